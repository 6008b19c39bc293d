"""English grammar by small rules and word lists (`en.toml`): no dictionary, so it says little.

Plurals and third persons are told by endings and exceptions. What a rule cannot tell is "other".
Articles are in `articles.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from konspekt.languages import pack
from konspekt.languages.articles import MASS, Articles
from konspekt.languages.english_words import (
    ARTICLE,
    AUXILIARY,
    CLAUSAL,
    CONDITIONS,
    CONTRACTED,
    DETERMINER,
    HANGING,
    NO_OBJECT,
    NO_SENTENCE,
    NO_TERM,
    NOT_ADVERBS,
    NOT_NOUNS,
    NOUN_PHRASE_END,
    OBJECT,
    OPENERS,
    PARTICLES,
    PERSONS,
    SUBORDINATE,
    SUFFIXES,
    TO_BE,
)
from konspekt.languages.forms import plain_key, remembered, words
from konspekt.languages.grammar import Called, Gender, Gloss, Number


class English:
    def __init__(self) -> None:
        own = pack("en").data.get("morphology", {})
        american = frozenset(own.get("verbs", ()))
        self._verbs = american | {v[:-3] + "ise" for v in american if v.endswith("ize")}
        self._nouns = frozenset(own.get("nouns", ()))
        self._irregular: dict[str, str] = dict(own.get("irregular", {}))
        self._names = frozenset(own.get("names_in_s", ()))
        self._proper = frozenset(own.get("proper", ()))
        self._relational = frozenset(own.get("relational", ()))
        self._gerunds = frozenset(own.get("gerunds", ()))
        self._measures = frozenset(own.get("measures", ()))
        self._articles = Articles(own, self.number)

    @remembered
    def lemma(self, word: str) -> str:
        word = plain_key(word).removesuffix("'s").removesuffix("’s")
        return self._irregular.get(word) or _singular(word)

    def _third(self, word: str) -> bool:
        return word.endswith("s") and _singular(word) != word and _singular(word) in self._verbs

    @remembered
    def gloss(self, text: str) -> Gloss:
        found = words(text)
        while found and (found[0].endswith("ly") or found[0] in ("also", "often", "usually")) and len(found) > 1:
            found = found[1:]
        if not found:
            return Gloss("other")
        first = found[0]
        if first in DETERMINER:
            return Gloss("nominal", "plur" if first in ("all", "both", "many", "several") else "sing")
        if first not in AUXILIARY and found[1:2] and found[1] in AUXILIARY:
            return Gloss("nominal", self.number(first))  # `mounts can be private`: a noun before its verb
        if first in AUXILIARY or self._third(first):
            return Gloss("verbal", "plur" if first in ("are", "were", "have", "do") else "sing")
        if first in self._verbs and (first not in self._nouns or (found[1:2] and found[1] in OBJECT)):
            return Gloss("imperative")
        if first in self._verbs and found[1:2] and found[1] in PARTICLES and len(found) > 2:
            return Gloss("imperative")
        if found[1:2] and found[1] in ARTICLE and first.isalpha() and not first.endswith(("s", "ing", "ed")):
            if first in NO_TERM:
                return Gloss("other")
            return Gloss("imperative")
        if first.endswith("ing") and len(first) > 5:
            return Gloss("action", "sing")
        if first in OPENERS or first in ("used", "called", "known", "made"):
            return Gloss("other")
        return Gloss("nominal", self.number(" ".join(found[:1])) if len(found) == 1 else "")

    def head(self, phrase: str) -> str:
        """`a set of rules that …` -> `rule`: a noun phrase ends before its first preposition or relative clause."""
        parts = re.split(
            r"[,;:(—–]|\s(?:who|which|that|where|for|in|on|at|with|by|from|to|into|used|using|when)\s", phrase
        )
        chain = re.split(r"\sof\s", " ".join(parts[0].split()))
        for piece in chain:
            found = [w for w in words(piece) if w not in DETERMINER and w not in AUXILIARY]
            found = found[: next((n for n, w in enumerate(found) if n and w.endswith(("ing", "ed"))), len(found))]
            if found and (self.lemma(found[-1]) not in self._measures or piece is chain[-1]):
                return self.lemma(found[-1])
        return ""

    def addresses(self, phrase: str) -> bool:
        return self.orders(phrase)

    def orders(self, phrase: str) -> bool:
        """`Clearly identify`, `Propagate`, `Avoid loops`: a verb to the reader; `Map`, `Aggregate Root` are names."""
        if re.fullmatch(r"[A-Z][a-z]+(?: [A-Z][a-z]+)+", phrase):
            return False
        if any(w.endswith("ly") and w not in NOT_ADVERBS for w in words(phrase)[:1]):
            return True
        found = [w for w in words(phrase) if not (w.endswith("ly") or w in ("do", "not", "never", "always"))]
        spoken = len(found) < len(words(phrase))
        ordered = spoken or (len(found) > 1 and found[1] in ARTICLE)
        return bool(found) and found[0] in self._verbs and (ordered or found[0] not in self._nouns)

    @remembered
    def has_predicate(self, text: str) -> bool:
        found = words(TO_BE.sub("to", text) if "to " in text else text)
        if not AUXILIARY.isdisjoint(found) or any(w.endswith("n't") for w in found):
            return True
        if any(self._plain_verb(found, n) for n in range(1, len(found) - 1)):
            return True
        return any(self._third(w) and self._verb_here(found, n) for n, w in enumerate(found) if n)

    def _plain_verb(self, found: Sequence[str], at: int) -> bool:
        """`licenses usually include`: a verb and nothing else, after a plural or an adverb."""
        if found[at] not in self._verbs or found[at] in self._nouns:
            return False
        before = found[at - 1]
        adverb = before in ("also", "often", "usually", "typically", "always", "generally") or before.endswith("ally")
        plural = (self._irregular.get(before) or _singular(before)) != before and before not in OPENERS
        return adverb or (plural and before not in self._verbs and not self._third(before))

    def _verb_here(self, found: Sequence[str], at: int) -> bool:
        """A word in -s that may be a noun too is a verb between a noun and its object."""
        if _singular(found[at]) not in self._nouns:
            return True
        before, after = found[at - 1], found[at + 1 : at + 2]
        noun = bool(after) and (after[0] in DETERMINER or after[0] not in NO_OBJECT)
        return before not in NOT_NOUNS and noun

    def whole(self, text: str) -> bool:
        """`each row must be unique`; not `in which rows are unique`, `how it is done`, `what the server sends`."""
        conditional = (words(text)[:1] or [""])[0] in CONDITIONS
        found = words(TO_BE.sub("to", text if conditional else text.split(", ")[0]))
        if not found or found[0] in NO_SENTENCE or not PERSONS.isdisjoint(found):
            return False
        at = next((n for n in range(1, len(found)) if self._verb_at(found, n)), 0)
        subject = found[1:at] if conditional else found[:at]
        return bool(subject) and (SUBORDINATE | {"how", "what"}).isdisjoint(subject) and at < len(found) - 1

    def _verb_at(self, found: Sequence[str], at: int) -> bool:
        word = found[at]
        if word in AUXILIARY or word.endswith("n't"):
            return True
        return self._plain_verb(found, at) or (self._third(word) and self._verb_here(found, at))

    def finite(self, tokens: Sequence[str], at: int) -> bool:
        """`reads` where it cannot be a noun; `read` after a plural; an auxiliary."""
        word = tokens[at].strip('.,;:!?()"“”')
        if word != word.lower() and not word.isupper():
            return False
        first = next(iter(words(tokens[at]) or words("".join(tokens[at + 1 : at + 2]))), "")
        if first in AUXILIARY:
            return True
        third, bare = self._third(first), first in self._verbs
        if not third and not bare:
            return False
        before = [w for token in tokens[:at] for w in words(token)]
        found = [*before, *(w for token in tokens[at : at + 2] for w in words(token))]
        if third and self._verb_here(found, len(before)):
            return True
        alone = bare and (first not in self._nouns or self._verb_here(found, len(before)))
        return alone and self.number(tokens[at - 1]) == "plur"

    @remembered
    def is_term(self, text: str) -> bool:
        found = words(text)
        if not found or found[0] in NO_TERM or found[-1] in HANGING or CONTRACTED.search(plain_key(text)):
            return False
        return CLAUSAL.isdisjoint(found)

    def known(self, word: str) -> bool:
        return True

    def own_subject(self, predicate: str) -> bool:
        return False

    def nominative(self, phrase: str) -> str:
        return phrase

    def owner(self, phrase: str) -> str:
        """With its article; a name stands bare."""
        called = self._articles.called(phrase, "")
        name = "`" in phrase or any(c.isupper() or c.isdigit() for c in phrase)
        several = called.number == "plur" and not self.names_class(phrase)  # `Windows`
        if called.sure and not several and not (name and called.text.startswith("the ")):
            return called.text
        return phrase if name else ""

    def singular(self, phrase: str) -> tuple[str, Gender]:
        tokens = phrase.split()
        if not tokens or not re.fullmatch(r"[A-Za-z-]+", tokens[-1]) or " of " in phrase:
            return "", ""
        last = self._irregular.get(tokens[-1].lower()) or _singular(tokens[-1])
        return " ".join([*tokens[:-1], last]), ""

    def plural(self, phrase: str) -> str:
        one, _ = self.singular(phrase)
        rare = next((many for many, single in self._irregular.items() if one.split()[-1:] == [single]), "")
        if rare:
            return one[: -len(one.split()[-1])] + rare
        if one.endswith(("s", "x", "z", "ch", "sh")):
            return f"{one}es"
        return f"{one[:-1]}ies" if re.search(r"[^aeiou]y$", one) else f"{one}s" if one else ""

    def number(self, phrase: str) -> Number:
        found = words(NOUN_PHRASE_END.split(phrase)[0])
        if not found:
            return ""
        last = found[-1]
        plural = last in self._irregular or (_singular(last) != last and last not in self._nouns)
        return "plur" if plural else "sing"

    def names_class(self, phrase: str) -> bool:
        """`popular browsers`, `types of loops`; not `Windows`, `Kubernetes`, `people into three groups`."""
        found = words(NOUN_PHRASE_END.split(phrase)[0])
        if self.number(phrase) != "plur" or not found or found[-1] in self._names or found[-1].endswith(MASS):
            return False
        if any(w in OPENERS - {"one", "most", "more"} for w in found[:-1]):
            return False
        last = _singular(found[-1])
        if last in self._verbs and last not in self._nouns and not self._articles.common(last):
            return False
        if len(found) > 1 and found[0].endswith("ing") and found[0] not in self._gerunds:
            return False
        alone = len(found) == 1 and phrase[:1].isupper()
        return not alone or self._articles.common(_singular(found[0]))

    def adjective(self, phrase: str) -> bool:
        """`enclosed in brackets`, `similar to …`: what a preposition follows and no noun leads."""
        first, second = (*words(phrase)[:2], "", "")[:2]
        if not second and first.endswith("ed") and first not in self._nouns:
            return first[:-1] in self._verbs or first[:-2] in self._verbs
        return second in OPENERS and (first in self._relational or (first.endswith("ed") and first not in self._nouns))

    def with_article(self, phrase: str) -> str:
        return self._articles.opened(phrase, self.head(phrase))

    def called(self, term: str, sentence: str) -> Called:
        return self._articles.called(term, sentence)

    def common(self, word: str) -> bool:
        low = word.lower().removesuffix("'s").removesuffix("’s")
        plain = bool(re.fullmatch(r"[A-Za-z][a-z]*(?:[-'’][a-z]+)*", word))
        return plain and low != "i" and low not in self._proper

    def disagreement(self, text: str) -> str:
        return ""


@remembered
def _singular(word: str) -> str:
    """The word without a plural or third-person ending."""
    low = word.lower()
    if len(low) < 4 or not low.endswith("s") or low.endswith(("ss", "us", "is")):
        return word
    for ending, base in SUFFIXES:
        if low.endswith(ending):
            return word[: len(word) - len(ending)] + base
    return word[:-2] if low.endswith("oes") else word[:-1]

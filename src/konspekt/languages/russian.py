"""Russian grammar: what a gloss is, what may be a term, what a word is doing in its sentence.

The dictionary calls some words of the lecture hall strange names (`под` is a preposition, `нода` an
unknown animal), so `ru.toml` lists those that it gets wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from konspekt.languages import pack
from konspekt.languages.forms import plain_key, remembered, words
from konspekt.languages.grammar import Called, Gender, Gloss, Number
from konspekt.languages.russian_words import CYRILLIC, FULL, Words, gender_of, number_of

LATIN_PLURAL = re.compile(r"[a-z]{2}(?<![sui])s$")
PREDICATE = ("VERB", "PRTS", "ADJS", "PRED")
FINITE = ("VERB", "PRTS", "PRED")
LIKELY = 0.35
SUBJECT = 2
"""Words after a verb among which its own subject would stand."""


class Russian:
    def __init__(self) -> None:
        own = pack("ru").data.get("morphology", {})
        self._words = Words(frozenset(own.get("nouns", ())))
        self._parse, self._analyzer = self._words.parse, self._words.analyzer
        self._lemmas: dict[str, str] = dict(own.get("lemmas", {}))
        self._actions = frozenset(own.get("actions", ()))
        self._not_actions = frozenset(own.get("not_actions", ()))
        self._capitals = frozenset(own.get("capitals", ()))
        self._openers = frozenset(own.get("not_terms", ()))
        self._predicates = frozenset(own.get("predicates", ()))
        self._relative = frozenset(own.get("relative", ()))

    @remembered
    def lemma(self, word: str) -> str:
        word = plain_key(word)
        if not CYRILLIC.search(word):
            return word
        if word in self._lemmas:
            return self._lemmas[word]
        parses = self._parse(word)
        return plain_key(parses[0].normal_form) if parses else word

    @remembered
    def gloss(self, text: str) -> Gloss:
        full: set[str] = set()
        latin = False
        for word in _first_words(text, 8):
            if not CYRILLIC.search(word):
                latin = True
                continue
            parses = self._parse(word)
            if not parses:
                return Gloss("other")
            best = parses[0].tag
            if best.POS in PREDICATE and not full:
                if latin or best.person == "2per":
                    return Gloss("other")
                return Gloss("verbal", number_of(best), gender_of(best) or self._later_gender(text))
            if best.POS == "INFN" and not full:
                return Gloss("imperative")
            if (best.POS in ("ADVB", "PRCL") and not full) or (best.POS == "CONJ" and full):
                continue
            if best.POS == "NPRO":
                return Gloss("nominal", "sing", "neut") if word == "то" and not full else Gloss("other")
            nouns = [p for p in parses if p.tag.POS == "NOUN" and p.tag.case == "nomn"]
            fulls = [p for p in parses if p.tag.POS in FULL and p.tag.case == "nomn"]
            if fulls and (best.POS in FULL or not nouns):
                full.add(word)
                continue
            if nouns:
                tag = nouns[0].tag
                kind = "action" if self._is_action(nouns[0].normal_form) else "nominal"
                return Gloss("action" if kind == "action" else "nominal", number_of(tag), gender_of(tag))
            return Gloss("other")
        return Gloss("other")

    def _later_gender(self, text: str) -> Gender:
        """`может быть запрограммирована`: the gender that a short form before the first comma shows."""
        for word in words(text.split(",")[0])[1:]:
            parses = self._parse(word) if CYRILLIC.search(word) else ()
            if parses and parses[0].tag.POS in ("PRTS", "ADJS") and parses[0].tag.number == "sing":
                return gender_of(parses[0].tag)
        return ""

    def _is_action(self, lemma: str) -> bool:
        if lemma in self._not_actions:
            return False
        return lemma in self._actions or lemma.endswith(("ание", "ение", "яние", "ятие", "ытие"))

    def head(self, phrase: str) -> str:
        noun = self._words.head(phrase)
        return plain_key(noun.normal_form) if noun is not None else ""

    def with_article(self, phrase: str) -> str:
        return phrase

    def called(self, term: str, sentence: str) -> Called:
        """Without articles all depends on the first letter: an ordinary Russian word loses its capital."""
        first = term.split(" ", 1)[0]
        small = first[:1].isupper() and CYRILLIC.match(first) and self.common(first) and not term.isupper()
        small = small and not any(c.isupper() for c in first[1:])
        plural = LATIN_PLURAL.search(term)  # `Secrets`, `Labels`; `Kubernetes` and `Redis` may be either
        number = "" if plural else self.number(term) or "sing"
        return Called(term[0].lower() + term[1:] if small else term, number)

    def orders(self, phrase: str) -> bool:
        """`Сохранить файл`, `Введите имя`: a verb to the reader; `Хранит файл` says what something does."""
        found = words(phrase)[:1]
        first = self._parse(found[0]) if found and CYRILLIC.search(found[0]) else ()
        if not first or first[0].tag.POS not in ("INFN", "VERB", "ADVB", "GRND"):
            return False
        return "3per" not in first[0].tag

    def addresses(self, phrase: str) -> bool:
        found = words(phrase)[:1]
        first = self._parse(found[0]) if found and CYRILLIC.search(found[0]) else ()
        return bool(first) and (first[0].tag.mood == "impr" or first[0].tag.person in ("1per", "2per"))

    @remembered
    def has_predicate(self, text: str) -> bool:
        return any(self._predicate(word) for word in words(text))

    def _predicate(self, word: str) -> bool:
        if not CYRILLIC.search(word) or word in self._predicates:
            return word in self._predicates
        parses = self._parse(word)
        if not parses or parses[0].tag.POS not in FINITE:
            return False
        return float(sum(p.score for p in parses if p.tag.POS in FINITE)) >= LIKELY

    def _quality(self, word: str) -> bool:
        """`возможен`: said of its subject, as a verb is."""
        parses = self._parse(word) if CYRILLIC.search(word) else ()
        return bool(parses) and parses[0].tag.POS == "ADJS"

    def own_subject(self, predicate: str) -> bool:
        found = words(predicate)[: SUBJECT + 1]
        if not found or not (self._predicate(found[0]) or self._quality(found[0])):
            return False
        parses = [self._parse(word) for word in found[1:]]
        nouns = [[p for p in ps if p.tag.POS == "NOUN"] for ps in parses if ps and ps[0].tag.POS == "NOUN"]
        if not nouns:
            return False
        # An intransitive verb has no object: what may be its subject is.
        ways = any if {"intr", "ADJS"} & set(self._parse(found[0])[0].tag.grammemes) else all
        return ways(p.tag.case == "nomn" for p in nouns[0])

    def whole(self, text: str) -> bool:
        """`данные лежат на диске`, `либо все операции выполняются, либо ни одна`; no relative clause, no address."""
        found = words(text)
        parses = [self._parse(w)[:1] for w in found]
        tags = [p[0].tag for p in parses if p]
        at = next((n for n, w in enumerate(found) if self._predicate(w)), -1)
        if at < 0 or any(t.person in ("1per", "2per") or t.mood == "impr" for t in tags) or found[0] in self._relative:
            return False
        if any(p[0].normal_form in self._relative for p in parses[:at] if p):
            return False
        number = next((p.tag.number for p in self._parse(found[at])), None)
        before = [p.tag for w in found[: at + 1 + SUBJECT] for p in self._parse(w) if p.tag.POS in ("NOUN", "NPRO")]
        return any(t.case == "nomn" and t.number in (number, None) for t in before)

    def finite(self, tokens: Sequence[str], at: int) -> bool:
        word = tokens[at].strip('.,;:!?()«»"')
        return word.islower() and self.gloss(word).kind == "verbal"

    @remembered
    def is_term(self, text: str) -> bool:
        found = words(text)
        if len(found) == 1 and found[0] in self._capitals and text.isupper():
            return True
        if not found or found[0] in self._openers or all(self._number(word) for word in found):
            return False
        if any(map(self._short, found[1:])):
            return False  # `Шаблон подобен чертежу`
        first = found[0]
        if not CYRILLIC.search(first) or first in self._lemmas:
            return not self.has_predicate(text)
        parses = self._parse(first)
        if parses and parses[0].tag.POS in ("PREP", "CONJ", "NPRO", "INTJ", "GRND", "VERB", "INFN", "PRTS"):
            return False
        nominative = any(p.tag.case in ("nomn", None) or p.tag.POS is None for p in parses)
        nominative = nominative or (len(found) == 1 and text[:1].isupper() and self._plural_name(first))
        return (nominative or not parses) and not self.has_predicate(text)

    def _short(self, word: str) -> bool:
        """An adjective that is a predicate: `равен`, `доступна`."""
        parses = self._parse(word) if CYRILLIC.search(word) else ()
        return bool(parses) and parses[0].tag.POS == "ADJS" and parses[0].score >= LIKELY

    def _number(self, word: str) -> bool:
        parses = self._parse(word)
        return bool(parses) and all(p.tag.POS == "NUMR" for p in parses)

    def _plural_name(self, word: str) -> bool:
        """`Множества` with a capital and alone is a plural, and hardly the genitive that the dictionary prefers."""
        tags = (p.tag for p in self._analyzer.parse(word))
        return any(t.POS == "NOUN" and t.case == "nomn" and t.number == "plur" for t in tags)

    def known(self, word: str) -> bool:
        folded = plain_key(word)
        if word.islower() and all("Abbr" in p.tag for p in self._parse(folded)):
            return False
        return not CYRILLIC.search(folded) or folded in self._lemmas or self._analyzer.word_is_known(folded)

    def nominative(self, phrase: str) -> str:
        return self._words.inflect(phrase, None) or phrase

    def owner(self, phrase: str) -> str:
        """In the genitive; what has no Cyrillic word stays as it is, and what only describes has no owner's form."""
        if not CYRILLIC.search(phrase):
            return phrase
        tokens = self.called(phrase, "").text.split()
        at = next((n for n, t in enumerate(tokens) if CYRILLIC.search(t) and not self.adjective(t)), -1)
        if at < 0 or "-" in tokens[at]:
            return ""
        before = [p.tag for t in tokens[:at] for p in self._parse(plain_key(t)) if p.tag.case == "nomn"]
        numbers = {tag.number for tag in before} or {"sing", "plur"}
        nouns = (p for p in self._analyzer.parse(plain_key(tokens[at])) if p.tag.POS == "NOUN")
        head = next(
            (p for p in nouns if p.tag.case == "nomn" and p.tag.number in numbers and "Name" not in p.tag), None
        )
        form = head.inflect({"gent", head.tag.number}) if head is not None else None
        if head is None or form is None:
            return ""
        turned = [self._words.agree(t, head, head.tag.number, "gent") for t in tokens[:at]]
        return " ".join([*turned, form.word, *tokens[at + 1 :]]) if all(turned) else ""

    def singular(self, phrase: str) -> tuple[str, Gender]:
        form = self._words.inflect(phrase, "sing")
        head = self._words.head(phrase)
        return (form, gender_of(head.tag)) if form and head is not None else ("", "")

    def plural(self, phrase: str) -> str:
        return self._words.inflect(phrase, "plur")

    def number(self, phrase: str) -> Number:
        head = self._words.head(phrase)
        return number_of(head.tag) if head is not None else ""

    def names_class(self, phrase: str) -> bool:
        """`популярные браузеры`, `типы индексов`: a head noun that stands in the nominative plural."""
        gloss = self.gloss(phrase)
        head = self._words.head(phrase)
        plural = gloss.number == "plur" and head is not None and head.tag.number == "plur"
        return plural and head.tag.case == "nomn" and gloss.kind in ("nominal", "action")

    def adjective(self, phrase: str) -> bool:
        parses = [self._parse(w) for w in words(phrase)]
        return bool(parses) and all(p and p[0].tag.POS in FULL for p in parses)

    def common(self, word: str) -> bool:
        folded = plain_key(word)
        if not CYRILLIC.search(folded):
            return False
        parses = self._parse(folded)
        return bool(parses) and not any(m in parses[0].tag for m in ("Name", "Surn", "Geox", "Orgn", "Abbr"))

    def disagreement(self, text: str) -> str:
        """`добавлено пространств`: a short participle and a noun that can only be genitive plural."""
        found = words(text)
        for before, one, other in zip(["", *found], found, found[1:], strict=False):
            if before in ("не", "ни") or not (CYRILLIC.search(one) and CYRILLIC.search(other)):
                continue
            short = self._parse(one)
            if not short or short[0].tag.POS != "PRTS" or short[0].tag.gender != "neut":
                continue
            nouns = self._parse(other)
            if nouns and all(p.tag.POS == "NOUN" and p.tag.case == "gent" and p.tag.number == "plur" for p in nouns):
                return f"{one} {other}"
        return ""


def _first_words(text: str, count: int) -> Iterable[str]:
    return words(re.sub(r"^\s*\([^)]*\)", "", text))[:count]

"""Any other language: words compare by their beginnings, and grammar is unknown.

Everything here errs to the side of saying nothing, so that a stem that needs agreement is
never built for a language that we cannot inflect.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from konspekt.languages import pack
from konspekt.languages.forms import plain_key, remembered, words
from konspekt.languages.grammar import Called, Gender, Gloss, Number
from konspekt.languages.patterns import compiled

PREFIX = 6
BARE_NOUN = re.compile(r"(?:[a-zäöüß-]+e[rsnm]?\s){1,2}[A-ZÄÖÜ][a-zäöüß]|[A-ZÄÖÜ][\w-]+(?<!t)(?<!en)\s[a-zäöüß]+\s")
"""A noun with what describes it before or after: an adjective's ending, then a capital; a word in -t may be a verb."""
CLAUSE = re.compile(r",\s")


class Surface:
    def __init__(self, lang: str) -> None:
        own = pack(lang).data.get("morphology", {}) if lang else {}
        self._predicates = frozenset(map(plain_key, own.get("predicates", ())))
        self._openers = frozenset(map(plain_key, own.get("not_terms", ())))
        self._articles: dict[str, str] = dict(own.get("nominatives", {}))
        self._determiners = frozenset(own.get("determiners", ()))
        self._definite = frozenset(own.get("definite", ()))
        self._light = frozenset(pack(lang).words("makers", "light")) if lang else frozenset()
        self._nouns_keep_capital = bool(own.get("nouns_keep_capital"))
        self._clauses = pack(lang).one_of("morphology", "clauses", re.I) if lang else compiled("(?!)")

    @remembered
    def lemma(self, word: str) -> str:
        return plain_key(word)[:PREFIX]

    def gloss(self, text: str) -> Gloss:
        found = words(text)
        if found and found[0] in self._predicates:
            return Gloss("verbal")
        if not found or found[0] not in self._determiners:
            return Gloss("nominal" if self._bare_noun(text) else "other")
        # `la méthode indique …` is a sentence, `la capacité de …` a noun phrase.
        clause = found[0] in self._definite and len(found) > 2 and found[2] not in self._light
        return Gloss("other" if clause else "nominal")

    def _bare_noun(self, text: str) -> bool:
        """Where nouns keep their capital: `schneller Speicher`, `Block fester Größe`; no clause, and no name alone."""
        if not self._nouns_keep_capital or words(text)[0] in self._openers:
            return False
        return bool(BARE_NOUN.match(text)) and not self.has_predicate(CLAUSE.split(text)[0])

    def head(self, phrase: str) -> str:
        found = words(phrase)
        return self.lemma(found[1]) if len(found) > 1 and found[0] in self._determiners else ""

    def with_article(self, phrase: str) -> str:
        return phrase

    def called(self, term: str, sentence: str) -> Called:
        return Called(term, "", False)

    def addresses(self, phrase: str) -> bool:
        return self.orders(phrase)

    def orders(self, phrase: str) -> bool:
        return False

    @remembered
    def has_predicate(self, text: str) -> bool:
        bare = self._clauses.regex.sub(" ", text) if self._clauses.may_fit(text) else text
        return any(w in self._predicates for w in words(bare))

    def whole(self, text: str) -> bool:
        return False

    def finite(self, tokens: Sequence[str], at: int) -> bool:
        return plain_key(tokens[at]) in self._predicates

    def is_term(self, text: str) -> bool:
        found = words(text)
        if self._nouns_keep_capital and text.islower():
            return False  # a German term holds a noun
        return bool(found) and found[0] not in self._openers and not self.has_predicate(text)

    def known(self, word: str) -> bool:
        return True

    def own_subject(self, predicate: str) -> bool:
        return False

    def nominative(self, phrase: str) -> str:
        """Where only an article before a noun shows the case, the article's nominative: `einen Weg` -> `ein Weg`."""
        first, _, rest = phrase.partition(" ")
        return f"{self._articles[first]} {rest}" if first in self._articles and rest[:1].isupper() else phrase

    def owner(self, phrase: str) -> str:
        return ""

    def singular(self, phrase: str) -> tuple[str, Gender]:
        return "", ""

    def plural(self, phrase: str) -> str:
        return ""

    def number(self, phrase: str) -> Number:
        return ""

    def names_class(self, phrase: str) -> bool:
        return False

    def adjective(self, phrase: str) -> bool:
        """Where nouns keep their capital a small word that is none of the little ones or of the verbs."""
        found = words(phrase)
        small = self._nouns_keep_capital and phrase.islower() and len(found) == 1
        return small and found[0] not in self._openers and not self.has_predicate(phrase)

    def common(self, word: str) -> bool:
        little = plain_key(word) in self._determiners
        return (little or not self._nouns_keep_capital) and word[:1].isupper() and word[1:].islower()

    def disagreement(self, text: str) -> str:
        return ""

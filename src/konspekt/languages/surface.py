"""Any other language: words compare by their beginnings, and grammar is unknown.

Everything here errs to the side of saying nothing, so that a stem that needs agreement is
never built for a language that we cannot inflect.
"""

from __future__ import annotations

from collections.abc import Sequence

from konspekt.languages import pack
from konspekt.languages.forms import plain_key, remembered, words
from konspekt.languages.grammar import Called, Gender, Gloss, Number

PREFIX = 6


class Surface:
    def __init__(self, lang: str) -> None:
        own = pack(lang).data.get("morphology", {}) if lang else {}
        self._predicates = frozenset(own.get("predicates", ()))
        self._openers = frozenset(own.get("not_terms", ()))
        self._determiners = frozenset(own.get("determiners", ()))
        self._definite = frozenset(own.get("definite", ()))
        self._light = frozenset(pack(lang).words("makers", "light")) if lang else frozenset()
        self._nouns_keep_capital = bool(own.get("nouns_keep_capital"))

    @remembered
    def lemma(self, word: str) -> str:
        return plain_key(word)[:PREFIX]

    def gloss(self, text: str) -> Gloss:
        found = words(text)
        if not found or found[0] not in self._determiners:
            return Gloss("other")
        # `la méthode indique …` is a sentence, `la capacité de …` a noun phrase.
        clause = found[0] in self._definite and len(found) > 2 and found[2] not in self._light
        return Gloss("other" if clause else "nominal")

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
        return any(w in self._predicates for w in words(text))

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
        return phrase

    def singular(self, phrase: str) -> tuple[str, Gender]:
        return "", ""

    def number(self, phrase: str) -> Number:
        return ""

    def names_class(self, phrase: str) -> bool:
        return False

    def adjective(self, phrase: str) -> bool:
        return False

    def common(self, word: str) -> bool:
        return not self._nouns_keep_capital and word[:1].isupper() and word[1:].islower()

    def disagreement(self, text: str) -> str:
        return ""

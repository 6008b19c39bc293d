"""Russian words and noun phrases on pymorphy3: what a word may be, the head of a phrase, its other forms.

Goes in: a word, or a noun phrase. Comes out: the parses that are likely enough, the parse of the head, the phrase
in the nominative. A phrase that will not inflect whole is refused: never half a phrase.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from konspekt.languages.forms import plain_key, words
from konspekt.languages.grammar import Gender, Number

CYRILLIC = re.compile(r"[а-яё]", re.I)
FULL = ("ADJF", "PRTF", "NUMR")
TOP = 0.05
"""The least likelihood of a parse that counts."""


class Words:
    """`nouns` are words that are never anything else, whatever the dictionary says."""

    def __init__(self, nouns: frozenset[str]) -> None:
        import pymorphy3

        self.analyzer = pymorphy3.MorphAnalyzer(lang="ru")
        self._nouns = nouns
        self.parse = lru_cache(maxsize=20000)(self._parse)

    def _parse(self, word: str) -> tuple[Any, ...]:
        found = [p for p in self.analyzer.parse(word) if p.score >= TOP]
        if word in self._nouns:
            found = [p for p in found if p.tag.POS == "NOUN"] or found
        return tuple(found)

    def head(self, phrase: str) -> Any:
        """The parse of the first noun that agrees with the adjectives before it, or None."""
        for word in words(phrase):
            if not CYRILLIC.search(word):
                continue
            parses = self.parse(word)
            noun = next((p for p in parses if p.tag.POS == "NOUN"), None)
            if noun is not None and parses[0].tag.POS not in FULL:
                return next((p for p in parses if p.tag.POS == "NOUN" and p.tag.case == "nomn"), noun)
        return None

    def inflect(self, phrase: str, number: str | None) -> str:
        """Head and the adjectives before it in the nominative, the tail as it stands; '' if any word refuses."""
        tokens = phrase.split()
        out: list[str] = []
        head: Any = None
        for index, token in enumerate(tokens):
            if not CYRILLIC.search(token):
                out.append(token)
                continue
            parses = self.parse(plain_key(token))
            noun = next((p for p in parses if p.tag.POS == "NOUN"), None)
            if noun is not None and parses[0].tag.POS not in FULL:
                head = noun
                tail = tokens[index + 1 :]
                break
            out.append(token)
        else:
            return ""
        wanted = number or head.tag.number or "sing"
        form = head.inflect({"nomn", wanted})
        if form is None:
            return ""
        done = []
        for token in out:
            turned = self.agree(token, head, wanted)
            if not turned:
                return ""
            done.append(turned)
        return " ".join([*done, form.word, *tail])

    def agree(self, token: str, head: Any, number: str, case: str = "nomn") -> str:
        """The adjective as it stands before the head in this number and case; '' if it is none."""
        if not CYRILLIC.search(token):
            return token
        full = next((p for p in self.parse(plain_key(token)) if p.tag.POS in ("ADJF", "PRTF")), None)
        if full is None:
            return ""
        grammemes = {case, number} | ({head.tag.gender} if number == "sing" and head.tag.gender else set())
        form = full.inflect(grammemes)
        return str(form.word) if form else ""


def number_of(tag: Any) -> Number:
    return "plur" if tag.number == "plur" else "sing" if tag.number == "sing" else ""


def gender_of(tag: Any) -> Gender:
    value = str(tag.gender or "")
    return "masc" if value == "masc" else "femn" if value == "femn" else "neut" if value == "neut" else ""

"""English articles: `a loop`, `an SQL query`, `the kernel`, `encryption`, `Docker`, `loops`.

Goes in: a term and the lecture's own sentence about it. Comes out: the term as it stands inside a
question. The sentence is the best witness (`A loop is …`, `The kernel is …`, `Git is …`); without
one the lists of `en.toml` and a few endings decide. Where nothing does, nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from konspekt.languages.forms import words
from konspekt.languages.grammar import Called, Number
from konspekt.languages.patterns import small

SPELT = re.compile(r"^(?=[A-Z\d]{2,})[AEFHILMNORSX8][A-Z\d]*s?\b")
VOWEL = re.compile(r"^(?:[aeio]|u(?!ni(?!n)|s[aeiu]|ti|r[aio]|biq)|hour|hono|heir)(?!u[rl]|ne\b|nce\b)", re.I)
ACRONYM = re.compile(r"^[A-Z][A-Z\d]+s?$|[a-z][A-Z]|\d|[^A-Za-z\s'’-]")
MASS = ("ness", "ism", "ware", "ics", "ization", "isation", "ography", "ology", "hood", "ency", "ance")
FIELDS = ("omics", "matics", "namics", "tronics", "physics", "netics", "guistics")
"""Sciences: plural in form, singular in use."""
COUNT = (
    "er",
    "or",
    "ist",
    "ment",
    "ant",
    "ship",
    "gram",
    "graph",
    "script",
    "base",
    "set",
    "file",
    "word",
    "list",
    "path",
    "point",
)
COMMON = ("ment", "tion", "sion", "ity", "ence", "age", "ure", "ing", "able", "ible", "ed", "ic", "ous", "er", "or")
ORDINALS = ("first", "second", "third", "fourth", "fifth", "last", "next", "same", "main", "only")
ARTICLE = re.compile(r"(?<![^\s(])(?P<article>an?|the)\s+(?=\S)", re.I)
GOES_ON = re.compile(r"[\w-]")
VERB = re.compile(
    r"(?:\s*\([^()]*\))?\s+"
    r"(?:is|are|was|were|means?|refers?|stands?|denotes?|has|have|can|may|must|describes?|defines?|[a-z]+s)\b"
)


class Articles:
    def __init__(self, own: Mapping[str, Any], number: Callable[[str], Number]) -> None:
        self._things = frozenset(own.get("things", ())) | (
            frozenset(own.get("nouns", ())) & frozenset(own.get("verbs", ()))
        )
        self._mass = frozenset(own.get("mass", ()))
        self._verbs = frozenset(own.get("verbs", ()))
        self._qualities = frozenset(own.get("qualities", ())) | self._things | self._mass
        self._number = number

    def called(self, term: str, sentence: str) -> Called:
        """`sure` is False where neither the sentence nor the lists know the article."""
        if "`" in term:
            return Called(term)
        small = self._small(term)
        shown = self._shown(term, sentence)
        last = next(iter(words(term)[-1:]), "")
        plural = self._number(term) == "plur" and last not in self._mass and not last.endswith(FIELDS)
        plural = plural and not ACRONYM.search(term.split()[-1])
        if shown == "bare":
            return Called(small, "plur" if plural else "sing")
        if shown:
            the = Called(f"the {small}", "plur" if plural else "sing")
            return the if shown == "the" else Called(f"{article(small)} {small}")
        mass = words(term)[-1] in self._mass if words(term) else False
        if not mass and self._number(term) == "plur" and not ACRONYM.search(term.split()[-1]) and self._certain(term):
            return Called(small, "plur")
        return self._by_lists(term, small)

    def opened(self, phrase: str, head: str) -> str:
        """A noun phrase without a determiner gets one if its head is a known countable noun in the singular."""
        first = phrase.split(" ", 1)[0].lower()
        shown = re.search(rf"\b{re.escape(head)}\b", phrase, re.I) if head else None
        if (
            first in self._verbs
            or first in ("a", "an", "the", "any", "one", "each")
            or first.endswith(("'s", "’s"))
            or not shown
        ):
            return phrase
        return f"{article(phrase)} {phrase}" if head in self._things and not re.match(r"\d", first) else phrase

    def common(self, noun: str) -> bool:
        """A noun of the trade by the lists or by its ending, so its plural names a class."""
        return noun in self._qualities or noun.endswith((*COUNT, *COMMON))

    def _by_lists(self, term: str, small: str) -> Called:
        head = re.split(r"\s(?:of|for|in|with|to|from|on)\s", term)[0].split()[-1].lower()
        if ACRONYM.search(term.split()[-1]):
            return Called(small, "", False)
        if words(term)[0] in ORDINALS and len(term.split()) > 1 and head in self._things:
            return Called(f"the {small}")
        if head in self._mass or head.endswith(MASS) or (head.endswith("ing") and head not in self._things):
            return Called(small)
        capital = term[:1].isupper() and head == term.lower()
        if re.search(r"\s(?:and|or|vs\.?)\s|[&/]", term) or self._proper(term):
            return Called(small, "", False)
        if head in self._things or (head.endswith(COUNT) and not capital):
            return Called(f"{article(small)} {small}")
        return Called(small, "", False)

    def _proper(self, term: str) -> bool:
        """`Docker Hub`: all words with capitals, and the first is no word of the trade."""
        tokens = term.split()
        titled = len(tokens) > 1 and all(t[:1].isupper() for t in tokens)
        return titled and not {tokens[0].lower(), tokens[0].lower().removesuffix("s")} & self._qualities

    def _certain(self, term: str) -> bool:
        """A plural for sure: small letters, or a known singular."""
        last = words(term)[-1]
        one = f"{last[:-3]}y" if last.endswith("ies") else last.removesuffix("s")
        return term.islower() or one in self._qualities or len(term.split()) > 1

    @staticmethod
    def _shown(term: str, sentence: str) -> str:
        """The article before the term in the lecture's sentence: `a`, `the`, `bare`; '' where it shows none."""
        if small(term) not in small(sentence):
            return ""
        for found in ARTICLE.finditer(sentence):
            stop = found.end() + len(term)
            if small(sentence[found.end() : stop]) == small(term) and not GOES_ON.match(sentence, stop):
                return "the" if small(found["article"]) == "the" else "a"
        return "bare" if sentence.startswith(term) and VERB.match(sentence, len(term)) else ""

    def _small(self, term: str) -> str:
        """`Virtual machine` -> `virtual machine`; names, title case and what nobody knows keep their capital."""
        tokens = term.split()
        first = tokens[0]
        if not re.fullmatch(r"[A-Z][a-z]+(?:-[a-z]+)*", first) or any(t[:1].isupper() for t in tokens[1:]):
            return term
        low = first.lower()
        known = (
            low in self._qualities
            or low.removesuffix("s") in self._qualities
            or low.endswith((*MASS, "ing", "al", "ive"))
        )
        noun = len(tokens) > 1 and len(low) > 5 and low.endswith(COMMON)
        return term[0].lower() + term[1:] if known or noun else term


def article(phrase: str) -> str:
    """`a` or `an`, by the sound of the first letter; acronyms are spelt out."""
    word = re.sub(r"^[^A-Za-z\d]+", "", phrase)
    if re.match(r"[A-Z\d]{2,}", word):
        return "an" if SPELT.match(word) else "a"
    return "an" if VOWEL.match(word) else "a"

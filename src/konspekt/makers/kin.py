"""Kinship: how likely it is that a student takes one thing for another.

Goes in: the facts of a course. Comes out: a grade for two entries, 0 to 3. Distractors are drawn
from kin alone: a stranger among the options is no temptation, and a question of strangers tests
nothing. Who is no kin to anybody gets no choice but a gap, a verdict or a short answer.

Grades: 3 sisters (one list, table or glossary; members of one category; one family of commands; a
shared head noun, `Container image`, `Container runtime`; one genus, `processor that …`); 2 one
section, sections under like titles, slides in a row that each explain their title, or
one form again and again in one chapter; 1 neighbours among the terms of
the lecture; 0 strangers; -1 related: the one is a kind, a member or all the rest of the other, so that what is said of
the one may be true of the other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from konspekt.languages.forms import plain_key, remembered, words
from konspekt.languages.likeness import content, linked
from konspekt.makers.entry import Entry
from konspekt.makers.glosses import CLAUSE, clausal
from konspekt.model.facts import Command, Enumeration, Fact, Property, Statement

SISTERS, HOUSE, NEIGHBOURS, STRANGERS, RELATED = 3, 2, 1, 0, -1
NEAR = 4
"""Terms at most so far apart, counted in terms, are neighbours."""


class Kin:
    """Built once for all facts. Knows which names stand in one list."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self._lists: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._heads: dict[tuple[str, str], set[frozenset[str]]] = defaultdict(set)
        for fact in facts:
            if isinstance(fact, Enumeration):
                for item in fact.items:
                    self._lists[fact.lecture, plain_key(item.plain)].add(fact.key)
                    self._heads[fact.lecture, plain_key(item.plain)].add(content(fact.subject.plain, fact.lang))

    def grade(self, one: Entry, other: Entry, apart: int = NEAR + 1) -> int:
        """`apart` counts the terms of the slot from one to the other: never slides, so that a slide without a
        term changes nothing."""
        a, b = one.fact, other.fact
        if a.lecture != b.lecture:
            return STRANGERS
        if self._under(one, other) or self._under(other, one) or _rest(one, other) or _rest(other, one):
            return RELATED
        if _same_list(a, b) or self._members(a) & self._members(b) or _family(one, other) or _named_alike(one, other):
            return SISTERS
        if _topic(one, other) or _topic(other, one) or _other_kind(one, other):
            return STRANGERS
        if a.place[:1] == b.place[:1] or linked(content(a.section, a.lang), content(b.section, b.lang)):
            return HOUSE
        # A row of slides, each under its term, or one form again and again under one heading: told one after another.
        told_alike = a.evidence.rule == b.evidence.rule and a.chapter and a.chapter == b.chapter
        if apart <= NEAR and (told_alike or (_is_title(one) and _is_title(other))):
            return HOUSE
        return NEIGHBOURS if apart <= NEAR and a.evidence.rule == b.evidence.rule else STRANGERS

    def _members(self, fact: Fact) -> set[str]:
        return self._lists.get((fact.lecture, plain_key(fact.subject.plain)), set())

    def _under(self, one: Entry, other: Entry) -> bool:
        """The one is a member of what is called like the other, or is explained as one: `a super key that …`."""
        if other.is_code or not other.term_words:
            return False
        heads = self._heads.get((one.fact.lecture, plain_key(one.fact.subject.plain)), ())
        own = one.term_words - other.term_words  # `Shell syntax vs exec syntax` is no class of either
        if any(linked(other.term_words, head) == other.term_words and not linked(own, head) for head in heads):
            return True
        if one.genus not in other.term_words:
            return False
        kind = content(CLAUSE.split(one.gloss)[0], one.fact.lang)
        return linked(other.term_words, kind) == other.term_words


def _rest(one: Entry, other: Entry) -> bool:
    """`Non-clustered`: every index that is not clustered, so that only that one is surely another."""
    denied = _denied(one)
    return bool(denied) and not _denied(other) and denied != plain_key(other.fact.subject.plain)


@remembered
def _denied(made: Entry) -> str:
    """`clustered` of `Non-clustered`; '' for any other name."""
    plain = made.fact.subject.plain
    found = made.pack.one_of("makers", "negated", re.I).match(plain)
    return plain_key(plain[found.end() :]) if found else ""


def _same_list(one: Fact, other: Fact) -> bool:
    return len(one.place) > 3 and one.place[:-1] == other.place[:-1]


def _topic(one: Entry, other: Entry) -> bool:
    """The other is taught under the name of the one: a whole is no rival of its parts."""
    if not one.term_words or _is_title(other):
        return False
    return linked(one.term_words, content(other.fact.section, other.fact.lang)) == one.term_words


@remembered
def _is_title(made: Entry) -> bool:
    """The term is what its section is called, alone or beside its alias: `Dirty read (P1)`."""
    title = content(made.fact.section, made.fact.lang)
    return bool(title) and linked(made.term_words, title) == made.term_words and linked(title, made.names) == title


def _other_kind(one: Entry, other: Entry) -> bool:
    """`A device that …`, `a rule that …`: both are said to be something, and something else; unknown is no kind."""
    kinds = _kind(one), _kind(other)
    return all(kinds) and kinds[0] != kinds[1]


@remembered
def _kind(made: Entry) -> str:
    """The coarse kind of its genus, `thing`, `process`, `rule` …; '' where the pack does not know it."""
    kinds: dict[str, list[str]] = made.pack.data.get("kinds", {})
    if clausal(made):
        return ""  # `a device sends …` says nothing of what the term is
    return next((kind for kind, genera in kinds.items() if made.genus in genera), "")


def _family(one: Entry, other: Entry) -> bool:
    """`docker ps`, `docker stop`; two instructions in capitals under one title."""
    if not (isinstance(one.fact, Command) and isinstance(other.fact, Command) and one.is_code and other.is_code):
        return False
    a, b = (e.fact.subject.plain.split() for e in (one, other))
    return len(a) > 1 and len(b) > 1 and a[0] == b[0]


def _named_alike(one: Entry, other: Entry) -> bool:
    """A shared head noun in the names, or one genus in the meanings."""
    if one.is_code or other.is_code:
        return False
    names = [words(e.term) for e in (one, other)]
    shared = min(map(len, names)) > 1 and bool(linked(one.term_words, other.term_words))
    return shared or bool(one.genus and one.genus == other.genus)


def needed(made: Entry) -> int:
    """How near a distractor must stand: a term that typography or a title proves may meet its neighbours, a mere
    sentence only its sisters."""
    if isinstance(made.fact, Statement | Property):
        return SISTERS
    if isinstance(made.fact, Command):
        return HOUSE
    stated = made.fact.evidence.strength == "stated" or _is_title(made)
    if made.shape.kind in ("nominal", "action") and not clausal(made):
        return NEIGHBOURS if stated else HOUSE
    return HOUSE if stated else SISTERS

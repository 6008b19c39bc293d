"""Proof that two things differ: neither answers the question that is asked of the other.

Goes in: two entries, and what the lecture says of every subject. Comes out: yes or no. Refused are synonyms, aliases,
what is said of both, and a purpose that takes in the other (`create a user` beside `create a resource`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from konspekt.languages.forms import plain_key, words
from konspekt.languages.likeness import content, linked, same_word, shared
from konspekt.makers.entry import Entry, entry
from konspekt.model.facts import Command, Definition, Enumeration, Fact, Property, Statement, Trait

SYNONYM = 0.6
SAME_OBJECT = 0.75
"""Two different deeds may be done to one thing: `lists running containers`, `ends a running container`."""
COVERED = 0.7
PLACE = re.compile(r"\[[^\]]+\]|<[^>]+>")
"""What a manual writes where anything may stand."""


def knowledge(facts: Sequence[Fact]) -> dict[tuple[str, str], frozenset[str]]:
    """All that the lecture says of a subject, as lemmas: what a distractor might be true by."""
    said: dict[tuple[str, str], frozenset[str]] = {}
    for fact in facts:
        spot = (fact.lecture, plain_key(fact.subject.plain))
        said[spot] = said.get(spot, frozenset()) | _said(fact)
        for item in fact.items if isinstance(fact, Enumeration) else ():
            spot = (fact.lecture, plain_key(item.plain))
            said[spot] = said.get(spot, frozenset()) | content(fact.subject.plain, fact.lang)
    return said


def _said(fact: Fact) -> frozenset[str]:
    """What one fact says of its subject: its value as it is asked, its cells, its members."""
    match fact:
        case Definition() | Command():
            texts = (fact.value, *fact.more)
            return frozenset(w for t in texts for w in entry(replace(fact, value=t)).gloss_words)
        case Statement():
            return entry(fact).gloss_words
        case Property():
            return content(f"{fact.attribute.plain} {fact.value.plain}", fact.lang)
        case Trait():
            return content(fact.value.plain, fact.lang)
        case Enumeration():
            return frozenset(w for i in fact.items for w in content(i.plain, fact.lang))
        case _:
            return frozenset()


def differ(one: Entry, other: Entry, known: Mapping[tuple[str, str], frozenset[str]], limit: float = SYNONYM) -> bool:
    """Proof that neither answers the other's question: two names, two meanings, and nothing else said of either
    that would make the other's gloss true of it. Sisters in one list are told apart by less: `limit`."""
    deeds = {one.deed, other.deed}
    limit = SAME_OBJECT if len(deeds) == 2 and None not in deeds else limit
    if shared(one.gloss_words, other.gloss_words) >= limit or _kin(one, other) or _wider(one, other):
        return False
    if _does_both(one, other) or _does_both(other, one):
        return False
    for a, b in ((one, other), (other, one)):
        said = known.get((b.fact.lecture, plain_key(b.fact.subject.plain)), frozenset())
        if a.gloss_words and len(linked(a.gloss_words, said)) / len(a.gloss_words) >= COVERED:
            return False
    return True


def _does_both(one: Entry, other: Entry) -> bool:
    """`stop the machine and delete its disk` does also what `stop the machine` does."""
    if one.deed is None or other.deed is None or one.fact.lang != other.fact.lang:
        return False
    joining = one.pack.one_of("makers", "joining", re.I)
    parts = [part for part in joining.regex.split(other.gloss) if part.strip()]
    if len(parts) < 2:
        return False
    done_to = one.gloss_words - {one.deed}
    return any(one_deed(one, words(p)[0]) and linked(done_to, content(p, one.fact.lang)) for p in parts if words(p))


def _instance(one: Entry, other: Entry) -> bool:
    """`ls notes/` is one of the lines that `ls [path]` stands for."""
    mine, theirs = one.fact.subject.plain.split(), other.fact.subject.plain.split()
    if len(theirs) > len(mine) and theirs[: len(mine)] == mine:
        return all(PLACE.fullmatch(token) for token in theirs[len(mine) :])  # `git log` beside `git log <file>`
    pairs = zip(mine, theirs, strict=False)
    return len(mine) == len(theirs) and all(a == b or PLACE.fullmatch(b) for a, b in pairs)


def _wider(one: Entry, other: Entry) -> bool:
    """One deed done to a thing and to its kind: what each is done to, without words for anything, holds the other."""
    if other.deed is None or one.fact.lang != other.fact.lang or not one_deed(one, other.deed):
        return False
    broad = frozenset(one.pack.words("makers", "broad"))
    a, b = (e.gloss_words - {e.deed} - broad for e in (one, other))
    return linked(a, b) == a or linked(b, a) == b


def one_deed(one: Entry, word: str) -> bool:
    """The word names the deed that the entry is about, as verb or noun."""
    if one.deed is None:
        return False
    lemma = one.morph.lemma(word)
    groups = (group.split() for group in one.pack.words("makers", "deeds"))
    return same_word(one.deed, lemma) or any(one.deed in group and lemma in group for group in groups)


def _kin(one: Entry, other: Entry) -> bool:
    """One term names the other too: alias, twin in another script, or the same name with an addition."""
    a, b = one.names, other.names
    inner = {w for w in one.term_words if any(same_word(w, x) for x in b)}
    outer = {w for w in other.term_words if any(same_word(w, x) for x in a)}
    if one.is_code and other.is_code:
        return one.term == other.term or _instance(one, other) or _instance(other, one)
    return inner == set(one.term_words) or outer == set(other.term_words)

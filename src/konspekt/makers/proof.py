"""Proof that two things differ: neither answers the question that is asked of the other.

Goes in: two entries, and what the lecture says of every subject. Comes out: yes or no. Refused are synonyms, aliases,
what is said of both, and a purpose that takes in the other (`create a user` beside `create a resource`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from konspekt.languages.forms import plain_key
from konspekt.languages.likeness import linked, overlap, same_word
from konspekt.makers.entry import Entry, entry
from konspekt.model.facts import Command, Definition, Fact, Statement

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
        if isinstance(fact, Definition | Command | Statement):
            texts = (fact.value, *(() if isinstance(fact, Statement) else fact.more))
            own = frozenset(w for t in texts for w in entry(replace(fact, value=t)).gloss_words)
            spot = (fact.lecture, plain_key(fact.subject.plain))
            said[spot] = said.get(spot, frozenset()) | own
    return said


def differ(one: Entry, other: Entry, known: Mapping[tuple[str, str], frozenset[str]], limit: float = SYNONYM) -> bool:
    """Proof that neither answers the other's question: two names, two meanings, and nothing else said of either
    that would make the other's gloss true of it. Sisters in one list are told apart by less: `limit`."""
    deeds = {one.deed, other.deed}
    limit = SAME_OBJECT if len(deeds) == 2 and None not in deeds else limit
    if overlap(one.gloss_words, other.gloss_words) >= limit or _kin(one, other) or _wider(one, other):
        return False
    for a, b in ((one, other), (other, one)):
        said = known.get((b.fact.lecture, plain_key(b.fact.subject.plain)), frozenset())
        if a.gloss_words and len(a.gloss_words & said) / len(a.gloss_words) >= COVERED:
            return False
    return True


def _instance(one: Entry, other: Entry) -> bool:
    """`ls notes/` is one of the lines that `ls [path]` stands for."""
    pairs = zip(one.fact.subject.plain.split(), other.fact.subject.plain.split(), strict=False)
    tokens = [len(e.fact.subject.plain.split()) for e in (one, other)]
    return tokens[0] == tokens[1] and all(a == b or PLACE.fullmatch(b) for a, b in pairs)


def _wider(one: Entry, other: Entry) -> bool:
    """One deed done to a thing and to its kind: what each is done to, without words for anything, holds the other."""
    if not _one_deed(one, other):
        return False
    broad = frozenset(one.pack.words("makers", "broad"))
    a, b = (e.gloss_words - {e.deed} - broad for e in (one, other))
    return linked(a, b) == a or linked(b, a) == b


def _one_deed(one: Entry, other: Entry) -> bool:
    if one.deed is None or other.deed is None or one.fact.lang != other.fact.lang:
        return False
    groups = (group.split() for group in one.pack.words("makers", "deeds"))
    return one.deed == other.deed or any(one.deed in group and other.deed in group for group in groups)


def _kin(one: Entry, other: Entry) -> bool:
    """One term names the other too: alias, twin in another script, or the same name with an addition."""
    a, b = one.names, other.names
    inner = {w for w in one.term_words if any(same_word(w, x) for x in b)}
    outer = {w for w in other.term_words if any(same_word(w, x) for x in a)}
    if one.is_code and other.is_code:
        return one.term == other.term or _instance(one, other) or _instance(other, one)
    return inner == set(one.term_words) or outer == set(other.term_words)

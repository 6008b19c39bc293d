"""Lists whose members may stand beside one another, and the members that may.

Goes in: enumerations of one lecture. Comes out: picks (members that can be options), which lists are near, and which
picks look alike and are surely not of the other's list. Lists that overlap, or stand under the section's own title,
prove nothing and never meet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from konspekt.languages import pack
from konspekt.languages.forms import plain_key, words
from konspekt.languages.likeness import content, linked, overlap
from konspekt.languages.morphology import morphology
from konspekt.makers.category import LONGEST_HEAD, heading, nameable
from konspekt.makers.members import BARE, LIKE, clause_of, entwined, sisters, the_same
from konspekt.makers.worth import EMOJI, terms_of
from konspekt.model.facts import Enumeration, Fact
from konspekt.model.text import Text

MOST_WORDS, HEAD_WORDS, MANY, APART = 9, 7, 12, 5
"""Words of a member and of a head that can be an option; members of one list that are weighed; how many lists on a
parallel one may stand."""
SLIDES = 2
RATIO, GAP = 1.5, 12
DASH = re.compile(r"\s[-–—]\s")


@dataclass(frozen=True)
class Pick:
    """A member as an option of the list it stands in."""

    fact: Enumeration
    item: Text
    text: str
    kind: str

    @property
    def words(self) -> frozenset[str]:
        return content(self.text, self.fact.lang)

    @property
    def head(self) -> frozenset[str]:
        return content(self.fact.subject.plain, self.fact.lang)


def known_heads(facts: Sequence[Fact]) -> frozenset[tuple[str, str]]:
    """(lecture, folded name) of all that the lecture defines or lists: what stands before brackets is else no head."""
    listed = {(f.lecture, plain_key(i.plain)) for f in facts if isinstance(f, Enumeration) for i in f.items}
    return terms_of(facts) | listed


def asks(fact: Enumeration, known: frozenset[tuple[str, str]]) -> bool:
    head = fact.subject.plain
    if EMOJI.search(head) or DASH.search(head) or len(words(head)) > 2 * HEAD_WORDS or not picks(fact):
        return False
    if _in_brackets(fact) and (fact.lecture, plain_key(head)) not in known:
        return False
    named = nameable(head.strip(" .:"), fact.lang, LONGEST_HEAD) and not heading(head, fact.lang)
    return bool(clause_of(fact)) or (named and not pack(fact.lang).one_of("terms", "labels").fullmatch(plain_key(head)))


def _in_brackets(fact: Enumeration) -> bool:
    return fact.evidence.rule.startswith("inline") and not clause_of(fact)


@lru_cache(maxsize=4096)
def picks(fact: Enumeration) -> tuple[Pick, ...]:
    """Members that can be options: short, whole, and not named by the head."""
    found = []
    head = content(fact.subject.plain, fact.lang)
    for item in fact.items[:MANY]:
        text = " ".join(item.ticked.split()).rstrip(" .;,")
        text = BARE.sub("", text) or text
        own = content(text, fact.lang)
        if own and 1 <= len(words(text)) <= MOST_WORDS and not linked(head, own) and not text.endswith((":", ",")):
            found.append(Pick(fact, item, text, morphology(fact.lang).gloss(text).kind))
    return tuple(found)


def nearness(group: Sequence[Enumeration]) -> dict[str, set[str]]:
    """Key -> keys of the lists whose members may stand beside its own: its sisters, and its parallels nearby."""
    near = {f.key: {o.key for o in sisters(f, group)} for f in group}
    for at, fact in enumerate(group):
        for other in group[at + 1 : at + 1 + APART]:
            if _parallel(fact, other) and not entwined(fact, other):
                near[fact.key].add(other.key)
                near[other.key].add(fact.key)
    for one, other in _namesakes(group):
        near[one.key] &= near[other.key]  # what stands under one head in either list is no stranger to it
        near[other.key] = set(near[one.key])
    return near


def _namesakes(group: Sequence[Enumeration]) -> Iterator[tuple[Enumeration, Enumeration]]:
    first: dict[str, Enumeration] = {}
    for fact in group:
        other = first.setdefault(plain_key(fact.subject.plain), fact)
        if other is not fact:
            yield other, fact


def _parallel(one: Enumeration, other: Enumeration) -> bool:
    """Lists of one make at one spot of neighbouring slides, their heads both names or both clauses."""
    if len(one.place) < 3 or one.place[2:] != other.place[2:] or abs(one.place[1] - other.place[1]) > SLIDES:
        return False
    made = [(f.evidence.rule, f.ordered, bool(clause_of(f))) for f in (one, other)]
    return made[0] == made[1]


def may_meet(one: Enumeration, other: Enumeration, near: dict[str, set[str]]) -> bool:
    """Sisters of which some members look alike."""
    if other.key not in near[one.key] or one.key not in near[other.key]:
        return False
    return any(beside(a, b) for a in picks(one) for b in picks(other))


def beside(one: Pick, other: Pick) -> bool:
    """Options of one question: of one look, of two meanings, and each head says as much of the one as of the other."""
    if not look_alike(one.text, other.text) or one.kind != other.kind:
        return False
    if the_same(one.item, other.item) or overlap(one.words, other.words) >= LIKE:
        return False
    for a, b in ((one, other), (other, one)):
        if any(the_same(b.item, i) for i in (*a.fact.items, a.fact.subject)) or linked(a.head, b.words):
            return False
        if max(overlap(b.words, content(i.plain, a.fact.lang)) for i in a.fact.items) >= LIKE:
            return False
    return True


def look_alike(one: str, other: str) -> bool:
    """Of one script, dress and like length."""
    long, short = sorted((len(one), len(other)), reverse=True)
    near = long - short <= GAP or long <= RATIO * short
    return near and dress_of(one) == dress_of(other)


def dress_of(text: str) -> tuple[bool, ...]:
    bare = text.replace("`", "")
    digits, small = any(c.isdigit() for c in bare), bare[:1].islower()
    return ("`" in text, bare.isascii(), digits, small, "(" in bare, "," in bare)


def strange(one: Pick, other: Pick) -> bool:
    """Two members of one list with nothing in common but their list."""
    return look_alike(one.text, other.text) and one.kind == other.kind and not linked(one.words, other.words)

"""Can a sentence be read alone, with one word of it hidden? And is that word worth hiding?

Goes in: a fact with its sentence. Comes out: yes or no. A sentence stands alone if it says something outright of what
it names: no pronoun for a neighbour's noun, no `also` left from before, nobody speaking, no second sentence run on.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from konspekt.languages import pack
from konspekt.languages.forms import words
from konspekt.languages.likeness import content, linked
from konspekt.languages.morphology import morphology
from konspekt.makers.entry import entry
from konspekt.makers.residue import cleaned
from konspekt.model.facts import Definition, Enumeration, Fact, Property, Statement

COMMON, OFTEN = 5, 0.18
"""A name in so many facts of a lecture, and in such a share of them, is what the lecture is about."""


LEANING = (("statements", "leaning"), ("makers", "joined"))


class Topics:
    """What each lecture speaks of everywhere: no gap, for who hears the sentence knows of what it speaks."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self._facts = Counter(f.lecture for f in facts)
        self._holders = Counter((f.lecture, w) for f in facts for w in self._words(f))

    @staticmethod
    def _words(fact: Fact) -> frozenset[str]:
        return content(f"{fact.subject.plain} {fact.sentence.plain}", fact.lang)

    def hold(self, hidden: str, fact: Fact) -> bool:
        """The words hidden stand all over the lecture, or in the title of the chapter."""
        own = content(hidden, fact.lang)
        if own and linked(own, content(fact.chapter, fact.lang)) == own:
            return True
        often = max(COMMON, OFTEN * self._facts[fact.lecture])
        return all(self._holders[fact.lecture, word] >= often for word in own)


def alone(fact: Fact, hidden: str) -> bool:
    """The fact's sentence without `hidden` is one plain claim with a predicate, that needs no neighbour."""
    own, morph = pack(fact.lang), morphology(fact.lang)
    plain = cleaned(" ".join(fact.sentence.plain.split()), fact.lang)
    before, _, after = plain.partition(hidden)
    beside = (*words(before)[-1:], *words(after)[:1])
    if isinstance(fact, Enumeration) and morph.gloss(plain).kind == "verbal":
        return False  # `can be a key, a number, or a name`: of what?
    if isinstance(fact, Definition | Statement) and any(w in own.words("lists", "and") for w in beside):
        return False  # what is coupled with it could stand there too
    if own.one_of("makers", "going_on", re.I).search(before.rsplit(". ", 1)[-1]):
        return False
    first = plain.partition(". ")[0]  # what the second sentence leans on stands in the first
    if any(own.one_of(group, name, re.I).search(first) for group, name in LEANING):
        return False
    if not set(words(plain)).isdisjoint((*own.words("statements", "address"), *own.words("makers", "maybes"))):
        return False
    if ": " in plain and not isinstance(fact, Enumeration):
        return False
    if isinstance(fact, Property):
        about = content(fact.subject.plain, fact.lang)
        return linked(about, content(plain, fact.lang)) == about and morph.has_predicate(plain)
    return isinstance(fact, Enumeration) or morph.has_predicate(plain) or _defined(fact)


def _defined(fact: Fact) -> bool:
    """`Xfs — файловая система`: the dash is the verb before a noun, and nothing before another verb."""
    made = entry(fact) if isinstance(fact, Definition) else None
    return made is not None and made.shape.kind in ("nominal", "action", "verbal")

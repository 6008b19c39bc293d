"""Match: terms with their meanings, commands with what they do.

Goes in: the same entries as for choice. Comes out: one match a block, every pair unique because the
block's entries are proved different from one another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from konspekt.languages.likeness import linked
from konspekt.makers.blocks import blocks
from konspekt.makers.entry import Entry
from konspekt.makers.kin import Kin
from konspekt.makers.order import digest
from konspekt.makers.proof import differ, knowledge
from konspekt.makers.what import GLOSS, TERM, Nearness, entries
from konspekt.makers.worth import describes, names
from konspekt.model.facts import Command, Fact
from konspekt.model.questions import Match, Question

SIZE, LEAST_PAIRS = 5, 4
LONGEST = 110


def matches(facts: Sequence[Fact], seed: int) -> Iterator[Question]:
    known, kin = knowledge(facts), Kin(facts)
    fit = [e for e in entries(facts) if names(e) and describes(e) and GLOSS.fits(e)]
    fit = [e for e in fit if len(e.key) <= LONGEST and not linked(e.names, e.gloss_words)]
    groups: dict[tuple[object, ...], list[Entry]] = {}
    for made in fit:
        groups.setdefault((made.fact.lecture, made.fact.lang, *TERM.form(made), made.shape.kind), []).append(made)
    for group in groups.values():
        near = Nearness(group, kin)
        for block in blocks(group, lambda a, b, n=near: n.close(a, b) and _apart(a, b, known), near, SIZE):  # type: ignore[misc]
            if len(block) >= LEAST_PAIRS:
                yield _match(block[:SIZE], seed)


def _apart(one: Entry, other: Entry, known: Mapping[tuple[str, str], frozenset[str]]) -> bool:
    """Different for sure, and no name stands in the other's meaning."""
    clear = not linked(one.names, other.gloss_words) and not linked(other.names, one.gloss_words)
    return clear and differ(one, other, known)


def _match(block: Sequence[Entry], seed: int) -> Question:
    first = block[0]
    identity = f"{first.key}#match"
    right = sorted(block, key=lambda e: digest(seed, identity, e.gloss))
    form = "match_commands" if isinstance(first.fact, Command) else "match_terms"
    return Match(
        id=identity, facts=tuple(e.key for e in block), stem=first.pack.word("stems", form), rule=form,
        evidence=first.fact.evidence, section=first.fact.section, lang=first.fact.lang, lecture=first.fact.lecture,
        difficulty=0.5, level="understand", left=tuple(e.term for e in block), right=tuple(e.gloss for e in right),
        answer=tuple(right.index(e) for e in block),
    )  # fmt: skip

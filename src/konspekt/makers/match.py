"""Match: terms with their meanings, commands with what they do, the items of a list with a word or two beside each.

Goes in: the same entries as for choice, and short lines that no choice can ask (`4xx: client error`). Comes out: one
match a block, every pair unique because the block's entries are proved different from one another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from konspekt.languages.forms import plain_key, words
from konspekt.languages.likeness import linked
from konspekt.makers.blocks import blocks
from konspekt.makers.classes import class_names
from konspekt.makers.entry import Entry, entry
from konspekt.makers.giveaway import gives_away
from konspekt.makers.kin import Kin
from konspekt.makers.meeting import Nearness
from konspekt.makers.order import digest
from konspekt.makers.proof import differ, knowledge
from konspekt.makers.stems import is_command, say
from konspekt.makers.what import GLOSS, TERM, entries
from konspekt.makers.worth import EMOJI, describes, names
from konspekt.model.facts import Command, Definition, Fact
from konspekt.model.questions import Match, Question

SIZE, LEAST_PAIRS = 5, 4
LONGEST = 110
BRIEF, LISTED = 4, 2


def matches(facts: Sequence[Fact], seed: int) -> Iterator[Question]:
    known, kin = knowledge(facts), Kin(facts)
    fit = [e for e in entries(facts) if names(e) and describes(e) and GLOSS.fits(e)]
    fit = [e for e in fit if len(e.key) <= LONGEST and not _tells(e)]
    groups: dict[tuple[object, ...], list[Entry]] = {}
    for made in fit:
        groups.setdefault((made.fact.lecture, made.fact.lang, *TERM.form(made), made.shape.kind), []).append(made)
    for group in groups.values():
        near = Nearness(group, kin)
        for block in blocks(group, lambda a, b, n=near: n.close(a, b) and _apart(a, b, known), near, SIZE):  # type: ignore[misc]
            if len(block) >= LEAST_PAIRS:
                yield _match(block[:SIZE], seed)
    for row in _brief(facts):
        yield _match(row[:SIZE], seed, "match_brief")


def _brief(facts: Sequence[Fact]) -> Iterator[list[Entry]]:
    """Lines in a row that are each a name and a few words: none holds another's, or its own name."""
    rows: dict[object, list[Entry]] = {}
    classes = class_names(facts)
    for fact in facts:
        if isinstance(fact, Definition | Command) and not fact.doubtful and len(fact.place) > LISTED:
            form = fact.evidence.rule.split("-")[0]
            row = rows.setdefault((fact.lecture, fact.lang, fact.place[:-1], form, type(fact)), [])
            row.append(entry(fact, classes.get(fact.key)))
    for row in rows.values():
        for short, run in groupby(row, key=_short):
            fit = [e for e in run if short and not _tells(e) and not _leaning(e)]
            fit = [e for e in fit if not any(_holds(o, e) or _holds(e, o) for o in fit if o is not e)]
            if len(fit) >= LEAST_PAIRS:
                yield fit


def _tells(made: Entry) -> bool:
    """The name and what stands beside it share a word, in whatever language."""
    return bool(linked(made.names, made.gloss_words)) or gives_away(made)


def _short(made: Entry) -> bool:
    return 1 <= len(words(made.gloss)) <= BRIEF and len(words(made.term)) <= BRIEF and len(made.key) <= LONGEST


def _leaning(made: Entry) -> bool:
    """`and tell the others`, `see below`: no word to know a thing by."""
    leans = (*made.pack.words("makers", "dangling"), *made.pack.words("makers", "pointing"))
    return words(made.gloss)[0] in leans or bool(EMOJI.search(made.gloss + made.term)) or "?" in made.gloss


def _holds(one: Entry, other: Entry) -> bool:
    return plain_key(one.gloss) in plain_key(other.gloss) or one.term == other.term


def _apart(one: Entry, other: Entry, known: Mapping[tuple[str, str], frozenset[str]]) -> bool:
    """Different for sure, and no name stands in the other's meaning."""
    clear = not linked(one.names, other.gloss_words) and not linked(other.names, one.gloss_words)
    return clear and differ(one, other, known)


def _nouns(block: Sequence[Entry]) -> str:
    """What all of them are, `parameters`; '' where the lecture names no one class, or that of commands."""
    classes = {e.class_name for e in block}
    one = next(iter(classes)) if len(classes) == 1 else None
    return one.many if one and not one.runs(block[0].pack) else ""


def _match(block: Sequence[Entry], seed: int, form: str = "") -> Question:
    first = block[0]
    identity = f"{first.key}#match"
    right = sorted(block, key=lambda e: digest(seed, identity, e.gloss))
    nouns = _nouns(block)
    form = form or ("match_class" if nouns else "match_commands" if all(map(is_command, block)) else "match_terms")
    return Match(
        id=identity, facts=tuple(e.key for e in block), stem=say(first, form, nouns=nouns), rule=form,
        evidence=first.fact.evidence, section=first.fact.section, lang=first.fact.lang, lecture=first.fact.lecture,
        difficulty=0.5, level="understand", left=tuple(e.term for e in block), right=tuple(e.gloss for e in right),
        answer=tuple(right.index(e) for e in block),
    )  # fmt: skip

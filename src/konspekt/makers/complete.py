"""Complete the command line: the word or flag that makes it do what the lecture says.

Goes in: commands of several words. Comes out: choices among the subcommands, or the flags, of one program, in closed
blocks; two lines that hold one word never meet. What has no rivals is left to the gaps.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from konspekt.languages.forms import plain_key, words
from konspekt.languages.likeness import content
from konspekt.makers.completions import CARRIERS
from konspekt.makers.entry import Entry
from konspekt.makers.kin import NEAR, RELATED, Kin
from konspekt.makers.meeting import Aspect
from konspekt.makers.proof import one_deed
from konspekt.makers.stems import say
from konspekt.makers.what import LONGEST_STEM, asked_in_blocks, entries
from konspekt.makers.worth import describes
from konspekt.model.facts import Command, Fact
from konspekt.model.questions import GAP, Question

WORD = re.compile(r"[a-z][a-z-]+")
MOST = 2
"""Lines of one word that are asked, so that one key does not stand everywhere."""
FLAG = re.compile(r"--?[A-Za-z][\w-]*")


def completed(facts: Sequence[Fact], seed: int) -> Iterator[Question]:
    every = [e for e in entries(facts) if isinstance(e.fact, Command) and len(e.fact.subject.plain.split()) > 1]
    found = [e for e in every if describes(e) and COMPLETE.fits(e)]
    often = Counter[tuple[object, ...]]()
    rare = []
    for made in found:
        often[_spot(made)] += 1
        if often[_spot(made)] <= MOST:
            rare.append(made)
    yield from asked_in_blocks(rare, COMPLETE, _known(every), _Lines(facts), seed)


class _Lines(Kin):
    """What a line is done to stands in it: of two words of a program that do one deed (`get`, `describe`) both fit."""

    def grade(self, one: Entry, other: Entry, apart: int = NEAR + 1) -> int:
        deed = other.deed
        return RELATED if deed and one_deed(one, deed) else super().grade(one, other, apart)


def _known(every: Sequence[Entry]) -> Mapping[tuple[str, str], frozenset[str]]:
    """What the lecture says of all lines with this word: `show` does what `git show` does, and `git show --raw`."""
    said: dict[tuple[str, ...], frozenset[str]] = {}
    for made in every:
        said[_spot(made)] = said.get(_spot(made), frozenset()) | made.gloss_words
    return {(e.fact.lecture, plain_key(e.fact.subject.plain)): said[_spot(e)] for e in every}


def _spot(made: Entry) -> tuple[str, ...]:
    return made.fact.lecture, *made.fact.subject.plain.split()[:2]


def _token(made: Entry) -> str:
    return made.fact.subject.plain.split()[1]


def _fits(made: Entry) -> bool:
    """A program, a word or flag that stands once, and a purpose that does not name it."""
    tokens = made.fact.subject.plain.split()
    if not made.fact.subject.is_code or len(tokens) < 2 or not WORD.fullmatch(tokens[0]) or tokens[0] in CARRIERS:
        return False
    known = WORD.fullmatch(tokens[1]) or FLAG.fullmatch(tokens[1])
    return bool(known) and tokens.count(tokens[1]) == 1 and len(words(made.gloss)) <= LONGEST_STEM


def _stem(made: Entry) -> tuple[str, str]:
    first, _, *rest = made.fact.subject.plain.split()
    return "complete-line", say(made, "complete", gloss=made.gloss, command=" ".join([first, GAP, *rest]))


def _form(made: Entry) -> tuple[object, ...]:
    return made.fact.subject.plain.split()[0], _token(made).startswith("-")


COMPLETE = Aspect(
    "line", _stem, lambda e: f"`{_token(e)}`", lambda e: e.gloss, lambda e: e.gloss_words,
    lambda e: content(_token(e), e.fact.lang), _form, _fits, 3.0, 12, level="apply",
)  # fmt: skip

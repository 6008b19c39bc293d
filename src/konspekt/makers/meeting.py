"""Who may stand beside whom: options of one slot that tempt, are wrong for sure, and tell nothing by their looks.

Goes in: entries of one slot and a direction to ask in. Comes out: whether two may meet in one question, and how far
apart they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from konspekt.languages.forms import WORD, remembered
from konspekt.languages.likeness import echo, linked, overlap
from konspekt.languages.morphology import morphology
from konspekt.makers.blocks import LEAST
from konspekt.makers.entry import Entry
from konspekt.makers.kin import SISTERS, Kin, needed
from konspekt.makers.proof import SAME_OBJECT, SYNONYM, differ
from konspekt.model.questions import Level

ECHO = 0.2
"""How much more of one option than of another may sound like the stem, in shares of four-letter pieces."""
COMMON_LEAST, COMMON_SHARE = 4, 0.12


@dataclass(frozen=True)
class Aspect:
    """A direction: how the stem is made, what the options are, which words stand in each."""

    name: str
    stem: Callable[[Entry], tuple[str, str]]
    option: Callable[[Entry], str]
    text: Callable[[Entry], str]
    """What of the entry stands in the stem."""
    asked: Callable[[Entry], frozenset[str]]
    shown: Callable[[Entry], frozenset[str]]
    form: Callable[[Entry], tuple[object, ...]]
    fits: Callable[[Entry], bool]
    ratio: float
    gap: int
    level: Level = "remember"


@dataclass(frozen=True)
class Meeting:
    """Who may stand beside whom in one slot."""

    aspect: Aspect
    known: Mapping[tuple[str, str], frozenset[str]]
    common: frozenset[str]
    """Words of the slot's trade: heard everywhere, they lead to nobody."""
    near: Nearness

    def may(self, one: Entry, other: Entry) -> bool:
        """True if each is a plausible and wrong answer to the other's question, and gives no clue there."""
        aspect = self.aspect
        long, short = sorted((len(aspect.option(one)), len(aspect.option(other))), reverse=True)
        if long - short > aspect.gap and long > aspect.ratio * short:
            return False
        if aspect.option(one) == aspect.option(other):
            return False
        sisters = self.near.grade(one, other) == SISTERS
        quiet = all(self._quiet(a, b) for a, b in ((one, other), (other, one)))
        return quiet and differ(one, other, self.known, SAME_OBJECT if sisters else SYNONYM)

    def _quiet(self, a: Entry, b: Entry) -> bool:
        """The stem of `a` sounds like its own option no more and no less than like that of `b`."""
        aspect = self.aspect
        asked = aspect.asked(a)
        if linked(asked, aspect.shown(a)) - self.common != linked(asked, aspect.shown(b)) - self.common:
            return False
        text = _telling(aspect.text(a), a.fact.lang, self.common)
        heard = [echo(_telling(aspect.option(e), e.fact.lang, self.common), text) for e in (a, b)]
        return abs(heard[0] - heard[1]) <= ECHO


@remembered
def _telling(text: str, lang: str, common: frozenset[str]) -> str:
    """The text without the words of the trade."""
    lemma = morphology(lang).lemma
    return WORD.sub(lambda m: "" if lemma(m[0]) in common else m[0], text) if common else text


def common_words(slot: Sequence[Entry]) -> frozenset[str]:
    """Words that many entries of a slot share: `процессор` in a lecture on processors."""
    count = Counter(w for made in slot for w in made.gloss_words | made.term_words)
    often = min(max(COMMON_LEAST, COMMON_SHARE * len(slot)), len(slot))
    return frozenset(w for w, n in count.items() if n >= max(often, LEAST))


class Nearness:
    """How far apart the entries of a slot are: small for what a student confuses."""

    def __init__(self, slot: Sequence[Entry], kin: Kin) -> None:
        self._rank = {made.key: n for n, made in enumerate(slot)}
        self._kin = kin
        self._grades: dict[tuple[Entry, Entry], int] = {}

    def grade(self, one: Entry, other: Entry) -> int:
        grade = self._grades.get((one, other))
        if grade is None:
            apart = abs(self._rank[one.key] - self._rank[other.key])
            grade = self._grades[one, other] = self._kin.grade(one, other, apart)
        return grade

    def close(self, one: Entry, other: Entry) -> bool:
        """Near enough for a choice: each is a temptation to who half knows the other."""
        return self.grade(one, other) >= max(needed(one), needed(other))

    def __call__(self, one: Entry, other: Entry) -> float:
        """Kin first, then neighbours in the lecture, glosses and names alike."""
        place = sum(1 for _ in _common(one.fact.place, other.fact.place))
        alike = overlap(one.gloss_words, other.gloss_words) + overlap(one.term_words, other.term_words)
        return -float(self.grade(one, other)) - min(place, 4) / 2 - 2 * alike


def _common(one: Sequence[int], other: Sequence[int]) -> Iterator[int]:
    for a, b in zip(one, other, strict=False):
        if a != b:
            return
        yield a

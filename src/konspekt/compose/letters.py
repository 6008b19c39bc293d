"""Key letters: equal shares, no run over three.

Goes in: a slot for each question with one key among options. Comes out: the key's place in each.
A slot whose options must ascend keeps its place and the others balance around it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from konspekt.compose.options import token

LONGEST_RUN = 3


@dataclass(frozen=True, slots=True)
class Slot:
    """`size` options; `fixed` is the key's place if it may not move."""

    id: str
    size: int
    fixed: int | None = None


def positions(slots: Sequence[Slot], seed: int) -> tuple[int, ...]:
    """The key's place in each slot, 0-based.

    Among slots of one size the letters are within one of equal, unless fixed slots or the runs
    forbid it; runs are broken wherever a slot that may move is part of them.
    """
    places = [0 if slot.fixed is None else slot.fixed for slot in slots]
    total: Counter[int] = Counter()
    for size in sorted({slot.size for slot in slots}):
        group = [n for n, slot in enumerate(slots) if slot.size == size]
        free = [n for n in group if slots[n].fixed is None]
        fixed = [places[n] for n in group if slots[n].fixed is not None]
        shares = list(_shares(size, fixed, len(free), total, seed))
        free.sort(key=lambda n: token(seed, slots[n].id))
        for n, letter in zip(free, shares, strict=True):
            places[n] = letter
        total.update(fixed + shares)
    return tuple(_calmed(places, slots))


def _shares(size: int, fixed: Iterable[int], free: int, total: Counter[int], seed: int) -> Iterator[int]:
    """`free` letters that, with the fixed ones, come as near to equal shares as can be."""
    here = Counter(fixed)
    for _ in range(free):
        letter = min(range(size), key=lambda x: (here[x], total[x] + here[x], token(seed, str(size), str(x))))
        here[letter] += 1
        yield letter


def _calmed(places: list[int], slots: Sequence[Slot]) -> list[int]:
    """The places without runs over three: by swaps, which keep the shares, before substitutions."""
    while spot := _run(places):
        noise = _runs(places)
        tries = chain(_swaps(places, slots, spot), _changes(places, slots, spot))
        calmer = next((new for new in tries if _runs(new) < noise), None)
        if calmer is None:
            return places
        places = calmer
    return places


def _run(places: Sequence[int]) -> range:
    """The first run that is one too long; empty if there is none."""
    for end in range(LONGEST_RUN, len(places)):
        run = range(end - LONGEST_RUN, end + 1)
        if len({places[n] for n in run}) == 1:
            return run
    return range(0)


def _runs(places: Sequence[int]) -> int:
    """How many windows of four hold one letter only."""
    return sum(len(set(places[n : n + LONGEST_RUN + 1])) == 1 for n in range(len(places) - LONGEST_RUN))


def _swaps(places: list[int], slots: Sequence[Slot], run: range) -> Iterator[list[int]]:
    """A free slot of the run, its middle first, changes letters with the nearest free slot of its size."""
    for a in sorted(run, key=lambda n: (n in (run[0], run[-1]), n)):
        for b in sorted(range(len(places)), key=lambda n: (abs(n - a), n)):
            alike = slots[a].size == slots[b].size and slots[a].fixed is None and slots[b].fixed is None
            if alike and places[a] != places[b]:
                new = list(places)
                new[a], new[b] = new[b], new[a]
                yield new


def _changes(places: list[int], slots: Sequence[Slot], run: range) -> Iterator[list[int]]:
    """A free slot of the run takes another letter, the rarest first."""
    used = Counter(places)
    for a in run:
        if slots[a].fixed is None:
            for letter in sorted(range(slots[a].size), key=lambda x: (used[x], x)):
                new = list(places)
                new[a] = letter
                yield new

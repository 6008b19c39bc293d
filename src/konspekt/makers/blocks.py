"""Distractors by closed blocks: four facts that can stand beside one another, each the key once.

Goes in: entries of one slot and a test of who may stand beside whom. Comes out: blocks. Inside a
block each option is shown equally often and is the key exactly once, so nothing that can be seen
of an option alone (length, script, how often it is seen elsewhere) tells the key: random picks
leak there, blocks cannot. Blocks of 3 where a fourth would be wrong; larger ones are rings.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")
SIZE = 4
LEAST = 3
MOST = 7
LEFT_OUT = 6.0
MANY = 120
"""Entries that are weighed against one another; a longer slot is taken in stretches, or its time would grow squared."""


def blocks(
    entries: Sequence[T], may: Callable[[T, T], bool], distance: Callable[[T, T], float], size: int = SIZE
) -> list[list[T]]:
    """Disjoint groups of mutually allowed entries, nearest together, in reading order.

    `may` and `distance` are symmetric. Entries that fit nowhere are left out. Who has the fewest
    partners chooses first, so that few are left over; ties keep the order given.
    """
    count = len(entries)
    if count > MANY:
        parts = (entries[at : at + MANY] for at in range(0, count, MANY))
        return [block for part in parts for block in blocks(part, may, distance, size)]
    allowed: list[set[int]] = [set() for _ in range(count)]
    for i in range(count):
        for j in range(i + 1, count):
            if may(entries[i], entries[j]):
                allowed[i].add(j)
                allowed[j].add(i)
    far = {(i, j): distance(entries[i], entries[j]) for i in range(count) for j in allowed[i]}
    tries = [
        _cover(count, allowed, far, size, scarce, careful) for scarce in (True, False) for careful in (True, False)
    ]
    best = min(tries, key=lambda found: (_cost(found, count, far), found))
    return [[entries[i] for i in sorted(block)] for block in sorted(best, key=min)]


Far = dict[tuple[int, int], float]


def _cover(count: int, allowed: list[set[int]], far: Far, size: int, scarce: bool, careful: bool) -> list[list[int]]:
    """Blocks grown one after another; `scarce` starts with whoever has fewest partners left."""
    free = set(range(count))
    found: list[list[int]] = []
    while free:
        first = min(free, key=lambda i: (len(allowed[i] & free) if scarce else 0, i))
        block = _grow(first, free, allowed, far, size, careful)
        free -= set(block) if len(block) >= LEAST else {first}
        if len(block) >= LEAST:
            found.append(block)
    _take_in_rest(found, set(range(count)) - {i for b in found for i in b}, allowed)
    return found


def _cost(found: list[list[int]], count: int, far: Far) -> float:
    """What is left out costs more than distance inside blocks."""
    left = count - sum(map(len, found))
    inside = sum(sum(far[i, j] for i in b for j in b if i != j) / (len(b) - 1) for b in found)
    return LEFT_OUT * left + inside


def _grow(first: int, free: set[int], allowed: list[set[int]], far: Far, size: int, careful: bool) -> list[int]:
    """A clique around `first`: the nearest partner of all so far, until it is full."""
    block = [first]
    left = free - {first}
    while len(block) < size:
        fit = [j for j in left if all(j in allowed[i] for i in block)]
        if not fit:
            break
        # A partner that leaves others to choose from comes before one that is merely near.
        wanted = size - len(block) - 1 if careful else 0
        best = min(fit, key=lambda j: (not _leaves(j, fit, allowed, wanted), sum(far[i, j] for i in block), j))
        block.append(best)
        left.discard(best)
    return block


def _leaves(j: int, fit: list[int], allowed: list[set[int]], wanted: int) -> bool:
    return len(allowed[j] & set(fit)) >= wanted


def _take_in_rest(found: list[list[int]], rest: set[int], allowed: list[set[int]]) -> None:
    """Each left-over joins the smallest block that takes it; such a block is a ring."""
    for i in sorted(rest):
        fit = [b for b in found if len(b) < MOST and all(i in allowed[j] for j in b)]
        if fit:
            min(fit, key=lambda b: (len(b), min(b))).append(i)


def shown(block: Sequence[T], at: int, size: int = SIZE) -> list[T]:
    """The options of the item whose key is `block[at]`: the whole block, or its next ones around the ring."""
    return [block[(at + step) % len(block)] for step in range(min(size, len(block)))]

"""Lists that their author sees and Markdown does not: bullets one blank in, numbers without a stop.

Goes in: the lines of a slide. Comes out: as many lines. Markdown wants the blanks that the marker of
the outer item takes, and reads one blank as another list or as more of the same; so such bullets get
them, where the list shows by itself that it has two levels. `1 **Read**`, `2 **Mend**` get their stops.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from konspekt.readers.source import PROSE

BULLET = re.compile(r"^(?P<indent>\s*)(?P<marker>[-*+]|\d{1,3}[.)])(?P<gap>\s+)(?=\S)")
NUMBER = re.compile(r"^(?P<number>\d{1,2})(?=\s(?:\*\*|__)[^\s*_])")
ENDS = re.compile(r"^(?:#{1,6}\s|\||>|<|-{3,}\s*$|\*{3,}\s*$|[`~]{3,}|:{2,})")
"""What no list goes on after, at the left margin."""


def nested(lines: Sequence[str], kinds: Sequence[str]) -> list[str]:
    """Bullets one blank in, below their outer item, where the list comes back to the margin or marks the two apart."""
    out = list(lines)
    if not any(line[:1] == " " and line[1:2] in "-*+0123456789" for line in lines if len(line) > 1):
        return out
    for run in _runs(lines, kinds):
        found = [(at, bullet) for at in run if (bullet := BULLET.match(lines[at]))]
        depths = [len(bullet["indent"]) for _, bullet in found]
        if depths[:1] != [0] or set(depths) != {0, 1} or not _two_levels(found, depths):
            continue
        width = 0
        for (at, bullet), depth in zip(found, depths, strict=True):
            width = len(bullet[0]) if not depth else width
            out[at] = lines[at] if not depth else " " * width + lines[at].lstrip()
    return out


def numbered(lines: Sequence[str], kinds: Sequence[str]) -> list[str]:
    """Lines that begin with a number and a name in bold, where the numbers run from one, as items of a list."""
    out = list(lines)
    prose = [(at, NUMBER.match(line)) for at, line in enumerate(lines) if kinds[at] == PROSE]
    found = [(at, int(n["number"])) for at, n in prose if n]
    if len(found) > 1 and [number for _, number in found] == list(range(1, len(found) + 1)):
        for at, number in found:
            out[at] = f"{number}.{lines[at][len(str(number)) :]}"
    return out


def _two_levels(found: Sequence[tuple[int, re.Match[str]]], depths: Sequence[int]) -> bool:
    """It comes back to the margin after a bullet moved in, or the moved ones have markers of their own."""
    outer, inner = ({_sort(b) for (_, b), d in zip(found, depths, strict=True) if d == depth} for depth in (0, 1))
    return 0 in depths[depths.index(1) :] or not outer & inner


def _sort(bullet: re.Match[str]) -> str:
    return bullet["marker"][-1]


def _runs(lines: Sequence[str], kinds: Sequence[str]) -> Iterator[list[int]]:
    """Stretches of lines that one author's list may fill: bullets, what hangs on to them, and blank lines."""
    run: list[int] = []
    for at, line in enumerate(lines):
        bullet = kinds[at] == PROSE and BULLET.match(line)
        hangs = bool(run) and (not line.strip() or line[0].isspace() or bool(lines[at - 1].strip()))
        if bullet or (hangs and kinds[at] == PROSE and not ENDS.match(line)):
            run.append(at)
        elif run:
            yield run
            run = []
    if run:
        yield run

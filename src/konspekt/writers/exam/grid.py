"""Where everything stands on an answer sheet, in millimetres from the paper's upper left corner.

Four corner marks of 6 mm, 12 mm from the edges. Between the upper two, from the right: the bars. Bubbles stand on a
grid of one pitch, rows of questions in columns, the student's code in the upper right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

SHEETS = {"A4": (210.0, 297.0), "letter": (215.9, 279.4)}
EDGE, CORNER, INSIDE = 12.0, 6.0, 22.0
"""The corner marks' distance from the edge and size; text begins at `INSIDE`."""
BAR = 1.2
PLACES = 6


@dataclass(frozen=True, slots=True)
class Spot:
    """The centre of a bubble or box, or the left end of a line's middle."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Grid:
    """`scale` 1 is the usual size, 1.4 large print; large print has two columns, else there are three."""

    width: float
    height: float
    scale: float

    @property
    def columns(self) -> int:
        return 3 if self.scale == 1 else 2

    @property
    def top(self) -> float:
        """Where the grid begins."""
        return 50 if self.scale == 1 else 60

    @property
    def pitch(self) -> float:
        return 6.4 * self.scale

    @property
    def row(self) -> float:
        return 7 * self.scale

    @property
    def bubble(self) -> float:
        """The diameter of a bubble."""
        return 5 * self.scale

    @property
    def column(self) -> float:
        return (self.width - 2 * INSIDE + 4) / self.columns

    @property
    def number(self) -> float:
        """The width of a question's number."""
        return 9 * self.scale

    def corners(self) -> list[Spot]:
        """Upper left corners of the marks."""
        right, bottom = self.width - EDGE - CORNER, self.height - EDGE - CORNER
        return [Spot(x, y) for y in (EDGE, bottom) for x in (EDGE, right)]

    def bars(self, count: int) -> list[float]:
        """The left side of each bar."""
        first = self.width - EDGE - CORNER - 5 - count * BAR
        return [round(first + n * BAR, 2) for n in range(count)]

    def code(self) -> list[list[Spot]]:
        """The student's code: ten rows of digits, one bubble a place, under a row of boxes to write into."""
        left = self.width - INSIDE - (PLACES - 0.5) * self.pitch
        top = self.top + self.row / 2
        return [
            [Spot(round(left + n * self.pitch, 2), round(top + line * self.row * 0.9, 2)) for n in range(PLACES)]
            for line in range(11)
        ]

    def rows(self) -> Iterator[Spot]:
        """Where the questions' rows begin, column by column: the last column stands under the student's code."""
        under = self.code()[-1][0].y + 1.5 * self.row
        for column in range(self.columns):
            y = self.top + self.row / 2 if column < self.columns - 1 else under
            while y < self.height - EDGE - CORNER - self.row / 2:
                yield Spot(round(INSIDE + column * self.column, 2), round(y, 2))
                y += self.row

    def spots(self, at: Spot, count: int) -> list[Spot]:
        """The centres of a question's bubbles; they draw nearer where there are many."""
        room = self.column - self.number - self.pitch
        pitch = min(self.pitch, room / max(count - 1, 1))
        first = at.x + self.number + self.pitch / 2
        return [Spot(round(first + n * pitch, 2), at.y) for n in range(count)]


def grid_of(paper: str, large: bool) -> Grid:
    return Grid(*SHEETS[paper], 1.4 if large else 1)


def paged(rows: Sequence[object], room: int) -> Iterator[range]:
    """Which rows stand on each page."""
    for start in range(0, max(len(rows), 1), room):
        yield range(start, min(start + room, len(rows)))

"""`<lecture-id>-flashcards.pdf`: cards to cut, fronts and backs on alternate pages, or side by side to fold.

Goes in: a book with its print settings. Comes out: a file for each lecture that has cards, led by a
calibration page when backs are shifted. Behind each front stands its back, whichever edge the
printer turns the sheet on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from konspekt.languages import pack
from konspekt.model.paper import Book, File, Print
from konspekt.writers.cells import cards
from konspekt.writers.pdf import Page, looks, pdf
from konspekt.writers.prose import prose

if TYPE_CHECKING:
    from markupsafe import Markup

GRIDS = {4: (2, 2), 6: (2, 3), 8: (2, 4), 9: (3, 3), 10: (2, 5), 12: (3, 4), 16: (4, 4)}
"""Cards a sheet -> (columns, rows), portrait."""
SHEETS = {"A4": (210.0, 297.0), "letter": (215.9, 279.4)}
"""Millimetres."""
EDGE = 10.0
SIZES = ((40, "large"), (90, "middle"), (170, "small"))


@dataclass(frozen=True, slots=True)
class Face:
    """One side of a card at its place, in millimetres from the sheet's corner."""

    left: float
    top: float
    text: Markup
    size: str
    source: str


@dataclass(frozen=True, slots=True)
class SheetSide:
    faces: list[Face]
    marks: list[Mark]


@dataclass(frozen=True, slots=True)
class Mark:
    """A hairline to cut along, outside the cards; `fold` is dashed."""

    left: float
    top: float
    width: float
    height: float
    fold: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    columns: int
    rows: int
    width: float
    height: float

    @property
    def inside(self) -> float:
        """What a card's text may fill of its height, the source line left out."""
        return round(self.height - 12, 2)


def write(book: Book) -> Iterator[File]:
    for name, page in pages(book):
        yield File(name, pdf(page))


def pages(book: Book) -> Iterator[tuple[str, Page]]:
    """The sheets of each lecture that has cards, before they are printed."""
    how = looks(replace(book.print, large=False))
    for lecture in book.lectures:
        own = [(c.front, c.back, n.section or lecture.title) for n, c in cards(book, lecture.id)]
        if not own:
            continue
        words = pack(lecture.language)
        grid = grid_of(book.print)
        values = {
            "sides": list(_sides(own, grid, book.print)),
            "grid": grid,
            "calibrate": book.print.offset != (0, 0) and book.print.duplex != "fold",
            "middle": [round(side / 2, 2) for side in SHEETS[book.print.paper]],
            "offset": book.print.offset,
            "words": words.data["flashcards"],
        }
        title = f"{words.word('flashcards', 'title')}. {lecture.title}"
        page = Page("paper/flashcards.html", lecture.language, title, values, lecture.author, **how)
        yield f"{lecture.id}-flashcards.pdf", page


def grid_of(how: Print) -> Grid:
    """The cells of a sheet; to fold, a front and its back are one row of two cells."""
    columns, rows = (2, GRIDS[how.cards][1]) if how.duplex == "fold" else GRIDS[how.cards]
    width, height = SHEETS[how.paper]
    return Grid(columns, rows, (width - 2 * EDGE) / columns, (height - 2 * EDGE) / rows)


def _sides(own: Sequence[tuple[str, str, str]], grid: Grid, how: Print) -> Iterator[SheetSide]:
    if how.duplex == "fold":
        for start in range(0, len(own), grid.rows):
            yield _folded(own[start : start + grid.rows], grid)
        return
    count = grid.columns * grid.rows
    for start in range(0, len(own), count):
        here = own[start : start + count]
        places = [(n % grid.columns, n // grid.columns) for n in range(len(here))]
        yield SheetSide([_face(front, "", place, grid) for (front, _, _), place in zip(here, places, strict=True)],
                        _marks(grid))  # fmt: skip
        backs = [behind(place, grid, how.duplex) for place in places]
        faces = [
            _face(back, source, place, grid, how.offset)
            for (_, back, source), place in zip(here, backs, strict=True)
        ]  # fmt: skip
        yield SheetSide(faces, _marks(grid, how.offset))


def behind(place: tuple[int, int], grid: Grid, edge: str) -> tuple[int, int]:
    """The cell of the back page that lies behind (column, row) when the sheet is turned on its long or short edge."""
    column, row = place
    return (grid.columns - 1 - column, row) if edge == "long" else (column, grid.rows - 1 - row)


def _folded(here: Sequence[tuple[str, str, str]], grid: Grid) -> SheetSide:
    faces = []
    for row, (front, back, source) in enumerate(here):
        faces += [_face(front, "", (0, row), grid), _face(back, source, (1, row), grid)]
    fold = Mark(EDGE + grid.width, EDGE - 6, 0, grid.rows * grid.height + 12, fold=True)
    return SheetSide(faces, [*_marks(grid), fold])


def _face(text: str, source: str, place: tuple[int, int], grid: Grid, offset: tuple[float, float] = (0, 0)) -> Face:
    left, top = EDGE + place[0] * grid.width + offset[0], EDGE + place[1] * grid.height + offset[1]
    size = next((name for most, name in SIZES if len(text) <= most * _room(grid)), "tiny")
    return Face(round(left, 2), round(top, 2), prose(text), size, source)


def _room(grid: Grid) -> float:
    """How much more a cell holds than one of eight on a sheet of A4."""
    return grid.width * grid.height / (95 * 69)


def _marks(grid: Grid, offset: tuple[float, float] = (0, 0)) -> list[Mark]:
    """Crop marks of 5 mm at both ends of every cut."""
    dx, dy = offset
    right, bottom = EDGE + grid.columns * grid.width, EDGE + grid.rows * grid.height
    cuts_x = [EDGE + n * grid.width for n in range(grid.columns + 1)]
    cuts_y = [EDGE + n * grid.height for n in range(grid.rows + 1)]
    upright = [Mark(round(x + dx, 2), round(y + dy, 2), 0, 5) for x in cuts_x for y in (EDGE - 7, bottom + 2)]
    level = [Mark(round(x + dx, 2), round(y + dy, 2), 5, 0) for y in cuts_y for x in (EDGE - 7, right + 2)]
    return upright + level

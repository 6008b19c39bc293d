"""`<lecture-id>-slides.pdf`: the slides, small and whole, with lines to write on: 1, 2, 3, 4 or 6 a page.

Goes in: a book with its print settings. Comes out: a file a lecture. Slides bear the number that the
browser shows; one that fits no frame goes on in the next; empty ones are left out. The speaker's notes stay his.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from konspekt.languages import pack
from konspekt.model.lecture import Slide
from konspekt.model.paper import Book, File, Print
from konspekt.writers.album import Album
from konspekt.writers.blocks import shown
from konspekt.writers.fit import Fitted, Room, fitted, turned
from konspekt.writers.flashcards import SHEETS
from konspekt.writers.pdf import Page, looks, pdf
from konspekt.writers.prose import prose

if TYPE_CHECKING:
    from markupsafe import Markup

MARGINS = (18 + 18, 20 + 20)
"""Left and right, top and bottom, in millimetres, as in slides.css."""
BETWEEN = 6.0
"""Millimetres between columns and below each frame."""
PADDING = (2 * 4.0, 2 * 3.0 + 4.0)
"""Inside a frame: left and right, top and bottom with the line of its number."""
RULE = 7.5
"""Millimetres between lines to write on."""


@dataclass(frozen=True, slots=True)
class Layout:
    """`frame` is the share of a cell that the slide takes: of its width with lines beside it, else of its height."""

    columns: int
    rows: int
    frame: float
    base: float
    least: float
    beside: bool = False


LAYOUTS = {
    1: Layout(1, 1, 0.5, 12, 7),
    2: Layout(1, 2, 0.62, 10, 6.5),
    3: Layout(1, 3, 0.54, 8.5, 6.5, beside=True),
    4: Layout(2, 2, 0.6, 8.5, 6.5),
    6: Layout(2, 3, 0.7, 8, 6),
}
LARGE = Layout(1, 1, 0.72, 18, 18)


@dataclass(frozen=True, slots=True)
class Frame:
    """A slide, or a stretch of one: `part` is `2/3`, `inherited` its title where it has none of its own."""

    number: int
    part: str
    inherited: Markup | str
    held: Fitted


@dataclass(frozen=True, slots=True)
class Measures:
    """Millimetres, for the template."""

    width: float
    height: float
    cell: float
    lines: int


def write(book: Book) -> Iterator[File]:
    for lecture in book.lectures:
        layout = LARGE if book.print.large else LAYOUTS[book.print.slides]
        measures, room = _measures(layout, book.print)
        album = Album.of(book, lecture)
        chosen = book.slides.get(lecture.id)
        wanted = [slide for slide in lecture.slides if chosen is None or slide.number in chosen]
        frames = [frame for slide in wanted for frame in _frames(slide, album, room)]
        if not frames:
            continue
        words = pack(lecture.language).data["handout"]
        values = {"words": words, "heading": lecture.title, "layout": layout, "measures": measures}
        values["rows"] = [frames[n : n + layout.columns] for n in range(0, len(frames), layout.columns)]
        how = looks(replace(book.print, large=False))
        title = f"{words['slides']}. {lecture.title}"
        page = Page("paper/slides.html", lecture.language, title, values, lecture.author, album.files, **how)
        yield File(f"{lecture.id}-slides.pdf", pdf(page))


def _measures(layout: Layout, how: Print) -> tuple[Measures, Room]:
    """What a cell and its frame measure on the paper, and the room inside the frame."""
    across, down = SHEETS[how.paper][0] - MARGINS[0], SHEETS[how.paper][1] - MARGINS[1]
    width, cell = (across - BETWEEN * (layout.columns - 1)) / layout.columns, down / layout.rows - 0.2
    if layout.beside:
        width, height, left = width * layout.frame, cell - BETWEEN, cell - BETWEEN
    else:
        height = (cell - BETWEEN) * layout.frame
        left = cell - BETWEEN - height
    measures = Measures(round(width, 2), round(height, 2), round(cell, 2), max(int(left / RULE), 0))
    return measures, Room(width - PADDING[0], height - PADDING[1], layout.base, layout.least)


def _frames(slide: Slide, album: Album, room: Room) -> Iterator[Frame]:
    blocks = list(shown(slide.blocks, album))
    if not blocks:
        return
    title = next((n for n, b in enumerate(blocks) if b.kind == "heading"), None) if slide.own_title else None
    if title is not None:
        blocks[title] = replace(blocks[title], kind="title")
    parts = fitted(blocks, room)
    inherited = "" if slide.own_title else prose(slide.title.plain)
    for n, held in enumerate(parts, 1):
        part = f"{n}/{len(parts)}" if len(parts) > 1 else ""
        cut = tuple(turned(block, room.width, held.size) for block in held.blocks)
        yield Frame(slide.number, part, inherited, replace(held, blocks=cut))

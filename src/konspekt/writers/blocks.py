"""The blocks of a slide as a template prints them: escaped, and cut where a long slide may go on.

Goes in: blocks of the model. Comes out: `Shown` values, a flat kind a block, that know no sizes yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, assert_never

from konspekt.model import lecture as cells
from konspekt.model.lecture import Block, Code, Formula, Heading, Image, Items, Paragraph, Quote, Table, Terms
from konspekt.model.text import Text
from konspekt.writers.album import Album, Picture
from konspekt.writers.formulas import display
from konspekt.writers.prose import clean, rich

if TYPE_CHECKING:
    from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class CodeLine:
    """A line of code on paper; `turned` if it goes on with the line above."""

    text: str
    turned: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A block to print. `kind` is title, heading, text, list, table, code, quote, picture, formula or terms."""

    kind: str
    text: Markup | str = ""
    length: float = 0
    """The width of `text` on one line, in em."""
    ordered: bool = False
    start: int = 1
    """The number of a list's first entry."""
    entries: tuple[Entry, ...] = ()
    """Of a list, a quote (one) or a definition list."""
    head: tuple[Cell, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    lines: tuple[str, ...] = ()
    """Of code, as written."""
    coded: tuple[CodeLine, ...] = ()
    """Of code, as the frame has room for it."""
    picture: Picture | None = None
    widths: tuple[int, ...] = ()
    """Of a table whose longest words do not fit side by side: percent for each column; words break anywhere."""

    @property
    def pieces(self) -> tuple[Shown, ...]:
        """The smallest blocks that it may be cut into at the end of a frame: entries, rows, lines."""
        if self.kind == "list":
            return tuple(replace(self, entries=(e,), start=self.start + n) for n, e in enumerate(self.entries))
        if self.kind == "terms":
            return tuple(replace(self, entries=(e,)) for e in self.entries)
        if self.kind == "table":
            return tuple(replace(self, rows=(row,)) for row in self.rows) or (self,)
        if self.kind == "code":
            return tuple(replace(self, lines=(line,)) for line in self.lines) or (self,)
        if self.kind == "quote":
            return tuple(replace(self, entries=(Entry("", 0, (b,)),)) for e in self.entries for b in e.inside)
        return (self,)

    def joined(self, other: Shown) -> Shown | None:
        """Both as one block again, where they are pieces of one; else None."""
        if self.kind != other.kind or self.kind not in ("list", "terms", "table", "code", "quote"):
            return None
        if (self.ordered, self.head) != (other.ordered, other.head):
            return None
        if self.kind == "list" and self.start + len(self.entries) != other.start:
            return None
        return replace(
            self, entries=self.entries + other.entries, rows=self.rows + other.rows, lines=self.lines + other.lines
        )


@dataclass(frozen=True, slots=True)
class Cell:
    """`longest` is its longest word, in em as `length` is."""

    text: Markup
    length: float
    longest: float


@dataclass(frozen=True, slots=True)
class Entry:
    """A list item, a term with what explains it, or what a quote holds."""

    text: Markup | str
    length: float
    inside: tuple[Shown, ...]


def shown(blocks: Iterable[Block], album: Album) -> Iterator[Shown]:
    """The blocks in order, those with nothing to print left out."""
    for block in blocks:
        one = _shown(block, album)
        if one.text or one.entries or one.head or one.rows or one.lines or one.picture:
            yield one


def _shown(block: Block, album: Album) -> Shown:
    match block:
        case Heading() | Paragraph():
            kind = "heading" if isinstance(block, Heading) else "text"
            return Shown(kind, rich(block.text), ems(block.text))
        case Items():
            entries = tuple(Entry(rich(i.text), ems(i.text), tuple(shown(i.children, album))) for i in block.items)
            return Shown("list", ordered=block.ordered, entries=entries)
        case Table():
            head = _cells(block.header) if any(cell.text for cell in block.header) else ()
            return Shown("table", head=head, rows=tuple(map(_cells, block.rows)))
        case Code():
            return Shown("code", lines=_lines(block.code))
        case Quote():
            inside = tuple(shown(block.blocks, album))
            return Shown("quote", entries=(Entry("", 0, inside),) if inside else ())
        case Image():
            return Shown("picture", picture=album.add(block))
        case Formula():
            return Shown("formula", display(clean(block.tex)), 0.5 * len(block.tex))
        case Terms():
            entries = tuple(
                Entry(rich(cell.text), ems(cell.text), tuple(shown(inner, album))) for cell, inner in block.entries
            )
            return Shown("terms", entries=entries)
        case _:
            assert_never(block)


def ems(text: Text) -> float:
    """How wide the text is on one line: a mean of the fonts for each script, rather too wide."""
    marked = sum(m.stop - m.start for m in text.spans("code"))
    return sum(map(_em, text.plain)) + 0.06 * marked


def _em(c: str) -> float:
    if c == " ":
        return 0.27
    if c < "\u0400":
        return 0.5
    return 0.585 if c < "\u2e80" else 1.0


def _cells(row: Iterable[cells.Cell]) -> tuple[Cell, ...]:
    return tuple(
        Cell(rich(cell.text), ems(cell.text), max((sum(map(_em, w)) for w in cell.text.plain.split()), default=0))
        for cell in row
    )


def _lines(code: str) -> tuple[str, ...]:
    """Lines of code without control characters, tabs as four blanks, no blank line at either end."""
    lines = code.expandtabs(4).strip("\n").split("\n")
    return tuple(
        line[: len(line) - len(line.lstrip(" "))] + "".join(c for c in line.lstrip(" ") if c == " " or clean(c).strip())
        for line in lines
    )

"""How much room blocks take, told beforehand: so that a slide is set small enough, or goes on in a second frame.

Goes in: blocks and a frame in millimetres. Comes out: a size and the blocks frame by frame. The measure
errs to the large side; a frame that is too full all the same grows, and nothing is ever cut off.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import ceil, inf, sqrt

from konspekt.writers.blocks import Cell, CodeLine, Entry, Shown

MM = 0.3528
"""Millimetres in a point."""
CODE_LETTER, CODE_SIZE = 0.6, 0.86
"""Every letter of the code font in em, and its size beside the text's."""
LINE, CODE_LINE = 1.36, 1.25
LONG_WORD = 12.0
"""In em: for the sake of longer words no table is set smaller."""
CELL_SIZE, CELL_PAD = 0.93, 0.5
"""Of a table: its size beside the text's, and what stands right of a cell's words, in em."""
RAGGED = 1.0
"""What a line leaves empty at its end, in em."""
STEPS = (1.0, 0.93, 0.86, 0.8, 0.74, 0.68)
"""By how much a full slide is set smaller, best first."""
EM = re.compile(r"height: ([\d.]+)em")
LEAST_PICTURE = 0.24
"""Of the frame's height; a picture takes more where there is room."""
INDENT = 1.6
"""Of a list, in em."""
TURN = 2
"""Letters by which a turned line of code is moved in."""


@dataclass(frozen=True, slots=True)
class Room:
    """The inside of a frame in millimetres, with the size in points: `base` if it fits, never under `least`."""

    width: float
    height: float
    base: float
    least: float


@dataclass(frozen=True, slots=True)
class Fitted:
    """What one frame holds; `picture` is the greatest height of a picture, in millimetres."""

    blocks: tuple[Shown, ...]
    size: float
    picture: float


def fitted(blocks: Sequence[Shown], room: Room) -> list[Fitted]:
    """In as few frames as can be, and in those as large as can be."""
    sizes = sorted({max(round(room.base * step, 2), room.least) for step in STEPS}, reverse=True)
    fewest = len(_parts(blocks, room, sizes[-1]))
    for size in sizes:
        parts = _parts(blocks, room, size)
        if len(parts) <= fewest and (size == sizes[-1] or not _is_tight(blocks, room, size)):
            break
    return [_frame(part, room, size) for part in parts]


def _is_tight(blocks: Iterable[Shown], room: Room, size: float) -> bool:
    return any(b.kind == "table" and tight(b, room.width, size, LONG_WORD) for b in blocks)


def turned(block: Shown, width: float, size: float) -> Shown:
    """With every long line of code cut where it must turn; what follows a turn is marked."""
    inner = width - INDENT * size * MM
    entries = tuple(replace(e, inside=tuple(turned(b, inner, size) for b in e.inside)) for e in block.entries)
    most = columns(width, size)
    cut = tuple(CodeLine(text, bool(n)) for line in block.lines for n, text in enumerate(_cut(line, most)))
    widths = _widths(block) if block.kind == "table" and tight(block, width, size) else ()
    return replace(block, entries=entries, coded=cut, widths=widths)


def _cut(line: str, most: int) -> list[str]:
    """Pieces of at most `most` letters, cut behind a blank or a sign if there is one in the last third."""
    pieces = []
    while len(line) > most:
        at = next((n for n in range(most, most * 2 // 3, -1) if not line[n - 1].isalnum() and line[n - 1] != "-"), most)
        pieces.append(line[:at])
        line, most = line[at:], most - (0 if pieces[1:] else TURN)
    return [*pieces, line]


def columns(width: float, size: float) -> int:
    """Letters of code on a line."""
    return max(int((width - 1.2 * size * MM) / (CODE_LETTER * CODE_SIZE * size * MM)), 8)


def _frame(blocks: Sequence[Shown], room: Room, size: float) -> Fitted:
    pictures = [b for b in blocks if b.kind == "picture" and b.picture and b.picture.src]
    spare = room.height - _height(blocks, room, size)
    share = LEAST_PICTURE * room.height + max(spare, 0) / (len(pictures) or 1)
    return Fitted(tuple(blocks), size, round(share, 1))


def _parts(blocks: Sequence[Shown], room: Room, size: float) -> list[list[Shown]]:
    """The blocks frame by frame: cut between entries, rows and lines; a heading goes with what follows it."""
    parts: list[list[Shown]] = [[]]
    pieces = [piece for block in blocks for piece in block.pieces]
    for n, piece in enumerate(pieces):
        grown = _with(parts[-1], piece)
        after = _with(grown, pieces[n + 1]) if piece.kind in ("title", "heading") and n + 1 < len(pieces) else grown
        if parts[-1] and _height(after, room, size) > room.height:
            parts.append([piece])
        else:
            parts[-1] = grown
    return parts


def _with(blocks: list[Shown], piece: Shown) -> list[Shown]:
    """The blocks and the piece, which may be a part of the last of them."""
    joined = blocks[-1].joined(piece) if blocks else None
    return [*blocks[:-1], joined] if joined else [*blocks, piece]


def _height(blocks: Iterable[Shown], room: Room, size: float) -> float:
    return sum(_tall(block, room, size) for block in blocks)


def _gap(size: float) -> float:
    return 0.45 * size * MM


def _tall(block: Shown, room: Room, size: float, width: float = 0) -> float:
    """Millimetres from the block's top to the top of the next."""
    width = width or room.width
    line, gap = LINE * size * MM, _gap(size)
    match block.kind:
        case "title" | "heading":
            return _text(block.length * 1.04, width, size * 1.15) + gap
        case "text":
            return _text(block.length, width, size) + gap
        case "code":
            most = columns(width, size)
            turns = sum(len(_cut(x, most)) for x in block.lines)
            return turns * CODE_LINE * CODE_SIZE * size * MM + gap * 2
        case "picture":
            if not block.picture or not block.picture.src:
                return line * 2
            return min(block.picture.ratio * width, LEAST_PICTURE * room.height) + gap
        case "formula":
            found = EM.search(str(block.text))
            return (float(found[1]) * size * MM if found else _text(block.length, width, size)) + gap * 2
        case "table":
            return _table(block, width, size) + gap
        case _:
            inner = width - INDENT * size * MM
            return sum(_entry(e, room, size, inner) for e in block.entries) + gap


def _entry(entry: Entry, room: Room, size: float, width: float) -> float:
    own = _text(entry.length, width, size) if entry.text else 0
    return own + sum(_tall(b, room, size, width) - _gap(size) for b in entry.inside) + 0.15 * size * MM


def _table(block: Shown, width: float, size: float) -> float:
    """Its columns share the width by what stands in them, each at least as wide as its longest word."""
    em = size * MM * CELL_SIZE
    most = [max(c.length for c in column) * em for column in _columns(block)]
    least = [max(c.longest for c in column) * em + CELL_PAD * em for column in _columns(block)]
    spare = max(width - sum(least), 0) / (sum(most) or 1)
    inner = [max(low + spare * wish - CELL_PAD * em, em) for low, wish in zip(least, most, strict=True)]
    lines = [max(ceil(c.length * em / w) for c, w in zip(row, inner, strict=True)) for row in _rows(block)]
    return sum((max(n, 1) * LINE + 0.35) * em for n in lines)


def tight(block: Shown, width: float, size: float, most: float = inf) -> bool:
    """The longest words of a table's columns do not fit side by side; they are cut to `most` em before."""
    em = size * MM * CELL_SIZE
    return sum(max(min(c.longest, most) + CELL_PAD for c in column) for column in _columns(block)) * em > width


def _widths(block: Shown) -> tuple[int, ...]:
    """Percent of each column, by the longest word and, less than in proportion, by all that stands in it."""
    wishes = [max(max(min(c.longest, 10), 2 * sqrt(c.length)) for c in column) for column in _columns(block)]
    return tuple(round(100 * wish / (sum(wishes) or 1)) for wish in wishes)


def _rows(block: Shown) -> list[tuple[Cell, ...]]:
    return [row for row in (block.head, *block.rows) if row]


def _columns(block: Shown) -> list[tuple[Cell, ...]]:
    return list(zip(*_rows(block), strict=True))


def _text(length: float, width: float, size: float) -> float:
    em = size * MM
    return max(ceil(length * em / max(width - RAGGED * em, em)), 1) * LINE * em

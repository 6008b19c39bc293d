"""Blocks that are written in another language than the lecture: a quotation, a borrowed slide.

Goes in: the slides and the lecture's language. Comes out: the blocks, one by one, where it is sure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from konspekt.languages.detect import other_than
from konspekt.model.lecture import (
    Block,
    Code,
    Foreign,
    Formula,
    Heading,
    Image,
    Items,
    Paragraph,
    Quote,
    Slide,
    Table,
    Terms,
    walk,
)  # fmt: skip
from konspekt.model.text import Text


def foreign(slides: Sequence[Slide], language: str) -> tuple[Foreign, ...]:
    found = []
    for slide in slides:
        for block in slide.blocks:
            if isinstance(block, Heading | Code | Formula | Image):
                continue
            other = other_than(language, " ".join(_words(block)))
            found += [Foreign(block.origin.first, block.origin.last, other)] if other else []
    return tuple(found)


def _words(block: Block) -> Iterator[str]:
    """All prose of a block, without its code."""
    for inner in walk((block,)):
        match inner:
            case Heading() | Paragraph():
                yield _prose(inner.text)
            case Items():
                yield from (_prose(item.text) for item in inner.items)
            case Table():
                yield from (_prose(cell.text) for row in (inner.header, *inner.rows) for cell in row)
            case Terms():
                yield from (_prose(term.text) for term, _ in inner.entries)
            case Quote() | Code() | Formula() | Image():
                pass
            case _:
                assert_never(inner)


def _prose(text: Text) -> str:
    if not text.marks:
        return text.plain
    out, at = [], 0
    for mark in text.spans("code", "math"):
        out.append(text.plain[at : mark.start])
        at = max(at, mark.stop)
    return " ".join([*out, text.plain[at:]])

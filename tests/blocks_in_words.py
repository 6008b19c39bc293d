"""How the specs of reading write a block: one line a person can read, quotes and children indented.

heading 2: Pods           text: a *word* of `code`      item: first (numbers: 1. first)
row: a | b (head: a | b)  code bash: ls -a              term: Pod (its meaning is indented)
formula: E = mc^2         image: a.png (what it shows)  quote
asks: what? [x] the key [ ] another = why                last, after the slides
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from konspekt.model.lecture import (
    Block,
    Cell,
    Code,
    Formula,
    Heading,
    Image,
    Items,
    Lecture,
    Paragraph,
    Quiz,
    Quote,
    Slide,
    Table,
    Terms,
)  # fmt: skip
from konspekt.model.text import Text

MARKS = {"code": "`", "strong": "**", "em": "*"}


def in_words(lecture: Lecture) -> list[str]:
    read = [line for slide in lecture.slides for line in slide_in_words(slide, len(lecture.slides) > 1)]
    return [*read, *map(_quiz, lecture.quizzes)]


def _quiz(quiz: Quiz) -> str:
    options = "".join(f" [{'x' if n in quiz.keys else ' '}] {option}" for n, option in enumerate(quiz.options))
    return f"asks: {quiz.stem}{options}" + (f" = {quiz.why}" if quiz.why else "")


def slide_in_words(slide: Slide, numbered: bool) -> Iterator[str]:
    if numbered:
        yield f"slide {slide.number}"
    for block in slide.blocks:
        yield from _block(block, "")
    for block in slide.notes:
        yield from _block(block, "notes: ")


def _block(block: Block, indent: str) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{indent}heading {block.level}: {said(block.text)}"
        case Paragraph():
            yield f"{indent}text: {said(block.text)}"
        case Items():
            for number, item in enumerate(block.items, 1):
                sign = f"{number}." if block.ordered else "item:"
                box = "" if item.checked is None else "[x] " if item.checked else "[ ] "
                yield f"{indent}{sign} {box}{said(item.text)}".rstrip()
                yield from (line for child in item.children for line in _block(child, indent + "  "))
        case Table():
            yield f"{indent}head: {_row(block.header)}"
            yield from (f"{indent}row: {_row(row)}" for row in block.rows)
        case Code():
            lines = block.code.replace("\n", " / ")
            yield f"{indent}code {block.language}: {lines}" if block.language else f"{indent}code: {lines}"
        case Quote():
            yield f"{indent}quote"
            yield from (line for inner in block.blocks for line in _block(inner, indent + "  "))
        case Image():
            yield f"{indent}image: {block.src}" + (f" ({block.alt})" if block.alt else "")
        case Formula():
            yield f"{indent}formula: {' '.join(block.tex.split())}"
        case Terms():
            for term, inner in block.entries:
                yield f"{indent}term: {said(term.text)}"
                yield from (line for child in inner for line in _block(child, indent + "  "))
        case _:
            assert_never(block)


def said(text: Text) -> str:
    """The text with its code, strong and emphasis marks, innermost first."""
    edges = [(m.stop, 0, MARKS[m.kind]) for m in text.marks if m.kind in MARKS]
    edges += [(m.start, 1, MARKS[m.kind]) for m in text.marks if m.kind in MARKS]
    out = text.plain
    for at, _, sign in sorted(edges, reverse=True):
        out = out[:at] + sign + out[at:]
    return out


def _row(cells: tuple[Cell, ...]) -> str:
    return " | ".join(said(c.text) for c in cells).rstrip()

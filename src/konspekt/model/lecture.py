"""What a reader makes of a Markdown file: a `Lecture` of slides, sections and blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from konspekt.model.origin import Origin
from konspekt.model.text import Text


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a slide; the first one of a slide is its title too. `level` is 1..6."""

    level: int
    text: Text
    origin: Origin


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: Text
    origin: Origin
    entry: bool = False
    """One line of several that are a list in all but its signs."""


@dataclass(frozen=True, slots=True)
class Item:
    """One list item: its own text, then whatever blocks stand under it."""

    text: Text
    children: tuple[Block, ...]
    origin: Origin
    """The lines of the item's own text, without its children."""
    checked: bool | None = None
    """The state of a task box `[ ]`, `[x]`; None when there is none."""


@dataclass(frozen=True, slots=True)
class Items:
    """A bullet or a numbered list."""

    ordered: bool
    items: tuple[Item, ...]
    origin: Origin
    marker: str = ""
    """The sign that begins its bullets: `-`, `*`, `+`; empty for numbers and HTML."""
    start: int = 1
    """The number of its first item, of a numbered list."""


@dataclass(frozen=True, slots=True)
class Cell:
    text: Text
    origin: Origin


@dataclass(frozen=True, slots=True)
class Table:
    """A table; every row has as many cells as the header, missing ones are empty."""

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Code:
    """A fence or an indented block. `first` is the line of the first line of code."""

    code: str
    language: str
    first: int
    origin: Origin


@dataclass(frozen=True, slots=True)
class Quote:
    blocks: tuple[Block, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Image:
    """A picture: `src` as written, never fetched."""

    alt: str
    src: str
    title: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Formula:
    """A displayed formula: LaTeX without its dollars."""

    tex: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Terms:
    """A definition list: each term with the blocks that explain it."""

    entries: tuple[tuple[Cell, tuple[Block, ...]], ...]
    origin: Origin


Block = Heading | Paragraph | Items | Table | Code | Quote | Image | Formula | Terms


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide as a person sees it. An empty slide has no blocks and keeps its number."""

    title: Text
    """Its own first heading, or the title inherited from the slide before."""
    own_title: bool
    trail: tuple[str, ...]
    """The headings above the title, outermost first."""
    number: int
    blocks: tuple[Block, ...]
    notes: tuple[Block, ...]
    """What the speaker reads and nobody sees."""
    origin: Origin
    skip: bool = False
    """A teacher's comment asked to leave the slide alone."""


@dataclass(frozen=True, slots=True)
class Section:
    """Consecutive slides under one title; `number` is 1-based."""

    title: str
    number: int
    slides: tuple[Slide, ...]


@dataclass(frozen=True, slots=True)
class Hint:
    """A teacher's invisible comment: `term` with aliases, or no term. See docs/annotations.md."""

    kind: str
    """`term` or `no-term`."""
    subject: str
    aliases: tuple[str, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Quiz:
    """A question that the lecture asks itself: the teacher's own. Code stands in backticks, also over lines."""

    stem: str
    options: tuple[str, ...]
    """None for an open question."""
    keys: tuple[int, ...]
    """Indexes of the right options, ascending; of one option alone it is the word to be typed."""
    why: str
    """The teacher's explanation or solution; may be empty."""
    origin: Origin
    single: bool = False
    """One option can be chosen: its boxes are round."""
    strong: tuple[str, ...] = ()
    """What the question sets off in bold."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """A block in another language than the lecture's: its lines and that language."""

    first: int
    last: int
    language: str


@dataclass(frozen=True, slots=True)
class Lecture:
    id: str
    path: str
    title: str
    language: str
    """A pack's code (`ru`, `en`, …), or `und` where no pack fits."""
    dialect: str
    """The dialect and why: `reveal (lines of '---' between slides)`."""
    slides: tuple[Slide, ...]
    sections: tuple[Section, ...]
    hints: tuple[Hint, ...] = ()
    quizzes: tuple[Quiz, ...] = ()
    foreign: tuple[Foreign, ...] = ()
    author: str = ""
    licence: str = ""
    guessed: bool = False
    """True where too few words tell the language."""


def in_each_language(lecture: Lecture) -> Iterator[Lecture]:
    """The lecture once for each language it is written in, its own first; blocks of the others stand empty."""
    yield _only(lecture, lecture.language)
    for language in sorted({f.language for f in lecture.foreign}):
        yield replace(_only(lecture, language), language=language)


def _only(lecture: Lecture, language: str) -> Lecture:
    if not lecture.foreign:
        return lecture
    tongues = {(f.first, f.last): f.language for f in lecture.foreign}

    def kept(slide: Slide) -> Slide:
        blocks = tuple(
            b if tongues.get((b.origin.first, b.origin.last), lecture.language) == language or isinstance(b, Heading)
            else Quote((), b.origin)
            for b in slide.blocks
        )  # fmt: skip
        return replace(slide, blocks=blocks)

    sections = tuple(replace(s, slides=tuple(map(kept, s.slides))) for s in lecture.sections)
    return replace(lecture, slides=tuple(map(kept, lecture.slides)), sections=sections)


@dataclass(frozen=True, slots=True)
class Course:
    """A folder of lectures under one name; `id` is part of every key."""

    id: str
    title: str
    lectures: tuple[Lecture, ...] = ()


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Every block, outer before inner, in reading order."""
    for block in blocks:
        yield block
        match block:
            case Items():
                for item in block.items:
                    yield from walk(item.children)
            case Quote():
                yield from walk(block.blocks)
            case Terms():
                for _, inner in block.entries:
                    yield from walk(inner)
            case Heading() | Paragraph() | Table() | Code() | Image() | Formula():
                pass
            case _:
                assert_never(block)

"""`<lecture-id>-handout.pdf`: what the lecture teaches, by section: terms, commands, lists, dates, pros and cons.

Goes in: a book. Comes out: a file for each lecture that has facts. Doubtful lines are printed and
marked; statements are left to the lecture itself, except where they are all that a section has.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, assert_never

from konspekt.languages import pack
from konspekt.model.facts import (
    Command,
    Definition,
    Enumeration,
    Event,
    Fact,
    Property,
    Statement,
    Trait,
)  # fmt: skip
from konspekt.model.lecture import Image, Lecture, Section, walk
from konspekt.model.paper import Book, File
from konspekt.writers.pdf import Page, looks, pdf
from konspekt.writers.pictures import picture
from konspekt.writers.prose import code, prose, rich

if TYPE_CHECKING:
    from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the handout: what stands left, what is said of it, the slide, and whether it looks like a slip."""

    name: Markup
    text: Markup
    slide: int
    doubt: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """A list with its head; `open` if it goes on."""

    head: Markup
    items: tuple[Markup, ...]
    ordered: bool
    open: bool
    slide: int


@dataclass(frozen=True, slots=True)
class Picture:
    """`data` is a `data:` address, empty where the picture cannot be printed."""

    data: str
    alt: str


@dataclass(slots=True)
class Part:
    """A section of the handout."""

    title: str
    slides: str
    definition: list[Entry] = field(default_factory=list)
    command: list[Entry] = field(default_factory=list)
    event: list[Entry] = field(default_factory=list)
    properties: list[Entry] = field(default_factory=list)
    statement: list[Entry] = field(default_factory=list)
    plus: list[Entry] = field(default_factory=list)
    minus: list[Entry] = field(default_factory=list)
    lists: list[Listed] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        said = (self.definition, self.command, self.event, self.properties, self.statement, self.plus, self.minus)
        return not any(said) and not self.lists and not self.pictures


def write(book: Book) -> Iterator[File]:
    for lecture in book.lectures:
        facts = [here for f in book.facts if (here := f.seen_from(lecture.path))]
        if not facts:
            continue
        words = pack(lecture.language)
        parts = [p for p in (_part(book, lecture, s, facts) for s in lecture.sections) if not p.empty]
        values = {"words": words.data["handout"], "heading": lecture.title, "parts": parts}
        values["doubts"] = any(f.doubtful for f in facts)
        page = Page("paper/handout.html", lecture.language, lecture.title, values, lecture.author, **looks(book.print))
        yield File(f"{lecture.id}-handout.pdf", pdf(page))


def _part(book: Book, lecture: Lecture, section: Section, facts: Sequence[Fact]) -> Part:
    numbers = [s.number for s in section.slides]
    span = f"{numbers[0]}" if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"
    part = Part(section.title, span)
    for fact in facts:
        if fact.origin.slide in numbers:
            _add(part, fact)
    for slide in section.slides:
        for block in walk(slide.blocks):
            if isinstance(block, Image):
                part.pictures.append(_picture(book, lecture, block))
    return part


def _add(part: Part, fact: Fact) -> None:
    match fact:
        case Definition():
            aliases = f" ({', '.join(fact.aliases)})" if fact.aliases else ""
            part.definition.append(_entry(fact, rich(fact.subject) + prose(aliases), rich(fact.value)))
        case Command():
            part.command.append(_entry(fact, code(fact.subject.plain), rich(fact.value)))
        case Event():
            part.event.append(_entry(fact, rich(fact.subject), rich(fact.value)))
        case Property():
            part.properties.append(
                _entry(fact, rich(fact.subject) + prose(", ") + rich(fact.attribute), rich(fact.value))
            )
        case Statement():
            part.statement.append(_entry(fact, rich(fact.subject), rich(fact.value)))
        case Trait():
            side = part.plus if fact.polarity == "+" else part.minus
            side.append(_entry(fact, rich(fact.subject), rich(fact.value)))
        case Enumeration():
            items = tuple(map(rich, fact.items))
            part.lists.append(Listed(rich(fact.subject), items, fact.ordered, fact.open, fact.origin.slide))
        case _:
            assert_never(fact)


def _entry(fact: Fact, name: Markup, text: Markup) -> Entry:
    return Entry(name, text, fact.origin.slide, bool(fact.doubtful))


def _picture(book: Book, lecture: Lecture, image: Image) -> Picture:
    data = picture(book.folder, lecture.path, image.src)
    address = f"data:;base64,{b64encode(data).decode()}" if data else ""
    return Picture(address, image.alt or image.title)

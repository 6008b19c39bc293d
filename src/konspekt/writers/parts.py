"""What a lecture teaches, section by section, as a template prints it: what handout and guided notes have in common.

Goes in: a lecture, its facts, and how a fact is said (`said`, or with gaps). Comes out: parts that hold something.
Statements are left to the lecture itself, except where they are all that a section has.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, assert_never

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
from konspekt.model.lecture import Formula, Image, Lecture, Section, walk
from konspekt.writers.album import Album, Picture
from konspekt.writers.formulas import display
from konspekt.writers.prose import clean, code, prose, rich

if TYPE_CHECKING:
    from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Said:
    """A fact in its parts: `name` stands left of `text`; a list has its head as the name, and items."""

    name: Markup
    text: Markup | str = ""
    items: tuple[Markup, ...] = ()


Say = Callable[[Fact], Said]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the handout: what stands left, what is said of it, the slide, and whether it looks like a slip."""

    name: Markup
    text: Markup | str
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
class Set:
    """A formula on a line of its own."""

    formula: Markup
    slide: int


@dataclass(slots=True)
class Part:
    """A section of the handout."""

    title: Markup
    slides: str
    definition: list[Entry] = field(default_factory=list)
    command: list[Entry] = field(default_factory=list)
    event: list[Entry] = field(default_factory=list)
    properties: list[Entry] = field(default_factory=list)
    statement: list[Entry] = field(default_factory=list)
    plus: list[Entry] = field(default_factory=list)
    minus: list[Entry] = field(default_factory=list)
    lists: list[Listed] = field(default_factory=list)
    formulas: list[Set] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        said = (self.definition, self.command, self.event, self.properties, self.statement, self.plus, self.minus)
        shown = any(one.src for one in self.pictures)
        return not any(said) and not (self.lists or self.formulas or shown)


def said(fact: Fact) -> Said:
    """As the lecture says it."""
    match fact:
        case Definition():
            aliases = f" ({', '.join(fact.aliases)})" if fact.aliases else ""
            return Said(rich(fact.subject) + prose(aliases), rich(fact.value))
        case Command():
            return Said(code(fact.subject.plain), rich(fact.value))
        case Property():
            return Said(rich(fact.subject) + prose(", ") + rich(fact.attribute), rich(fact.value))
        case Event() | Statement() | Trait():
            return Said(rich(fact.subject), rich(fact.value))
        case Enumeration():
            label = prose(f": {fact.label}") if fact.label else prose("")
            return Said(rich(fact.subject) + label, items=tuple(map(rich, fact.items)))
        case _:
            assert_never(fact)


def parts(lecture: Lecture, facts: Sequence[Fact], album: Album, say: Say = said) -> list[Part]:
    """The sections that teach something, in order; `facts` are cited at their place in this lecture."""
    made = (_part(section, facts, album, say) for section in lecture.sections)
    return [part for part in made if not part.empty]


def _part(section: Section, facts: Sequence[Fact], album: Album, say: Say) -> Part:
    numbers = [s.number for s in section.slides]
    span = f"{numbers[0]}" if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"
    part = Part(prose(section.title), span)
    here = [fact for fact in facts if fact.origin.slide in numbers]
    for fact in here:
        _add(part, fact, say(fact))
    told = {fact.sentence.plain for fact in here} | {f.value.plain for f in here if not isinstance(f, Enumeration)}
    for slide in section.slides:
        for block in walk(slide.blocks):
            if isinstance(block, Image):
                part.pictures.append(album.add(block))
            if isinstance(block, Formula) and not any(block.tex.strip() in text for text in told):
                part.formulas.append(Set(display(clean(block.tex)), slide.number))
    return part


def _add(part: Part, fact: Fact, words: Said) -> None:
    entry = Entry(words.name, words.text, fact.origin.slide, bool(fact.doubtful))
    match fact:
        case Definition():
            part.definition.append(entry)
        case Command():
            part.command.append(entry)
        case Event():
            part.event.append(entry)
        case Property():
            part.properties.append(entry)
        case Statement():
            part.statement.append(entry)
        case Trait():
            (part.plus if fact.polarity == "+" else part.minus).append(entry)
        case Enumeration():
            part.lists.append(Listed(words.name, words.items, fact.ordered, fact.open, fact.origin.slide))
        case _:
            assert_never(fact)

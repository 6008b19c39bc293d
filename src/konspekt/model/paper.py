"""What is printed and shipped: a `Paper` of numbered items, and the `Book` that holds it all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from konspekt.model.facts import Fact
from konspekt.model.lecture import Course, Lecture
from konspekt.model.notes import Note
from konspekt.model.questions import Question, QuestionKind, kind_of

Band = Literal["easy", "middle", "hard"]
"""A third of the questions that an exam may use, by difficulty."""


@dataclass(frozen=True, slots=True)
class Part:
    """A line of a blueprint: `count` questions of this section, level, kind and difficulty; an empty field is free."""

    count: int
    section: str = ""
    level: str = ""
    kind: QuestionKind | Literal[""] = ""
    difficulty: Band | Literal[""] = ""


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """The teacher's own question, answered in `lines` lines by hand."""

    text: str
    points: float = 1
    lines: int = 5


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a paper should hold; `count` 0 means all that may stand together."""

    count: int = 0
    kinds: tuple[QuestionKind, ...] = ()
    seed: int = 0
    name: str = ""
    title: str = ""
    variants: int = 1
    overlap: int = 100
    """Percent of its questions that each variant shares with the first."""
    sections: tuple[str, ...] = ()
    difficulty: tuple[Band, ...] = ()
    """Empty means all three."""
    parts: tuple[Part, ...] = ()
    points: Mapping[QuestionKind, float] = field(default_factory=dict)
    """By kind; a kind that is not named counts one."""
    negative: float = 0
    """Taken off for a wrong answer to a choice."""
    scale: tuple[tuple[str, float], ...] = ()
    """(mark, least percent), best first."""
    percent: bool = False
    """The key says how many percent each number of points is."""
    reserve: bool = False
    apart: tuple[str, ...] = ()
    open: tuple[OpenQuestion, ...] = ()
    where: str = "--questions"
    """Where it was written, for messages: `course.toml:12`."""


@dataclass(frozen=True, slots=True)
class Item:
    """A question with its number on the paper, options in the paper's order."""

    number: int
    question: Question


@dataclass(frozen=True, slots=True)
class Paper:
    title: str
    lecture: str
    lang: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """One version of an exam. `code` tells the papers of a pile apart and betrays nothing."""

    letter: str
    code: str
    items: tuple[Item, ...]
    masters: tuple[int, ...]
    """For each item the 1-based number of the question on the first variant that it is or stands for."""

    def shared(self, other: Variant) -> int:
        """How many questions both hold."""
        return len({i.question.id for i in self.items} & {i.question.id for i in other.items})


@dataclass(frozen=True, slots=True)
class Student:
    name: str
    group: str = ""
    code: str = ""
    """Digits, as the answer sheet has room for; from the class list, or the place in it."""


@dataclass(frozen=True, slots=True)
class Covered:
    """A part of the blueprint beside what there is for it, and how many each variant holds."""

    part: Part
    there: int
    held: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Exam:
    """Parallel variants of one recipe, the first of which is the master."""

    id: str
    """What its files are called after: lecture or course, and recipe."""
    title: str
    lang: str
    recipe: Recipe
    variants: tuple[Variant, ...]
    students: tuple[Student, ...] = ()
    public: int = 0
    """How many of its questions the students also have in deck, quiz or JSON."""
    seed: int = 0
    covered: tuple[Covered, ...] = ()

    def points(self, question: Question) -> float:
        return self.recipe.points.get(kind_of(question), 1)

    def student(self, number: int) -> Variant:
        """The variant of the student of this 0-based place: neighbours of the list get different ones."""
        return self.variants[number % len(self.variants)]

    def difficulties(self) -> tuple[float, ...]:
        """The mean difficulty of each variant, 0 easy .. 1 hard."""
        return tuple(sum(i.question.difficulty for i in v.items) / max(1, len(v.items)) for v in self.variants)

    def total(self, variant: Variant) -> float:
        """All that can be reached on the variant, open questions included."""
        return sum(self.points(i.question) for i in variant.items) + sum(o.points for o in self.recipe.open)


@dataclass(frozen=True, slots=True)
class File:
    """A file to be written into the output folder; `name` has no folder in it."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the ledger: what was released of one note.

    `revision` grows by one whenever `hash` changes; it is added to a fixed epoch to make the
    note's own modification time, so that Anki takes an update when, and only when, there is one.
    """

    id: str
    guid: str
    type: str
    deck: str
    hash: str
    revision: int = 0
    slide: int = 0
    """The slide that the note names. It follows the lecture only when the note itself changes."""
    answer: str = ""
    """A hash of the answer alone: by it a note is known again after its term was renamed."""
    question: str = ""
    """A hash of the question alone: by it a date is known again after it was corrected."""
    title: str = ""
    """The lecture's title that the note names. Like the slide, it follows only when the note itself changes."""
    reverse: bool = False
    """Its reverse card was released, and so stays."""
    gaps: tuple[str, ...] = ()
    """The gaps of its text, each at the place of its card's number, for ever; empty for the one gap of most notes."""


@dataclass(frozen=True, slots=True)
class Place:
    """How a package holds a note: slide and title that it names, its reverse card, its gaps by their number."""

    slide: int
    title: str
    reverse: bool
    gaps: tuple[str, ...]
    same: bool
    """It is today's note to the letter."""


@dataclass(frozen=True, slots=True)
class Released:
    """A note as a package holds it, whoever made the package."""

    guid: str
    type: int
    """Anki's id of the note type."""
    deck: str
    mod: int
    """Seconds; Anki takes an update only if this is newer."""
    fields: tuple[str, ...]
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Print:
    """How pages are printed: `[print]` in course.toml."""

    paper: Literal["A4", "letter"] = "A4"
    large: bool = False
    """18 point for readers who need it: the same questions, the same letters."""
    cards: int = 8
    """Flashcards a sheet."""
    duplex: Literal["long", "short", "fold"] = "long"
    """The edge on which the printer turns the sheet; `fold` prints front and back side by side."""
    offset: tuple[float, float] = (0, 0)
    """Millimetres by which backs are moved right and down."""
    columns: Literal[1, 2] = 1
    """Of handout, guided notes, glossary and commands; large print has one."""
    slides: Literal[1, 2, 3, 4, 6] = 3
    """Slides a page, each with lines for notes."""
    pdf_a: bool = False
    """Files for an archive: PDF/A-3a as well as PDF/UA-1."""
    templates: str = ""
    """A folder of the user's: a file in it stands for ours of the same name."""


@dataclass(frozen=True, slots=True)
class Book:
    """Everything that a writer may print. Built once per call by the pipeline."""

    course: Course
    lectures: tuple[Lecture, ...]
    facts: tuple[Fact, ...]
    questions: tuple[Question, ...]
    notes: tuple[Note, ...]
    papers: tuple[Paper, ...]
    ledgers: Mapping[str, Mapping[str, Entry]] = field(default_factory=dict)
    """Lecture id -> note id -> its line, already brought up to date for this build."""
    print: Print = Print()
    folder: str = ""
    """The course's folder on disk: pictures are looked up in it and nowhere else."""
    slides: Mapping[str, frozenset[int]] = field(default_factory=dict)
    """Lecture id -> the slides that the call is about; a lecture that is not named is wanted whole."""

"""What is printed and shipped: a `Paper` of numbered items, and the `Book` that holds it all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from konspekt.model.facts import Fact
from konspekt.model.lecture import Course, Lecture
from konspekt.model.notes import Note
from konspekt.model.questions import Question, QuestionKind


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a paper should hold; `count` 0 means all that may stand together."""

    count: int = 0
    kinds: tuple[QuestionKind, ...] = ()
    seed: int = 0


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
    folder: str = ""
    """The course's folder on disk: pictures are looked up in it and nowhere else."""

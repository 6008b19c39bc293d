"""The papers of an exam: one file a version, and one of all named papers where there is a class list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from konspekt.languages import Pack, pack
from konspekt.languages.counting import counted, decimal
from konspekt.model.paper import Exam, Print, Student, Variant
from konspekt.writers.pdf import Page, looks
from konspekt.writers.prose import prose
from konspekt.writers.sheet import Sheet, sheet

if TYPE_CHECKING:
    from markupsafe import Markup

NOBODY = Student("")
LONG = 44
"""Letters of a name that the line for it holds in its usual size."""


@dataclass(frozen=True, slots=True)
class Pointed:
    """A question and what it is worth; `points` is empty where all are worth the same."""

    sheet: Sheet
    points: str


@dataclass(frozen=True, slots=True)
class Open:
    number: int
    text: Markup
    points: str
    lines: range


@dataclass(frozen=True, slots=True)
class Printed:
    """A version as a template prints it."""

    letter: str
    code: str
    student: Student
    total: str
    sheets: list[Pointed]
    open: list[Open]
    end: str
    long: bool
    """The student's name needs smaller letters."""


def pages(exam: Exam, how: Print) -> Iterator[tuple[str, Page]]:
    words = pack(exam.lang)
    for variant in exam.variants:
        yield variant.letter, _page(exam, [printed(exam, variant, words)], words, how)
    if exam.students:
        named = [printed(exam, exam.student(n), words, student) for n, student in enumerate(exam.students)]
        yield "class", _page(exam, named, words, how)


def printed(exam: Exam, variant: Variant, words: Pack, student: Student = NOBODY) -> Printed:
    equal = _equal(exam) is not None
    sheets = [
        Pointed(sheet(item, words), "" if equal else counted(exam.points(item.question), "points", words))
        for item in variant.items
    ]
    questions = [
        Open(number, prose(one.text), "" if equal else counted(one.points, "points", words), range(one.lines))
        for number, one in enumerate(exam.recipe.open, len(sheets) + 1)
    ]
    total = words.word("exam", "out_of").replace("{points}", decimal(exam.total(variant), words))
    end = words.word("exam", "end").replace("{variant}", variant.letter)
    return Printed(variant.letter, variant.code, student, total, sheets, questions, end, len(student.name) > LONG)


def _equal(exam: Exam) -> float | None:
    """What every question is worth; None if they differ."""
    asked = {exam.points(i.question) for v in exam.variants for i in v.items} | {o.points for o in exam.recipe.open}
    return asked.pop() if len(asked) == 1 else None


def _rules(exam: Exam, words: Pack) -> list[str]:
    """What a student must know of the points: what each question is worth, what a wrong answer costs."""
    equal = _equal(exam)
    rules = [] if equal is None else [("equal", equal)]
    rules += [("negative", exam.recipe.negative)] if exam.recipe.negative else []
    return [words.word("exam", name).replace("{points}", counted(n, "points", words)) for name, n in rules]


def _page(exam: Exam, papers: Sequence[Printed], words: Pack, how: Print) -> Page:
    values = {
        "words": words.data["paper"],
        "exam": words.data["exam"],
        "heading": exam.title,
        "papers": papers,
        "rules": _rules(exam, words),
        "marked": bool(exam.recipe.scale),
    }
    letter = f". {words.word('exam', 'variant')} {papers[0].letter}" if len(papers) == 1 else ""
    return Page("paper/exam.html", exam.lang, exam.title + letter, values, **looks(how))

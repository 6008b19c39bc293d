"""The papers of an exam: one file a version, and one of all named papers where there is a class list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from konspekt.languages import Pack, pack
from konspekt.model.paper import Exam, File, Student, Variant
from konspekt.writers.pdf import Page, pdf
from konspekt.writers.prose import prose
from konspekt.writers.sheet import Sheet, sheet

if TYPE_CHECKING:
    from markupsafe import Markup

NOBODY = Student("")


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


def write(exam: Exam) -> Iterator[File]:
    words = pack(exam.lang)
    for variant in exam.variants:
        yield File(f"{exam.id}-{variant.letter}.pdf", _pdf(exam, [printed(exam, variant, words)], words))
    if exam.students:
        named = [
            printed(exam, exam.variants[number % len(exam.variants)], words, student)
            for number, student in enumerate(exam.students)
        ]
        yield File(f"{exam.id}-class.pdf", _pdf(exam, named, words))


def printed(exam: Exam, variant: Variant, words: Pack, student: Student = NOBODY) -> Printed:
    equal = _all_equal(exam)
    sheets = [
        Pointed(sheet(item, words), "" if equal else _short(exam.points(item.question), words))
        for item in variant.items
    ]
    questions = [
        Open(number, prose(one.text), "" if equal else _short(one.points, words), range(one.lines))
        for number, one in enumerate(exam.recipe.open, len(sheets) + 1)
    ]
    return Printed(variant.letter, variant.code, student, amount(exam.total(variant), words), sheets, questions)


def amount(points: float, words: Pack) -> str:
    """`2`, `0,25` in Russian, `0.25` in English."""
    shown = f"{points:g}"
    return shown.replace(".", words.words("exam", "comma")[0]) if words.words("exam", "comma") else shown


def _all_equal(exam: Exam) -> bool:
    asked = {exam.points(i.question) for v in exam.variants for i in v.items} | {o.points for o in exam.recipe.open}
    return len(asked) == 1


def _short(points: float, words: Pack) -> str:
    return words.word("exam", "short_points").replace("{points}", amount(points, words))


def _pdf(exam: Exam, papers: Sequence[Printed], words: Pack) -> bytes:
    negative = amount(exam.recipe.negative, words) if exam.recipe.negative else ""
    values = {
        "words": words.data["paper"],
        "exam": words.data["exam"],
        "heading": exam.title,
        "papers": papers,
        "negative": words.word("exam", "negative").replace("{points}", negative) if negative else "",
    }
    letter = f". {words.word('exam', 'variant')} {papers[0].letter}" if len(papers) == 1 else ""
    return pdf(Page("paper/exam.html", exam.lang, exam.title + letter, values))

"""The key of an exam: answers of all versions at a glance, a page to sign, maps, and each answer with its reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from konspekt.languages import Pack, pack
from konspekt.languages.counting import decimal
from konspekt.model.paper import Exam, Item, Print
from konspekt.writers.exam.contents import contents, shared
from konspekt.writers.exam.papers import Printed, printed
from konspekt.writers.pdf import Page, looks
from konspekt.writers.sheet import Sheet, sheet

T = TypeVar("T")
SIDE_BY_SIDE, NUMBERS_SIDE_BY_SIDE = 6, 12
"""Versions that a table of answers, or of numbers, has room for."""


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one number, by version."""

    number: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Table:
    """Some of the versions, side by side."""

    papers: list[Printed]
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class Step:
    """A mark and the points for it, or a number of points and its percentage."""

    name: str
    points: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of any version, once; `places` says where it stands and what its answer is there: `А 5 В`."""

    sheet: Sheet
    places: list[str]


def pages(exam: Exam, how: Print) -> Iterator[tuple[str, Page]]:
    words = pack(exam.lang)
    papers = [printed(exam, variant, words) for variant in exam.variants]
    many = len(papers) > 1
    values = {
        "words": words.data["paper"],
        "exam": words.data["exam"],
        "tables": [_answers(part) for part in _split(papers, SIDE_BY_SIDE)],
        "scale": _scale(exam, words),
        "percents": _percents(exam, words) if exam.recipe.percent else [],
        "contents": contents(exam, words),
        "shared": shared(exam) if many else [],
        "maps": _maps(exam, papers) if many else [],
        "papers": papers,
        "students": [(student, exam.student(n)) for n, student in enumerate(exam.students)],
        "asked": _asked(exam, papers, words),
        "many": many,
    }
    title = f"{words.word('exam', 'key')}. {exam.title}"
    yield "key", Page("paper/exam_key.html", exam.lang, title, values, **looks(how))


def mark(one: Sheet) -> str:
    """The answer as a table has room for it."""
    return one.mark or one.brief


def _answers(papers: Sequence[Printed]) -> Table:
    count = max(len(paper.sheets) for paper in papers)
    return Table(list(papers), [Row(n + 1, [mark(p.sheets[n].sheet) for p in papers]) for n in range(count)])


def _maps(exam: Exam, papers: Sequence[Printed]) -> list[Table]:
    """For each number of a version the number of the question on the first that it is or stands for."""
    count = len(exam.variants[0].items)
    tables = []
    for part in _split(list(zip(papers, exam.variants, strict=True)), NUMBERS_SIDE_BY_SIDE):
        rows = [Row(n + 1, [str(variant.masters[n]) for _, variant in part]) for n in range(count)]
        tables.append(Table([paper for paper, _ in part], rows))
    return tables


def _split(all_of_them: Sequence[T], most: int) -> Iterator[Sequence[T]]:
    """In parts as equal as can be, none longer than `most`."""
    parts = -(-len(all_of_them) // most)
    size = -(-len(all_of_them) // parts)
    for start in range(0, len(all_of_them), size):
        yield all_of_them[start : start + size]


def _scale(exam: Exam, words: Pack) -> list[Step]:
    """The points of each mark. They are rounded to the half below: nobody fails by a fraction that cannot be given."""
    total = exam.total(exam.variants[0])
    best, steps = total, list[Step]()
    for name, percent in exam.recipe.scale:
        least = _half(total * percent / 100)
        steps.append(Step(name, "–".join(decimal(n, words) for n in sorted({least, best}))))
        best = max(least - 0.5, 0)
    return steps


def _half(points: float) -> float:
    return int(points * 2) / 2


def _percents(exam: Exam, words: Pack) -> list[Step]:
    """The percentage of every whole number of points, most first."""
    total = exam.total(exam.variants[0])
    reached = [float(n) for n in range(int(total) + 1)] + ([total] if total != int(total) else [])
    return [Step(decimal(n, words), f"{round(n / total * 100)} %") for n in reversed(reached)] if total else []


def _asked(exam: Exam, papers: Sequence[Printed], words: Pack) -> list[Asked]:
    """Every question of the exam once: those of the first version in its order, each before its twins."""
    found: dict[str, tuple[int, Item, list[str]]] = {}
    for variant, paper in zip(exam.variants, papers, strict=True):
        for item, master, one in zip(variant.items, variant.masters, paper.sheets, strict=True):
            _, _, places = found.setdefault(item.question.id, (master, item, []))
            answer = f":\u00a0{one.sheet.mark}" if one.sheet.mark else ""
            places.append(f"{variant.letter}\u00a0{item.number}{answer}")
    ordered = sorted(found.values(), key=lambda one: one[0])
    return [Asked(replace(sheet(item, words), number=master), places) for master, item, places in ordered]

"""The key of an exam: letters of all versions at a glance, what the exam holds, each answer with its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from konspekt.languages import Pack, pack
from konspekt.model.paper import Exam, File, Variant
from konspekt.model.questions import Question, kind_of
from konspekt.writers.exam.papers import Printed, amount, printed
from konspekt.writers.pdf import Page, pdf
from konspekt.writers.prose import prose


@dataclass(frozen=True, slots=True)
class Marks:
    """The answers to one number, by version."""

    number: int
    marks: list[str]


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Group:
    name: str
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class Step:
    """A mark and the points from which it is given."""

    mark: str
    points: str


def write(exam: Exam) -> Iterator[File]:
    words = pack(exam.lang)
    papers = [printed(exam, variant, words) for variant in exam.variants]
    many = len(exam.variants) > 1
    total = str(len(exam.variants[0].items))
    public = words.word("exam", "public").replace("{count}", str(exam.public)).replace("{total}", total)
    values = {
        "words": words.data["paper"],
        "exam": words.data["exam"],
        "papers": papers,
        "rows": _answers(papers),
        "scale": _scale(exam, words),
        "contents": contents(exam, words),
        "shared": _shared(exam) if many else [],
        "map": _map(exam) if many else [],
        "public": public,
    }
    page = Page("paper/exam_key.html", exam.lang, f"{words.word('exam', 'key')}. {exam.title}", values)
    yield File(f"{exam.id}-key.pdf", pdf(page))


def _answers(papers: list[Printed]) -> list[Marks]:
    count = max(len(paper.sheets) for paper in papers)
    return [Marks(n + 1, [paper.sheets[n].sheet.mark or paper.sheets[n].sheet.brief for paper in papers])
            for n in range(count)]  # fmt: skip


def _scale(exam: Exam, words: Pack) -> list[Step]:
    """Points are rounded up to the half: nobody fails by a fraction that cannot be given."""
    total = exam.total(exam.variants[0])
    return [Step(mark, amount(-(-total * percent // 50) / 2, words)) for mark, percent in exam.recipe.scale]


def contents(exam: Exam, words: Pack) -> list[Group]:
    """How many questions of each section, kind and level a version holds, and how hard it is."""
    kinds, levels = words.data["exam"]["kinds"], words.data["exam"]["levels"]
    groups = [
        Group(words.word("exam", "section"), _counted(exam, lambda q: q.section)),
        Group(words.word("exam", "kind"), _counted(exam, lambda q: str(kinds[kind_of(q)]))),
        Group(words.word("exam", "level"), _counted(exam, lambda q: str(levels[q.level]))),
    ]
    means = [f"{_mean(variant):.2f}" for variant in exam.variants]
    totals = [amount(exam.total(variant), words) for variant in exam.variants]
    rows = [Row(words.word("exam", "difficulty"), means), Row(words.word("exam", "points"), totals)]
    return [*groups, Group(words.word("exam", "total"), rows)]


def _mean(variant: Variant) -> float:
    return sum(item.question.difficulty for item in variant.items) / max(1, len(variant.items))


def _counted(exam: Exam, name: Callable[[Question], str]) -> list[Row]:
    counts = [Counter(name(item.question) for item in variant.items) for variant in exam.variants]
    names = dict.fromkeys(name(item.question) for variant in exam.variants for item in variant.items)
    return [Row(prose(one), [str(count[one] or "–") for count in counts]) for one in sorted(names)]


def _shared(exam: Exam) -> list[Row]:
    ids = [{item.question.id for item in variant.items} for variant in exam.variants]
    return [Row(v.letter, [str(len(own & other)) for other in ids]) for v, own in zip(exam.variants, ids, strict=True)]


def _map(exam: Exam) -> list[Row]:
    count = len(exam.variants[0].items)
    return [Row(str(n + 1), [str(variant.masters[n]) for variant in exam.variants]) for n in range(count)]

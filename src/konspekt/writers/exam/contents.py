"""What an exam holds, on one page that somebody signs: figures, blueprint, sections, kinds, levels, overlap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import ceil
from typing import TYPE_CHECKING

from konspekt.languages import Pack
from konspekt.languages.counting import counted, decimal
from konspekt.model.paper import Exam, Part
from konspekt.model.questions import QUESTION_KINDS, Question, kind_of
from konspekt.writers.prose import prose

if TYPE_CHECKING:
    from markupsafe import Markup

MOST = 24
"""Sections that the page has room for."""


@dataclass(frozen=True, slots=True)
class Line:
    name: Markup
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Group:
    """A small table: its name heads the first column."""

    name: str
    heads: list[str]
    rows: list[Line]


@dataclass(frozen=True, slots=True)
class Contents:
    facts: list[Line]
    blueprint: list[Line]
    sections: Group
    others: list[Group]


def contents(exam: Exam, words: Pack) -> Contents:
    count = words.word("exam", "count")
    kinds, levels = words.data["exam"]["kinds"], words.data["exam"]["levels"]
    worth = {kinds[k]: counted(exam.recipe.points.get(k, 1), "points", words) for k in QUESTION_KINDS}
    by_kind = [(name, held, worth[name]) for name, held in _counted(exam, lambda q: str(kinds[kind_of(q)]))]
    by_level = _counted(exam, lambda q: str(levels[q.level]))
    by_section = _few(_counted(exam, lambda q: q.section), words)
    return Contents(
        _lines(_facts(exam, words)),
        [_covered(exam, n, words) for n in range(len(exam.covered))],
        Group(words.word("exam", "section"), [count], _lines(by_section)),
        [
            Group(words.word("exam", "kind"), [count, words.word("exam", "each")], _lines(by_kind)),
            Group(words.word("exam", "level"), [count], _lines(by_level)),
        ],
    )


def shared(exam: Exam) -> list[Line]:
    """For each version how many questions it shares with each."""
    return [Line(prose(one.letter), [str(one.shared(other)) for other in exam.variants]) for one in exam.variants]


def _facts(exam: Exam, words: Pack) -> Iterator[tuple[str, str]]:
    """What somebody must know who signs: name and text of each."""
    recipe, first = exam.recipe, exam.variants[0]
    names: Mapping[str, str] = words.data["exam"]["facts"]
    total, written = len(first.items), len(recipe.open)
    yield names["recipe"], f"{recipe.name} · {recipe.where}" if recipe.where.count(":") else recipe.name
    yield names["seed"], str(exam.seed)
    yield names["variants"], str(len(exam.variants))
    yield names["questions"], str(total + written) + (f", {names['open']} {written}" if written else "")
    yield names["total"], decimal(exam.total(first), words)
    if recipe.negative:
        yield names["negative"], counted(recipe.negative, "points", words)
    if len(exam.variants) > 1:
        held = [one.shared(other) for one, other in combinations(exam.variants, 2)]
        yield names["overlap"], _of(_span(held), total, words)
    yield names["difficulty"], _difficulty(exam, words)
    if recipe.apart:
        yield names["apart"], ", ".join(recipe.apart)
    yield names["public"], _of(str(exam.public), total, words)


def _difficulty(exam: Exam, words: Pack) -> str:
    """The mean of the first version, and within which bound the others keep to it."""
    means = exam.difficulties()
    shown = decimal(round(means[0], 2), words)
    if len(means) == 1:
        return shown
    spread = decimal(ceil(round((max(means) - min(means)) * 100, 6)) / 100, words)
    return f"{shown}; {words.data['exam']['facts']['spread'].replace('{spread}', spread)}"


def _of(count: str, total: int, words: Pack) -> str:
    return words.word("exam", "of").replace("{count}", count).replace("{total}", str(total))


def _covered(exam: Exam, number: int, words: Pack) -> Line:
    one = exam.covered[number]
    return Line(prose(_part(one.part, words)), [str(one.part.count), _span(one.held), str(one.there)])


def _part(part: Part, words: Pack) -> str:
    said = (
        part.section,
        part.level and words.data["exam"]["levels"][part.level],
        part.kind and words.data["exam"]["kinds"][part.kind],
        part.difficulty and words.data["exam"]["bands"][part.difficulty],
    )
    return " · ".join(filter(None, said)) or "–"


def _counted(exam: Exam, name: Callable[[Question], str]) -> list[tuple[str, str]]:
    """How many questions a version holds of each name, sorted by name."""
    counts = [Counter(name(item.question) for item in variant.items) for variant in exam.variants]
    names = {one for count in counts for one in count}
    return [(one, _span([count[one] for count in counts])) for one in sorted(names)]


def _few(rows: list[tuple[str, str]], words: Pack) -> list[tuple[str, str]]:
    """The first sections, and how many more there are."""
    if len(rows) <= MOST:
        return rows
    rest = words.word("exam", "others").replace("{count}", str(len(rows) - MOST))
    return [*rows[:MOST], (rest, "")]


def _lines(rows: Iterable[Sequence[str]]) -> list[Line]:
    return [Line(prose(name), list(cells)) for name, *cells in rows]


def _span(counts: Sequence[int]) -> str:
    """`3`, or `2–4` where the versions differ."""
    least, most = min(counts), max(counts)
    return str(least) if least == most else f"{least}–{most}"

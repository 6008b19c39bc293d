"""A question as it stands on paper: numbered, lettered, escaped; what quiz and key have in common.

Goes in: an `Item` and the language's words. Comes out: values that a template can print as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, assert_never

from konspekt.languages import Pack
from konspekt.model.origin import Evidence
from konspekt.model.paper import Item
from konspekt.model.questions import Choice, Cloze, Match, Multiple, Order, Question, Short, TrueFalse, kind_of
from konspekt.writers.prose import prose

if TYPE_CHECKING:
    from markupsafe import Markup

Columns = str
"""`four`, `two` or `one`: how many options stand side by side."""
FOUR, TWO = 13, 32


@dataclass(frozen=True, slots=True)
class Line:
    """An option with its letter; `why` is why it is wrong, empty on a quiz and for a key."""

    letter: str
    text: Markup
    why: Markup


@dataclass(frozen=True, slots=True)
class Answer:
    """A right line: its letter, what it belongs to (in a match), and its text."""

    letter: str
    left: Markup | None
    text: Markup


@dataclass(frozen=True, slots=True)
class Sheet:
    """`mark` is the answer as letters (`В`, `А В`, `да`), empty where words must be written."""

    number: int
    kind: str
    stem: Markup
    hint: str
    columns: Columns
    lines: tuple[Line, ...]
    left: tuple[Markup, ...]
    right: tuple[int, ...]
    """Indexes of the right lines, in the order of the answer."""
    mark: str
    answer: Markup
    """The answer in words, for kinds without lettered lines; else empty."""
    brief: Markup
    """The answer as a table of answers has room for it: without what is accepted too."""
    why: Markup
    section: str
    slides: str

    @property
    def rows(self) -> list[Row]:
        """A match as its rows: left and right side by side, in the order shown."""
        return [Row(left, line) for left, line in zip_longest(self.left, self.lines)]

    @property
    def answers(self) -> list[Answer]:
        """The right lines in the order of the answer; for a match each with its left side."""
        lefts: Sequence[Markup | None] = self.left or [None] * len(self.right)
        return [
            Answer(self.lines[n].letter, left, self.lines[n].text) for n, left in zip(self.right, lefts, strict=True)
        ]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a match: what stands left, and the lettered line that stands right of it; either may be missing."""

    left: Markup | None
    line: Line | None


@dataclass(frozen=True, slots=True)
class Group:
    """The questions of one section, in a row."""

    title: str
    sheets: tuple[Sheet, ...]


def grouped(sheets: Sequence[Sheet]) -> list[Group]:
    """Consecutive sheets of one section under its title; a title that could give a key away is left out."""
    groups: list[Group] = []
    for one in sheets:
        if groups and groups[-1].title == one.section:
            groups[-1] = Group(one.section, (*groups[-1].sheets, one))
        else:
            groups.append(Group(one.section, (one,)))
    return [Group("", g.sheets) for g in groups]


def sheet(item: Item, pack: Pack) -> Sheet:
    question = item.question
    lines = _lines(question, pack)
    right = right_lines(question)
    return Sheet(
        number=item.number,
        kind=kind_of(question),
        stem=prose(question.stem),
        hint=_hint(question, pack),
        columns=_columns(question, lines),
        lines=lines,
        left=tuple(map(prose, question.left)) if isinstance(question, Match) else (),
        right=right,
        mark=_mark(question, [lines[n].letter for n in right], pack),
        answer=prose(_answer(question, pack)),
        brief=prose(question.answer if isinstance(question, Short) else _answer(question, pack)),
        why=prose(question.why if isinstance(question, TrueFalse) else ""),
        section=question.section,
        slides=slides(question.evidence, pack),
    )


def right_lines(question: Question) -> tuple[int, ...]:
    """Which options are right, in the order in which the answer names them."""
    match question:
        case Choice():
            return (question.answer,)
        case Multiple() | Match() | Order():
            return question.answer
        case Cloze():
            return tuple(n for n, option in enumerate(question.options) if option.text == question.answer)[:1]
        case TrueFalse() | Short():
            return ()
        case _:
            assert_never(question)


def slides(evidence: Evidence, pack: Pack) -> str:
    """`слайд 7`, `слайды 7, 12`; empty for a question of the teacher's own that names none."""
    numbers = sorted({origin.slide for origin in evidence.origins if origin.slide})
    if not numbers:
        return ""
    word = pack.word("paper", "slide" if len(numbers) == 1 else "slides")
    return f"{word}\u00a0{', '.join(map(str, numbers))}"


def letters(count: int, pack: Pack) -> tuple[str, ...]:
    """The first `count` letters; beyond the alphabet numbers go on."""
    known = pack.words("paper", "letters")
    return (*known[:count], *(str(n) for n in range(len(known) + 1, count + 1)))


def _lines(question: Question, pack: Pack) -> tuple[Line, ...]:
    match question:
        case Choice() | Multiple() | Cloze():
            pairs: Sequence[tuple[str, str]] = [(option.text, option.why) for option in question.options]
        case Match():
            pairs = [(text, "") for text in question.right]
        case Order():
            pairs = [(text, "") for text in question.options]
        case TrueFalse() | Short():
            pairs = []
        case _:
            assert_never(question)
    names = letters(len(pairs), pack)
    return tuple(
        Line(name, prose(text), prose(_reason(text, why))) for name, (text, why) in zip(names, pairs, strict=True)
    )


def _reason(option: str, why: str) -> str:
    """A reason that says which option it is about."""
    return why if not why or option.casefold() in why.casefold() else f"{option}: {why}"


def _hint(question: Question, pack: Pack) -> str:
    kind = kind_of(question)
    plain = kind == "choice" or (isinstance(question, Cloze) and question.options)
    return "" if plain else pack.word("paper", kind)


def _mark(question: Question, right: Iterable[str], pack: Pack) -> str:
    if isinstance(question, TrueFalse):
        return pack.word("paper", "true_mark" if question.answer else "false_mark")
    return " ".join(right)


def _answer(question: Question, pack: Pack) -> str:
    match question:
        case TrueFalse():
            return pack.word("paper", "true" if question.answer else "false")
        case Short():
            also = [text for text in question.accept if text != question.answer]
            return question.answer + (f" ({pack.word('paper', 'accept')}: {', '.join(also)})" if also else "")
        case Cloze():
            return "" if question.options else question.answer
        case Choice() | Multiple() | Match() | Order():
            return ""
        case _:
            assert_never(question)


def _columns(question: Question, lines: Sequence[Line]) -> Columns:
    """By the widest option; code is set wider than prose. A match has its own two columns."""
    if not lines or isinstance(question, Match):
        return "one"
    widest = max(_width(line.text) for line in lines)
    if widest <= FOUR:
        return "four"
    return "two" if widest <= TWO and len(lines) % 2 == 0 else "one"


def _width(text: Markup) -> float:
    """The width in letters of prose."""
    bare = re.sub(r"<[^>]*>", "", re.sub(r'<img[^>]* alt="([^"]*)"[^>]*>', r"\1", str(text)))
    return len(bare) * (1.15 if "<code>" in text else 1.0)

"""Answer sheets to fill, and the overlay that marks them by hand.

Bubbles on a fixed grid (`konspekt.writers.exam.grid`), corner marks, and bars that say which page this is. The bars
read from the left: on; five bits for each letter of the version's code (A = 0 .. Z = 25, 2 = 26 .. 7 = 31, the order
of RFC 4648 base 32); three bits for the page (first = 0); one bit that makes the number of bits on even; on.

The overlay has rings where a right bubble is: what is filled under the film shows inside or outside of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from konspekt.errors import SelectionError
from konspekt.languages import Pack, pack
from konspekt.model.paper import Exam, Item, Print, Student, Variant
from konspekt.model.questions import Choice, Cloze, Match, Multiple, Order, TrueFalse
from konspekt.writers.exam.grid import Grid, Spot, grid_of, paged
from konspekt.writers.exam.papers import LONG, NOBODY
from konspekt.writers.pdf import Page, looks
from konspekt.writers.prose import prose
from konspekt.writers.sheet import letters, right_lines, sheet

if TYPE_CHECKING:
    from markupsafe import Markup

BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
MOST_PAGES = 8


@dataclass(frozen=True, slots=True)
class Answer:
    """What a row of a sheet asks for: bubbles with these letters, so many boxes, or words on a line."""

    number: int
    bubbles: tuple[str, ...] = ()
    boxes: int = 0
    right: tuple[int, ...] = ()
    text: Markup | str = ""
    """The answer in words or as letters."""
    note: str = ""
    """What stands on the line of an answer that is written elsewhere."""

    def blank(self) -> Answer:
        """What a student may see: no answer is in it."""
        return replace(self, right=(), text=self.note)


@dataclass(frozen=True, slots=True)
class Bubble:
    at: Spot
    letter: str
    on: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    at: Spot
    number: int
    bubbles: list[Bubble]
    boxes: list[Bubble]
    line: Spot | None
    text: Markup | str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: `bars` are the left sides of those that are on."""

    letter: str
    code: str
    page: str
    student: Student
    long: bool
    bars: list[float]
    digits: list[Bubble]
    boxes: list[Bubble]
    rows: list[Row]


def pages(exam: Exam, how: Print) -> Iterator[tuple[str, Page]]:
    plain = [(variant, NOBODY) for variant in exam.variants]
    yield "sheet", _page(exam, plain, how, "sheet")
    if exam.students:
        named = [(exam.student(n), student) for n, student in enumerate(exam.students)]
        yield "class-sheet", _page(exam, named, how, "sheet")
    yield "overlay", _page(exam, plain, how, "overlay")


def bars(code: str, page: int = 0) -> list[bool]:
    """The bars of a page, 0-based, of the version with this code."""
    bits = "".join(f"{BASE32.index(letter):05b}" for letter in code) + f"{page:03b}"
    parity = bits.count("1") % 2
    return [True, *(bit == "1" for bit in f"{bits}{parity}"), True]


def _page(exam: Exam, wanted: Sequence[tuple[Variant, Student]], how: Print, kind: str) -> Page:
    words, grid = pack(exam.lang), grid_of(how.paper, how.large)
    values = {
        "words": words.data["paper"],
        "exam": words.data["exam"],
        "heading": exam.title,
        "kind": words.word("exam", kind),
        "how": words.word("exam", f"how_{kind}"),
        "sheets": [one for to in wanted for one in _sheets(exam, to, grid, kind == "overlay")],
        "grid": grid,
        "corners": grid.corners(),
        "student": Spot(round(grid.code()[0][0].x - grid.bubble / 2, 2), grid.top - 4),
        "big": how.large,
        "overlay": kind == "overlay",
    }
    title = f"{words.word('exam', kind)}. {exam.title}"
    return Page("paper/answer_sheet.html", exam.lang, title, values, **looks(replace(how, large=False)))


def _sheets(exam: Exam, to: tuple[Variant, Student], grid: Grid, marked: bool) -> Iterator[Sheet]:
    variant, student = to
    words = pack(exam.lang)
    answers = [_answer(item, words) for item in variant.items]
    elsewhere = words.word("exam", "in_paper")
    answers += [Answer(len(answers) + n, note=elsewhere) for n in range(1, len(exam.recipe.open) + 1)]
    answers = answers if marked else [answer.blank() for answer in answers]
    places = list(grid.rows())
    ranges = list(paged(answers, len(places)))
    if len(ranges) > MOST_PAGES:
        most = MOST_PAGES * len(places)
        raise SelectionError(f"{exam.recipe.where}: an answer sheet has room for {most} questions; ask for fewer")
    code = grid.code()
    for number, part in enumerate(ranges):
        shown = bars(variant.code, number)
        yield Sheet(
            variant.letter, variant.code, f"{number + 1} / {len(ranges)}" if len(ranges) > 1 else "",
            student, len(student.name) > LONG,
            [left for left, on in zip(grid.bars(len(shown)), shown, strict=True) if on],
            [Bubble(spot, str(digit), student.code[n : n + 1] == str(digit))
             for digit, spots in enumerate(code[1:]) for n, spot in enumerate(spots)],
            [Bubble(spot, student.code[n : n + 1]) for n, spot in enumerate(code[0])],
            [_row(answers[n], places[n - part.start], grid) for n in part],
        )  # fmt: skip


def _row(answer: Answer, at: Spot, grid: Grid) -> Row:
    spots = grid.spots(at, len(answer.bubbles))
    bubbles = [Bubble(spots[n], name, n in answer.right) for n, name in enumerate(answer.bubbles)]
    names = str(answer.text).split() or [""] * answer.boxes
    boxes = [Bubble(spot, name) for spot, name in zip(grid.spots(at, answer.boxes), names, strict=False)]
    line = None if bubbles or boxes else Spot(round(at.x + grid.number + 0.7, 2), at.y)
    return Row(at, answer.number, bubbles, boxes, line, answer.text)


def _answer(item: Item, words: Pack) -> Answer:
    question = item.question
    match question:
        case Choice(options=options) | Multiple(options=options) | Cloze(options=[_, *_] as options):
            return Answer(item.number, letters(len(options), words), right=right_lines(question))
        case TrueFalse():
            names = (words.word("paper", "true")[:1].upper(), words.word("paper", "false")[:1].upper())
            return Answer(item.number, names, right=(0 if question.answer else 1,))
        case Match() | Order():
            mark = sheet(item, words).mark
            return Answer(item.number, boxes=len(question.answer), text=mark)
        case _:
            return Answer(item.number, text=prose(sheet(item, words).brief))

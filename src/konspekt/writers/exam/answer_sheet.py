"""Answer sheets: bubbles on a fixed grid, corner marks, and the code of the version as a row of bars.

The bars read from the left: on, five bits for each letter of the code (A = 0 .. Z = 25, 2 = 26 ..
7 = 31, the order of RFC 4648 base 32), on. The overlay is the same page with the right bubbles black.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from konspekt.languages import Pack, pack
from konspekt.model.paper import Exam, File, Item, Variant
from konspekt.model.questions import Choice, Cloze, Multiple, TrueFalse
from konspekt.writers.pdf import Page, pdf
from konspekt.writers.prose import prose
from konspekt.writers.sheet import letters, right_lines, sheet

if TYPE_CHECKING:
    from markupsafe import Markup

BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
DIGITS, PLACES = range(10), range(6)


@dataclass(frozen=True, slots=True)
class Bubble:
    letter: str
    on: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A question's number and bubbles; one answered in words has none, and on the overlay `text` says the answer."""

    number: int
    bubbles: list[Bubble]
    text: str | Markup = ""


@dataclass(frozen=True, slots=True)
class Bubbles:
    letter: str
    code: str
    bars: list[bool]
    rows: list[Line]


def write(exam: Exam) -> Iterator[File]:
    words = pack(exam.lang)
    for name, marked in (("sheet", False), ("overlay", True)):
        papers = [_page(exam, variant, words, marked) for variant in exam.variants]
        values = {
            "words": words.data["paper"],
            "exam": words.data["exam"],
            "heading": exam.title,
            "kind": words.word("exam", name),
            "how": words.word("exam", f"how_{name}"),
            "papers": papers,
            "digits": DIGITS,
            "places": PLACES,
        }
        title = f"{words.word('exam', name)}. {exam.title}"
        yield File(f"{exam.id}-{name}.pdf", pdf(Page("paper/answer_sheet.html", exam.lang, title, values)))


def bars(code: str) -> list[bool]:
    """The code between two bars that are always on."""
    bits = "".join(f"{BASE32.index(letter):05b}" for letter in code)
    return [True, *(bit == "1" for bit in bits), True]


def _page(exam: Exam, variant: Variant, words: Pack, marked: bool) -> Bubbles:
    rows = [_line(item, words, marked) for item in variant.items]
    rows += [Line(len(rows) + n, []) for n in range(1, len(exam.recipe.open) + 1)]
    return Bubbles(variant.letter, variant.code, bars(variant.code), rows)


def _line(item: Item, words: Pack, marked: bool) -> Line:
    question = item.question
    match question:
        case Choice(options=options) | Multiple(options=options) | Cloze(options=[_, *_] as options):
            right = right_lines(question)
            names = letters(len(options), words)
        case TrueFalse():
            right = (0 if question.answer else 1,)
            names = (words.word("paper", "true_mark")[:1].upper(), words.word("paper", "false_mark")[:1].upper())
        case _:
            one = sheet(item, words)
            return Line(item.number, [], (one.mark or one.brief) if marked else prose(""))
    return Line(item.number, [Bubble(name, marked and n in right) for n, name in enumerate(names)])

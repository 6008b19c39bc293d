"""`<lecture-id>-practice.html`: one page to practise on, offline, by keyboard, on a phone.

Every question that students may have, in parts: no question of a part gives another away. The page
carries its style and its script; its policy lets it load nothing and run nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, assert_never

from konspekt.languages import Pack, pack
from konspekt.model.paper import Book, File, Item
from konspekt.model.questions import Choice, Cloze, Match, Multiple, Order, Question, Short, TrueFalse
from konspekt.writers.prose import clean
from konspekt.writers.sheet import Sheet, sheet
from konspekt.writers.templates import find, render

if TYPE_CHECKING:
    from markupsafe import Markup

HINTED = frozenset({"multiple", "match", "order", "short", "cloze"})
"""Kinds that need a word on how to answer; two words to choose from need none."""
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


@dataclass(frozen=True, slots=True)
class Task:
    """A question as the page shows it. `key` is JSON: indexes, or the texts to be typed."""

    id: str
    sheet: Sheet
    hint: str
    key: str
    exact: bool
    """The answer is code and compared to the letter."""
    rows: tuple[Markup, ...]
    """What a match or an order chooses for, one below the other."""
    choices: tuple[str, ...]
    where: str


def write(book: Book) -> Iterator[File]:
    """A page for each lecture that has questions."""
    for lecture in book.lectures:
        asked = [q for q in book.questions if q.lecture == lecture.id]
        if not asked:
            continue
        words = pack(lecture.language)
        numbers = iter(range(1, len(asked) + 1))
        tasks = [[_task(Item(next(numbers), q), words) for q in part] for part in parts(asked)]
        title = f"{words.word('practice', 'title')}. {clean(lecture.title)}"
        values: dict[str, Any] = {
            "language": lecture.language,
            "rtl": lecture.language in RIGHT_TO_LEFT,
            "title": title,
        }
        values |= {"name": lecture.id, "parts": tasks, "words": _words(words)}
        page = _page(values, book.print.templates)
        yield File(f"{lecture.id}-practice.html", page.encode())


def parts(questions: Sequence[Question]) -> list[list[Question]]:
    """The questions in order, each in the first part where no enemy of it stands."""
    found: list[dict[str, Question]] = []
    for question in questions:
        part = next((part for part in found if part.keys().isdisjoint(question.enemies)), None)
        if part is None:
            found.append(part := {})
        part[question.id] = question
    return [list(part.values()) for part in found]


def _page(values: dict[str, Any], templates: str) -> str:
    from markupsafe import Markup

    style, script = (
        find(f"html/practice.{kind}", templates).read_text(encoding="utf-8").strip() for kind in ("css", "js")
    )
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    values = {**values, "style": Markup(style), "script": Markup(script), "hash": digest}
    return render("html/practice.html", values, templates).lstrip()


def _words(words: Pack) -> dict[str, str]:
    own = {name: words.word("practice", name) for name in words.data["practice"]}
    return {**own, "true": words.word("paper", "true"), "false": words.word("paper", "false")}


def _task(item: Item, words: Pack) -> Task:
    question = item.question
    shown = sheet(item, words)
    hint = words.word("practice", shown.kind) if shown.hint and shown.kind in HINTED else ""
    key, exact = _key(question)
    where = " · ".join(p for p in (question.section, shown.slides) if p)
    rows, choices = _rows(question, shown)
    return Task(question.id, shown, hint, json.dumps(key, ensure_ascii=False), exact, rows, choices, where)


def _rows(question: Question, shown: Sheet) -> tuple[tuple[Markup, ...], tuple[str, ...]]:
    if isinstance(question, Match):
        return shown.left, tuple(line.letter for line in shown.lines)
    if isinstance(question, Order):
        return tuple(line.text for line in shown.lines), tuple(str(n + 1) for n in range(len(shown.lines)))
    return (), ()


def _key(question: Question) -> tuple[list[int] | list[str], bool]:
    match question:
        case Choice():
            return [question.answer], False
        case Multiple() | Match():
            return list(question.answer), False
        case TrueFalse():
            return [int(question.answer)], False
        case Order():
            return [question.answer.index(at) for at in range(len(question.answer))], False
        case Cloze() if question.options:
            return [n for n, option in enumerate(question.options) if option.text == question.answer][:1], False
        case Cloze():
            return _typed([question.answer])
        case Short():
            return _typed([question.answer, *question.accept])
        case _:
            assert_never(question)


def _typed(answers: Sequence[str]) -> tuple[list[str], bool]:
    """What may be typed, without backticks; code is compared to the letter."""
    code = all(text.startswith("`") and text.endswith("`") for text in answers)
    return list(dict.fromkeys(clean(text).replace("`", "") for text in answers)), code

"""The options of one question: how many, in which order, and the answer that follows its option.

An order is a tuple of indexes into the options as they stand: `(2, 0, 1)` shows the third first.
For a match the options are the right column; a short answer and a judged statement have none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from typing import TypeVar, assert_never

from konspekt.languages import pack
from konspekt.model.questions import Choice, Cloze, Match, Multiple, Order, Question, Short, TrueFalse

T = TypeVar("T")
NUMBER = re.compile(
    r"""^(?P<sign>[-−]?)(?P<number>\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(?P<part>[.,]\d+)?   # 8080, 1 000, 3,5
        (?:\s*[-–—]\s*(?P<until>\d+))?                                                       # 2006-2007
        \s*(?P<unit>[^\d\s][^\d]{0,15})?$                                                    # ms, %, г.""",
    re.VERBOSE,
)
DATE = r"^(?:(?P<day>\d{{1,2}})\s+)?(?P<month>{months})\.?\s+(?P<year>\d{{3,4}})\W*(?:{suffixes})?\W*$"


def token(seed: int, *parts: str) -> str:
    """What chance would have said: equal for equal input, on every machine, in every year."""
    return sha256("\0".join((str(seed), *parts)).encode()).hexdigest()


def texts(question: Question) -> tuple[str, ...]:
    """The options as they stand; empty if the question has none."""
    match question:
        case Choice() | Multiple() | Cloze():
            return tuple(option.text for option in question.options)
        case Match():
            return question.right
        case Order():
            return question.options
        case TrueFalse() | Short():
            return ()
        case _:
            assert_never(question)


def key_of(question: Question) -> int | None:
    """Where the key stands, if there is exactly one and it stands among options."""
    match question:
        case Choice():
            return question.answer
        case Cloze():
            return next((n for n, text in enumerate(texts(question)) if text == question.answer), None)
        case _:
            return None


def hashed(question: Question, seed: int) -> tuple[int, ...]:
    """An order that tells nothing; a match or an order to be found never stands solved already."""
    shown = texts(question)
    order = sorted(range(len(shown)), key=lambda n: (token(seed, question.id, shown[n]), n))
    if isinstance(question, Match | Order) and tuple(order) == question.answer:
        order = order[1:] + order[:1]
    return tuple(order)


def ascending(question: Question) -> tuple[int, ...] | None:
    """The order by size, if every option is a number or a date; else None.

    Numbers out of order cost the reader time and test nothing.
    """
    if not isinstance(question, Choice | Cloze | Multiple) or not question.options:
        return None
    sizes = [_size(text.strip("` "), question.lang) for text in texts(question)]
    known = [size for size in sizes if size is not None]
    if len(known) < len(sizes) or len({unit for unit, _ in known}) > 1:
        return None
    return tuple(sorted(range(len(known)), key=lambda n: (known[n][1], n)))


def reordered(question: Question, order: Sequence[int]) -> Question:
    """The same question, its options in `order`."""
    place = {old: new for new, old in enumerate(order)}
    match question:
        case Choice():
            return replace(question, options=_pick(question.options, order), answer=place[question.answer])
        case Multiple():
            answer = tuple(sorted(place[n] for n in question.answer))
            return replace(question, options=_pick(question.options, order), answer=answer)
        case Cloze():
            return replace(question, options=_pick(question.options, order))
        case Match():
            answer = tuple(place[n] for n in question.answer)
            return replace(question, right=_pick(question.right, order), answer=answer)
        case Order():
            answer = tuple(place[n] for n in question.answer)
            return replace(question, options=_pick(question.options, order), answer=answer)
        case TrueFalse() | Short():
            return question
        case _:
            assert_never(question)


def with_key_at(question: Question, place: int) -> Question:
    """The same question, its key at `place`, the others in the order they had."""
    key = key_of(question)
    if key is None or key == place:
        return question
    order = [n for n in range(len(texts(question))) if n != key]
    order.insert(place, key)
    return reordered(question, order)


def _pick(options: tuple[T, ...], order: Sequence[int]) -> tuple[T, ...]:
    return tuple(options[n] for n in order)


def _size(text: str, lang: str) -> tuple[str, tuple[float, ...]] | None:
    """Unit and size: `80 ms` -> `("ms", (80, 80))`, `6 мая 1961` -> `("date", (1961, 5, 6))`."""
    words = pack(lang)
    months = words.words("dates", "months")
    date = DATE.format(months="|".join(months) or "(?!)", suffixes="|".join(words.words("dates", "suffixes")) or "(?!)")
    if found := re.match(date, text, re.IGNORECASE):
        month = next(n for n, name in enumerate(months, 1) if re.fullmatch(name, found["month"], re.IGNORECASE))
        return "date", (float(found["year"]), month, float(found["day"] or 0))
    number = NUMBER.match(text)
    if not number:
        return None
    size = float(re.sub(r"\s", "", number["number"]) + (number["part"] or "").replace(",", "."))
    until = float(number["until"] or size)
    return (number["unit"] or "").strip(" ."), (-size if number["sign"] else size, until)

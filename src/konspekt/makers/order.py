"""The order of options in the bank: by hash, so that it depends on nothing but seed, id and option.

Numbers and dates ascend instead, as a reader expects of them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from konspekt.model.questions import Choice, Cloze, Match, Multiple, Order, Question, Short, TrueFalse

T = TypeVar("T")
NUMBER = re.compile(r"^\W*(\d+)(?:[.,](\d+))?")
PREFIX = re.compile(r"\s?(?:([kKкКMМGГTТP])i?(?:B|Б|b|б|Hz|Гц)|(ms|мс|us|µs|мкс|ns|нс)\b)")
SCALE = {
    "k": 1e3, "K": 1e3, "к": 1e3, "К": 1e3, "M": 1e6, "М": 1e6, "G": 1e9, "Г": 1e9, "T": 1e12, "Т": 1e12, "P": 1e15,
    "ms": 1e-3, "мс": 1e-3, "us": 1e-6, "µs": 1e-6, "мкс": 1e-6, "ns": 1e-9, "нс": 1e-9,
}  # fmt: skip
"""What a unit is counted in: `1 TB/s` is more than `7 GB/s`."""


def digest(*parts: object) -> str:
    """A stable hash of the parts, hexadecimal."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()


def ordered(texts: Sequence[str], seed: int, question: str) -> list[int]:
    """Indexes of `texts` in the order in which the bank shows them."""
    numbers = [NUMBER.match(t) for t in texts]
    if all(numbers):
        return sorted(range(len(texts)), key=lambda i: (_value(texts[i]), texts[i]))
    return sorted(range(len(texts)), key=lambda i: digest(seed, question, texts[i]))


def arranged(question: Question, seed: int) -> Question:
    """The question with its options in the bank's order, however they came."""
    match question:
        case Choice():
            order = ordered([o.text for o in question.options], seed, question.id)
            return replace(question, options=_in(order, question.options), answer=order.index(question.answer))
        case Multiple():
            order = ordered([o.text for o in question.options], seed, question.id)
            keys = tuple(sorted(order.index(at) for at in question.answer))
            return replace(question, options=_in(order, question.options), answer=keys)
        case Cloze():
            order = ordered([o.text for o in question.options], seed, question.id)
            return replace(question, options=_in(order, question.options))
        case Match():
            order = _shuffled(question.right, seed, question.id)
            return replace(question, right=_in(order, question.right), answer=tuple(map(order.index, question.answer)))
        case Order():
            steps = _in(question.answer, question.options)
            order = _shuffled(steps, seed, question.id)
            order = [*order[1:], order[0]] if order == sorted(order) else order
            return replace(question, options=_in(order, steps), answer=tuple(map(order.index, range(len(order)))))
        case TrueFalse() | Short():
            return question


def _shuffled(texts: Sequence[str], seed: int, question: str) -> list[int]:
    return sorted(range(len(texts)), key=lambda i: digest(seed, question, texts[i]))


def _in(order: Sequence[int], things: Sequence[T]) -> tuple[T, ...]:
    return tuple(things[at] for at in order)


def _value(text: str) -> float:
    found = NUMBER.match(text)
    if not found:
        return 0.0
    prefix = PREFIX.match(text, found.end())
    scale = SCALE[prefix[1] or prefix[2]] if prefix else 1.0
    return float(f"{found[1]}.{found[2] or 0}") * scale

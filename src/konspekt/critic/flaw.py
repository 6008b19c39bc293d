"""What a rule of item writing finds: a code, how bad it is, and why, for a teacher to read.

Codes and severities follow Haladyna, Downing & Rodriguez (2002) and Tarrant et al. (2006): fatal
makes an item wrong, major helps or hurts a test-taker, minor is style.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from konspekt.model.questions import Choice, Cloze, Match, Multiple, Order, Question, Short, TrueFalse

Severity = Literal["fatal", "major", "minor"]
SEVERITIES: tuple[Severity, ...] = ("fatal", "major", "minor")


@dataclass(frozen=True, slots=True)
class Flaw:
    code: str
    severity: Severity
    reason: str


def options_of(question: Question) -> list[str]:
    """The texts to choose from, in order; empty for kinds without."""
    match question:
        case Choice() | Multiple() | Cloze():
            return [o.text for o in question.options]
        case Order():
            return list(question.options)
        case Match():
            return [*question.left, *question.right]
        case TrueFalse() | Short():
            return []


def keys(question: Question) -> set[int]:
    """Indexes of the keys among the options."""
    match question:
        case Choice():
            return {question.answer}
        case Multiple():
            return set(question.answer)
        case _:
            return set()

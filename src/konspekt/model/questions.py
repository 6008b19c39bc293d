"""What can be asked of a fact: seven kinds of question, a closed union.

Texts are plain, code in backticks, a gap is `____`. Options of choice, multiple and cloze carry
the reason why they are wrong; the key's own reason is empty.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, assert_never

from konspekt.model.origin import Evidence, Origin

QuestionKind = Literal["choice", "multiple", "truefalse", "short", "cloze", "match", "order"]
QUESTION_KINDS: tuple[QuestionKind, ...] = (
    "choice", "multiple", "truefalse", "short", "cloze", "match", "order",
)  # fmt: skip
Level = Literal["remember", "understand", "apply"]
GAP = "____"


@dataclass(frozen=True, slots=True)
class Option:
    text: str
    why: str = ""
    """Why it is wrong, in the lecture's words with the slide; empty for a key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What every question knows of itself."""

    id: str
    facts: tuple[str, ...]
    """Keys of the facts it asks about; the first is the one it is mainly of."""
    stem: str
    rule: str
    """The stem form that made it, e.g. `term-of-gloss`."""
    evidence: Evidence
    section: str
    lang: str
    lecture: str
    difficulty: float = 0.5
    """0 easy .. 1 hard: how near the distractors are."""
    level: Level = "remember"
    enemies: tuple[str, ...] = ()
    """Ids of questions that must not stand in one paper with this one."""
    block: str = ""
    """Questions of one block share their options; a paper takes as few of a block as it can."""

    @property
    def origin(self) -> Origin:
        return self.evidence.origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Asked):
    options: tuple[Option, ...]
    answer: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Multiple(Asked):
    options: tuple[Option, ...]
    answer: tuple[int, ...]
    """Indexes of the keys, ascending."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueFalse(Asked):
    """A statement (the stem) to be judged."""

    answer: bool
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Short(Asked):
    answer: str
    accept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cloze(Asked):
    answer: str
    options: tuple[Option, ...] = ()
    """Fillers to choose from, the key among them; may be empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match(Asked):
    left: tuple[str, ...]
    right: tuple[str, ...]
    answer: tuple[int, ...]
    """For each of `left`, its index into `right`; `right` may be longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(Asked):
    options: tuple[str, ...]
    """As shown."""
    answer: tuple[int, ...]
    """Indexes into `options`, first to last."""


Question = Choice | Multiple | TrueFalse | Short | Cloze | Match | Order


def kind_of(question: Question) -> QuestionKind:
    match question:
        case Choice():
            return "choice"
        case Multiple():
            return "multiple"
        case TrueFalse():
            return "truefalse"
        case Short():
            return "short"
        case Cloze():
            return "cloze"
        case Match():
            return "match"
        case Order():
            return "order"
        case _:
            assert_never(question)

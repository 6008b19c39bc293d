"""A question as a teacher writes it in a bank: from the fields of its entry to a `Question`, keys first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypedDict

from konspekt.errors import ReadError
from konspekt.model.origin import Evidence, Origin
from konspekt.model.questions import (
    GAP,
    Choice,
    Cloze,
    Level,
    Match,
    Multiple,
    Option,
    Order,
    Question,
    QuestionKind,
    Short,
    TrueFalse,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a bank and its place, `file:line`, for the messages."""

    row: Mapping[str, Any]
    place: str

    def wrong(self, what: str) -> ReadError:
        return ReadError(f"{self.place}: {what}")

    def only(self, known: Sequence[str]) -> None:
        """Raises ReadError for a field that does not belong here."""
        for key in self.row:
            if key not in known:
                raise self.wrong(f"unknown field '{key}'; known here are {', '.join(known)}")

    def text(self, key: str, remedy: str = "write a text") -> str:
        value = self.row.get(key, "")
        if isinstance(value, bool) or not isinstance(value, str | int | float) or not str(value).strip():
            said = "is missing" if key not in self.row else f"cannot be {value!r:.40}"
            raise self.wrong(f"'{key}' {said}; {remedy}")
        return _line(value)

    def texts(self, key: str, least: int) -> list[str]:
        value = self.row.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, str | int | float) for v in value):
            raise self.wrong(f"'{key}' cannot be {value!r:.40}; write a list of texts")
        if len(value) < least:
            raise self.wrong(f"'{key}' needs at least {least}")
        return [_line(v) for v in value]

    def options(self, key: str, least: int) -> list[Option]:
        """Distractors: texts, or `{text, why}`."""
        value = self.row.get(key, [])
        if not isinstance(value, list) or len(value) < least:
            raise self.wrong(f"'{key}' must be a list of at least {least}")
        return [self._option(one, key) for one in value]

    def _option(self, one: object, key: str) -> Option:
        if isinstance(one, dict) and {"text"} <= one.keys() <= {"text", "why"}:
            return Option(_line(one["text"]), _line(one.get("why", "")))
        if isinstance(one, str | int | float):
            return Option(_line(one))
        raise self.wrong(f"an entry of '{key}' cannot be {one!r:.40}; write a text, or {{text: …, why: …}}")


class Shared(TypedDict):
    """What every question has, as keywords."""

    id: str
    facts: tuple[str, ...]
    stem: str
    rule: str
    evidence: Evidence
    section: str
    lang: str
    lecture: str
    difficulty: float
    level: Level
    block: str


def question_of(kind: str, id: str, facts: tuple[str, ...], entry: Entry, origin: Origin) -> Question:
    """The question with its bank's place as evidence. Raises ReadError for a field that cannot be."""
    difficulty = entry.row.get("difficulty", 0.5)
    if isinstance(difficulty, bool) or not isinstance(difficulty, int | float) or not 0 <= difficulty <= 1:
        raise entry.wrong(f"'difficulty' cannot be {difficulty!r:.40}; write a number from 0 to 1")
    rule = entry.text("rule") if "rule" in entry.row else "teacher"
    block = entry.text("block") if "block" in entry.row else ""
    shared: Shared = {
        "id": id, "facts": facts, "stem": entry.text("stem"), "rule": rule, "evidence": Evidence((origin,), "teacher"),
        "section": "", "lang": "", "lecture": "", "difficulty": float(difficulty),
        "level": entry.row.get("level", "remember"), "block": block,
    }  # fmt: skip
    return _MAKE[kind](entry, shared)


def _choice(entry: Entry, shared: Shared) -> Question:
    return Choice(**shared, options=(Option(entry.text("key")), *entry.options("distractors", 1)), answer=0)


def _multiple(entry: Entry, shared: Shared) -> Question:
    keys = entry.texts("keys", 1)
    options = (*map(Option, keys), *entry.options("distractors", 1))
    return Multiple(**shared, options=options, answer=tuple(range(len(keys))))


def _truefalse(entry: Entry, shared: Shared) -> Question:
    answer = entry.row.get("answer")
    if not isinstance(answer, bool):
        raise entry.wrong(f"'answer' cannot be {answer!r:.40}; write true or false")
    return TrueFalse(**shared, answer=answer, why=entry.text("why") if entry.row.get("why") else "")


def _short(entry: Entry, shared: Shared) -> Question:
    return Short(**shared, answer=entry.text("answer"), accept=tuple(entry.texts("accept", 0)))


def _cloze(entry: Entry, shared: Shared) -> Question:
    if GAP not in shared["stem"]:
        raise entry.wrong(f"the stem of a cloze has no gap; write {GAP} where the answer stood")
    answer, others = entry.text("answer"), entry.options("distractors", 0)
    return Cloze(**shared, answer=answer, options=(Option(answer), *others) if others else ())


def _match(entry: Entry, shared: Shared) -> Question:
    pairs = entry.row.get("pairs")
    if not isinstance(pairs, list) or len(pairs) < 2 or not all(isinstance(p, list) and len(p) == 2 for p in pairs):
        raise entry.wrong("'pairs' must be a list of at least two pairs, [left, right]")
    left, right = zip(*((_line(one), _line(other)) for one, other in pairs), strict=True)
    shown = (*right, *entry.texts("extra", 0))
    return Match(**shared, left=left, right=shown, answer=tuple(range(len(left))))


def _order(entry: Entry, shared: Shared) -> Question:
    steps = entry.texts("steps", 2)
    return Order(**shared, options=tuple(steps), answer=tuple(range(len(steps))))


def _line(value: object) -> str:
    """One line: what a YAML block wrapped is joined."""
    return " ".join(str(value).split())


_MAKE: Mapping[str, Callable[[Entry, Shared], Question]] = {
    "choice": _choice, "multiple": _multiple, "truefalse": _truefalse, "short": _short, "cloze": _cloze,
    "match": _match, "order": _order,
}  # fmt: skip
BODIES: Mapping[QuestionKind | str, tuple[str, ...]] = {
    "choice": ("key", "distractors"), "multiple": ("keys", "distractors"), "truefalse": ("answer", "why"),
    "short": ("answer", "accept"), "cloze": ("answer", "distractors"), "match": ("pairs", "extra"), "order": ("steps",),
}  # fmt: skip
"""The fields that a kind of question has beside those of all."""

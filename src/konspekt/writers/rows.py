"""Facts, questions and cards as JSON objects: the names that `--json` and the question file promise.

Goes in: one value of the model. Comes out: a dict of strings, numbers, lists and dicts, its keys in
the promised order; what does not apply is left out. Facts are plain text; questions and cards keep
their code in backticks.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any, assert_never

from konspekt.model import facts as F
from konspekt.model import questions as Q
from konspekt.model.lecture import Lecture, Quiz
from konspekt.model.notes import Note
from konspekt.model.origin import Origin

Row = dict[str, Any]
UNSEEN = re.compile(r"[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


def json_line(row: Row) -> str:
    """One line; what JSON allows and no terminal or line reader should meet stands as `\\u202e`."""
    return UNSEEN.sub(lambda m: f"\\u{ord(m[0]):04x}", json.dumps(row, ensure_ascii=False))


def fact_row(fact: F.Fact) -> Row:
    """`key kind subject value aliases items ordered polarity attribute strength rule … source also`."""
    row: Row = {"key": fact.key, "kind": F.kind_of(fact), "subject": fact.subject.plain}
    row |= _said(fact)
    row |= {"strength": fact.evidence.strength, "rule": fact.evidence.rule}
    if fact.doubtful:
        row["doubtful"] = fact.doubtful
    row |= {"section": fact.section, "lang": fact.lang, "source": source(fact.origin)}
    if also := [source(origin) for origin in fact.evidence.origins[1:]]:
        row["also"] = also
    return row


def question_row(question: Q.Question) -> Row:
    """`id fact facts kind stem options answer why … enemies source`; indexes are 0-based."""
    row: Row = {"id": question.id, "fact": question.facts[0] if question.facts else "", "facts": list(question.facts)}
    row |= {"kind": Q.kind_of(question), "stem": question.stem}
    row |= _asked(question)
    row |= {"difficulty": round(question.difficulty, 3), "level": question.level, "section": question.section}
    row |= {"lang": question.lang, "rule": question.rule, "enemies": list(question.enemies)}
    return row | {"source": source(question.origin)}


def card_rows(note: Note) -> list[Row]:
    """A row for each card of the note: `id fact kind note front back section lang source`."""
    rest: Row = {"section": note.section, "lang": note.lang, "source": source(note.origin)}
    return [
        {"id": card.id, "fact": note.fact, "kind": card.kind, "note": note.type, "front": card.front, "back": card.back}
        | rest
        for card in note.cards
    ]


def quiz_row(quiz: Quiz, lecture: Lecture) -> Row:
    """`kind stem options answer why lang rule source`: a question of the lecture itself, its rule `teacher`."""
    row: Row = {"kind": _kind(quiz), "stem": quiz.stem}
    row |= {"options": list(quiz.options)} if len(quiz.options) > 1 else {}
    keys = list(quiz.keys)
    if len(quiz.options) == 1:
        row["answer"] = quiz.options[0]
    elif quiz.options:
        row["answer"] = keys[0] if row["kind"] == "choice" else keys
    row |= {"why": quiz.why} if quiz.why else {}
    return row | {"lang": lecture.language, "rule": "teacher", "source": source(quiz.origin)}


def _kind(quiz: Quiz) -> str:
    if not quiz.options:
        return "open"
    if len(quiz.options) == 1:
        return "short"
    return "choice" if len(quiz.keys) == 1 else "multiple"


def source(origin: Origin) -> Row:
    """`{file, line, end, slide}`: lines 1-based, both included; slide 1-based."""
    return {"file": origin.path, "line": origin.first, "end": origin.last, "slide": origin.slide}


def _said(fact: F.Fact) -> Row:
    """What the fact says, by its kind."""
    match fact:
        case F.Definition() | F.Command():
            said: Row = {"value": fact.value.plain}
            return said | ({"aliases": list(fact.aliases)} if fact.aliases else {})
        case F.Enumeration():
            return {"items": [item.plain for item in fact.items], "ordered": fact.ordered}
        case F.Event() | F.Statement():
            return {"value": fact.value.plain}
        case F.Trait():
            return {"value": fact.value.plain, "polarity": fact.polarity}
        case F.Property():
            return {"value": fact.value.plain, "attribute": fact.attribute.plain}
        case _:
            assert_never(fact)


def _asked(question: Q.Question) -> Row:
    """What is shown and what is right, by the question's kind."""
    match question:
        case Q.Choice():
            return _options(question.options) | {"answer": question.answer, "why": _whys(question.options)}
        case Q.Multiple():
            return _options(question.options) | {"answer": list(question.answer), "why": _whys(question.options)}
        case Q.TrueFalse():
            judged: Row = {"answer": question.answer}
            return judged | ({"why": question.why} if question.why else {})
        case Q.Short():
            return {"answer": question.answer, "accept": list(question.accept)}
        case Q.Cloze():
            if not question.options:
                return {"answer": question.answer}
            return _options(question.options) | {"answer": question.answer, "why": _whys(question.options)}
        case Q.Match():
            return {"left": list(question.left), "right": list(question.right), "answer": list(question.answer)}
        case Q.Order():
            return {"options": list(question.options), "answer": list(question.answer)}
        case _:
            assert_never(question)


def _options(options: Iterable[Q.Option]) -> Row:
    return {"options": [option.text for option in options]}


def _whys(options: Iterable[Q.Option]) -> list[str]:
    return [option.why for option in options]

"""`<lecture-id>-bank.yaml`: every question as an entry of a teacher's bank, to be decided on and kept.

The file is a draft: entries are copied from it into `<lecture-id>.bank.yaml` beside the lecture, where
their words may be edited. Read back there, an entry gives the same question.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, assert_never

from konspekt.model.facts import fingerprint
from konspekt.model.paper import Book, File
from konspekt.model.questions import (
    Choice,
    Cloze,
    Match,
    Multiple,
    Option,
    Order,
    Question,
    Short,
    TrueFalse,
    kind_of,
)

WIDTH = 110
HEAD = """\
# Every question of the lecture, as entries of its bank. Copy those that you decide on into
# {home} beside the lecture, and change them there as you like:
# approved and edited keep these words, rejected is never asked again. This file is made anew by each build.

"""


def write(book: Book) -> Iterator[File]:
    """A file for each lecture that has questions; UTF-8, entries in the bank's order."""
    marks = {fact.key: fingerprint(fact) for fact in book.facts}
    for lecture in book.lectures:
        entries = [entry(q, marks) for q in book.questions if q.lecture == lecture.id]
        if entries:
            head = HEAD.format(home=f"{lecture.id}.bank.yaml")
            yield File(f"{lecture.id}-bank.yaml", (head + "\n".join(entries)).encode())


def entry(question: Question, marks: Mapping[str, str]) -> str:
    """One entry as YAML. `marks`: the fingerprints of the facts by key."""
    import yaml

    row: dict[str, Any] = {"id": question.id, "decision": "approved"}
    row["facts"] = {key: marks.get(key, "") for key in question.facts}
    row |= {"kind": kind_of(question), "stem": question.stem, **_body(question)}
    row |= {"difficulty": round(question.difficulty, 3), "level": question.level, "rule": question.rule}
    row |= {"block": question.block} if question.block else {}
    row |= {"section": question.section} if question.section else {}
    row |= {"slide": question.origin.slide} if question.origin.slide else {}
    return yaml.safe_dump([row], allow_unicode=True, sort_keys=False, width=WIDTH)


def _body(question: Question) -> dict[str, Any]:
    match question:
        case Choice():
            key = question.options[question.answer]
            return {"key": key.text, "distractors": _options(o for o in question.options if o is not key)}
        case Multiple():
            keys = [question.options[i] for i in question.answer]
            return {
                "keys": [k.text for k in keys],
                "distractors": _options(o for o in question.options if all(o is not k for k in keys)),
            }
        case TrueFalse():
            return {"answer": question.answer} | ({"why": question.why} if question.why else {})
        case Short():
            return {"answer": question.answer} | ({"accept": list(question.accept)} if question.accept else {})
        case Cloze():
            others = _options(o for o in question.options if o.text != question.answer)
            return {"answer": question.answer} | ({"distractors": others} if others else {})
        case Match():
            pairs = [[left, question.right[at]] for left, at in zip(question.left, question.answer, strict=True)]
            extra = [text for n, text in enumerate(question.right) if n not in question.answer]
            return {"pairs": pairs} | ({"extra": extra} if extra else {})
        case Order():
            return {"steps": [question.options[at] for at in question.answer]}
        case _:
            assert_never(question)


def _options(options: Iterator[Option]) -> list[Any]:
    return [{"text": o.text, "why": o.why} if o.why else o.text for o in options]

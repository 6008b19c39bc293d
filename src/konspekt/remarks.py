"""Remarks: what konspekt wants a teacher to know, with the place. One table of codes.

A remark is no error: the call goes on. `--strict` turns remarks into exit 3.
"""

from __future__ import annotations

from dataclasses import dataclass

from konspekt.model.origin import Origin

CODES: dict[str, str] = {
    "read-encoding": "a file is not UTF-8; it was read as what it most likely is",
    "read-unclosed": "a fence or comment is never closed; it ends at the next slide",
    "read-separator": "a line is almost a slide separator",
    "read-include": "a deck puts in another file, which is not read",
    "read-image": "a picture is not on this machine or outside the lecture's folder; a placeholder stands in",
    "read-skipped": "a slide or block is left out, as a comment asks",
    "read-hint": "a comment for konspekt that cannot be understood",
    "read-quiz": "a question that the lecture asks itself; it is the teacher's own and no fact",
    "fact-refused": "this looks like a fact and is none, for the reason given",
    "fact-merged": "the same fact is said again; its places are kept together",
    "fact-collision": "two facts of one key differ; they are told apart or left out",
    "lecture-slip": "the lecture seems to contradict itself or to be misspelt; nothing is asked about it",
    "question-none": "no question is good enough for this fact, for the reason given",
    "question-own": "a question of the teacher's own breaks a rule of item writing",
    "question-flawed": "a question was thrown out by the critic",
    "bank-changed": "the lecture says something else than when the teacher decided; the decision still holds",
    "bank-gone": "a decision is about a fact that the lecture no longer teaches; its question is left out",
    "ledger-renewed": "notes that are new, changed or gone since the last build",
    "exam-public": "students also have questions of this exam",
    "exam-again": "an exam of this name was made before with other questions",
    "exam-uneven": "variants of an exam are not equally hard",
    "exam-overlap": "variants of an exam share more questions than the recipe asks for",
    "write-font": "a character has no glyph in the fonts; it may look foreign in the PDF",
}


@dataclass(frozen=True, slots=True)
class Remark:
    """`code` is one of `CODES`; `text` one sentence that says what and what to do."""

    code: str
    text: str
    origin: Origin

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise KeyError(self.code)

    def __str__(self) -> str:
        return f"{self.origin} {self.code} {self.text}"

"""Books to files: one file per format, and the table that knows them all.

The table feeds `--to`, `konspekt formats` and the README. A new format is one module with
`write(book) -> Iterable[File]` and one line here; it is imported only when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module

from konspekt.model.paper import Book, File

Write = Callable[[Book], Iterable[File]]


@dataclass(frozen=True, slots=True)
class Format:
    name: str
    files: str
    """What it writes, with `*` for the lecture's id."""
    help: str
    default: bool = True
    """Made when nobody names a format."""

    def write(self, book: Book) -> Iterable[File]:
        module = import_module(f"konspekt.writers.{MODULES[self.name]}")
        write: Write = module.write
        return write(book)


MODULES = {
    "anki": "anki",
    "quiz": "quiz",
    "key": "key",
    "handout": "handout",
    "json": "questions_json",
    "course": "course_deck",
    "csv": "table_csv",
    "tsv": "table_tsv",
}

FORMATS: dict[str, Format] = {
    f.name: f
    for f in (
        Format("anki", "*.apkg", "a deck for Anki; re-import it after each change of the lecture"),
        Format("quiz", "*-quiz.pdf", "a quiz of up to 30 questions on paper, without answers"),
        Format("key", "*-key.pdf", "the answers, the slides they stand on, and why the other options are wrong"),
        Format("handout", "*-handout.pdf", "terms, commands, lists and dates by section"),
        Format("json", "*-questions.jsonl", "all questions, one JSON object a line"),
        Format("course", "COURSE.apkg", "one deck package for the whole course", default=False),
        Format("csv", "*-cards.csv", "the cards for a spreadsheet: front, back, tags, id", default=False),
        Format("tsv", "*-cards.tsv", "front and back for Quizlet, Mnemosyne and Anki's text import", default=False),
    )
}

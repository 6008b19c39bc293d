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
    module: str
    files: str
    """What it writes, with `*` for the lecture's id."""
    help: str
    default: bool = True
    """Made when nobody names a format."""

    def write(self, book: Book) -> Iterable[File]:
        write: Write = import_module(f"konspekt.writers.{self.module}").write
        return write(book)


FORMATS: dict[str, Format] = {
    f.name: f
    for f in (
        Format("anki", "anki", "*.apkg", "a deck for Anki; re-import it after each change of the lecture"),
        Format("quiz", "quiz", "*-quiz.pdf", "a quiz of up to 30 questions on paper, without answers"),
        Format("key", "key", "*-key.pdf", "the answers, the slides they stand on, and why the other options are wrong"),
        Format("handout", "handout", "*-handout.pdf", "terms, commands, lists and dates by section"),
        Format("json", "questions_json", "*-questions.jsonl", "all questions, one JSON object a line"),
        Format("practice", "practice", "*-practice.html", "a page to practise on, offline", default=False),
        Format("guided", "guided", "*-guided.pdf", "the handout with gaps to fill by hand", default=False),
        Format("guided-key", "guided_key", "*-guided-key.pdf", "the same pages with the gaps filled", default=False),
        Format("glossary", "glossary", "*-glossary.pdf", "the terms by alphabet, with references", default=False),
        Format("commands", "commands", "*-commands.pdf", "the commands by tool, each with its purpose", default=False),
        Format("slides", "slides", "*-slides.pdf", "the slides with lines for notes, 1 to 6 a page", default=False),
        Format("flashcards", "flashcards", "*-flashcards.pdf", "cards to cut: both sides, or to fold", default=False),
        Format("course", "course_deck", "COURSE.apkg", "one deck package for the whole course", default=False),
        Format("bank", "bank_draft", "*-bank.yaml", "all questions to approve, edit or reject", default=False),
        Format("crowdanki", "crowdanki", "*-crowdanki.zip", "the deck as JSON, for CrowdAnki and git", default=False),
        Format("csv", "table_csv", "*-cards.csv", "the cards as a table: front, back, tags, id", default=False),
        Format("tsv", "table_tsv", "*-cards.tsv", "front and back for Quizlet and Anki's text import", default=False),
    )
}

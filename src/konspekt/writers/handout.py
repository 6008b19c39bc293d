"""`<lecture-id>-handout.pdf`: what the lecture teaches, by section: terms, commands, lists, dates, formulas, pictures.

Goes in: a book. Comes out: a file for each lecture that has facts. Doubtful lines are printed and marked.
"""

from __future__ import annotations

from collections.abc import Iterator

from konspekt.languages import pack
from konspekt.model.facts import Fact
from konspekt.model.lecture import Lecture
from konspekt.model.paper import Book, File
from konspekt.writers.album import Album
from konspekt.writers.parts import Part, Say, parts, said
from konspekt.writers.pdf import Page, looks, pdf


def write(book: Book) -> Iterator[File]:
    for lecture in book.lectures:
        if facts := told_in(book, lecture):
            yield File(f"{lecture.id}-handout.pdf", pdf(handout(book, lecture, facts, lecture.title)))


def told_in(book: Book, lecture: Lecture) -> list[Fact]:
    """The facts that the lecture tells, each cited at its place in it."""
    return [here for f in book.facts if (here := f.seen_from(lecture.path))]


def handout(book: Book, lecture: Lecture, facts: list[Fact], title: str, say: Say = said, gaps: str = "") -> Page:
    """`gaps` is `open` or `filled` for guided notes."""
    words = pack(lecture.language).data["handout"]
    album = Album.of(book, lecture)
    made: list[Part] = parts(lecture, facts, album, say)
    values = {"words": words, "heading": lecture.title, "parts": made, "columns": columns(book), "gaps": gaps}
    values["doubts"] = any(f.doubtful for f in facts)
    return Page("paper/handout.html", lecture.language, title, values, lecture.author, album.files, **looks(book.print))


def columns(book: Book) -> int:
    """Large print has one: two would break every other word."""
    return 1 if book.print.large else book.print.columns

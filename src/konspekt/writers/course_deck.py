"""`<course-id>.apkg`: the decks of all lectures in one package, each note as in its lecture's own package."""

from __future__ import annotations

from collections.abc import Iterator

from konspekt.errors import WriteError
from konspekt.model.paper import Book, File
from konspekt.writers.anki import package


def write(book: Book) -> Iterator[File]:
    """Raises WriteError where the course and a lecture would be called alike."""
    if any(lecture.id == book.course.id for lecture in book.lectures) and len(book.lectures) > 1:
        raise WriteError(f"the course and a lecture are both called '{book.course.id}'; rename one in course.toml")
    if book.notes:
        yield File(f"{book.course.id}.apkg", package(book, book.notes))

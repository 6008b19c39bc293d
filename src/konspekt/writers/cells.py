"""Cards as cells of a table: plain text, one line, and nothing that a spreadsheet would run."""

from __future__ import annotations

from collections.abc import Iterator

from konspekt.model.notes import Card, Note
from konspekt.model.paper import Book
from konspekt.writers.prose import clean

RUNS = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is a formula to a spreadsheet (OWASP, CSV injection); a leading quote makes it text."""


def cards(book: Book, lecture: str) -> Iterator[tuple[Note, Card]]:
    return ((note, card) for note in book.notes if note.lecture == lecture for card in note.cards)


def cell(text: str) -> str:
    """One line without tabs and control characters; harmless at its beginning."""
    plain = " ".join(clean(text).split())
    return f"'{plain}" if plain.startswith(RUNS) else plain

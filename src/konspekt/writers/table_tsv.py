"""`<lecture-id>-cards.tsv`: front, tab, back, a line a card; what every flashcard program imports."""

from __future__ import annotations

from collections.abc import Iterator

from konspekt.model.paper import Book, File
from konspekt.writers.cells import cards, cell


def write(book: Book) -> Iterator[File]:
    for lecture in book.lectures:
        rows = [f"{cell(card.front)}\t{cell(card.back)}\n" for _, card in cards(book, lecture.id)]
        if rows:
            yield File(f"{lecture.id}-cards.tsv", "".join(rows).encode())

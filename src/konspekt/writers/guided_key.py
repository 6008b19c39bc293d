"""`<lecture-id>-guided-key.pdf`: the guided notes, page for page, with every gap filled."""

from __future__ import annotations

from collections.abc import Iterator

from konspekt.model.paper import Book, File
from konspekt.writers.guided import pages


def write(book: Book) -> Iterator[File]:
    return pages(book, filled=True)

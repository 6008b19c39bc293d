"""`<lecture-id>-cards.csv`: RFC 4180 with a head, UTF-8 with the mark that spreadsheets look for."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from konspekt.model.paper import Book, File
from konspekt.writers.cells import cards, cell

HEAD = ("front", "back", "tags", "id")


def write(book: Book) -> Iterator[File]:
    for lecture in book.lectures:
        out = io.StringIO()
        rows = [[cell(c.front), cell(c.back), " ".join(n.tags), cell(c.id)] for n, c in cards(book, lecture.id)]
        csv.writer(out).writerows([HEAD, *rows])
        if rows:
            yield File(f"{lecture.id}-cards.csv", out.getvalue().encode("utf-8-sig"))

"""`<lecture-id>-key.pdf`: a table of letters on one page, then each answer with its reasons and slide."""

from __future__ import annotations

from collections.abc import Iterator

from konspekt.languages import pack
from konspekt.model.paper import Book, File
from konspekt.writers.pdf import Page, looks, pdf
from konspekt.writers.sheet import sheet


def write(book: Book) -> Iterator[File]:
    """A file for each paper that has questions."""
    for paper in book.papers:
        if not paper.items:
            continue
        words = pack(paper.lang)
        sheets = [sheet(item, words) for item in paper.items]
        title = f"{words.word('paper', 'key')}. {paper.title}"
        page = Page(
            "paper/key.html", paper.lang, title, {"words": words.data["paper"], "sheets": sheets}, **looks(book.print)
        )
        yield File(f"{paper.lecture}-key.pdf", pdf(page))

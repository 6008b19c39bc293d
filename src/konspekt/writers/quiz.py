"""`<lecture-id>-quiz.pdf`: a paper to write on. It shows no answer and no slide."""

from __future__ import annotations

from collections.abc import Iterator

from konspekt.languages import pack
from konspekt.model.paper import Book, File
from konspekt.writers.pdf import Page, looks, pdf
from konspekt.writers.sheet import grouped, sheet


def write(book: Book) -> Iterator[File]:
    """A file for each paper that has questions."""
    for paper in book.papers:
        if not paper.items:
            continue
        words = pack(paper.lang)
        sheets = [sheet(item, words) for item in paper.items]
        values = {"words": words.data["paper"], "sheets": sheets, "groups": grouped(sheets)}
        title = f"{words.word('paper', 'quiz')}. {paper.title}"
        page = Page("paper/quiz.html", paper.lang, title, values | {"heading": paper.title}, **looks(book.print))
        yield File(f"{paper.lecture}-quiz.pdf", pdf(page))

"""`<lecture-id>-questions.jsonl`: every question of a lecture, one JSON object a line, in the bank's order."""

from __future__ import annotations

from collections.abc import Iterator

from konspekt.model.paper import Book, File
from konspekt.writers.rows import json_line, question_row


def write(book: Book) -> Iterator[File]:
    """A file for each lecture that has questions; UTF-8, one object a line, a newline at the end."""
    for lecture in book.lectures:
        rows = [question_row(question) for question in book.questions if question.lecture == lecture.id]
        if rows:
            lines = "".join(json_line(row) + "\n" for row in rows)
            yield File(f"{lecture.id}-questions.jsonl", lines.encode())

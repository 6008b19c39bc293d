"""An exam to files: a paper for each version, the key, the answer sheet and its marking overlay.

    <id>-А.pdf …       what a student gets; with a class list also <id>-class.pdf, a paper a student
    <id>-key.pdf       for the teacher alone: answers, contents, reasons
    <id>-sheet.pdf     bubbles to fill, a page a version; <id>-overlay.pdf shows the right ones

No title, file name or metadata of a paper tells more than its version and code.
"""

from __future__ import annotations

from collections.abc import Iterator

from konspekt.model.paper import Exam, File
from konspekt.writers.exam import answer_sheet, key, papers


def write(exam: Exam) -> Iterator[File]:
    yield from papers.write(exam)
    yield from key.write(exam)
    yield from answer_sheet.write(exam)

"""An exam to files: a paper for each version, the keys, the answer sheets and their marking overlay.

    <id>-А.pdf …       what a student gets; with a class list also <id>-class.pdf, a paper a student
    <id>-key.pdf       for the teacher alone: answers of all versions, contents to sign, reasons
    <id>-key-А.pdf …   the key of one version, where there are several
    <id>-sheet.pdf     bubbles to fill, a page a version; <id>-overlay.pdf shows the right ones

No title, file name or metadata of a paper tells more than its version and code.
"""

from __future__ import annotations

from collections.abc import Iterator

from konspekt.model.paper import Exam, File, Print
from konspekt.writers.exam import answer_sheet, key, papers, version_key
from konspekt.writers.press import press


def write(exam: Exam, how: Print, processes: int | None = None) -> Iterator[File]:
    named = [page for made in (papers, key, version_key, answer_sheet) for page in made.pages(exam, how)]
    pressed = press([page for _, page in named], processes)
    for (name, _), data in zip(named, pressed, strict=True):
        yield File(f"{exam.id}-{name}.pdf", data)

"""An exam to files: a paper for each version, the keys, the answer sheets and their marking overlay.

    <id>-А.pdf …       what a student gets; with a class list also <id>-class.pdf, a paper a student
    <id>-key.pdf       for the teacher alone: answers of all versions, contents to sign, reasons
    <id>-key-А.pdf …   the key of one version, where there are several
    <id>-sheet.pdf     bubbles to fill, a page a version; <id>-overlay.pdf shows the right ones

Large print has `-large` before the ending: it stands beside the usual papers, and their key is its key.
No title, file name or metadata of a paper tells more than its version and code.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from konspekt.model.paper import Exam, File, Print
from konspekt.writers.exam import answer_sheet, key, papers, version_key
from konspekt.writers.press import press


def write(exam: Exam, how: Print, processes: int | None = None) -> Iterator[File]:
    ending = "-large" if how.large else ""
    named = [(f"{name}{ending}", page) for made in (papers, answer_sheet) for name, page in made.pages(exam, how)]
    named += [one for made in (key, version_key) for one in made.pages(exam, replace(how, large=False))]
    pressed = press([page for _, page in named], processes)
    for (name, _), data in zip(named, pressed, strict=True):
        yield File(f"{exam.id}-{name}.pdf", data)

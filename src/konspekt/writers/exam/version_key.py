"""The key of one version, for whoever marks its pile: answers at a glance, then the reason and slide of each."""

from __future__ import annotations

from collections.abc import Iterator

from konspekt.languages import pack
from konspekt.model.paper import Exam, Print
from konspekt.writers.exam.papers import printed
from konspekt.writers.pdf import Page, looks


def pages(exam: Exam, how: Print) -> Iterator[tuple[str, Page]]:
    """None for an exam of one version: the key of all is its key."""
    words = pack(exam.lang)
    for variant in exam.variants if len(exam.variants) > 1 else ():
        name = f"{words.word('exam', 'variant')} {variant.letter}"
        values = {
            "words": words.data["paper"],
            "exam": words.data["exam"],
            "name": name,
            "paper": printed(exam, variant, words),
        }
        title = f"{words.word('exam', 'key')}. {exam.title}. {name}"
        yield f"key-{variant.letter}", Page("paper/exam_version_key.html", exam.lang, title, values, **looks(how))

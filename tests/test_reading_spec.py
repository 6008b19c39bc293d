"""The manual of what is read, run: every case of tests/reading/*.md.

A case is a title, a line `.`, a lecture, a line `.`, its blocks in words, a line `.`.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from blocks_in_words import in_words
from konspekt.readers import parse
from konspekt.settings import LectureSettings

SPEC = Path(__file__).parent / "reading"
CASE = re.compile(r"^(?P<title>[^\n.][^\n]*)\n\.\n(?P<input>.*?)\n\.\n(?P<read>.*?)^\.$", re.S | re.M)


def cases() -> list[tuple[str, str, str]]:
    return [
        (f"{path.stem}: {case['title']}", case["input"], case["read"])
        for path in sorted(SPEC.glob("*.md"))
        for case in CASE.finditer(path.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize(("lecture", "read"), [c[1:] for c in cases()], ids=[c[0] for c in cases()])
def test_the_lecture_reads_like_this(lecture: str, read: str) -> None:
    assert in_words(parse(lecture, "lecture.md", LectureSettings())[0]) == read.split("\n")[:-1]

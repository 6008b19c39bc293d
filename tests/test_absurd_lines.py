"""A line of one sign over and over is read in time that grows with the line, not with its square."""

from __future__ import annotations

from time import process_time

import pytest

from konspekt.model.origin import Origin
from konspekt.readers import parse
from konspekt.readers.clean import clean
from konspekt.readers.markup import html_blocks
from konspekt.readers.remark import REMARK
from konspekt.readers.source import PROSE
from konspekt.settings import LectureSettings

SIGNS = (
    "`", "`a` ", "~", "{{<", "{%", "{/*", "{{#quiz ", "%% ", "--{{", "[^", "^[", "[@", "[a", "\t", "=", "++", "^a",
    ".a", ".a-", "\\(", "\\textbf{", "!!! ", "| ", "+-", "#a ", "$a ", "<script>", "<!--",
)  # fmt: skip


@pytest.mark.parametrize("sign", SIGNS)
def test_a_line_is_cleaned_in_time_that_grows_with_it(sign: str) -> None:
    line = "[ { ` $$ : == < " + sign * (24_000 // len(sign))
    start = process_time()
    clean([line], [PROSE], REMARK)
    assert process_time() - start < 0.5


@pytest.mark.parametrize("sign", ["<", "<div ", "<?", "<!--", "<script>"])
def test_tags_that_never_close_are_read_in_time_that_grows_with_them(sign: str) -> None:
    start = process_time()
    html_blocks(sign * (12_000 // len(sign)), Origin("a.md", 1, 1, 1))
    assert process_time() - start < 0.5


@pytest.mark.parametrize("sign", ["<!--", "{{< mermaid >}}", "@startuml", "<table>", "%%", "```a"])
def test_lines_that_open_and_never_close_are_read_in_time_that_grows_with_them(sign: str) -> None:
    start = process_time()
    parse(f"# A\n{sign}\n" + f"{sign}\n" * 4_000, "a.md", LectureSettings(language="en"))
    assert process_time() - start < 1

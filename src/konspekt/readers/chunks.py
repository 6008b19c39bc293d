"""Programs that knitr and Quarto run while they make the deck: what the deck does not show of them is no text.

Goes in: a scanned source and its header. Comes out: as many lines. A chunk that shows neither code nor
output is blank, one that shows its output alone is an empty fence; the options `#| …` of the others go.
What a program would compute inside a sentence is an ellipsis.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from konspekt.readers.frontmatter import Header
from konspekt.readers.source import FENCED, PROSE, Source

OPENS = re.compile(r"^\s*(?:`{3,}|~{3,})\s*\{(?P<engine>[A-Za-z]\w*)\b(?P<options>[^}]*)\}\s*$")
CLOSES = re.compile(r"^\s*(?:`{3,}|~{3,})\s*$")
OPTION = re.compile(r"^\s*(?:#|//|--|%%)\|(?P<said>.*)$")
SAID = re.compile(r"\b(?P<name>include|echo)\s*(?:=|:)\s*(?P<value>\w+)")
NO = ("FALSE", "F")
INLINE = re.compile(r"(?<!`)`(?:r\s+|\{[A-Za-z]\w*\}\s*)[^`]+`(?!`)")


def without_hidden_chunks(source: Source, header: Header) -> Source:
    if not any("{" in line and OPENS.match(line) for line in source.lines):
        return source
    lines, kinds = list(source.lines), list(source.kinds)
    usual = header.values.get("execute")
    shown = not (isinstance(usual, dict) and usual.get("echo") is False)
    for first, stop in _chunks(source):
        said, options = _said(lines[first:stop])
        if said.get("include") in NO:
            lines[first:stop] = [""] * (stop - first)
            kinds[first:stop] = [PROSE] * (stop - first)
        elif said.get("echo") in NO or not (shown or "echo" in said):
            lines[first + 1 : stop - 1] = [""] * (stop - first - 2)
        else:
            lines[first + 1 : first + 1 + options] = [""] * options
    shown_lines = [INLINE.sub("…", x) if "`" in x and k == PROSE else x for x, k in zip(lines, kinds, strict=True)]
    return replace(source, lines=tuple(shown_lines), kinds=tuple(kinds))


def _chunks(source: Source) -> list[tuple[int, int]]:
    """`[first, stop)` of every chunk, its fences included."""
    found: list[tuple[int, int]] = []
    first = -1
    for index, line in enumerate(source.lines):
        if source.kinds[index] != FENCED:
            first = -1
        elif first < 0:
            first = index if OPENS.match(line) else -1
        elif CLOSES.match(line):
            found.append((first, index + 1))
            first = -1
    return found


def _said(chunk: Sequence[str]) -> tuple[dict[str, str], int]:
    """What the options say of `include` and `echo`, in capitals, and how many lines of options there are."""
    opens = OPENS.match(chunk[0])
    options = [opens["options"]] if opens else []
    for line in chunk[1:]:
        option = OPTION.match(line)
        if not option:
            break
        options.append(option["said"])
    return {m["name"]: m["value"].upper() for text in options for m in SAID.finditer(text)}, len(options) - 1

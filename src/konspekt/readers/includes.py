"""Other lectures that a deck would put in: they are not read, and the teacher is told.

Goes in: a source. Comes out: lines and the files they name. Only Markdown is meant: code and pictures
that a deck includes are no lecture.
"""

from __future__ import annotations

import re

from konspekt.readers.source import FENCED, Source

INCLUDE = re.compile(
    r"""
    ^src:\s*(?P<slidev>\S+)                                      # Slidev
    | \{\{\#include\s+(?P<mdbook>[^\s:}]+)                          # mdBook
    | \{\{[<%]\s*(?:include|import)\s+(?:path=)?"?(?P<hugo>[^\s">%]+)  # Quarto, Hugo
    | ^@include\s+(?P<at>\S+)                                     # common preprocessors
    | ^FILE:\s*(?P<reveal>\S+)                                   # a common preprocessor of reveal-md
    | !\[\[(?P<obsidian>[^\[\]|\#.]+)(?=[\]|\#])                           # Obsidian
    | ^```\{r[^}]*\bchild\s*=\s*["'](?P<knitr>[^"']+)             # knitr
    """,
    re.X,
)
SIGNS = ("{{", "src:", "FILE:", "child", "![[", "@include")
"""One of these is in every line that puts something in."""
LECTURES = (".md", ".markdown", ".qmd", ".rmd", ".mdx")


def includes(source: Source) -> list[tuple[int, str]]:
    """0-based lines and the file of each that is a lecture."""
    found = []
    text = "\n".join(source.lines)
    seen = any(sign in text for sign in SIGNS)
    for index, line in enumerate(source.lines) if seen else ():
        if source.kinds[index] == FENCED and not line.startswith("```{r"):
            continue
        call = INCLUDE.search(line) if any(sign in line for sign in SIGNS) else None
        name = next((v for v in call.groupdict().values() if v), "") if call else ""
        if call and (call["obsidian"] or name.split("#")[0].lower().endswith(LECTURES)):
            found.append((index, name))
    return found

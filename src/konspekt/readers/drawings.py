"""Drawings in words and code in shortcodes: `{{< plantuml >}}`, `@startuml`, `{{< highlight go >}}`.

Goes in: a scanned source. Comes out: the same lines, with the words of a drawing blank, for they are no
sentences, and with code between shortcodes as a fence.
"""

from __future__ import annotations

import re
from dataclasses import replace

from konspekt.readers.source import FENCED, PROSE, Source, scan

DRAWN = r"plantuml|uml|mermaid|graphviz|dot|chart|echarts|gravizo|kroki|markmap"
OPENS = re.compile(
    rf"""^\s*(?:
        \{{\{{[<%]\s*(?P<shortcode>{DRAWN}|highlight|code)\b(?P<rest>[^>%]*)[>%]\}}\}}
        | @start(?P<uml>\w+)\b.*
        | <(?P<tag>div|pre)\b[^<>]*class="[^"]*\b(?:{DRAWN})\b[^"]*"[^<>]*>
    )\s*$""",
    re.X,
)
MOVED = re.compile(r"^(?P<ticks>`{4,})\s*md magic-move\b")
"""Slidev's steps of one program: fences inside a fence."""
CODE = ("highlight", "code")


def without_drawings(source: Source) -> Source:
    lines, kinds = list(source.lines), list(source.kinds)
    open_for_good: set[str] = set()
    at = 0
    while at < len(lines):
        if kinds[at] == FENCED and (moved := MOVED.match(lines[at])):
            stop = next((i for i in range(at + 1, len(lines)) if lines[i].rstrip() == moved["ticks"]), None)
            if stop is not None:
                lines[at] = lines[stop] = ""
                kinds[at : stop + 1] = scan("\n".join(lines[at : stop + 1]), source.path).kinds
        opens = OPENS.match(lines[at]) if kinds[at] == PROSE and lines[at].lstrip()[:1] in ("{", "@", "<") else None
        stop = _end(lines, at, opens) if opens and opens[0] not in open_for_good else None
        open_for_good |= {opens[0]} if opens and stop is None else set()
        if opens and stop is not None:
            code = opens["shortcode"] in CODE
            if code:
                language = next(iter(opens["rest"].split()), "")
                lines[at], lines[stop] = f"```{language}", "```"
            else:
                lines[at : stop + 1] = [""] * (stop + 1 - at)
            kinds[at : stop + 1] = [FENCED if code else PROSE] * (stop + 1 - at)
            at = stop
        at += 1
    return replace(source, lines=tuple(lines), kinds=tuple(kinds))


def _end(lines: list[str], at: int, opens: re.Match[str]) -> int | None:
    """The line that closes what `opens` opened, or None."""
    if opens["shortcode"]:
        closing = re.compile(rf"^\s*\{{\{{[<%]\s*/\s*{opens['shortcode']}\b")
    elif opens["uml"]:
        closing = re.compile(rf"^\s*@end{opens['uml']}\b")
    else:
        closing = re.compile(rf"^\s*</{opens['tag']}>")
    return next((i for i in range(at + 1, len(lines)) if closing.match(lines[i])), None)

"""Slidev: `---` between slides, and after it perhaps a YAML block of the slide up to the next `---`.

As its own parser has it: a separator is a line that starts with `---`; where the next line is
not blank, the lines up to the next `---` are the slide's properties.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from konspekt.readers.dialect import Cut, Deck, Dialect, without_end
from konspekt.readers.frontmatter import KEY

RULE = re.compile(r"^---+\s*$")
SIGN = re.compile(r"<v-clicks?|<v-switch|^::(?:right|left|default)::|^layout:\s*[\w-]+\s*$|\bv-click\b")
HIDDEN = re.compile(r"^(?:hide|disabled):\s*true\s*$")
LAYOUTS = ("center", "cover", "intro", "section", "statement", "quote", "fact", "two-cols", "two-cols-header", "image",
           "image-left", "image-right", "iframe", "iframe-left", "iframe-right", "full", "end")  # fmt: skip
LEAST = 2
THEMES = ("seriph", "default", "apple-basic", "bricks", "shibainu")


def _sign(deck: Deck) -> str:
    header = deck.header
    if header.text("theme") in THEMES or {"drawings", "mdc", "colorschema", "highlighter"} & set(header.values):
        return "front matter of Slidev"
    if "layout" in header.values and deck.count(RULE, "-") and (header.text("layout") in LAYOUTS or _owned(deck)):
        return "front matter 'layout:'"
    if (owned := _owned(deck)) >= LEAST:
        return f"{owned} slides with properties of their own"
    hits = deck.count(SIGN)
    return f"{hits} Slidev components or slots" if hits >= 2 and deck.count(RULE, "-") else ""


def _owned(deck: Deck) -> int:
    """How many slides have a block of properties under their separator."""
    rules = (i for i, line in deck.prose() if line[0] == "-" and RULE.match(line))
    return sum(_properties(deck.source.lines, i + 1) > 1 for i in rules)


def _cut(deck: Deck) -> list[Cut]:
    lines, body = deck.source.lines, deck.body()
    cuts: list[Cut] = []
    start = at = body.start
    owned, hidden = body.start > 0, _hides(lines[: body.start])
    while at < body.stop:
        if not RULE.match(deck.source.prose(at)):
            at += 1
            continue
        if at > start or owned:
            cuts.append(Cut(start, at, hidden))
        start = at + 1 + _properties(lines, at + 1)
        owned, hidden = start > at + 1, _hides(lines[at + 1 : start])
        at = start
    cuts.append(Cut(start, body.stop, hidden))
    return cuts if owned else without_end(deck, cuts)


def _hides(properties: Sequence[str]) -> bool:
    return any(HIDDEN.match(line) for line in properties)


def _properties(lines: tuple[str, ...], at: int) -> int:
    """How many lines after a separator are the slide's properties and their closing rule."""
    if at < len(lines) and RULE.match(lines[at]):
        return 1
    if at >= len(lines) or not KEY.match(lines[at]):
        return 0
    end = next((i for i in range(at, len(lines)) if RULE.match(lines[i])), None)
    if end is None or not all(KEY.match(x) or x[:1] in " \t-#" or not x.strip() for x in lines[at:end]):
        return 0
    return end + 1 - at


SLIDEV = Dialect("slidev", _sign, _cut)

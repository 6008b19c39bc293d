"""Marp: `marp: true` in the header; thematic breaks split, and headings where `headingDivider` says so.

A paragraph glued above `---` makes a setext heading in Marp and no break. Comments are notes
or directives; `![bg …]` is a background and no content.
"""

from __future__ import annotations

import re

from konspekt.readers.dialect import Cut, Deck, Dialect, at_headings, at_lines

RULE = re.compile(r"^ {0,3}(?:-[ \t]*){3,}$|^ {0,3}(?:\*[ \t]*){3,}$|^ {0,3}(?:_[ \t]*){3,}$")
DIVIDER = re.compile(r"^\s*headingDivider:\s*(\d)")
CLASSIC = re.compile(r"<!--\s*(?:page_number|\*?template|\$theme|\$size|_class|_paginate)\s*:")


def _sign(deck: Deck) -> str:
    if deck.header.text("marp").lower() == "true":
        return "front matter 'marp: true'"
    if any(CLASSIC.search(line) for line in deck.source.lines):
        return "a Marp directive in a comment"
    return ""


def _cut(deck: Deck) -> list[Cut]:
    lines = deck.source.lines

    def rule(index: int, line: str) -> bool:
        return bool(RULE.match(line)) and (index == 0 or not lines[index - 1].strip() or "-" not in line)

    level = _divider(deck)
    return at_headings(deck, level, rule) if level else at_lines(deck, rule)


def _divider(deck: Deck) -> int:
    value = deck.header.text("headingdivider")
    if value[:1].isdigit():
        return int(value[0])
    found = (DIVIDER.match(line) for line in deck.source.lines)
    return next((int(m[1]) for m in found if m), 0)


MARP = Dialect("marp", _sign, _cut)

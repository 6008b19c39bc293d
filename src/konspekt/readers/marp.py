"""Marp: `marp: true` in the header; thematic breaks split, and headings where `headingDivider` says so.

Marp is CommonMark to the letter: a paragraph glued above `---` makes a setext heading and no break, a
list item does not. Where a line between blank ones leaves no doubt, it is cut; the block parser of
markdown-it decides about the others. Comments are notes or directives; `![bg …]` is a background and no content.
"""

from __future__ import annotations

import re
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from konspekt.readers.dialect import Cut, Deck, Dialect, without_end

DIVIDER = re.compile(r"^\s*(?:<!--\s*)?headingDivider:\s*(?P<levels>\[[\d,\s]*\]|\d)")
BREAK = re.compile(r"^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
RAW = re.compile(r".*<(?P<close>/?)(?:script|style|pre|textarea)\b", re.I)
"""The last tag on a line of those whose content is no Markdown, blank lines and all."""
CLASSIC = re.compile(r"<!--\s*(?:page_number|\*?template|\$theme|\$size|_class|_paginate)\s*:")


def _sign(deck: Deck) -> str:
    if deck.header.text("marp").lower() == "true":
        return "front matter 'marp: true'"
    if any("<!--" in line and CLASSIC.search(line) for line in deck.source.lines):
        return "a Marp directive in a comment"
    return ""


@lru_cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


def _cut(deck: Deck) -> list[Cut]:
    levels = _divider(deck)
    cuts: list[Cut] = []
    for piece in _pieces(deck):
        doubtful = levels or any(BREAK.match(line) for line in deck.source.lines[piece.first : piece.stop])
        cuts += _parsed(deck, piece, levels) if doubtful else [piece]
    return without_end(deck, cuts)


def _pieces(deck: Deck) -> list[Cut]:
    """The deck cut at breaks that nothing but a fence, a comment or a raw element could undo, and none does."""
    lines, start, raw = deck.source.lines, deck.header.end, False
    cuts: list[Cut] = []
    for index, line in deck.prose() if not deck.source.unclosed else ():
        if "<" in line and (tag := RAW.match(line)):
            raw = not tag["close"]
        elif line[0] in "-*_" and not raw and BREAK.match(line) and (index == start or not lines[index - 1].strip()):
            cuts.append(Cut(start, index))
            start = index + 1
    return [*cuts, Cut(start, len(lines))]


def _parsed(deck: Deck, piece: Cut, levels: frozenset[int]) -> list[Cut]:
    """The piece cut where the parser finds breaks, and headings of these levels."""
    cuts: list[Cut] = []
    start, empty = piece.first, True
    for token in _parser().parse("\n".join(deck.source.lines[piece.first : piece.stop])):
        if token.level or not token.map or token.nesting < 0:
            continue
        at = piece.first + token.map[0]
        if token.type == "hr":
            cuts.append(Cut(start, at))
            start, empty = at + 1, True
        elif _divides(token, levels):
            if not empty:
                cuts.append(Cut(start, at))
                start = at
            empty = False
        else:
            empty = empty and _is_comment(token)
    return [*cuts, Cut(start, piece.stop)]


def _divides(token: Token, levels: frozenset[int]) -> bool:
    return token.type == "heading_open" and int(token.tag[1]) in levels


def _is_comment(token: Token) -> bool:
    """A directive or a note, which alone makes no slide."""
    return token.type == "html_block" and token.content.strip().startswith("<!--")


def _divider(deck: Deck) -> frozenset[int]:
    """Heading levels that begin a slide: all up to a number, or those of a list."""
    found = (DIVIDER.match(line) for line in deck.source.lines)
    said = deck.header.text("headingdivider") or next((m["levels"] for m in found if m), "")
    numbers = [int(n) for n in re.findall(r"\d", said)]
    listed = isinstance(deck.header.values.get("headingdivider"), list) or said.startswith("[")
    return frozenset(numbers if listed else range(1, numbers[0] + 1) if numbers else ())


MARP = Dialect("marp", _sign, _cut)

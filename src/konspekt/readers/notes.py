"""Plain notes and lessons: headings make the sections.

A slide stands for what a reader sees as one section: a heading of level 1 or 2 and all under it.
"""

from __future__ import annotations

from konspekt.readers.dialect import Deck, Dialect, at_headings
from konspekt.readers.reveal import FLAT


def _sign(deck: Deck) -> str:
    heads, rules = deck.heads, deck.count(FLAT, "-")
    if not heads and not rules:
        return "no headings and no slide separators"
    return f"{heads} headings, {rules or 'no'} slide separators"


NOTES = Dialect("notes", _sign, lambda deck: at_headings(deck, 2), headings=True, also=("plain", "markdown"))

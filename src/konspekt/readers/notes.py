"""Plain notes and lessons (also LiaScript, mdBook, MDX): headings make the sections.

A slide stands for what a reader sees as one section: a heading of level 1 or 2 and all under it.
"""

from __future__ import annotations

import re

from konspekt.readers.dialect import HEADING, Cut, Deck, Dialect, at_headings

LIASCRIPT = ("narrator", "script", "link", "import")


def _sign_lia(deck: Deck) -> str:
    if deck.header.form == "comment" and any(k in deck.header.values for k in LIASCRIPT):
        return "a LiaScript header"
    return ""


def _sign(deck: Deck) -> str:
    count = deck.count(re.compile(HEADING.pattern))
    return f"{count} headings, no slide separators" if count else "no headings and no slide separators"


def _cut(deck: Deck) -> list[Cut]:
    return at_headings(deck, 2)


LIA = Dialect("liascript", _sign_lia, lambda deck: at_headings(deck, 6), headings=True)
NOTES = Dialect("notes", _sign, _cut, headings=True)

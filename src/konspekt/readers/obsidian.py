"""Notes of Obsidian: links `[[page]]`, callouts `> [!note]`, comments `%%`, block names `^name`.

Decks of its Advanced Slides are reveal decks and read as such.
"""

from __future__ import annotations

import re

from konspekt.readers.dialect import Deck, Dialect, at_headings

SIGN = re.compile(r"(?<!\w)!?\[\[[^\[\]]*[^\W\d_][^\[\]]*\]\](?!\()|^>\s*\[![\w-]+\][+-]|^%%|\s\^[A-Za-z][\w-]*$")
LEAST = 2


def _sign(deck: Deck) -> str:
    count = deck.lines_with(SIGN, "[[", "[!", "%%", " ^")
    return f"{count} links, callouts or comments of Obsidian" if count >= LEAST else ""


OBSIDIAN = Dialect("obsidian", _sign, lambda deck: at_headings(deck, 2), headings=True)

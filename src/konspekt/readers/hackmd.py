"""HackMD and HedgeDoc slides: `---` between slides, `----` below one another, notes at `Note:`.

Their notes that are no slides are read as notes.
"""

from __future__ import annotations

import re

from konspekt.readers.dialect import Deck, Dialect
from konspekt.readers.reveal import FLAT, NOTES, cut, doubts

KEYS = ("slideoptions", "slide-options")
SIGN = re.compile(r"\{%(?:hackmd|youtube|slideshare|speakerdeck)\b|^:::\s*spoiler\b|^>\s.*\[(?:name|time|color)=")


def _sign(deck: Deck) -> str:
    if deck.header.text("type") == "slide":
        return "front matter 'type: slide'"
    if key := next((k for k in KEYS if k in deck.header.values), ""):
        return f"front matter '{key}:'"
    rules = deck.count(FLAT, "-")
    signs = deck.lines_with(SIGN, "{%", ":::", "> ")
    return f"{signs} marks of HackMD, {rules} lines of '---'" if signs and rules > deck.heads / 2 else ""


HACKMD = Dialect("hackmd", _sign, cut, NOTES, doubts=doubts, also=("hedgedoc", "codimd"))

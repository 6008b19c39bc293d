"""LiaScript: a header in a comment, and every heading begins a slide.

Macros (`@name`) and the marks of time (`{{1}}`) are no text; quizzes are cut out elsewhere.
"""

from __future__ import annotations

import re

from konspekt.readers.dialect import Deck, Dialect, at_headings

HEADER = ("narrator", "script", "link", "import", "logo", "mode", "comment")
SIGN = re.compile(r"^\s*(?:-{2,}\{\{\d|\{\{\d+(?:-\d+)?\}\}\s*$|(?:[-*]\s+)?\[[(\[](?:X| )[)\]]\]|!\?\[)")
LEAST = 2


def _sign(deck: Deck) -> str:
    known = [k for k in HEADER if k in deck.header.values]
    if deck.header.form == "comment" and known:
        return f"a LiaScript header with '{known[0]}:'"
    count = deck.count(SIGN, " \t-*[{!")
    return f"{count} marks of LiaScript" if count >= LEAST else ""


LIASCRIPT = Dialect("liascript", _sign, lambda deck: at_headings(deck, 6), headings=True, also=("lia",))

"""reveal.js and its kin (reveal-md, HackMD, Hugo, GitPitch): `---` between slides.

The plugin splits at every `---` of column 0, glued to text or not; we leave alone those inside
fences and comments. `----` and `--` are its common vertical separators, `<!-- s -->`/`<!-- v -->`
the custom ones of reveal-md. Notes start at a line `Note:`.
"""

from __future__ import annotations

import re

from konspekt.readers.dialect import HEADING, Cut, Deck, Dialect, at_lines

RULE = re.compile(r"^(?:-{2,4}|\+\+\+)[ \t]*$|^\s*<!--\s*[sv]\s*-->\s*$")
NOTES = re.compile(r"^(?:Notes?|NOTES?|notes?):(?P<rest>.*)$")
SIGN = re.compile(r"<!--\s*\.(?:element|slide)\s*:")
COMMENT_RULE = re.compile(r"^\s*<!--\s*[sv]\s*-->\s*$")


def _sign(deck: Deck) -> str:
    if any(SIGN.search(line) for _, line in deck.prose()):
        return "comments '.element:' or '.slide:'"
    if any(COMMENT_RULE.match(line) for _, line in deck.prose()):
        return "comments '<!-- s -->' and '<!-- v -->' between slides"
    rules = deck.count(RULE)
    headings = deck.count(re.compile(HEADING.pattern))
    if rules and 2 * rules >= headings:
        return f"{rules} lines of '---' between slides"
    return ""


def _cut(deck: Deck) -> list[Cut]:
    return at_lines(deck, lambda _, line: bool(RULE.match(line)))


REVEAL = Dialect("reveal", _sign, _cut, NOTES)

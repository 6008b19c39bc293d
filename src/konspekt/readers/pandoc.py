"""pandoc and Quarto decks: a heading starts a slide; `---` between blank lines does too.

The slide level is the highest heading level directly followed by content; headings above it
are title slides, those below stand inside a slide. Notes are `::: notes` divs, cut elsewhere.
"""

from __future__ import annotations

import re

from konspekt.readers.dialect import HEADING, Cut, Deck, Dialect, at_headings

RULE = re.compile(r"^ {0,3}(?:-[ \t]*){3,}$|^ {0,3}(?:\*[ \t]*){3,}$")
PAUSE = re.compile(r"^\. \. \.\s*$")
SIGN = re.compile(r"^:{3,}\s*(?:\{?\.?(?:notes|incremental|nonincremental|columns?)\b|slide)|^\. \. \.\s*$")
FORMATS = ("revealjs", "beamer", "slidy", "pptx", "dzslides", "ioslides", "s5")


def _sign(deck: Deck) -> str:
    for key in ("format", "output"):
        value = str(deck.header.values.get(key, ""))
        name = next((f for f in FORMATS if f in value), "")
        if name:
            return f"front matter '{key}: {name}'"
    if deck.header.form == "%":
        return "a '% title' line"
    return "divs ':::' or pauses '. . .'" if deck.count(SIGN, ":.") else ""


def _cut(deck: Deck) -> list[Cut]:
    lines = deck.source.lines

    def rule(index: int, line: str) -> bool:
        alone = (index == 0 or not lines[index - 1].strip()) and (
            index + 1 == len(lines) or not lines[index + 1].strip()
        )
        return alone and bool(RULE.match(line))

    return at_headings(deck, _slide_level(deck), rule)


def _slide_level(deck: Deck) -> int:
    """The highest level whose heading has content right below it; 2 when no heading does."""
    found = set()
    last = 0
    for _, line in deck.prose():
        heading = HEADING.match(line)
        if heading and heading["text"]:
            last = len(heading[1])
        elif line.strip() and last:
            found.add(last)
            last = 0
    return min(found, default=2)


def _opens(deck: Deck) -> bool:
    return bool(deck.header.text("title"))


PANDOC = Dialect("pandoc", _sign, _cut, step=PAUSE, headings=True, opens=_opens, also=("quarto", *FORMATS))

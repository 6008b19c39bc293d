"""remark and xaringan: `---` between slides, `--` a step, `???` notes, properties at a slide's top.

A slide with `layout: true` is a template and one with `exclude: true` is left out by remark.
"""

from __future__ import annotations

import re

from konspekt.readers.dialect import Cut, Deck, Dialect, at_lines

RULE = re.compile(r"^---[ \t]*$")
NOTES = re.compile(r"^\?\?\?[ \t]*$")
STEP = re.compile(r"^--[ \t]*$")
CLASS = re.compile(r"^\s*\.[a-zA-Z][\w-]*(?:\.[\w-]+)*\[")
PROPERTY = re.compile(r"^(?:name|class|layout|template|count|exclude|background-[a-z]+):\s*(?P<value>.*)$")


def _sign(deck: Deck) -> str:
    if "xaringan" in str(deck.header.values.get("output", "")):
        return "front matter 'xaringan'"
    rules = deck.count(RULE)
    if rules and deck.count(NOTES):
        return "notes after '???'"
    if rules and deck.count(PROPERTY) >= 2 and deck.count(CLASS):
        return "slide properties and '.class[…]'"
    return ""


def _cut(deck: Deck) -> list[Cut]:
    cuts = at_lines(deck, lambda _, line: bool(RULE.match(line)))
    return [Cut(c.first, c.stop, _template(deck, c)) for c in cuts]


def _template(deck: Deck, cut: Cut) -> bool:
    """True for a slide whose properties say that remark does not show it."""
    for index in range(cut.first, cut.stop):
        line = deck.source.lines[index]
        found = PROPERTY.match(line)
        if line.strip() and not found:
            return False
        if found and line.startswith(("layout:", "exclude:")) and found["value"].strip() == "true":
            return True
    return False


REMARK = Dialect("remark", _sign, _cut, NOTES, STEP)

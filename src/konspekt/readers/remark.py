"""remark and xaringan: `---` between slides, `--` a step, `???` notes, properties at a slide's top.

A slide with `layout: true` is a template and one with `exclude: true` is left out by remark. Each step
has a slide number of its own unless `countIncrementalSlides: false`; we keep the steps together under
the first. xaringan makes a title slide of the header.
"""

from __future__ import annotations

import re
from dataclasses import replace

from konspekt.readers.dialect import Cut, Deck, Dialect, at_lines
from konspekt.readers.frontmatter import KEY

RULE = re.compile(r"^---$|^<!--\s*break\s*-->$")
NOTES = re.compile(r"^\?\?\?[ \t]*$")
STEP = re.compile(r"^--$")
CLASS = re.compile(r"^\s*\.[a-zA-Z][\w-]*(?:\.[\w-]+)*\[")
LEAST = 2
PROPERTY = re.compile(r"^(?:name|class|layout|template|count|exclude|background-[a-z]+):\s*(?P<value>.*)$")


def _xaringan(deck: Deck) -> bool:
    return "xaringan" in str(deck.header.values.get("output", ""))


def _sign(deck: Deck) -> str:
    if _xaringan(deck):
        return "front matter 'xaringan'"
    rules = deck.count(RULE, "-<")
    if rules and deck.count(NOTES, "?"):
        return "notes after '???'"
    if rules and deck.count(PROPERTY, "ncltbe") >= 2 and deck.count(CLASS, " \t."):
        return "slide properties and '.class[…]'"
    owned = _owned(deck)
    return f"{owned} slides with properties under '---'" if owned >= LEAST else ""


def _owned(deck: Deck) -> int:
    """How many slides begin with properties and go on without a rule or a key that would make them Slidev's."""
    lines = deck.source.lines
    found = 0
    for index, line in deck.prose():
        end = index + 1
        if line[0] not in "-<" or not RULE.match(line.rstrip()):
            continue
        while end < len(lines) and PROPERTY.match(lines[end]):
            end += 1
        found += index + 1 < end < len(lines) and not lines[end].startswith("---") and not KEY.match(lines[end])
    return found


def _cut(deck: Deck) -> list[Cut]:
    counted = "'countIncrementalSlides': False" not in str(deck.header.values.get("output", ""))
    cuts = at_lines(deck, lambda _, line: bool(RULE.match(line.rstrip())))
    return [replace(c, drop=_template(deck, c), steps=_steps(deck, c) if counted else 0) for c in cuts]


def _steps(deck: Deck, cut: Cut) -> int:
    return sum(bool(STEP.match(deck.source.prose(i))) for i in range(cut.first, cut.stop))


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


def _opens(deck: Deck) -> bool:
    return _xaringan(deck) and bool(deck.header.text("title")) and "'seal': False" not in str(deck.header.values)


REMARK = Dialect("remark", _sign, _cut, NOTES, re.compile(r"^--[ \t]*$"), opens=_opens, also=("xaringan",))

"""Deckset: `---` between slides, settings `key: value` on the first lines, `[.command: …]`, notes after `^`."""

from __future__ import annotations

import re

from konspekt.readers.dialect import Cut, Deck, Dialect, at_lines

SETTING = re.compile(r"^(?:slidenumbers|autoscale|build-lists|footer|theme|slide-transition|slidecount):\s*\S", re.I)
COMMAND = re.compile(r"^\[\.[\w-]+:.*\]\s*$")
RULE = re.compile(r"^---+[ \t]*$")
NOTES = re.compile(r"^\^\s*(?P<rest>\S.*)$")


def _settings(deck: Deck) -> int:
    """How many lines of settings the file begins with."""
    body = [deck.source.lines[i] for i in deck.body()]
    return next((n for n, line in enumerate(body) if not SETTING.match(line)), len(body))


def _sign(deck: Deck) -> str:
    if not deck.count(RULE, "-"):
        return ""
    if not deck.header.end and _settings(deck):
        return "settings of Deckset on the first lines"
    return "commands '[.…: …]' of Deckset" if deck.count(COMMAND, "[") else ""


def _cut(deck: Deck) -> list[Cut]:
    cuts = at_lines(deck, lambda _, line: bool(RULE.match(line)))
    first = cuts[0]
    skipped = _settings(deck) if not deck.header.end else 0
    return [Cut(min(first.first + skipped, first.stop), first.stop), *cuts[1:]]


DECKSET = Dialect("deckset", _sign, _cut, NOTES)

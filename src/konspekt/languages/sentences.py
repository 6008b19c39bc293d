"""Where a sentence ends: after `.`, `!`, `?`, `…` before a capital, not after an abbreviation.

Goes in: a `Text`. Comes out: its sentences as `Text`s, marks and lines kept. Dots inside code,
numbers, initials and the abbreviations of the language's pack end nothing.
"""

from __future__ import annotations

import re

from konspekt.languages import pack
from konspekt.languages.forms import remembered
from konspekt.model.text import Text

END = re.compile(
    r"[.!?…](?:[.!?…]*[»\"”)\]]*\s+(?=[«\"“(\[*_`]*[A-ZА-ЯЁÀ-ÞĀ-Ž0-9$])"
    # A small letter begins a sentence only after a word too long to be an abbreviation.
    r"|(?<=[a-zа-яё]{4}\.)[»\"”)\]]*\s+(?=[a-zа-яё]))"
)
LAST_WORD = re.compile(r"(?:^|[\s(«\"“])(?P<word>[^\s(«\"“]+?)[.!?…]+[»\"”)\]]*\s*$")
LOUD = re.compile(r"[!?…]")
SHORT_NUMBER = re.compile(r"^\d{1,2}$")
INITIAL = re.compile(r"^[A-ZА-ЯЁ]$")


@remembered
def sentences(text: Text, lang: str) -> tuple[tuple[int, Text], ...]:
    """(offset, sentence) in order; the offset is the sentence's first character."""
    code = [(m.start, m.stop) for m in text.spans("code", "math")]
    short = pack(lang).words("sentences", "abbreviations")
    found: list[tuple[int, Text]] = []
    start = 0
    for end in END.finditer(text.plain):
        if any(a <= end.start() < b for a, b in code) or _abbreviated(text.plain[start : end.end()], short):
            continue
        found += _piece(text, start, end.end())
        start = end.end()
    return (*found, *_piece(text, start, len(text.plain)))


def _abbreviated(piece: str, short: tuple[str, ...]) -> bool:
    word = LAST_WORD.search(piece.split()[-1])
    if not word:
        return False
    if LOUD.search(piece.rstrip()[-3:]):
        return False
    name = word["word"].lower()
    return name in short or bool(INITIAL.match(word["word"])) or bool(SHORT_NUMBER.match(name))


def _piece(text: Text, start: int, stop: int) -> list[tuple[int, Text]]:
    piece = text.cut(start, stop)
    lead = len(text.plain[start:stop]) - len(text.plain[start:stop].lstrip())
    return [(start + lead, piece)] if piece else []

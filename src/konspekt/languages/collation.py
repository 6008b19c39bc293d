"""Alphabetical order as a language has it: `ё` with `е` in Russian, `ch` after `h` in Czech, `ñ` after `n` in Spanish.

A pack names its letters in `[collation] alphabet`: letters between blanks, those that count as one with `=`
(`е=ё`). Latin letters follow where the pack's are others, accents that it does not name count as none, and
signs are passed over. Other scripts come last, by code point.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from konspekt.languages import pack
from konspekt.languages.forms import untwin

LATIN = "a b c d e f g h i j k l m n o p q r s t u v w x y z"
NUMBER = re.compile(r"[0-9]+")
FIGURES = "0–9"
"""The head over what begins with a figure."""

Key = tuple[tuple[int, ...], str]


@lru_cache(maxsize=4096)
def sort_key(text: str, lang: str) -> Key:
    """Word by word, figures before letters; equal words are ordered by their marks."""
    ranks, letters = _ranks(lang)
    longest = max(map(len, ranks))
    found, folded, at = [], " ".join(untwin(w) for w in text.split()).casefold(), 0
    while at < len(folded):
        piece = _piece(folded, at, ranks, longest)
        found += _rank(piece, ranks, letters)
        at += len(piece)
    return tuple(found), folded


@lru_cache(maxsize=4096)
def initial(text: str, lang: str) -> str:
    """The head that a word stands under: its first letter as the alphabet has it, `0–9`, or nothing."""
    letters = _ranks(lang)[1]
    first = next((rank for rank in sort_key(text, lang)[0] if rank > 0), 0)
    if 0 < first <= FIGURE:
        return FIGURES
    if 0 <= first - FIGURE - 1 < len(letters):
        return letters[first - FIGURE - 1].upper()
    return chr(first - FOREIGN).upper() if first > FOREIGN else ""


FIGURE = 1_000_000
"""Ranks up to it are numbers, which are ordered as numbers are."""
FOREIGN = FIGURE + 1000


@lru_cache(maxsize=16)
def _ranks(lang: str) -> tuple[dict[str, int], tuple[str, ...]]:
    """Rank of each letter, and the letters that stand for their group, in order."""
    own = str(pack(lang).data.get("collation", {}).get("alphabet", LATIN))
    known = {letter for group in own.split() for letter in group.split("=")}
    groups = [*own.split(), *(letter for letter in LATIN.split() if letter not in known)]
    ranks = {letter: n + FIGURE + 1 for n, group in enumerate(groups) for letter in group.split("=")}
    return ranks, tuple(group.partition("=")[0] for group in groups)


def _piece(text: str, at: int, ranks: dict[str, int], longest: int) -> str:
    """The number, or the longest letter of the alphabet, that begins there; else one character."""
    if number := NUMBER.match(text, at):
        return number[0]
    return next((text[at : at + n] for n in range(longest, 0, -1) if text[at : at + n] in ranks), text[at])


def _rank(piece: str, ranks: dict[str, int], letters: tuple[str, ...]) -> list[int]:
    if piece in ranks:
        return [ranks[piece]]
    if piece.isspace():
        return [0]
    if piece.isdecimal():
        return [min(int(piece) + 1, FIGURE)]
    bare = [c for c in unicodedata.normalize("NFKD", piece) if c.isalnum()]
    return [ranks.get(c, FOREIGN + ord(c)) for c in bare]

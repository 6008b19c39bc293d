"""Words in the form in which they are compared: one key for one word, whatever its dress.

NFKC, case and ё/е are folded; look-alike letters are folded inside words of two scripts, so that
`Kонтейнер` with a Latin K is its plain twin. Code is never folded: `-d` is not `-D`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LATIN = "aceopxyABCEHKMOPTXkmtub"
CYRILLIC = "асеорхуАВСЕНКМОРТХкмтиь"
TO_CYRILLIC = str.maketrans("aceopxyABCEHKMOPTXkmt", "асеорхуАВСЕНКМОРТХкмт")
TO_LATIN = str.maketrans("асеорхуАВСЕНКМОРТХк", "aceopxyABCEHKMOPTXk")
WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
LETTERS = re.compile(r"[^\W\d_]+")


def untwin(word: str) -> str:
    """A word of two scripts in the one it is mostly written in, if look-alikes alone explain it."""
    cyrillic = sum("Ѐ" <= c <= "ӿ" for c in word)
    latin = sum(c.isascii() and c.isalpha() for c in word)
    if not cyrillic or not latin:
        return word
    folded = word.translate(TO_CYRILLIC if cyrillic >= latin else TO_LATIN)
    return word if _scripts(folded) > 1 else folded


def _scripts(word: str) -> int:
    return any("Ѐ" <= c <= "ӿ" for c in word) + any(c.isascii() and c.isalpha() for c in word)


@lru_cache(maxsize=65536)
def plain_key(text: str) -> str:
    """The comparison form of prose: `  Kонтейнер Ёж ` -> `контейнер еж`."""
    text = unicodedata.normalize("NFKC", text)
    text = LETTERS.sub(lambda m: untwin(m[0]), text).casefold().replace("ё", "е")
    return " ".join(text.split()).strip(" .,;:!?—–-\"'«»“”()[]*_`")


def words(text: str) -> list[str]:
    """Words in order, folded; inner hyphens, dots and apostrophes kept."""
    return WORD.findall(plain_key(text))

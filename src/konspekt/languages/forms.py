"""Words in the form in which they are compared: one key for one word, whatever its dress.

NFKC, case and ё/е are folded; look-alike letters are folded inside words of two scripts, so that
`Kонтейнер` with a Latin K is its plain twin. Code is never folded: `-d` is not `-D`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar, cast

Call = TypeVar("Call", bound=Callable[..., Any])

LATIN = "aceopxyABCEHKMOPTXkmtub"
CYRILLIC = "асеорхуАВСЕНКМОРТХкмтиь"
TO_CYRILLIC = str.maketrans("aceopxyABCEHKMOPTXkmt", "асеорхуАВСЕНКМОРТХкмт")
TO_LATIN = str.maketrans("асеорхуАВСЕНКМОРТХк", "aceopxyABCEHKMOPTXk")
WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
LETTERS = re.compile(r"[^\W\d_]+")
SIGNS = re.compile(r"^\W+")
EITHER_SCRIPT = re.compile(r"[A-Za-z]"), re.compile(r"[Ѐ-ӿ]")
# A letter of one script and one of the other inside a word.
TWO_SCRIPTS = re.compile(r"[A-Za-z][^\W\d_]*[Ѐ-ӿ]|[Ѐ-ӿ][^\W\d_]*[A-Za-z]")


def remembered(call: Call) -> Call:
    """A function of words alone that answers a question asked before from memory."""
    return cast(Call, lru_cache(maxsize=65536)(call))


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


@remembered
def plain_key(text: str) -> str:
    """The comparison form of prose: `  Kонтейнер Ёж ` -> `контейнер еж`."""
    if text.isascii():
        text = text.lower()
    else:
        text = unicodedata.normalize("NFKC", text)
        both = all(script.search(text) for script in EITHER_SCRIPT)
        text = LETTERS.sub(lambda m: untwin(m[0]), text) if both and TWO_SCRIPTS.search(text) else text
        text = text.casefold().replace("ё", "е")
    return " ".join(text.split()).strip(" .,;:!?—–-\"'«»“”()[]*_`")


@remembered
def bare_key(text: str) -> str:
    """`plain_key` without signs and pictures before the first word."""
    return plain_key(text if text[:1].isalnum() else SIGNS.sub("", text))


@remembered
def words(text: str) -> tuple[str, ...]:
    """Words in order, folded; inner hyphens, dots and apostrophes kept."""
    tokens = plain_key(text).split()
    if "".join(tokens).isalnum():
        return tuple(tokens)
    found: list[str] = []
    for token in tokens:
        if token.isalnum():
            found.append(token)
        else:
            found += WORD.findall(token)
    return tuple(found)

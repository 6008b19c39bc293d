"""How alike two texts are, by the words that carry meaning.

`content` is a text as a set of lemmas; `linked` and `overlap` compare such sets. Used to notice that
a stem gives its key away, and that two meanings are too near to stand beside each other.
"""

from __future__ import annotations

import re
from functools import cache

from konspekt.languages import pack
from konspekt.languages.forms import plain_key, remembered, words
from konspekt.languages.morphology import morphology
from konspekt.languages.translit import skeleton

STEM, LIKE = 5, 4
"""Letters at the beginning: words alike share so many, two forms of one word at the least so many."""
PARTED = re.compile(r"[-'’.]")
ENDINGS = ("ing", "ed", "er", "es")
"""`pull` and `Pulling`: too short for a common beginning, and no lemma makes them one."""


@remembered
def content(text: str, lang: str) -> frozenset[str]:
    """Lemmas of the words that carry meaning."""
    lemma, light = morphology(lang).lemma, _light(lang)
    found = [p for w in words(text.replace("`", " ")) for p in ((w,) if w.isalnum() else PARTED.split(w))]
    lemmas = {lemma(w) for w in found if w not in light and (len(w) > 1 or w.isdigit())}
    return frozenset(lemmas - light)


@cache
def _light(lang: str) -> frozenset[str]:
    return frozenset(pack(lang).words("makers", "light"))


@remembered
def same_word(one: str, other: str) -> bool:
    """Equal, of one long beginning, or one loan word in two scripts."""
    if one == other:
        return True
    if one.isascii() != other.isascii():
        left, right = skeleton(one), skeleton(other)
        return len(left) >= 4 and (left == right or (len(right) >= 5 and left[:5] == right[:5]))
    if one[:LIKE] != other[:LIKE]:
        return False
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    size = len(short)
    if size >= LIKE and long.startswith(short) and long[size:] in ENDINGS:
        return True
    if size > LIKE and _bare(one) == _bare(other):
        return True
    return size >= STEM and one[:STEM] == other[:STEM] and one[: int(0.8 * size)] == other[: int(0.8 * size)]


def _bare(word: str) -> str:
    """`sharing` and `shared` without their endings; a word of fewer than four letters without is left as it is."""
    ending = next((e for e in ENDINGS if word.endswith(e) and len(word) - len(e) >= LIKE), "")
    return word.removesuffix(ending)


@remembered
def linked(stem: frozenset[str], option: frozenset[str]) -> frozenset[str]:
    """The words of the stem that the option repeats."""
    same = stem & option
    if len(same) == len(stem):
        return same
    openings, scripts = _openings(option)
    near = [
        w for w in stem - same
        if w[:LIKE] in openings or ((not w.isascii()) in scripts and not _sounds(w).isdisjoint(_all_sounds(option)))
    ]  # fmt: skip
    return same.union([w for w in near if any(same_word(w, o) for o in option)])


@remembered
def _openings(found: frozenset[str]) -> tuple[frozenset[str], frozenset[bool]]:
    """How the words begin, and whether they are plain Latin letters."""
    return frozenset(w[:LIKE] for w in found), frozenset(w.isascii() for w in found)


@remembered
def _all_sounds(found: frozenset[str]) -> frozenset[str]:
    return frozenset().union(*map(_sounds, found))


@remembered
def _sounds(word: str) -> frozenset[str]:
    """How it begins in its own script and in any: what is one word shares a beginning."""
    return frozenset((word[:LIKE], skeleton(word)[:LIKE]))


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Share of the smaller set that the larger one has, 0..1."""
    size = min(len(one), len(other))
    return len(one & other) / size if size else 0.0


def shared(one: frozenset[str], other: frozenset[str]) -> float:
    """The same by stems: `остановка машины` and `остановить машину` say one thing."""
    small, large = sorted((one, other), key=len)
    return len(linked(small, large)) / len(small) if small else 0.0


@remembered
def echo(option: str, stem: str) -> float:
    """Share of the option's four-letter pieces that stand in the stem, 0..1: what the ear hears of it there."""
    pieces = _pieces(option)
    return len(pieces & _pieces(stem)) / len(pieces) if pieces else 0.0


@remembered
def _pieces(text: str) -> frozenset[str]:
    padded = f" {plain_key(text)} "
    return frozenset(padded[i : i + 4] for i in range(max(1, len(padded) - 3)))

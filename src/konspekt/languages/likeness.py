"""How alike two texts are, by the words that carry meaning.

`content` is a text as a set of lemmas; `linked` and `overlap` compare such sets. Used to notice that
a stem gives its key away, and that two meanings are too near to stand beside each other.
"""

from __future__ import annotations

import re

from konspekt.languages import pack
from konspekt.languages.forms import plain_key, remembered, words
from konspekt.languages.morphology import morphology
from konspekt.languages.translit import skeleton

STEM = 5
ENDINGS = ("ing", "ed", "er", "es")
"""`pull` and `Pulling`: too short for a common beginning, and no lemma makes them one."""


@remembered
def content(text: str, lang: str) -> frozenset[str]:
    """Lemmas of the words that carry meaning."""
    morph = morphology(lang)
    light = frozenset(pack(lang).words("makers", "light"))
    found = (w for w in words(text.replace("`", " ")) for w in re.split(r"[-'’.]", w) if len(w) > 1 or w.isdigit())
    return frozenset(lemma for w in found if w not in light and (lemma := morph.lemma(w)) not in light)


@remembered
def same_word(one: str, other: str) -> bool:
    """Equal, of one long beginning, or one loan word in two scripts."""
    if one == other:
        return True
    if one.isascii() != other.isascii():
        left, right = skeleton(one), skeleton(other)
        return len(left) >= 4 and (left == right or (len(right) >= 5 and left[:5] == right[:5]))
    short, long = sorted((one, other), key=len)
    size = len(short)
    if size >= 4 and long.startswith(short) and long[size:] in ENDINGS:
        return True
    return size >= STEM and one[:STEM] == other[:STEM] and one[: int(0.8 * size)] == other[: int(0.8 * size)]


@remembered
def linked(stem: frozenset[str], option: frozenset[str]) -> frozenset[str]:
    """The words of the stem that the option repeats."""
    openings = {o[:STEM] for o in option}
    scripts = {o.isascii() for o in option}

    def repeated(word: str) -> bool:
        if word in option:
            return True
        near = word[:STEM] in openings or (not word.isascii()) in scripts
        return near and any(same_word(word, o) for o in option)

    return frozenset(filter(repeated, stem))


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

"""One loan word in two scripts: `container` and `контейнер` share a skeleton of consonants.

After the observation that transliteration keeps consonants and bends vowels; used only to notice
that a stem gives its key away, never to merge facts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from konspekt.languages import pack
from konspekt.languages.forms import remembered

CYRILLIC = {
    "б": "b", "в": "v", "г": "g", "д": "d", "ж": "g", "з": "z", "к": "k", "л": "l", "м": "m", "н": "n", "п": "p",
    "р": "r", "с": "s", "т": "t", "ф": "f", "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh",
}  # fmt: skip
LATIN = (
    ("ph", "f"),
    ("ck", "k"),
    ("x", "ks"),
    ("qu", "k"),
    ("sh", "S"),
    ("ch", "C"),
    ("c", "k"),
    ("q", "k"),
    ("S", "sh"),
    ("C", "ch"),
    ("w", "v"),
    ("j", "g"),
)

WHOLE = 4
"""Words of so many letters begin too many others."""


@remembered
def twins(one: str, other: str) -> bool:
    """A plain pair of the trade's dictionary: `unique` and a word that begins with `уникальн`; short ones are whole
    words. Goes in: two base forms of two scripts."""
    latin, word = (one, other) if one.isascii() else (other, one)
    stems = _dictionary().get(latin, ())
    return any(word == stem or (len(stem) > WHOLE and word.startswith(stem)) for stem in stems)


@cache
def _dictionary() -> Mapping[str, Sequence[str]]:
    return {latin: stems.split() for latin, stems in pack("ru").data["translations"].items()}


@remembered
def skeleton(word: str) -> str:
    """`kubernetes`, `кубернетес` -> `kbrnts`."""
    word = word.lower().replace("ё", "е")
    if any("Ѐ" <= c <= "ӿ" for c in word):
        bones = "".join(CYRILLIC.get(c, "") for c in word)
    else:
        bones = word
        for old, new in LATIN:
            bones = bones.replace(old, new)
        bones = re.sub(r"[aeiouy\W\d_]", "", bones)
    return re.sub(r"(.)\1+", r"\1", bones)

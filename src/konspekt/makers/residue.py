"""What of a lecture's raw text must not be printed in a question: marks that point to sources, signs of a program.

Goes in: a text with its code in backticks. Comes out: the text without marks of citation and without a word that only
ties it to its neighbours; or the answer whether it is a piece of a program. Code and formulas are left alone.
"""

from __future__ import annotations

import re

from konspekt.languages import pack
from konspekt.languages.forms import remembered, words

VERBATIM = r"`[^`]*`|\$[^$]+\$"
CITED = re.compile(
    rf"""(?P<kept>{VERBATIM})
    |   \s\[\^?\d{{1,3}}(?:\s*[,;–-]\s*\d{{1,3}})*\]          # ` [12]`, ` [^1]`
    |   \s\[(?:[A-Z]{{2,6}}\d{{0,4}}|[A-Z][A-Za-z+]+\d\d(?:\d\d)?[a-z]?)\](?=\s*[.,;)]?\s*$)  # ` [GDS]`
    |   (?<=[^\W\d_]{{4}})(?:\^\d{{1,2}}(?!\w)|[¹²³⁴-⁹⁰]+)     # `law^1`, never `n^2`
    """,
    re.VERBOSE,
)
SIGNS = re.compile(r"<<|>>|=>|->|→|&&|\|\||\$[({]|[;{}]\s*$|^\d+[.)]\s|//\s")


@remembered
def cleaned(text: str, lang: str) -> str:
    """Without marks of citation, a stray colon in front, and a last `too` or `etc.` after a single thing."""
    bare = CITED.sub(lambda m: m["kept"] or "", text).lstrip(":; ")
    bare = pack(lang).one_of("makers", "too", re.I).regex.sub("", bare) if pack(lang).words("makers", "too") else bare
    more = pack(lang).one_of("makers", "so_on", re.I).search(bare)
    return bare[: more.start()] if more and "," not in bare[: more.start()] else bare


def programmed(text: str) -> bool:
    """`replaces a >> b`, `1. use [[ instead`: a piece of a program, or several remarks run together."""
    return bool(SIGNS.search(re.sub(VERBATIM, "X", text)))


def foreign(text: str, lang: str) -> bool:
    """Words of another script than the language's: a remark that somebody left in the code."""
    bare = re.sub(VERBATIM, " ", text)
    return pack(lang).word("detect", "script") != "latin" and bare.isascii() and len(words(bare)) > 1

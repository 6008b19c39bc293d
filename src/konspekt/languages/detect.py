"""Which language a lecture is written in: script first, then the commonest small words.

Front matter and settings win; this is for lectures that do not say. The word lists are short and
of our own making; a text of no known language is `und`, read without patterns and printed in English.
A text of a few words tells nothing, and says so. `other_than` asks the same of one block, and answers
only when it is sure.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from konspekt.languages import UNKNOWN, codes, pack

LETTERS = re.compile(r"[^\W\d_]+")
CODE = re.compile(r"^(`{3,}+|~{3,}+)[^\n]*+\n(?:(?!\1).*\n)*\1|`[^`\n]*`|https?://\S+|<[^<>\n]*>", re.M)
SCRIPTS = (
    ("ko", re.compile("[\uac00-\ud7a3]+")),
    ("ja", re.compile("[\u3040-\u30ff]+")),
    ("zh", re.compile("[\u4e00-\u9fff]+")),
)
EASTERN = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
CYRILLIC = re.compile("[\u0400-\u04ff]+")
OTHER_CYRILLIC = re.compile("[іїєґўјљњћђџѓќѕәғқңөұүһ]")
"""Letters that Russian does not have."""
EVERYWHERE = "ы"
"""A letter that no Russian page does without, and that Ukrainian, Bulgarian and Serbian lack."""
LEAST_WORDS = 6
LEAST_HITS = 3
LEAST_SHARE = 0.02
"""Of all words, those that are small words of the language."""
LONG = 60
"""Words from which on a text that fits no language is of none that we know."""
PAGE = 400
"""Letters that make a page."""
ENOUGH = 20_000
"""Characters that tell a language; the rest of a long lecture is not looked at."""


def detect(text: str, declared: str = "") -> str:
    """The code of the language: what was declared, else what the prose looks like; empty where it tells nothing."""
    if declared:
        return re.split(r"[-_]", declared.strip().lower())[0] or UNKNOWN
    prose = CODE.sub(" ", text[:ENOUGH]).lower()
    words = LETTERS.findall(prose)
    letters = max(1, sum(map(len, words)))
    if EASTERN.search(prose):
        for code, script in SCRIPTS:
            if _length(script, prose) > 0.1 * letters:
                return code
    if (cyrillic := _length(CYRILLIC, prose)) > 0.3 * letters:
        return _cyrillic(prose, cyrillic)
    return _by_small_words(words)


def _cyrillic(prose: str, letters: int) -> str:
    """Russian, or a language that has no file."""
    others = _length(OTHER_CYRILLIC, prose) > 0.01 * letters
    return UNKNOWN if others or (letters >= PAGE and EVERYWHERE not in prose) else "ru"


def _by_small_words(words: list[str]) -> str:
    """The language with most small words, two of them longer than a letter, and more than any other has."""
    counts = Counter(words)
    seen = {code: [w for w in pack(code).words("detect", "words") if counts[w]] for code in codes()}
    hits = {code: sum(counts[w] for w in found) for code, found in seen.items()}
    best = max(hits, key=lambda code: (hits[code], code))
    alone = list(hits.values()).count(hits[best]) == 1
    varied = sum(len(word) > 1 for word in seen[best]) > 1
    if alone and varied and hits[best] >= LEAST_SHARE * len(words):
        return best
    return UNKNOWN if len(words) >= LONG else ""


def _length(script: re.Pattern[str], text: str) -> int:
    return sum(map(len, script.findall(text)))


@lru_cache
def _small_words() -> dict[str, tuple[str, ...]]:
    """Each small word and the languages that have it."""
    found: dict[str, tuple[str, ...]] = {}
    for code in codes():
        for word in pack(code).words("detect", "words"):
            found[word] = (*found.get(word, ()), code)
    return found


@lru_cache
def _others(own: str) -> frozenset[str]:
    """Small words of other languages that `own` does not have."""
    return frozenset(word for word, spoken in _small_words().items() if own not in spoken)


def other_than(own: str, text: str) -> str:
    """The language of a block where it is surely not `own`, else an empty string.

    Sure is: three small words of the other language, two of them different and longer than a letter, one word
    in ten of the block, and more than twice as many as of `own`. Names, terms, and letters for variables or
    answers say nothing.
    """
    text = text.lower()
    if _others(own).isdisjoint(text.split()) or len(words := LETTERS.findall(text)) < LEAST_WORDS:
        return ""
    small = _small_words()
    hits: dict[str, list[str]] = {}
    for word in words:
        for code in small.get(word, ()):
            hits.setdefault(code, []).append(word)
    best = max(hits, key=lambda code: (len(hits[code]), code), default=own)
    ours = len(hits.get(own, ()))
    theirs = hits.get(best, [])
    varied = len(theirs) >= LEAST_HITS and len({word for word in theirs if len(word) > 1}) > 1
    sure = varied and len(theirs) * 10 >= len(words) and len(theirs) > 2 * ours
    return best if sure and best != own else ""

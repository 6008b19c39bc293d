"""Which language a lecture is written in: script first, then the commonest small words.

Front matter and settings win; this is for lectures that do not say. The word lists are short and
of our own making; a text of no known language is `und`, read without patterns and printed in English.
`other_than` asks the same of one block, and answers only when it is sure.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from konspekt.languages import codes, pack

LETTERS = re.compile(r"[^\W\d_]+")
CODE = re.compile(r"^(`{3,}|~{3,}).*?^\1|`[^`\n]*`|https?://\S+|<[^>\n]*>", re.S | re.M)
SCRIPTS = (
    ("ko", re.compile("[\uac00-\ud7a3]+")),
    ("ja", re.compile("[\u3040-\u30ff]+")),
    ("zh", re.compile("[\u4e00-\u9fff]+")),
)
CYRILLIC = re.compile("[\u0400-\u04ff]+")
LEAST_WORDS = 6
LEAST_HITS = 3
ENOUGH = 40_000
"""Characters that tell a language; the rest of a long lecture is not looked at."""


def detect(text: str, declared: str = "") -> str:
    """The code of the language: what was declared, else what the prose looks like."""
    if declared:
        return re.split(r"[-_]", declared.strip().lower())[0] or "und"
    prose = CODE.sub(" ", text[:ENOUGH])
    words = LETTERS.findall(prose.lower())
    letters = max(1, sum(map(len, words)))
    for code, script in SCRIPTS:
        if _length(script, prose) > 0.1 * letters:
            return code
    counts = Counter(words)
    total = len(words)
    scores = {code: sum(counts[w] for w in pack(code).words("detect", "words")) / max(1, total) for code in codes()}
    cyrillic = _length(CYRILLIC, prose) > 0.3 * letters
    best = max(scores, key=lambda c: (scores[c], c))
    if cyrillic and scores.get("ru", 0) < 0.01:
        return "ru" if "ru" in scores and total < 60 else "und"
    return best if scores[best] >= 0.02 else ("en" if total < 60 and not cyrillic else "und")


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


def other_than(own: str, text: str) -> str:
    """The language of a block where it is surely not `own`, else an empty string.

    Sure is: three small words of the other language, two of them different and longer than a letter, one word
    in ten of the block, and more than twice as many as of `own`. Names, terms, and letters for variables or
    answers say nothing.
    """
    words = LETTERS.findall(text.lower())
    if len(words) < LEAST_WORDS:
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

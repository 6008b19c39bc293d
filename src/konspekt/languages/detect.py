"""Which language a lecture is written in: script first, then the commonest small words.

Front matter and settings win; this is for lectures that do not say. The word lists are short and
of our own making; a text of no known language is `und`, read without patterns and printed in English.
`other_than` asks the same of one block, and answers only when it is sure.
"""

from __future__ import annotations

import re
from collections import Counter

from konspekt.languages import codes, pack

LETTERS = re.compile(r"[^\W\d_]+")
CODE = re.compile(r"^(`{3,}|~{3,}).*?^\1|`[^`\n]*`|https?://\S+|<[^>\n]*>", re.S | re.M)
LEAST_WORDS = 6
SCRIPTS = (("ko", "\uac00", "\ud7a3"), ("ja", "\u3040", "\u30ff"), ("zh", "\u4e00", "\u9fff"))


def detect(text: str, declared: str = "") -> str:
    """The code of the language: what was declared, else what the prose looks like."""
    if declared:
        return re.split(r"[-_]", declared.strip().lower())[0] or "und"
    prose = CODE.sub(" ", text)
    for code, low, high in SCRIPTS:
        if sum(low <= c <= high for c in prose) > 0.1 * max(1, sum(c.isalpha() for c in prose)):
            return code
    counts = Counter(word.lower() for word in LETTERS.findall(prose))
    total = sum(counts.values())
    scores = {code: sum(counts[w] for w in pack(code).words("detect", "words")) / max(1, total) for code in codes()}
    cyrillic = sum("Ѐ" <= c <= "ӿ" for c in prose) > 0.3 * max(1, sum(c.isalpha() for c in prose))
    best = max(scores, key=lambda c: (scores[c], c))
    if cyrillic and scores.get("ru", 0) < 0.01:
        return "ru" if "ru" in scores and total < 60 else "und"
    return best if scores[best] >= 0.02 else ("en" if total < 60 and not cyrillic else "und")


def other_than(own: str, text: str) -> str:
    """The language of a block where it is surely not `own`, else an empty string.

    Sure is: at least two different small words of the other language, one word in ten of it, and more than
    twice as many as of `own`. Names and terms alone say nothing.
    """
    words = [word.lower() for word in LETTERS.findall(text)]
    if len(words) < LEAST_WORDS:
        return ""
    counts = Counter(words)
    hits = {code: [counts[w] for w in pack(code).words("detect", "words") if counts[w]] for code in codes()}
    best = max(hits, key=lambda code: (sum(hits[code]), code))
    ours = sum(hits.get(own, ()))
    sure = len(hits[best]) > 1 and sum(hits[best]) * 10 >= len(words) and sum(hits[best]) > 2 * ours
    return best if sure and best != own else ""

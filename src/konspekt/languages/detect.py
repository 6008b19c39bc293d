"""Which language a lecture is written in: script first, then the commonest small words.

Front matter and settings win; this is for lectures that do not say. The word lists are short and
of our own making; a text of no known language is `und`, read without patterns and printed in English.
"""

from __future__ import annotations

import re
from collections import Counter

from konspekt.languages import codes, pack

LETTERS = re.compile(r"[^\W\d_]+")
CODE = re.compile(r"^(`{3,}|~{3,}).*?^\1|`[^`\n]*`|https?://\S+|<[^>\n]*>", re.S | re.M)
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

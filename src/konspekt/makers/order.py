"""The order of options in the bank: by hash, so that it depends on nothing but seed, id and option.

Numbers and dates ascend instead, as a reader expects of them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

NUMBER = re.compile(r"^\W*(\d+)(?:[.,](\d+))?")


def digest(*parts: object) -> str:
    """A stable hash of the parts, hexadecimal."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()


def ordered(texts: Sequence[str], seed: int, question: str) -> list[int]:
    """Indexes of `texts` in the order in which the bank shows them."""
    numbers = [NUMBER.match(t) for t in texts]
    if all(numbers):
        return sorted(range(len(texts)), key=lambda i: (_value(texts[i]), texts[i]))
    return sorted(range(len(texts)), key=lambda i: digest(seed, question, texts[i]))


def _value(text: str) -> float:
    found = NUMBER.match(text)
    return float(f"{found[1]}.{found[2] or 0}") if found else 0.0

"""A claim: a form of the pack with its parts, and the parts that make it false.

Goes in: parts of facts. Comes out: sentences to judge. `claims.py` and `attributes.py` find the parts.
"""

from __future__ import annotations

from dataclasses import dataclass

from konspekt.languages import pack
from konspekt.languages.forms import plain_key
from konspekt.languages.morphology import morphology
from konspekt.makers.columns import look_alike
from konspekt.model.facts import Fact


@dataclass(frozen=True)
class Claim:
    fact: Fact
    form: str
    parts: dict[str, str]
    wrong: dict[str, str]
    """The parts that make it false; empty where nothing near is provably other."""


def filled(lang: str, form: str, parts: dict[str, str]) -> str:
    text = pack(lang).word("stems", form)
    for name, value in parts.items():
        text = text.replace("{" + name + "}", value)
    return text


def unlike(one: str, other: str, lang: str) -> bool:
    """Another value of the same look and grammar: of two cells neither holds the other."""
    kinds = {morphology(lang).gloss(text).kind for text in (one, other)}
    a, b = plain_key(one), plain_key(other)
    return len(kinds) == 1 and bool(a and b) and a not in b and b not in a and look_alike(one, other)

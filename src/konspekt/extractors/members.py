"""Splitting `A, B (x, y) и C` into its members.

Goes in: a `Text`. Comes out: the members, whether the list says that it goes on, or nothing when
the pieces are too long or too uneven to be members.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from konspekt.extractors.view import View
from konspekt.languages.forms import words
from konspekt.model.text import Text

DOTS = re.compile(r"(?:,?\s*(?:…|\.{3,}))+\s*$")
MAX_WORDS = 8


@dataclass(frozen=True, slots=True)
class Members:
    items: tuple[Text, ...]
    open: bool


def members(view: View, text: Text, least: int = 2) -> Members | None:
    """At least `least` members separated by commas, `и`, `and`, `/` …; None where it is no list."""
    text, is_open = _without_end(view, text.cut(0))
    slashed = "," not in text.plain and ";" not in text.plain and text.plain.count("/") >= 2
    items = _split(view, text, slash=slashed)
    if len(items) < least or any(len(words(i.plain)) > MAX_WORDS or not re.search(r"\w", i.plain) for i in items):
        return None
    return Members(tuple(items), is_open)


def _without_end(view: View, text: Text) -> tuple[Text, bool]:
    """Without `и т.д.`, `etc.`, `…` and the final stop."""
    ends = "|".join(view.pack.words("lists", "open_ends"))
    found = re.search(rf"[,;]?\s*(?:{ends})[\s.)]*$", text.plain, re.I) if ends else None
    dots = DOTS.search(text.plain)
    if found:
        return text.cut(0, found.start()), True
    if dots:
        return text.cut(0, dots.start()), True
    return text.cut(0, len(text.plain.rstrip(" .;"))), False


def _split(view: View, text: Text, slash: bool) -> list[Text]:
    """At commas, semicolons and conjunctions of the top level; brackets and code hold together."""
    joints = [rf"\s+{w}\s+" for w in view.pack.words("lists", "and")]
    sign = r"/" if slash else (r";" if ";" in text.plain else r",")
    pattern = re.compile(rf"\s*{sign}\s*(?:(?:{'|'.join(view.pack.words('lists', 'and')) or '(?!x)x'})\s+)?|" + "|".join(joints or ["(?!x)x"]), re.I)
    pieces, at = [], 0
    for joint in pattern.finditer(text.plain):
        before = text.plain[: joint.start()]
        if before.count("(") > before.count(")") or before.count("«") > before.count("»"):
            continue
        if any(m.start < joint.end() and m.stop > joint.start() for m in text.spans("code", "math")):
            continue
        pieces.append(text.cut(at, joint.start()))
        at = joint.end()
    return [p for p in [*pieces, text.cut(at)] if p]

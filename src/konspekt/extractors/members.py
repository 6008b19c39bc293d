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
    items = _split(view, text, slashed, is_open)
    if len(items) < least or not all(_fits(view, item) for item in items):
        return None
    return Members(tuple(items), is_open)


def _fits(view: View, item: Text) -> bool:
    """Short, with words, no clause."""
    if (
        len(words(item.plain)) > MAX_WORDS
        or not re.search(r"\w", item.plain)
        or re.search(r"\s[-–—]\s|:\s", item.plain)
    ):
        return False
    if any(re.match(p, item.plain, re.I) for p in view.pack.words("lists", "not_members")):
        return False
    return not view.morph.has_predicate(item.plain)


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


def _split(view: View, text: Text, slash: bool, is_open: bool) -> list[Text]:
    """At commas or semicolons of the top level; a conjunction joins the last two members only."""
    sign = "/" if slash else ";" if ";" in text.plain else ","
    joints = "|".join(rf"\s+{w}\s+" for w in view.pack.words("lists", "and")) or "(?!x)x"
    after = "|".join(rf"{w}\s+" for w in view.pack.words("lists", "and")) or "(?!x)x"
    pieces = _cut(text, re.compile(rf"\s*{sign}\s*(?:{after})?", re.I))
    if pieces and not is_open:
        pieces[-1:] = _cut(pieces[-1], re.compile(joints, re.I))
    return [p for p in pieces if p]


def _cut(text: Text, joint: re.Pattern[str]) -> list[Text]:
    """The pieces between joints that stand outside brackets, quotes and code."""
    pieces, at = [], 0
    for found in joint.finditer(text.plain):
        before = text.plain[: found.start()]
        if before.count("(") > before.count(")") or before.count("«") > before.count("»"):
            continue
        if any(m.start < found.end() and m.stop > found.start() for m in text.spans("code", "math")):
            continue
        pieces.append(text.cut(at, found.start()))
        at = found.end()
    return [*pieces, text.cut(at)]

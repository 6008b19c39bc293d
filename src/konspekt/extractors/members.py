"""Members: splitting `A, B (x, y) и C` into its members, and naming a list item in few words.

Goes in: a `Text`. Comes out: the members, whether the list says that it goes on, or nothing when
the pieces are too long or too uneven to be members.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from konspekt.extractors.term import looks_code
from konspekt.extractors.view import View, once
from konspekt.languages.forms import plain_key, words
from konspekt.languages.patterns import Pattern, compiled
from konspekt.model.text import Text

DOTS = compiled(r"(?:,?\s*(?:…|\.{3,}))+\s*$")
WORDY = re.compile(r"\w")
UNSLASHED = re.compile(r"[,;(]|\s/")
NEVER = "(?!)"
WORD = re.compile(r"[^\W\d_]{2,}")
SIGNED = re.compile(r"[\w)\]}]\s*[→⇒⤅=+∪∩⊆∈]\s*[\w(\[{]|[{}]|\w\(\w+(?:\s*,\s*\w+)+\)")
MAX_WORDS = 8
MAX_NAME = 4
BRACKETS = compiled(r"\s+\((?P<inner>[^()]*)\)(?=[\s.,;:]*$)")
NOT_ONE = compiled(r"\s[-–—]\s|:\s|//|^www\.|→|->|=>|\((?:1[89]|20)\d\d\)|\?$")
YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
PICTURE = re.compile(r"\s+[\U0001F000-\U0001FAFF\u2190-\u2BFF\uFE0F]+$")
SHAPED = re.compile(r"\d|\w[A-ZА-ЯЁ]|[+#/_*]|^\.\w|\w\.\w")


@dataclass(frozen=True, slots=True)
class Members:
    items: tuple[Text, ...]
    open: bool


def members(view: View, text: Text, least: int = 2) -> Members | None:
    """At least `least` members separated by commas, `и`, `and`, `/` …; None where it is no list."""
    items, is_open = _pieces(view, text)
    if len(items) > 1 and _tells(view, items[-1]) and not _tells(view, items[0]):
        items = items[:-1]  # `… such as a, b, and provides c`: the sentence goes on
    if len(items) < least or not all(_fits(view, item) for item in items) or all(len(i) == 1 for i in items):
        return None
    return Members(items, is_open)


def _tells(view: View, item: Text) -> bool:
    return len(words(item.plain)) > 1 and not _noun(view, item) and view.morph.gloss(item.plain).kind == "verbal"


@once
def _pieces(view: View, text: Text) -> tuple[tuple[Text, ...], bool]:
    """What stands between the signs, list or no list, and whether it goes on; nothing of an address."""
    text, is_open = without_end(view, text.cut(0))
    if "://" in text.plain:
        return (), is_open
    slashed = text.plain.count("/") >= 2 and not UNSLASHED.search(text.plain)
    return tuple(_split(view, text, slashed, is_open)), is_open


def _fits(view: View, item: Text) -> bool:
    """Short, with words, no clause; the remark in brackets behind it may be one."""
    bracket = BRACKETS.search(item.plain) if ")" in item.plain else None
    if bracket and bracket.start() and not YEAR.search(bracket["inner"]):
        item = item.cut(0, bracket.start())
    if len(words(item.plain)) > MAX_WORDS or not WORDY.search(item.plain) or NOT_ONE.search(item.plain):
        return False
    last = next(reversed(words(item.plain)), "") if item.plain[-1:].isalpha() else ""
    if is_formula(item) or last in view.pack.words("terms", "hanging"):
        return False
    if view.pack.patterns("lists", "not_members", re.I).match(item.plain):
        return False
    return not view.morph.has_predicate(item.plain.partition(" ")[2] if _noun(view, item) else item.plain)


def _noun(view: View, item: Text) -> bool:
    """Inside a sentence a capital proves a noun where the language writes them so: `Übertragen`."""
    return bool(view.pack.words("lists", "capital_nouns")) and item.plain[:1].isupper()


def is_formula(text: Text) -> bool:
    """Letters and signs without a word: `R(A, B)`, `X → Y`, half of a set `{A`. Single letters may be names."""
    return not WORD.search(text.plain) and bool(SIGNED.search(text.plain)) and not text.spans("code", "math")


@once
def without_end(view: View, text: Text) -> tuple[Text, bool]:
    """Without `и т.д.`, `etc.`, `…` and the final stop, and whether it had one; empty if it was nothing else."""
    end = _open_end(view).search(text.plain) or DOTS.search(text.plain)
    if end and text.plain[: end.start()].count("(") <= text.plain[: end.start()].count(")"):
        stop = end.start()
        kept = without_end(view, text.cut(0, len(text.plain[:stop].rstrip(" ,;"))))[0]
        return kept.cut(0, len(kept.plain.rstrip(" .,;"))), True
    return text.cut(0, len(text.plain.rstrip(" .;"))), False


@once
def _open_end(view: View) -> Pattern:
    ends = "|".join(view.pack.words("lists", "open_ends"))
    return compiled(rf"(?:^|[,;\s])\s*(?:{ends})[\s.!)]*$" if ends else NEVER, re.I)


@once
def _joint(view: View) -> Pattern:
    """A conjunction between two members."""
    return compiled(rf"\s+(?:{'|'.join(view.pack.words('lists', 'and')) or NEVER})\s+", re.I)


@once
def _sign(view: View, sign: str) -> Pattern:
    """A sign between two members, with the conjunction and the bullet after it."""
    after = "|".join(view.pack.words("lists", "and")) or NEVER
    return compiled(rf"\s*{sign}\s*(?:-\s+)?(?:(?:{after})\s+)?", re.I)


def _split(view: View, text: Text, slash: bool, is_open: bool) -> list[Text]:
    """At commas or semicolons of the top level; a conjunction joins the last two members only.

    A dash before a piece is a bullet that the indent did not make one.
    """
    sign = "/" if slash else ";" if ";" in text.plain else ","
    pieces = _cut(text, _sign(view, sign))
    if pieces and not is_open:
        pieces[-1:] = _cut(pieces[-1], _joint(view))
    return [_bare(view, p) for p in pieces if p]


def _bare(view: View, piece: Text) -> Text:
    """Without a bullet, and without the article that some languages repeat before each member."""
    piece = piece.cut(2) if piece.plain.startswith("- ") else piece
    first, _, rest = piece.plain.partition(" ")
    return piece.cut(len(first)) if rest and first.lower() in view.pack.words("lists", "item_articles") else piece


def _cut(text: Text, joint: Pattern) -> list[Text]:
    """The pieces between joints that stand outside brackets, quotes and code."""
    pieces, at = [], 0
    for found in joint.finditer(text.plain):
        before = text.plain[: found.start()]
        if before.count("(") > before.count(")") or before.count("«") > before.count("»") or before.count('"') % 2:
            continue
        if any(m.start < found.end() and m.stop > found.start() for m in text.spans("code", "math")):
            continue
        pieces.append(text.cut(at, found.start()))
        at = found.end()
    return [*pieces, text.cut(at)]


def even(view: View, items: Sequence[Text]) -> bool:
    """All of one make: no verbs among nouns. A single word shows no grammar."""
    phrases = (i for i in items if not looks_code(i) and len(words(i.plain)) > 1 and not _noun(view, i))
    kinds = [view.morph.gloss(i.plain).kind for i in phrases]
    mixed = "imperative" in kinds and len(set(kinds)) > 1
    return not mixed and (not kinds or 2 * kinds.count("verbal") < len(kinds))


def named(view: View, items: Iterable[Text]) -> bool:
    """All are names: code, foreign to the language's script, or shaped as no common word is."""
    return all(_is_name(view, item) for item in items)


def _is_name(view: View, item: Text) -> bool:
    found = item.plain.split()
    if not found or len(found) > MAX_NAME:
        return False
    if item.is_code or (view.pack.word("detect", "script") != "latin" and re.match(r"[.*]?[A-Za-z]", item.plain)):
        return True
    capitals = all(w[:1].isupper() for w in found) and not view.pack.words("lists", "capital_nouns")
    return capitals or bool(SHAPED.search(item.plain))


def short_name(view: View, text: Text) -> Text:
    """An item without the remark in brackets behind it: `Build (make, ninja)` -> `Build`.

    An abbreviation or another name stays: `Version control (VCS)`.
    """
    text = text.cut(0, len(text.plain.rstrip(" .;:,")))
    picture = None if text.plain.isascii() else PICTURE.search(text.plain)
    text = text.cut(0, picture.start()) if picture and picture.start() else text
    found = BRACKETS.search(text.plain)
    if not found or not found.start():
        return text
    inner = text.cut(*found.span("inner"))
    initials = "".join(w[0] for w in re.findall(r"[^\W_]+", plain_key(inner.plain)))
    head = plain_key(text.plain[: found.start()])
    alias = len(inner.plain.split()) == 1 and not inner.spans("code") and not re.search(r"[\d?!]", inner.plain)
    return text if alias or (len(head) >= 2 and initials.startswith(head)) else text.cut(0, found.start())

"""Why what stands before a dash or colon is no term, in words that a remark can show.

Goes in: the left side, bare, and what proves it. Comes out: the first reason against it, or nothing.
"""

from __future__ import annotations

import re

from konspekt.extractors.view import View, names_label
from konspekt.languages.forms import plain_key, words
from konspekt.languages.patterns import compiled
from konspekt.model.text import Text

DATE = re.compile(r"^\W*(?:\d{1,2}[./]\d{1,2}[./]\d{2,4}|[12]\d{3}(?:\s*[-–—/]\s*(?:[12]\d{3}|\d{2}))?)\W*\w{0,3}\W*$")
VERSION = re.compile(r"^v?\d+(?:\.\d+)+$", re.I)
LABEL = "a label, not a term"
PICTURE = re.compile(r"[\U0001f000-\U0001faff]")
NOT_WORDS = re.compile(r"^[\W\d_]*$")
STOP = compiled(r"[.!;]\s")
URL = compiled(r"https?://|www\.")
CALL = re.compile(r"^[^\W\d_]\w*\([^()]*\)$")
"""`L(A)`, `deg(v)`: a function as mathematics writes it."""
MAX_WORDS, MAX_STATED = 6, 10
STATED = ("code", "strong", "link", "math", "heading", "hint")


def why_not(view: View, left: Text, proof: str) -> str:
    """The first reason against the term, in words that a remark can show."""
    plain = left.plain
    if not plain[:1].isalpha() and NOT_WORDS.match(plain) and (proof != "code" or PICTURE.search(plain)):
        return "no words before the dash"
    if "?" in plain:
        return "a question"
    if not plain[:1].isalpha() and DATE.match(plain):
        return "a date"
    if plain[-1:].isdigit() and VERSION.match(plain):
        return "a version number"
    if URL.search(plain) or plain[:1] in "@[":
        return "a link"
    if ": " in plain:
        return "a label and more, not a term"
    folded, stated = plain_key(plain), proof in STATED
    if view.lecture.hints and _hinted_none(view, folded):
        return "a comment says that it is no term"
    if proof != "code" and names_label(view, folded):
        return LABEL
    found, pronouns = words(plain), view.pack.words("terms", "pronouns")
    if folded in pronouns or folded in view.pack.words("terms", "articles"):
        return "a pronoun, not a term"
    count = len(words(_without_math(left)))
    spoken = view.pack.words("makers", "speakers")
    if not stated and count > 1 and (found[-1] in pronouns or found[-1] in spoken):
        return "a pronoun, not a term"
    if count > (MAX_STATED if stated else MAX_WORDS):
        return "too long for a term"
    if STOP.search(plain) or plain.count("(") != plain.count(")"):
        return "a sentence, not a term"
    if proof in ("code", "math", "hint"):
        return ""
    if not stated and "," in plain:
        return "a list or a clause, not a term"
    if stated and (CALL.match(plain) or view.morph.adjective(plain)):
        return ""
    return "" if view.morph.is_term(plain) else "a clause, not a term"


def _without_math(text: Text) -> str:
    """A formula counts as no word."""
    plain = text.plain
    for mark in reversed(text.spans("math") if text.marks else ()):
        plain = plain[: mark.start] + plain[mark.stop :]
    return plain


def _hinted_none(view: View, folded: str) -> bool:
    return any(h.kind == "no-term" and plain_key(h.subject) == folded for h in view.lecture.hints)

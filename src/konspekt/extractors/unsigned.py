"""A name and its meaning with no sign between them: `lsblk block devices`, in a lecture of another script.

Goes in: a `View`. Comes out: commands, and definitions of names that no machine reads. Where a lecture is not
written in Latin letters, the first word of its own script begins the meaning. One such line proves nothing: its
neighbours must be made alike, or the name must be marked as code and its meaning be an act.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from konspekt.extractors.meaning import clean_value
from konspekt.extractors.term import looks_code
from konspekt.extractors.view import Passage, View
from konspekt.languages.forms import words
from konspekt.languages.patterns import compiled
from konspekt.model.facts import Command, Definition, Fact
from konspekt.model.text import Text, code
from konspekt.remarks import Remark

SHIFTED = compiled(r"^(?P<name>[!-~]+(?: [!-~]+){0,8}?)\s+(?P<gloss>[Ѐ-ӿ].*)$", re.S)
LIKE = compiled(r"^(?P<name>[!-~]+(?: [!-~]+){0,8}?)\s+(?:[-–—:]{1,2}\s+)?[Ѐ-ӿ]")
TYPED = compiled(r"^(?:[a-z!~./$@-]|(?:\w+ )+-)")
"""What one would type, and what names a place: it begins small, or with a sign, or has a flag."""
NO_NAME = re.compile(r"[.,;?!)]$|^[\d\W]*$|^\W?\d|^[-–—*+] |, ")
SIGNED = re.compile(r"[-–—:=>|]$")
WORD = re.compile(r"\w+")
TYPED_KINDS, NAMED_KINDS = ("nominal", "action", "imperative", "verbal"), ("nominal", "action")
MAX_VALUE = 20


def unsigned(view: View) -> Iterator[Fact | Remark]:
    if view.pack.word("detect", "script") == "latin":
        return
    for passage in view.passages:
        found = SHIFTED.match(passage.text.plain)
        name = _name(passage.text.cut(*found.span("name"))) if found else Text()
        if not found or SIGNED.search(name.plain) or (NO_NAME.search(name.plain) and not name.is_code):
            continue
        if not _meant(view, passage, name):
            continue
        gloss = _gloss(view, passage.text.cut(found.start("gloss")))
        kind = view.morph.gloss(gloss.plain).kind
        typed = name.is_code or looks_code(name) or TYPED.match(name.plain) is not None
        wants = next(iter(words(gloss.plain)), "") in view.pack.words("commands", "for")
        bare = WORD.fullmatch(name.plain) is not None and not name.marks
        told = kind in (TYPED_KINDS if typed and not (kind == "verbal" and bare) else NAMED_KINDS)
        if not gloss or not (told or (typed and wants)):
            continue
        common = view.found_in(passage, code(name.plain) if typed else name, "unsigned", "inferred").shared()
        yield Command(**common, value=gloss) if typed else Definition(**common, value=gloss)


def _name(text: Text) -> Text:
    """Without the colon that stands inside the marks of its code."""
    marked = any(m.stop == len(text) for m in text.spans("code"))
    return text.cut(0, len(text.plain.rstrip(":"))) if marked else text


def _meant(view: View, passage: Passage, name: Text) -> bool:
    """Half of the lines around it, two at least, are made alike; or it is a paragraph that begins with code."""
    if name.covered("code", "strong") and passage.form != "quote":
        rest = passage.text.cut(len(name))
        return passage.form == "item" or view.morph.gloss(rest.plain).kind == "imperative"
    like = sum(bool(LIKE.match(peer.plain)) for peer in passage.peers)
    return passage.form == "item" and like >= 2 and 2 * like >= len(passage.peers)


def _gloss(view: View, text: Text) -> Text:
    """The first sentence, up to its dash; nothing where it goes on what stands before, or is no meaning."""
    text = view.sentences(text)[0][1]
    for tail in view.pack.patterns("commands", "tails", re.I):
        found = tail.search(text.plain)
        if found and len(words(text.plain[: found.start()])) >= 2:
            text = text.cut(0, found.start())
    first = next(iter(words(text.plain)), "")
    value = clean_value(view, text)
    leans = first in view.pack.words("makers", "dangling") or first in view.pack.words("makers", "light")
    hangs = view.pack.one_of("lists", "not_members", re.I).match(text.plain)
    if (leans and first not in view.pack.words("commands", "for")) or hangs or text.plain.endswith(("?", ":")):
        return Text()
    return value if 2 <= len(words(value.plain)) <= MAX_VALUE else Text()

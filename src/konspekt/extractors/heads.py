"""What a list is a list of: its lead-in line, its parent item or its heading.

Goes in: what stands above a block. Comes out: the text that names the category, and what the
language's pack says of it: a label (`Примеры`), a category in so many words (`Types of …`), a plan.
"""

from __future__ import annotations

import re

from konspekt.extractors.members import short_name
from konspekt.extractors.term import without_group
from konspekt.extractors.view import Above, View, once
from konspekt.languages.forms import SIGNS, bare_key, plain_key, words
from konspekt.model.text import Text

NAME_WORDS = 4
DIGITS = re.compile(r"(?<=[^\W\d_]\s)(?P<number>[2-9]|1[0-2])\s+(?=[^\W\d_]{3})")
"""A number inside a sentence and a word after it; one at its start may be a chapter's."""
BEFORE = re.compile(r"^[^\w(«\"“<.$#@/-]*(?:\d{1,2}(?:\.\d{1,2})*[.)](?:\s+|(?=[^\W\d_]{2})))?")
"""Pictures and the number of a chapter."""


def true_head(view: View, above: Above) -> Text:
    """The nearest lead-in or heading that names something: `Что ещё?` and `Примеры:` only point further up."""
    for text in (*reversed(above.leads), *reversed(above.heads)):
        if asked(view, text):
            return asked(view, text)
        last = view.sentences(text)[-1][1] if text else text
        if not text.plain.rstrip().endswith("?") and not view.is_label(text) and not _points_up(view, last):
            return without_group(view, last)
    return above.slide.title


def _points_up(view: View, lead: Text) -> bool:
    """`These are:`, `There are two types:` say not what the members are; `There are two types of locks:` does."""
    leaning, bare = view.pack.words("makers", "leaning"), bare_head(view, lead)
    if next(iter(words(lead.plain)), "") not in leaning:
        return False
    first, *more = words(bare.plain) or ("",)
    return first in leaning or (not more and is_category(view, bare))


def asked(view: View, text: Text) -> Text:
    """What `What is a lock?` asks for; empty for any other text."""
    asks = (p.match(text.plain) for p in view.pack.patterns("titles", "asks", re.I))
    found = next(filter(None, asks), None)
    return text.cut(*found.span("term")) if found else Text()


def label(view: View, above: Above) -> str:
    """The label nearest to a list, when its head stands further out."""
    nearest = (*above.heads, *above.leads)[-1:]
    return nearest[0].plain if nearest and view.is_label(nearest[0]) else ""


def bare_head(view: View, head: Text) -> Text:
    """The head without its colon, its article, `What is`, `There are some` and `are the following`."""
    head = asked(view, head) or head
    head = short_name(view, head.cut(0, len(head.plain.rstrip(" :：."))))
    head = head.cut(0, len(head.plain.rstrip(" :：")))
    before = BEFORE.match(head.plain)
    head = head.cut(before.end()) if before and before.end() < len(head) else head
    for pattern in view.pack.patterns("lists", "around", re.I).fitting(head.plain):
        found = pattern.search(head.plain)
        rest = (head.cut(found.end()) if found.start() == 0 else head.cut(0, found.start())) if found else head
        head = rest if words(rest.plain) else head
    for article in view.pack.words("terms", "articles"):
        if head.plain.lower().startswith(article + " "):
            return head.cut(len(article) + 1)
    return head


def says(view: View, name: str, text: Text) -> bool:
    """True if one of the pack's `[lists]` patterns of this name is found in the folded text."""
    return view.pack.patterns("lists", name).search(bare_key(text.plain)) is not None


@once
def is_category(view: View, head: Text) -> bool:
    """`Types of errors`, `Задачи сервера`: a plural that announces members, whatever their grammar.

    Where a language says what ends a noun phrase, the plural must stand right before that.
    """
    if view.morph.has_predicate(head.plain):
        return False
    if not view.pack.words("lists", "head_ends"):
        return says(view, "categories", head)
    folded = plain_key(SIGNS.sub("", head.plain).rpartition(": ")[2])
    end = view.pack.one_of("lists", "head_ends").search(folded)
    phrase = folded[: end.start() if end else None].rstrip()
    return any(p.search(phrase) for p in view.pack.patterns("lists", "categories", frame="(?:{})$"))


@once
def counted(view: View, text: Text) -> int:
    """How many things the last sentence says that there are: `Три вида замков`, `has 4 parts`; 0 if it counts none."""
    last = view.sentences(text)[-1][1] if text else text
    found = DIGITS.search(last.plain)
    if found:
        return int(found["number"])
    for number, pattern in enumerate(
        view.pack.patterns("lists", "numbers", re.I, r"(?<![\w-])(?:{})\s+(?=[^\W\d_]{3})"), 2
    ):
        if pattern.search(last.plain):
            return number
    return 0


def noun_phrase(view: View, head: Text) -> Text:
    """The longest end of up to four words that may be a term; three words where grammar is silent."""
    light = view.pack.words("makers", "light")
    head = head.cut(max(head.plain.rfind(sign) + 1 for sign in ",;:."))
    starts = [m.start() for m in re.finditer(r"\S+", head.plain)][-NAME_WORDS:]
    for start in starts:
        piece = head.cut(start)
        verb = view.morph.gloss(piece.plain).kind == "imperative"
        if view.morph.is_term(piece.plain) and not verb and next(iter(words(piece.plain)), "") not in light:
            return piece
    return head.cut(starts[-3:][0]) if starts else head


def last_noun(view: View, head: Text) -> Text:
    """`lit des formats` -> `formats`: what follows the last article."""
    found = [m.end() for a in view.pack.words("terms", "articles") for m in re.finditer(rf"\b{a}\s+", head.plain, re.I)]
    return head.cut(max(found, default=0))


def after_verb(view: View, head: Text) -> Text:
    """`layer uses protocols` -> `protocols`: what stands before the verb is another subject."""
    for word in re.finditer(r"\S+\s+", head.plain):
        rest = head.plain[word.end() :]
        if (
            len(words(head.plain)) <= 3
            and view.morph.has_predicate(head.plain)
            and not view.morph.has_predicate(f"x {rest}")
        ):
            return head.cut(word.end())
    return head

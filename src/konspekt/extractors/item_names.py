"""What the items of a list name: `Term – meaning` its term, a row of names all of them, any other its first sentence.

Goes in: a list and what stands above it. Comes out: members. Whether they are members of anything is judged elsewhere.
"""

from __future__ import annotations

import re

from konspekt.extractors.members import Members, members, named, short_name, without_end
from konspekt.extractors.splits import ARROW, COLON, DASH
from konspekt.extractors.term import term
from konspekt.extractors.view import Passage, Placed, View
from konspekt.languages.forms import words
from konspekt.languages.patterns import compiled
from konspekt.model.lecture import Item, Items
from konspekt.model.text import Text

FLAG = compiled(r"^(?P<name>\S+)(?:\s\([^()]*\))?\s={1,2}\s")
REMARK = re.compile(r"\s+\([^()]*\)[.;,]?\s*")
PHRASE = 3
"""The least words after code that say something of it where its neighbours have brackets."""
DOTTED = re.compile(r"\s*(?:…|\.{3})")
SHORT = 6


def item_names(view: View, placed: Placed[Items], items: list[Item]) -> Members:
    """The members that the items name; an item that is a row of names gives them all."""
    found: list[Text] = []
    is_open = False
    for item in items:
        whole, ends = without_end(view, item.text)
        if not re.search(r"\w", whole.plain) or (item is items[-1] and DOTTED.match(item.text.plain)):
            is_open = True
            continue
        row = members(view, item.text, 2) if "," in item.text.plain else None
        if row and named(view, row.items):
            found += [short_name(view, name) for name in row.items]
        else:
            text = whole if ends else item.text
            found.append(member_name(view, Passage(text, item.origin, placed.above, "item", placed.place)))
        is_open = is_open or (ends and item is items[-1] and whole.plain.endswith(found[-1].plain))
    return Members(_opening_code(items) or tuple(found), is_open)


def _opening_code(items: list[Item]) -> tuple[Text, ...]:
    """Where every item begins with code and says something of it, the pieces of code are the members.

    Beside items that are code with a remark in brackets a phrase after the code says something of it too.
    """
    opened = [(i.text, m) for i in items for m in i.text.spans("code")[:1] if m.start == 0]
    if len(opened) < len(items):
        return ()
    rest = [text.plain[mark.stop :] for text, mark in opened]
    told = [re.match(r",?\s+[^\W\d_]", r) is not None for r in rest]
    remarked = all(len(words(r)) >= PHRASE if t else REMARK.fullmatch(r) for r, t in zip(rest, told, strict=True))
    return tuple(text.cut(0, mark.stop) for text, mark in opened) if all(told) or (any(told) and remarked) else ()


def member_name(view: View, passage: Passage) -> Text:
    """The term of `Term – meaning`, else the first sentence of the item without its remark in brackets."""
    text = view.sentences(passage.text)[0][1]
    flag = FLAG.match(text.plain)
    if flag and text.cut(0, flag.end("name")).is_code:
        return text.cut(0, flag.end("name"))
    marks = [
        m for p in (DASH, COLON, ARROW) if (m := p.search(text.plain)) and m.start() and not _unclosed(text, m.start())
    ]
    if marks:
        mark = min(marks, key=lambda m: m.start())
        before = text.cut(0, mark.start())
        left = term(before, passage, view)
        name = before if left.aliases and "(" not in before.plain else left.subject
        if (not left.why_not or mark.end() >= len(text.plain)) and len(words(name.plain)) <= SHORT:
            return name
    text = _apposed(view, text) or short_name(view, text)
    bold = begins_bold(text)
    return short_name(view, text.cut(0, bold)) if bold and len(words(text.plain)) > 8 else text


def _apposed(view: View, text: Text) -> Text | None:
    """`the *kiln*, a chamber that …`: the set-off name before a comma and an article, or `i.e.`; else None."""
    glue = view.pack.patterns("terms", "glue", re.I, r"{}(?!\w)")
    articles = view.pack.words("terms", "articles")
    for mark in text.spans("strong", "em", "link", "code")[:1]:
        before, rest = words(text.plain[: mark.start]), text.plain[mark.stop :]
        comma = re.match(r",\s+(?=\S)", rest)
        what = comma and (next(iter(words(rest)), "") in articles or glue.match(rest[comma.end() :]))
        if what and len(before) <= 1 and all(w in articles for w in before):
            return short_name(view, text.cut(mark.start, mark.stop))
    return None


def begins_bold(text: Text) -> int:
    """Where the set-off name ends that the text begins with and goes on after; 0 without one.

    Bold and code are names; what is only slanted or linked is one if a new sentence follows it.
    """
    for mark in text.spans("strong", "code", "em", "link"):
        rest = text.plain[mark.stop :].lstrip()
        if mark.start == 0 and rest and (mark.kind in ("strong", "code") or not rest[0].islower()):
            return mark.stop
    return 0


def _unclosed(text: Text, at: int) -> bool:
    return text.plain[:at].count("(") > text.plain[:at].count(")")

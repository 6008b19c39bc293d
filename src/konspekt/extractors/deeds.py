"""What the bullets under a title may say of it: the name that they stand under, and bare verbs.

Goes in: a `View`. Comes out: what titles of one family do (`## Memory group` / `- Keep track of the pages …`),
and for `headed` the name over a list and the clause of an item.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from konspekt.extractors.heads import is_category
from konspekt.extractors.meaning import addressed, clean_value, hangs, speaks_of_lecture
from konspekt.extractors.properties import is_gloss
from konspekt.extractors.term import named
from konspekt.extractors.view import Placed, View, once
from konspekt.languages.forms import words
from konspekt.model.facts import Command, Definition, Fact
from konspekt.model.lecture import Item, Items
from konspekt.model.text import Text


def deeds(view: View) -> Iterator[Fact]:
    """Bare verbs tell what a thing does if its family is told so.

    One alone may be advice or a step (`## Error handling` / `- Log the cause`).
    """
    found = []
    for placed in view.lists:
        first = placed.block.items[0]
        if placed.block.ordered or placed.above.leads or not first.text or not under_heading(view, placed):
            continue
        name, text = name_over(view, placed), clause(view, first)
        if name is not None and view.morph.gloss(name.plain).kind != "action" and _acts(view, name, text):
            found.append((placed, name, text))
    for placed, name, text in found:
        kin = {other.plain for _, other, _ in found if _kin(view, name, other)}
        if (name.is_code or len(kin) > 1) and view.morph.gloss(text.plain).kind == "imperative":
            first = placed.block.items[0]
            evidence = view.evidence(first.origin, first.text, 0, len(text), "headed-deed", "inferred")
            common = view.common(name, placed.above.slide, (*placed.place, 0), evidence, text).shared()
            yield (Command if name.is_code else Definition)(**common, value=clean_value(view, text))


def _acts(view: View, name: Text, text: Text) -> bool:
    """It begins with a verb, in the third person or bare, that bids nobody: no `you`, nothing of the heading itself."""
    found = words(text.plain)
    if len(found) < 2 or view.morph.gloss(text.plain).kind not in ("imperative", "verbal") or hangs(view, text):
        return False
    own = f" {view.lemmas(name.plain)} " in f" {view.lemmas(text.plain)} "
    if own or speaks_of_lecture(view, text) or addressed(view, text):
        return False
    return not view.pack.one_of("statements", "leaning", re.I).search(text.plain)


def _kin(view: View, one: Text, other: Text) -> bool:
    """Names of one sort of thing: `PID namespace`, `Time namespace`."""
    head = view.morph.head(one.plain)
    return bool(head) and head == view.morph.head(other.plain)


def name_over(view: View, placed: Placed[Items]) -> Text | None:
    """What the items stand under: a heading, the one over `Description`, of `Memory group: limits` the name.

    A lead-in may be a name alone.
    """
    above = placed.above
    if not above.leads:
        head = above.heads[-2] if len(above.heads) > 1 and is_gloss(view, above.head.plain) else above.head
        at = head.plain.find(": ")
        return named(view, above, head.cut(0, at) if at > 0 else head, placed.block.origin)
    lead = above.leads[-1]
    name = lead.cut(0, len(lead.plain.rstrip(" :：")))
    if len(name) == len(lead) or is_category(view, name) or view.morph.adjective(name.plain):
        return None
    if lead.plain not in _texts(view):
        return None  # the line goes on after its colon, and says itself what the name means
    told = view.morph.gloss(name.plain).kind in ("imperative", "action")
    return None if told else named(view, above, name, placed.block.origin)


@once
def _texts(view: View) -> frozenset[str]:
    return frozenset(p.text.plain for p in view.passages)


def clause(view: View, item: Item) -> Text:
    """The first sentence of an item; without the colon where the clause is whole: `Counts the pages of a group:`."""
    text = view.sentences(item.text)[0][1]
    if not text.plain.rstrip().endswith((":", "：")):
        return text
    bare = text.cut(0, len(text.plain.rstrip(" :：")))
    end = re.search(r"[;,]\s\S+$", bare.plain)
    bare = bare.cut(0, end.start()) if end else bare
    verbal = view.morph.gloss(bare.plain).kind in ("imperative", "verbal")
    last = bare.plain.split()[-1:]
    return bare if verbal and last and view.morph.is_term(last[0]) and not hangs(view, bare) else text


def under_heading(view: View, placed: Placed[Items]) -> bool:
    """The list is the first thing under its heading."""
    return id(placed.block) in _right_below(view)


@once
def _right_below(view: View) -> frozenset[int]:
    return frozenset(id(below) for *_, below in view.headings)

"""Lists that tell what is done, step by step: numbered ones, and bullets that follow one another in time.

Goes in: a list. Comes out: its steps, each whole but for what explains it, or nothing.
"""

from __future__ import annotations

import re

from konspekt.extractors.heads import says
from konspekt.extractors.members import Members
from konspekt.extractors.set_off import lead
from konspekt.extractors.splits import COLON
from konspekt.extractors.view import Placed, View
from konspekt.languages.forms import words
from konspekt.model.lecture import Item, Items
from konspekt.model.text import Text

STEP = 40


def steps_of(view: View, placed: Placed[Items], items: list[Item]) -> Members | None:
    """A numbered list that tells what is done, in orders or in clauses: each step whole, but for what explains it."""
    nearest = (*placed.above.heads, *placed.above.leads)[-1]
    titled = 2 * sum(bool(_titled(i.text)) for i in items) > len(items)
    if (
        not (placed.block.ordered or _in_sequence(view, items))
        or titled
        or any(lead(i.text) for i in items)
        or says(view, "examples", nearest)
    ):
        return None
    first = [view.sentences(i.text)[0][1] for i in items]
    told = sum(view.morph.gloss(t.plain).kind == "imperative" or view.morph.has_predicate(t.plain) for t in first)
    if 3 * told < 2 * len(first) or any(len(words(t.plain)) > STEP for t in first):
        return None
    whole = tuple(t.cut(0, len(t.plain.rstrip(" .;:,"))) for t in first)
    return Members(tuple(w for w in whole if w), False)


def _in_sequence(view: View, items: list[Item]) -> bool:
    """Bullets of which a later one begins with `then` or `finally`, and none with a label."""
    follows = view.pack.one_of("lists", "sequence", re.I)
    labelled = any(COLON.search(i.text.plain) for i in items)
    return not labelled and any(follows.match(i.text.plain) for i in items[1:])


def _titled(text: Text) -> bool:
    """`**Offer**: the server answers …`: a name in bold before its sign."""
    bold = next((m for m in text.spans("strong") if m.start == 0), None)
    rest = text.plain[bold.stop :] if bold else ""
    return bool(bold) and bool(re.match(r"\s*(?:\([^()]*\)\s*)?(?:[:：]|[-–—]\s)\s*\w", rest or ""))

"""Enumerations from lists: bullet and numbered lists with their true head.

Goes in: a `View`. Comes out: categories with members. Which lists are enumerations, and which are
running text cut into bullets? A lead-in with a colon, or a head that names a category (`Types of …`),
vouches for any list; under a bare heading or a parent item the items themselves must be even.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from konspekt.extractors.heads import bare_head, counted, is_category, label, says, true_head
from konspekt.extractors.item_names import item_names
from konspekt.extractors.members import Members
from konspekt.extractors.no_list import for_reading, lists_contents, only_leads, tells_a_plan, told_on, worth
from konspekt.extractors.properties import is_gloss
from konspekt.extractors.steps import steps_of
from konspekt.extractors.view import Above, Placed, View
from konspekt.languages.forms import plain_key, words
from konspekt.model.facts import Enumeration, Fact
from konspekt.model.lecture import Item, Items
from konspekt.model.origin import Evidence
from konspekt.model.text import Text
from konspekt.remarks import Remark

LONG = 22
SHORT = 6
PHRASE = 14
VERBAL = 12


def enumerations(view: View) -> Iterator[Fact | Remark]:
    for placed in view.lists:
        found = _list(view, placed)
        if found:
            yield found


def _list(view: View, placed: Placed[Items]) -> Enumeration | None:
    items = [i for i in placed.block.items if i.text]
    above, head = placed.above, true_head(view, placed.above)
    listed = _members(view, placed, head, items)
    if listed is None:
        return None
    rule = (
        "list-category" if _announces(view, head, listed.items) else "list-lead" if head in above.leads else "list-head"
    )
    origin = placed.block.origin.at(placed.block.origin.first, items[-1].origin.last)
    evidence = Evidence((origin,), rule, "stated" if above.leads else "inferred")
    common = view.common(bare_head(view, head), above.slide, placed.place, evidence).shared()
    examples = says(view, "examples", (*above.heads, *above.leads)[-1])
    return Enumeration(
        **common, items=listed.items, ordered=placed.block.ordered, open=listed.open or examples,
        examples=examples, label=label(view, above),
    )  # fmt: skip


def _members(view: View, placed: Placed[Items], head: Text, items: list[Item]) -> Members | None:
    """What the list names, or None where it is no enumeration."""
    if len(items) < 2 or not head or view.is_label(head) or not worth(view, items):
        return None
    if not placed.above.leads and head.plain.endswith("!"):
        return None
    if (
        tells_a_plan(view, placed, head)
        or lists_contents(view, items)
        or for_reading(view, head, items)
        or (not placed.block.ordered and only_leads(items))
    ):
        return None
    steps = steps_of(view, placed, items)
    listed = steps or item_names(view, placed, items)
    names = listed.items
    keys = {plain_key(n.plain) or n.plain for n in names}
    if len(keys) < max(2, len(names)) or plain_key(head.plain) in keys:
        return None
    if steps:
        return steps
    if any(len(words(n.plain)) > LONG for n in names) or all(len(n) == 1 for n in names):
        return None
    if not placed.above.leads and told_on(view, names):
        return None
    nearest = (*placed.above.heads, *placed.above.leads)[-1]
    told = len(names) in (counted(view, head), counted(view, nearest))
    if _announces(view, head, names) or (told and all(len(words(n.plain)) <= PHRASE for n in names)):
        return listed
    running = _running(view, placed.above, items, names) or not _alike(view, placed.above, names)
    return None if running else listed


def _announces(view: View, head: Text, names: tuple[Text, ...]) -> bool:
    """A category; but one word may be a topic as well, and sentences that begin with the head's word speak of it."""
    own = {view.morph.lemma(w) for w in words(head.plain) if len(w) > 3}
    about = sum(bool(own & {view.morph.lemma(w) for w in words(n.plain)[:2]}) for n in names)
    topic = len(words(head.plain)) == 1 and 2 * sum(view.morph.has_predicate(n.plain) for n in names) > len(names)
    told = sum(view.morph.has_predicate(n.plain) for n in names)
    thing = says(view, "things", head) and 2 * told > len(names)
    return is_category(view, head) and not topic and not thing and 3 * about <= len(names)


def _running(view: View, above: Above, items: list[Item], names: tuple[Text, ...]) -> bool:
    """Under a bare heading: members that end in a full stop, or are longer than phrases are."""
    leads = above.head.plain.rstrip().endswith((":", "：")) and view.morph.has_predicate(above.head.plain)
    if above.leads or leads:
        return False
    sentences = all(
        view.morph.has_predicate(n.plain) and i.text.plain.endswith(".") for n, i in zip(names, items, strict=False)
    )
    long = sum(len(words(n.plain)) for n in names) / len(names)
    stopped = sum(i.text.plain.rstrip().endswith((".", "!")) for i in items)
    told = view.morph.has_predicate(above.head.plain) or 2 * stopped > len(items)
    return long > PHRASE or (long > SHORT and told) or sentences


def _alike(view: View, above: Above, names: tuple[Text, ...]) -> bool:
    """Under a lead-in with a colon anything is a member; elsewhere only phrases, or short clauses all alike."""
    told = [view.morph.has_predicate(n.plain) for n in names]
    nearest = (*above.heads, *above.leads)[-1]
    if any(told) and says(view, "examples", nearest):
        return False
    told_of = bool(label(view, above)) and not is_gloss(view, nearest.plain)
    if nearest.plain.rstrip().endswith((":", "：")) or told_of:
        return True
    if _lean(view, names):
        return False
    if above.leads:
        return 2 * sum(told) <= len(told)
    verbal = [_verbal(view, n) for n in names]
    if any(verbal) and not all(verbal):
        return False
    few = VERBAL if all(verbal) else SHORT
    return not any(told) or (all(told) and all(len(words(n.plain)) <= few for n in names))


def _lean(view: View, names: tuple[Text, ...]) -> bool:
    """A sentence with `they` before its verb, or several that begin as clauses do: one leans on another."""
    clause = view.pack.one_of("lists", "not_members", re.I)
    begun = sum(clause.match(n.plain) is not None for n in names)
    leaning = any(next(iter(words(n.plain)), "") in view.pack.words("statements", "pronouns") for n in names)
    return leaning or 2 * begun >= len(names)


def _verbal(view: View, name: Text) -> bool:
    """It says what its subject does or what was done to it: `Uses port 80`, `Built on top of TCP`."""
    first = next(iter(words(name.plain)), "")
    return first in view.pack.words("statements", "participles") or view.morph.gloss(name.plain).kind == "verbal"

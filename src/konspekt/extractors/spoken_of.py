"""Whom a sentence speaks of before it names anybody, and whether it tells one case alone.

Goes in: a passage, or one of its sentences. Comes out: the term of the heading that a pronoun at its start stands
for, whether the two agree, and whether an example begins.
"""

from __future__ import annotations

import re

from konspekt.extractors.heads import says
from konspekt.extractors.meaning import gloss_of
from konspekt.extractors.term import named
from konspekt.extractors.view import Passage, View, once
from konspekt.model.facts import Place
from konspekt.model.text import Text


def instance(view: View, passage: Passage) -> bool:
    """Under `Пример:` a sentence tells one case, and nothing that holds always."""
    above = passage.above
    return any(view.is_label(text) and says(view, "examples", text) for text in (above.head, *above.leads))


def opens_a_case(view: View, sentence: Text) -> bool:
    """`Example: the clerk prints twenty sheets.` What the paragraph says from here on tells one case as well."""
    name = sentence.cut(0, max(sentence.plain.find(":"), 0))
    return bool(name) and view.is_label(name) and says(view, "examples", name)


def opened(view: View, passage: Passage) -> Text | None:
    """The term of the heading that the paragraph or the list stands right under: `It is …` speaks of that.

    In a list the first item may, and one after an item that is a bare predicate.
    """
    if passage.form == "item" and not _first_of_heading(view, passage):
        return None
    if passage.form != "item" and not any(passage.text is text for text in view.openings):
        return None
    return named(view, passage.above, passage.above.head, passage.origin)


def _first_of_heading(view: View, passage: Passage) -> bool:
    number = next((n for n, peer in enumerate(passage.peers) if peer is passage.text), -1)
    if passage.above.leads or passage.place[:-1] not in _right_below(view) or number < 0:
        return False
    points = view.pack.patterns("statements", "pronouns", re.I, r"{}\s+(?=\S)").match(passage.text.plain)
    return points is not None and (number == 0 or gloss_of(view, passage.peers[number - 1]) == "verbal")


@once
def _right_below(view: View) -> frozenset[Place]:
    """Where the lists stand that are the first thing under their heading."""
    below = {id(block) for *_, block in view.headings}
    return frozenset(placed.place for placed in view.lists if id(placed.block) in below)


def agree(view: View, name: Text, predicate: str) -> bool:
    """One in number, as far as both show it: `HTTPS` and `may` show none."""
    return name.plain.isascii() or len({view.morph.number(name.plain), view.morph.gloss(predicate).number} - {""}) < 2

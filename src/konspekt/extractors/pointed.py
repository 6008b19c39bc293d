"""A pronoun right under a heading that is a term: `## Job store` / `This is a database of jobs and their owners.`

Goes in: a `View`. Comes out: a definition of the heading. Only the first sentence below may point at it, and only
with a phrase that says what sort of thing the heading is and tells it apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from konspekt.extractors.meaning import addressed, clean_value, hangs, speaks_of_lecture
from konspekt.extractors.splits import main_clause
from konspekt.extractors.term import named
from konspekt.extractors.view import View
from konspekt.languages.forms import words
from konspekt.model.facts import Definition, Fact
from konspekt.model.lecture import Block, Items, Paragraph
from konspekt.model.origin import Origin
from konspekt.model.text import Text
from konspekt.remarks import Remark

LEAST = 4
"""The least words of such a phrase."""


def pointed(view: View) -> Iterator[Fact | Remark]:
    for heading, above, place, following in view.headings:
        text, lines = _first(following)
        name = named(view, above, heading.text, heading.origin)
        if lines is None or name is None or view.morph.gloss(name.plain).kind in ("imperative", "action"):
            continue
        sentence = view.sentences(text)[0][1]
        value = _value(view, sentence)
        if value:
            evidence = view.evidence(lines, text, 0, len(sentence), "pointed", "inferred")
            common = view.common(name, above.slide, place, evidence, sentence).shared()
            yield Definition(**common, value=clean_value(view, value))


def _first(block: Block | None) -> tuple[Text, Origin | None]:
    """The paragraph or the first item right under the heading."""
    match block:
        case Paragraph() if block.text:
            return block.text, block.origin
        case Items() if block.items and block.items[0].text:
            return block.items[0].text, block.items[0].origin
        case _:
            return Text(), None


def _value(view: View, sentence: Text) -> Text:
    """What the pronoun is said to be; empty for a remark about the lecture, its reader or what stands elsewhere."""
    for pattern in view.pack.patterns("terms", "pointed", re.I).fitting(sentence.plain):
        found = pattern.match(sentence.plain)
        value = sentence.cut(*found.span("value")) if found else Text()
        if len(words(value.plain)) < LEAST or value.plain.rstrip().endswith((":", "?", "!")) or hangs(view, value):
            continue
        apart = view.pack.one_of("terms", "complements", re.I).search(value.plain)
        leans = view.pack.patterns("statements", "leaning", re.I).search(main_clause(value.plain))
        if apart and not leans and not addressed(view, value) and not speaks_of_lecture(view, value):
            return value
    return Text()

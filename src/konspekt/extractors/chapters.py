"""A row of headings that are terms, each with its meaning right under it: a glossary written as chapters.

    ## Dirty read
    A transaction reads data that another one has changed and not committed.
    ## Lost update
    Two transactions read one value and change it, and one of the changes is lost.

Goes in: a `View`. Comes out: a definition a heading, from its first sentence. One such heading proves
nothing; sibling headings prove one another if nearly all of the row are built alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from konspekt.extractors.glossaries import goes_on
from konspekt.extractors.meaning import clean_value, may_mean
from konspekt.extractors.set_off import lead
from konspekt.extractors.term import Term, named_term
from konspekt.extractors.traits import sign_of
from konspekt.extractors.view import Above, View
from konspekt.model.facts import Definition, Fact, Place
from konspekt.model.lecture import Block, Heading, Items, Paragraph
from konspekt.model.origin import Evidence, Origin
from konspekt.model.text import Text
from konspekt.remarks import Remark

LEAST = 3
"""Headings of a row that must be built alike; of the whole row, three in four."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading of a row, its name if it is a term, and what follows it."""

    heading: Heading
    above: Above
    place: Place
    following: Block | None
    name: Term | None


def chapters(view: View) -> Iterator[Fact | Remark]:
    for row in _rows(view):
        if _alike(row, [one for one in row if one.name]):
            told = [meaning for one in row if one.name and (meaning := _definition(view, one, one.name))]
            yield from told if _alike(row, told) else ()


def _alike(row: Sequence[object], those: Sequence[object]) -> bool:
    return len(those) >= LEAST and 4 * len(those) >= 3 * len(row)


def _rows(view: View) -> Iterator[list[Chapter]]:
    """Headings of one level that no shallower heading parts."""
    open_rows: dict[int, list[Chapter]] = {}
    for heading, above, place, following in view.headings:
        for level in [n for n in open_rows if n > heading.level]:
            yield open_rows.pop(level)
        name = named_term(view, above, heading.text, heading.origin)
        open_rows.setdefault(heading.level, []).append(Chapter(heading, above, place, following, name))
    yield from open_rows.values()


def _opening(view: View, block: Block | None) -> tuple[Text, Origin | None]:
    """The first sentence under a heading: of a paragraph, or of a list whose items are no names."""
    match block:
        case Paragraph() if not block.text.plain.rstrip().endswith((":", "：")):
            text, lines = block.text, block.origin
        case Items() if block.items and block.items[0].text and not lead(block.items[0].text):
            text, lines = block.items[0].text, block.items[0].origin
        case _:
            return Text(), None
    sentence = view.sentences(text)[0][1]
    return sentence, view.evidence(lines, text, 0, len(sentence), "chapter", "inferred").origin


def _definition(view: View, one: Chapter, name: Term) -> Definition | None:
    """The name and the sentence right under it, if that may be its meaning."""
    sentence, lines = _opening(view, one.following)
    if lines is None or goes_on(view, one.heading.text, sentence):
        return None
    if sign_of(view, one.heading.text.plain) or not may_mean(view, name.subject, sentence):
        return None
    evidence = Evidence((lines,), "chapter", "inferred")
    common = view.common(name.subject, one.above.slide, one.place, evidence, sentence).shared()
    return Definition(**common, value=clean_value(view, sentence), aliases=name.aliases)

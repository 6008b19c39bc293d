"""What a heading is said to be by the bullets or the quote right under it.

Goes in: a `View`. Comes out: definitions (`### Docker Hub` / `- The official registry.`), statements
(`- Hosts millions of images.`), and commands with their meaning in brackets. The heading must
be a term; a list of equal phrases under it is an enumeration and none of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from konspekt.extractors.bare_heads import labels
from konspekt.extractors.deeds import clause, deeds, name_over, under_heading
from konspekt.extractors.glossaries import goes_on
from konspekt.extractors.meaning import (
    Reading,
    addressed,
    calls,
    clean_value,
    gloss_of,
    reads_like,
    speaks_of_lecture,
)
from konspekt.extractors.no_term import URL
from konspekt.extractors.set_off import lead
from konspekt.extractors.splits import defines, main_clause
from konspekt.extractors.term import looks_code, named
from konspekt.extractors.traits import sign_of
from konspekt.extractors.view import Above, Passage, Placed, View
from konspekt.languages.forms import words
from konspekt.languages.patterns import compiled
from konspekt.model.facts import Command, Definition, Fact, Place, Statement
from konspekt.model.lecture import Item, Items, Paragraph, Quote, Slide
from konspekt.model.origin import Evidence, Origin
from konspekt.model.text import Text
from konspekt.remarks import Remark

LEAST = 3
"""Words of a meaning that only a pronoun ties to its heading."""
NAMED = re.compile(r"\s\(=\s*\w|^\([a-z\d]\)\s")
"""`Key set (=all keys of a table)`, `(b) none of them`: an item that has a name of its own."""
BRACKET = compiled(r"^(?P<before>[^()]+?)\s*\((?P<inner>[^()]+)\)\s*[.;,]?$")


def headed(view: View) -> Iterator[Fact | Remark]:
    for placed in view.lists:
        name = name_over(view, placed)
        if name is not None:
            yield from _bullets(view, placed, name)
    yield from deeds(view)
    for passage in view.passages:
        yield from _bracketed(view, passage)
    for heading, above, place, following in view.headings:
        if isinstance(following, Quote) and following.blocks and isinstance(following.blocks[0], Paragraph):
            yield from _quote(view, heading.text, above, place, following.blocks[0], heading.origin)
        if isinstance(following, Paragraph) and _points_up(view, following.text):
            yield from _quote(view, heading.text, above, place, following, heading.origin)
    yield from _sentences(view)


def _bullets(view: View, placed: Placed[Items], name: Text) -> Iterator[Fact]:
    """What the items say of the heading: the first phrase is what it is, every predicate what it does.

    Under a lead-in they are its members as well, so the first alone tells what the name is.
    """
    items = [i for i in placed.block.items if i.text]
    items = [i for i in items if not URL.search(i.text.plain) and not i.text.covered("link")]
    if any(NAMED.search(i.text.plain) for i in items[:1]):
        return
    glosses = [gloss_of(view, view.sentences(i.text)[0][1]) for i in items]
    told = any(g in ("verbal", "participle") for g in glosses)
    alone = (
        len(placed.block.items) == 1 and not placed.block.items[0].text.spans("code") and under_heading(view, placed)
    )
    enough = len(items) > 1 or (told and alone)
    apart = bool(placed.above.leads) or ": " in placed.above.head.plain
    attributed = len(items) > 1 and all(labels(view, i.text) for i in items[1:])
    if apart and glosses and glosses[0] == "nominal" and not (attributed or _opened(view, items[0])):
        return
    if not enough or not (told or attributed or _described(view, items, glosses)):
        return
    defined = False
    for number, item in enumerate(items[:1] if placed.above.leads else items):
        text = clause(view, item)
        reading = "" if lead(item.text) else reads_like(view, name, text)
        if not reading or view.pack.patterns("statements", "leaning", re.I).search(text.plain):
            continue
        rule = f"{'lead' if placed.above.leads else 'headed'}-{reading}"
        evidence = view.evidence(item.origin, item.text, 0, len(text), rule, "inferred")
        common = view.common(name, placed.above.slide, (*placed.place, number), evidence, text).shared()
        if reading != "nominal":
            yield Statement(**common, value=clean_value(view, text))
            continue
        if not defined and not {"nominal", ""} & set(glosses[:number]):
            yield Definition(**common, value=clean_value(view, text))
        defined = True


def _described(view: View, items: list[Item], glosses: list[Reading]) -> bool:
    """Without a predicate among them items describe the heading if the first has an article or the rest are clauses."""
    if glosses[0] != "nominal" or view.morph.gloss(items[0].text.plain).number == "plur":
        return False
    first = words(items[0].text.plain)
    if _opened(view, items[0]):
        return True
    clauses = sum(view.morph.has_predicate(i.text.plain) for i in items[1:])
    return len(first) >= 3 and 2 * clauses >= len(items)


def _opened(view: View, item: Item) -> bool:
    """It begins with an indefinite article, where the language has one."""
    first = words(item.text.plain)
    return first[0] in view.pack.words("terms", "articles")[:2] and len(first) >= 3


def _bracketed(view: View, passage: Passage) -> Iterator[Fact]:
    """`Создание новой ветки (`git branch`, `git checkout -b`)`, and the other way round `.text (код программы)`."""
    text = passage.text
    found = BRACKET.match(text.plain)
    if passage.form != "item" or not found:
        return
    inner = text.cut(found.start("inner"), found.end("inner"))
    before = text.cut(0, found.end("before"))
    commands = [text.cut(m.start, m.stop) for m in text.spans("code") if m.start >= found.start("inner")]
    least = 1 if sum(map(_ends_in_code, passage.peers)) >= 3 else 2
    if commands and inner.covered("code") and len(words(before.plain)) >= least and not before.spans("code"):
        for one in commands:
            yield Command(**view.found_in(passage, one, "bracket-command", "stated").shared(), value=before)
    peers = sum(bool(BRACKET.match(p.plain)) and looks_code(p.cut(0, p.plain.find(" ("))) for p in passage.peers)
    if (
        looks_code(before)
        and not text.cut(0, found.end("inner") + 1).is_code
        and peers >= 2
        and len(words(inner.plain)) >= 2
    ):
        yield Command(**view.found_in(passage, before, "bracket-meaning", "stated").shared(), value=inner)


def _ends_in_code(text: Text) -> bool:
    found = BRACKET.match(text.plain)
    return found is not None and text.cut(*found.span("inner")).is_code


def _points_up(view: View, body: Text) -> bool:
    """`Это команда, которая …`: it says what the heading right above it is."""
    sentence = view.sentences(body)[0][1]
    said = clean_value(view, sentence)
    points = next(iter(words(sentence.plain)), "") in view.pack.words("terms", "fillers")
    return points and len(words(said.plain)) >= LEAST and gloss_of(view, said) == "nominal"


def _quote(view: View, title: Text, above: Above, place: Place, body: Paragraph, origin: Origin) -> Iterator[Fact]:
    """A quotation right under a heading that is a term says what the term is."""
    if title == above.slide.title and len(above.heads) > 1:
        return
    name = named(view, above, title, origin)
    sentence = view.sentences(body.text)[0][1]
    if name is None or len(words(sentence.plain)) < 3 or sentence.plain.endswith(("?", ":")):
        return
    if goes_on(view, title, body.text):
        return
    if addressed(view, sentence.cut(0, len(main_clause(sentence.plain)))):
        return
    if (
        speaks_of_lecture(view, sentence)
        or calls(view, sentence)
        or defines(view, sentence)
        or f" {view.lemmas(name.plain)} " in f" {view.lemmas(sentence.plain)} "
    ):
        return
    evidence = Evidence((origin.at(origin.first, body.origin.last),), "heading-quote", "inferred")
    yield Definition(
        **view.common(name, above.slide, place, evidence, sentence).shared(), value=clean_value(view, sentence)
    )


def _sentences(view: View) -> Iterator[Fact]:
    """Several inner headings of one slide, each a term with a short paragraph under it: they vouch for one another."""
    slides: dict[int, list[tuple[Text, Above, Place, Paragraph, Origin]]] = {}
    for heading, above, place, following in view.headings:
        inner = heading.text != above.slide.title
        if inner and isinstance(following, Paragraph) and len(view.sentences(following.text)) <= 2:
            slides.setdefault(above.slide.number, []).append((heading.text, above, place, following, heading.origin))
    for found in slides.values():
        if len(found) < 2 or sign_of(view, found[0][1].slide.title.plain):
            continue
        alone = all(_alone(body, above.slide) for _, above, _, body, _ in found)
        for title, above, place, body, origin in found:
            if alone or reads_like(view, title, view.sentences(body.text)[0][1]):
                yield from _quote(view, title, above, place, body, origin)


def _alone(body: Paragraph, slide: Slide) -> bool:
    """The paragraph is all the running text that its heading holds."""
    at = next((n for n, block in enumerate(slide.blocks) if block is body), None)
    return at is not None and not any(isinstance(b, Paragraph) for b in slide.blocks[at + 1 : at + 2])

"""The walk over a lecture that fills a `View`: every block with what stands above it and beside it.

Goes in: a `Lecture`. Comes out: a `View`. Slides, headings and lists that announce, test or thank are left out.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import assert_never

from konspekt.extractors.lines import every_entry
from konspekt.extractors.view import Above, Form, Passage, Placed, View, names_label
from konspekt.languages import pack
from konspekt.languages.forms import bare_key, plain_key, words
from konspekt.languages.patterns import Pattern
from konspekt.model.facts import Place
from konspekt.model.lecture import (
    Block,
    Code,
    Formula,
    Heading,
    Image,
    Items,
    Lecture,
    Paragraph,
    Quote,
    Table,
    Terms,
)  # fmt: skip
from konspekt.model.text import Text

BOLD_HEAD = 8
LEAD = 14
NAME = 6
NAMED = re.compile(r"(?P<name>[^\W\d_][^.:;!?]{1,60}):(?=\s+\S)")
SPEAKER = re.compile(r"(?P<who>[^\W\d_][^.:;!?]{0,20}):\s+(?P<what>\S.*)", re.S)
SPEAKERS = 3
NEAR = 100
"""Siblings on either side that vouch for the form of an item: all of them in any list that people write."""


def view(lecture: Lecture, titles: str = "") -> View:
    """Everything on the slides that may teach; agendas, homework and the like are left out.

    `titles` is the language of the headings, where it is not the lecture's.
    """
    seen = View(lecture)
    packs = (pack(code) for code in dict.fromkeys((lecture.language, titles or lecture.language)))
    unwanted = [own.one_of("titles", "skip", re.I) for own in packs]
    for section in lecture.sections:
        for slide in section.slides:
            if slide.skip or (slide.own_title and any(p.search(slide.title.plain) for p in unwanted)):
                continue
            above = Above(slide, (slide.title,))
            _gather(seen, slide.blocks, above, (section.number, slide.number), unwanted)
    return seen


def _gather(seen: View, blocks: tuple[Block, ...], above: Above, place: Place, unwanted: list[Pattern]) -> None:
    here, lead, dropped = above, Text(), 0
    open_heads: list[tuple[int, Text]] = []
    blocks = tuple(every_entry(blocks))
    for number, block in enumerate(blocks):
        spot = (*place, number)
        under = replace(here, leads=(*here.leads, lead)) if lead else here
        lead = Text()
        if isinstance(block, Heading):
            dropped = 0 if dropped and block.level <= dropped else dropped
            if not dropped and any(p.search(block.text.plain) for p in unwanted):
                dropped = block.level
            own = block.text is above.slide.title or block.text == above.slide.title
            open_heads = [(level, text) for level, text in open_heads if level < block.level]
            here = above if own else replace(above, heads=(*above.heads[:1], *(t for _, t in open_heads), block.text))
            open_heads += [] if own else [(block.level, block.text)]
            if not dropped:
                told = next((b for b in blocks[number + 1 :] if not isinstance(b, Image)), None)
                seen.headings.append((block, above, spot, told))
            continue
        if dropped:
            continue
        before = blocks[number - 1] if number else None
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        if isinstance(block, Paragraph) and _leads(seen, block.text, before, following):
            lead = block.text
        elif isinstance(following, Items):
            lead = _own_lead(seen, block)
        if isinstance(block, Code):
            seen.codes.append(Placed(block, under, spot, before, following))
            continue
        if isinstance(block, Formula):
            seen.formulas.append(Placed(block, under, spot, before, following))
            continue
        _one(seen, block, under, spot, blocks, unwanted)
        if isinstance(block, Paragraph) and isinstance(following, Items) and _is_head(block.text):
            here = replace(here, heads=(*here.heads[:1], block.text))


def _leads(seen: View, text: Text, before: Block | None, following: Block | None) -> bool:
    """A line that ends in a colon; or a phrase without any sign right above a list: `parts of an engine` / `- piston`.

    The first phrase under a heading may tell of that; it leads only if it announces members.
    """
    plain = text.plain.rstrip()
    if plain.endswith((":", "：")):
        return True
    if not isinstance(following, Items) or len(plain.split()) > LEAD or not (plain[-1:].isalnum() or plain[-1:] == ")"):
        return False
    if text.covered("strong", "code", "link") or re.search(r":\s|\s[-–—=]{1,3}\s", plain):
        return False
    announced = seen.pack.one_of("lists", "categories").search(plain_key(plain))
    inside = isinstance(before, Paragraph | Items)
    return bool(announced or inside) and not seen.morph.has_predicate(plain.partition(",")[0])


def _own_lead(seen: View, block: Block) -> Text:
    """The name in `Memory pages: used for paging` right above a list; a last item `3. Keys:` with nothing under it."""
    match block:
        case Paragraph():
            found = NAMED.match(block.text.plain)
            named = found and len(words(found["name"])) <= NAME and not names_label(seen, bare_key(found["name"]))
            alone = named and len(seen.sentences(block.text)) == 1
            return block.text.cut(0, found.end()) if found and alone else Text()
        case Items():
            last = block.items[-1]
            return last.text if not last.children and last.text.plain.rstrip().endswith((":", "：")) else Text()
        case _:
            return Text()


def _is_head(text: Text) -> bool:
    """A line in bold alone right above a list is a heading in all but its marks."""
    return (
        text.covered("strong")
        and len(text.plain.split()) <= BOLD_HEAD
        and not text.plain.rstrip().endswith((":", "："))
    )


def _beside(block: Paragraph, siblings: tuple[Block, ...]) -> tuple[Text, ...]:
    """The texts of the run of paragraphs, or of entries, that the paragraph stands in."""
    run: list[Text] = []
    inside = False
    for one in siblings:
        if isinstance(one, Paragraph) and one.entry == block.entry:
            run.append(one.text)
            inside = inside or one is block
        elif inside:
            break
        else:
            run = []
    return tuple(run)


def _one(
    seen: View, block: Block, above: Above, spot: Place, siblings: tuple[Block, ...], unwanted: list[Pattern]
) -> None:
    following = siblings[spot[-1] + 1] if spot[-1] + 1 < len(siblings) else None
    match block:
        case Paragraph():
            form: Form = "item" if block.entry else "paragraph"
            passage = Passage(block.text, block.origin, above, form, spot, _beside(block, siblings), after=following)
            seen.passages.append(passage)
        case Items():
            if _is_dialogue(block):
                return
            if not _goes_on(seen, block, above, spot):
                seen.lists.append(Placed(block, above, spot))
            _items(seen, block, above, spot, unwanted)
        case Quote():
            for number, inner in enumerate(every_entry(block.blocks)):
                if isinstance(inner, Paragraph):
                    seen.passages.append(Passage(inner.text, inner.origin, above, "quote", (*spot, number)))
                else:
                    _one(seen, inner, above, (*spot, number), block.blocks, unwanted)
        case Table():
            seen.tables.append(Placed(block, above, spot))
        case Terms():
            seen.glossaries.append(Placed(block, above, spot))
        case Heading() | Image() | Formula() | Code():
            pass
        case _:
            assert_never(block)


def _is_dialogue(block: Items) -> bool:
    """`- Cook: Knead, baker!` / `- Baker: I do.` / `- Cook: …`: two speakers, each twice at least, and one calls."""
    said = [found for item in block.items if (found := SPEAKER.match(item.text.plain))]
    turns = Counter(found["who"] for found in said)
    calls = any(found["what"].rstrip().endswith(("!", "?")) for found in said)
    return (
        calls and len(turns) <= SPEAKERS and 2 * len(said) > len(block.items) and sum(n > 1 for n in turns.values()) > 1
    )


def _goes_on(seen: View, block: Items, above: Above, spot: Place) -> bool:
    """A numbered list that counts on where one beside it stopped, parted by code or a picture, is one with it."""
    if not block.ordered or block.start < 2:
        return False
    for at, placed in reversed(list(enumerate(seen.lists))):
        own = placed.block
        if placed.place[: len(spot) - 1] != spot[:-1]:
            return False
        if len(placed.place) == len(spot) and own.ordered:
            if block.start != own.start + len(own.items) or placed.above.heads != above.heads:
                return False
            lines = own.origin.at(own.origin.first, block.origin.last)
            seen.lists[at] = replace(placed, block=replace(own, items=(*own.items, *block.items), origin=lines))
            return True
    return False


def _items(seen: View, block: Items, above: Above, spot: Place, unwanted: list[Pattern]) -> None:
    texts = tuple(item.text for item in block.items)
    for number, item in enumerate(block.items):
        where = (*spot, number)
        if item.text:
            peers = texts[max(0, number - NEAR) : number + NEAR]
            seen.passages.append(Passage(item.text, item.origin, above, "item", where, peers, item.children))
        if item.children and not any(p.search(item.text.plain) for p in unwanted):
            under = replace(above, leads=(*above.leads, item.text)) if item.text else above
            _gather(seen, item.children, under, where, unwanted)

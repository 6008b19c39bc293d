"""Cuts to slides and slides to sections: titles, trails, what a comment asked to skip.

Goes in: a deck and its dialect. Comes out: slides as a person counts them, 1-based.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from konspekt.languages.forms import plain_key
from konspekt.model.lecture import Block, Heading, Hint, Image, Section, Slide
from konspekt.model.origin import Origin
from konspekt.model.text import Text
from konspekt.readers.blocks import blocks
from konspekt.readers.clean import clean
from konspekt.readers.dialect import Cut, Deck, Dialect
from konspekt.readers.gridtable import grid_tables
from konspekt.readers.hints import Asked, asked
from konspekt.readers.inline import plain_inline
from konspekt.remarks import Remark


@dataclass(frozen=True, slots=True)
class Read:
    slides: tuple[Slide, ...]
    hints: tuple[Hint, ...]
    remarks: tuple[Remark, ...]


def slides(deck: Deck, dialect: Dialect) -> Read:
    found: list[Slide] = []
    hints: list[Hint] = []
    remarks: list[Remark] = []
    heads: list[tuple[int, str]] = []
    number = 1
    if dialect.opens(deck):
        found.append(_title_slide(deck))
        number += 1
    for cut in dialect.cut(deck):
        if cut.drop:
            continue
        slide, wishes = _slide(deck, dialect, cut, number)
        if dialect.headings and number == 1 and cut.stop < len(deck.source.lines) and _is_nothing(slide, dialect):
            continue  # comments, imports and the like before the first heading are no section
        number += 1 + cut.steps
        hints += wishes.hints
        remarks += wishes.remarks
        if slide.skip:
            remarks.append(Remark("read-skipped", "this slide is left out, as a comment asks", slide.origin))
        found.append(_titled(slide, found[-1] if found else None, heads, dialect))
    if not found:
        found.append(_title_slide(deck))  # a header and nothing else is a slide with nothing on it
    doubts = [Remark("read-separator", why, _on_slide(deck, found, line + 1)) for line, why in dialect.doubts(deck)]
    return Read(tuple(found), tuple(hints), (*remarks, *doubts))


def _is_nothing(slide: Slide, dialect: Dialect) -> bool:
    """True for a slide without content; badges above the first heading are none of LiaScript's."""
    badges = dialect.name == "liascript" and all(isinstance(b, Image) for b in slide.blocks)
    return not slide.notes and (badges or not slide.blocks)


def _on_slide(deck: Deck, found: Sequence[Slide], line: int) -> Origin:
    number = next((s.number for s in reversed(found) if s.origin.first <= line), 1)
    return Origin(deck.source.path, line, line, number)


def _title_slide(deck: Deck) -> Slide:
    """The slide that the tool makes of the header: a title and nothing to learn."""
    origin = Origin(deck.source.path, 1, max(1, deck.header.end), 1)
    return Slide(plain_inline(deck.header.text("title")), True, (), 1, (), (), origin)


def _slide(deck: Deck, dialect: Dialect, cut: Cut, number: int) -> tuple[Slide, Asked]:
    source = deck.source
    first = min(cut.first + 1, len(source.lines))
    origin = Origin(source.path, first, max(first, cut.stop), number)
    links = deck.links
    text = clean(source.lines[cut.first : cut.stop], source.kinds[cut.first : cut.stop], dialect, frozenset(links))
    wishes = asked(text.comments, origin)
    rows, tables = grid_tables(text.lines, origin)
    body = tuple(sorted((*blocks(rows, origin, links), *tables), key=lambda b: b.origin.first))
    kept, dropped = _without_skipped(body, wishes.blocks)
    skipped = [Remark("read-skipped", "this block is left out, as a comment asks", b.origin) for b in dropped]
    wishes = replace(wishes, remarks=(*wishes.remarks, *skipped))
    notes = blocks(text.notes, origin, links) if any(text.notes) else ()
    return Slide(Text(), False, (), number, kept, notes, origin, wishes.skip_slide), wishes


def _without_skipped(body: tuple[Block, ...], lines: Sequence[int]) -> tuple[tuple[Block, ...], list[Block]]:
    if not lines:
        return body, []
    dropped = [next((b for b in body if b.origin.first > line), None) for line in lines]
    gone = [b for b in dropped if b is not None]
    return tuple(b for b in body if not any(b is d for d in gone)), gone


def _titled(slide: Slide, before: Slide | None, heads: list[tuple[int, str]], dialect: Dialect) -> Slide:
    """With its own first heading as title, or the title and trail of the slide before."""
    own = next((b for b in slide.blocks if isinstance(b, Heading)), None)
    if own is None:
        return replace(slide, title=before.title, trail=before.trail) if before else slide
    while heads and heads[-1][0] >= own.level:
        heads.pop()
    trail = tuple(text for _, text in heads)
    divider = all(isinstance(b, Heading) for b in slide.blocks)
    if dialect.headings or divider or own.level == 1:
        heads.append((own.level, own.text.plain))
    return replace(slide, title=own.text, own_title=True, trail=trail)


def sections(found: Sequence[Slide]) -> tuple[Section, ...]:
    """Consecutive slides under one title."""
    groups: list[list[Slide]] = []
    for slide in found:
        if groups and plain_key(groups[-1][-1].title.plain) == plain_key(slide.title.plain):
            groups[-1].append(slide)
        else:
            groups.append([slide])
    return tuple(Section(g[0].title.plain, n, tuple(g)) for n, g in enumerate(groups, 1))

"""Paragraphs that are no running text but lines, each an entry of its own: notes that nobody made a list of.

Goes in: a block. Comes out: its paragraphs cut into entries, or the block as it is. Either the author ended
every line on purpose, or half of the lines and two at least open with a name and its sign
(`env - all variables`); running text that an editor wrapped has no such lines. Bare names under a bold label are
a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from konspekt.model.lecture import Block, Item, Items, Paragraph
from konspekt.model.text import Text

SIGNED = re.compile(r"^(?![-–—*•])\S+(?:\s\S+){0,4}?(?P<sign>\s[-–—]{1,3}\s|\)?[:：]\s)(?=\S)")
SHIFTED = re.compile(r"^(?=\S*[A-Za-z!/~])[!-~]+(?: [!-~]+){0,8}?\s+[Ѐ-ӿ]")
"""`lsblk` and what it is in another script."""
COUNTED = re.compile(r"^[^\W\d_]{3,} \d{1,2}\s?[:.–—-]\s")
"""`Step 1: …`."""
TYPED = re.compile(r"^(?=[a-z!~./$])[!-~]+(?: [!-~]+){0,8}?\s+(?:[-–—]{1,2}\s+)?[Ѐ-ӿ]")
"""What one would type, and words of another script after it: no wrapped text begins all its lines so."""
STOPPED = re.compile(r"[.;!?…]\W*$")
WRAPPED = 120
"""The longest line that an editor wraps at; longer ones end where their author ended them."""
NAME = 5
ROW = 3
"""The least names that stand line by line."""
CLOSED = re.compile(r"[.;!?…,:]\W*$|\s[-–—]\s")
"""A line that is a sentence, goes on in the next one, or says what its name means."""


def every_entry(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, their paragraphs and the items of their lists cut into entries."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from _labelled(block) or entries(block)
        elif isinstance(block, Items) and any(item.text.breaks for item in block.items):
            for part in _parted(block):
                yield replace(part, items=tuple(map(_apart, part.items))) if isinstance(part, Items) else part
        else:
            yield block


def entries(paragraph: Paragraph) -> tuple[Paragraph, ...]:
    """The paragraph cut where a line begins something new."""
    text, origin = paragraph.text, paragraph.origin
    if not text.breaks:
        return (paragraph,)
    lines = _Lines.of(text)
    typed = all(TYPED.match(line.plain) for line in lines.texts)
    opened = [typed or lines.opens(number) for number in range(len(lines.texts))]
    signed = sum(opened) >= 2 and 2 * sum(opened) >= sum(bool(line) for line in lines.texts)
    if not signed and text.ended != text.breaks:
        return (paragraph,)
    first = [0, *(n for n in range(1, len(opened)) if opened[n] or lines.begins(n)), len(opened)]
    bounds = (0, *text.breaks, len(text))
    return tuple(
        Paragraph(piece, origin.at(origin.first + start, min(origin.first + stop - 1, origin.last)), True)
        for start, stop in pairwise(first)
        if (piece := text.cut(bounds[start], bounds[stop]))
    )


def _labelled(paragraph: Paragraph) -> tuple[Block, ...]:
    """`**Sizes:**` and under it, line by line, nothing but names: a lead-in and a list that lost its bullets."""
    text, first = paragraph.text, paragraph.origin.first
    label, *names = (text.cut(a, b) for a, b in pairwise((0, *text.breaks, len(text))))
    short = all(0 < len(n.plain.split()) <= NAME and not CLOSED.search(n.plain) for n in names)
    if len(names) < ROW or not short or not (label.covered("strong") and label.plain.endswith((":", "："))):
        return ()
    items = tuple(Item(n, (), paragraph.origin.at(first + at, first + at)) for at, n in enumerate(names, 1))
    lead = Paragraph(label, paragraph.origin.at(first, first))
    return lead, Items(False, items, paragraph.origin.at(first + 1, first + len(names)))


def _parted(block: Items) -> Iterator[Items | Paragraph]:
    """The list cut where a line like `Cons:` stands between its items with no empty line before it."""
    items: list[Item] = []
    for number, item in enumerate(block.items):
        at = item.text.breaks[-1] if item.text.breaks and not item.children else 0
        head = item.text.cut(at)
        if not at or number == len(block.items) - 1 or not _heads(head):
            items.append(item)
            continue
        stop = item.origin.last
        above = item.origin.at(item.origin.first, max(item.origin.first, stop - 1))
        items.append(replace(item, text=item.text.cut(0, at), origin=above))
        yield replace(block, items=tuple(items), origin=block.origin.at(items[0].origin.first, items[-1].origin.last))
        yield Paragraph(head, item.origin.at(stop, stop))
        items = []
    yield replace(block, items=tuple(items), origin=block.origin.at(items[0].origin.first, block.origin.last))


def _heads(line: Text) -> bool:
    """A short line in bold alone, or one with a capital that ends in a colon."""
    plain = line.plain
    named = line.covered("strong") or (plain[:1].isupper() and plain.endswith((":", "：")))
    return named and len(plain.split()) <= NAME


def _apart(item: Item) -> Item:
    """The item with the entries under its own as children: the last of a list swallows the lines that follow it."""
    own, *rest = entries(Paragraph(item.text, item.origin)) if item.text.breaks else [item]
    return replace(item, text=own.text, children=(*rest, *item.children), origin=own.origin) if rest else item


@dataclass(frozen=True, slots=True)
class _Lines:
    texts: tuple[Text, ...]
    ended: tuple[bool, ...]
    """Whether the author ended the line on purpose: it is marked so, or the next word would still have fitted."""

    @classmethod
    def of(cls, text: Text) -> _Lines:
        texts = tuple(text.cut(start, stop) for start, stop in pairwise((0, *text.breaks, len(text))))
        widest = max(len(line) for line in texts)
        ended = (
            at in text.ended or widest > WRAPPED or len(line) + 1 + len(below.plain.partition(" ")[0]) <= widest
            for at, (line, below) in zip(text.breaks, pairwise(texts), strict=True)
        )
        return cls(texts, tuple(ended))

    def opens(self, number: int) -> bool:
        """A set-off name with its sign; without the mark or the sign only after a line that was ended on purpose."""
        line = self.texts[number]
        signed = SIGNED.match(line.plain)
        mark = next((m for m in line.spans("strong", "code") if m.start == 0), None)
        name = mark is not None and len(line.plain[: mark.stop].split()) <= NAME and mark.stop < len(line)
        if name and signed:
            return True
        dashed = signed is not None and signed["sign"].startswith(" ")
        shifted = SHIFTED.match(line.plain) is not None
        return (name or dashed or shifted or bool(COUNTED.match(line.plain))) and (not number or self.ended[number - 1])

    def begins(self, number: int) -> bool:
        """No entry by its form, and yet no rest of the line before it, which is ended and wants nothing to follow."""
        before, line = self.texts[number - 1].plain, self.texts[number].plain
        rest = line[:1].islower() and len(before.split()) >= NAME and line[0].isascii() == before[-1].isascii()
        if not self.ended[number - 1] or before.endswith((":", "：", ",", "(")):
            return False
        return not rest or bool(STOPPED.search(before))

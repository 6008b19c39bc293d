"""Members by their names: `Half-duplex: both sides, one at a time` is called `Half-duplex` where lists are asked.

Goes in: facts. Comes out: the same, but that the members of a list that explains most of them stand without what is
said of them; a list that names and explains by turns is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from konspekt.languages.forms import words
from konspekt.model.facts import Enumeration, Fact
from konspekt.model.text import Text

SAID = re.compile(r"^(?P<name>[^:;.!?]{2,60}?)(?::\s+|\s+[-–—]+\s+)(?=\S)")
LONGEST = 5


def by_name(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    return tuple(_called(f) if isinstance(f, Enumeration) else f for f in facts)


def _called(fact: Enumeration) -> Enumeration:
    names = [_name(item) for item in fact.items]
    explained = [n for n in names if n is not None]
    if 2 * len(explained) <= len(names) or any(len(words(n.plain)) > LONGEST for n in explained):
        return fact
    items = tuple(item if name is None else name for item, name in zip(fact.items, names, strict=True))
    return replace(fact, items=items) if len({i.plain for i in items}) == len(items) else fact


def _name(item: Text) -> Text | None:
    found = SAID.match(item.plain)
    return item.cut(0, found.end("name")) if found else None

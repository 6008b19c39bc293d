"""Tables that show data and state nothing: examples, and printouts of one program.

Goes in: a table with what stands above it. Comes out: whether its cells are no facts. Under `Examples` a table
shows a case. Three tables of one header that fill one cell differently, with no more than a word or two, are runs of
one program, or rows of one relation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from konspekt.extractors.heads import says
from konspekt.extractors.view import Placed, View, once
from konspekt.languages.forms import plain_key, words
from konspekt.model.lecture import Table

RUNS = 3
"""Tables of one header that may contradict each other."""
VALUE = 3
"""The most words of a value that a program prints; longer ones explain."""
Header = tuple[str, ...]


def shows_data(view: View, placed: Placed[Table]) -> bool:
    above = placed.above
    example = any(view.is_label(text) and says(view, "examples", text) for text in (*above.heads[1:], *above.leads))
    return example or _header(placed.block) in _printed(view)


@once
def _printed(view: View) -> frozenset[Header]:
    """The headers whose tables contradict one another."""
    sharing: dict[Header, list[Table]] = defaultdict(list)
    for placed in view.tables:
        if all(len(words(cell.text.plain)) <= VALUE for row in placed.block.rows for cell in row[1:]):
            sharing[_header(placed.block)].append(placed.block)
    return frozenset(
        h for h, those in sharing.items() if len(those) >= RUNS and _contradict([_cells(t) for t in those])
    )


def _header(table: Table) -> Header:
    return tuple(plain_key(cell.text.plain) for cell in table.header)


def _cells(table: Table) -> Mapping[tuple[str, int], str]:
    """What stands in each named row and column."""
    rows = [(plain_key(row[0].text.plain), row) for row in table.rows if row and row[0].text]
    return {(name, at): plain_key(cell.text.plain) for name, row in rows for at, cell in enumerate(row) if cell.text}


def _contradict(tables: list[Mapping[tuple[str, int], str]]) -> bool:
    seen: dict[tuple[str, int], str] = {}
    return any(seen.setdefault(spot, value) != value for table in tables for spot, value in table.items())

"""Tables: rows of commands, rows of terms, and comparisons cell by cell.

Goes in: a `View`. Comes out: a command or a definition a row where one column explains the first,
else a property a cell (row x column). The content decides, not the number of columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from konspekt.extractors.events import date_of
from konspekt.extractors.term import Term, looks_code
from konspekt.extractors.view import Placed, View
from konspekt.languages.forms import plain_key, words
from konspekt.model.facts import Command, Definition, Event, Fact, Property
from konspekt.model.lecture import Cell, Table
from konspekt.model.origin import Evidence
from konspekt.model.text import Text
from konspekt.remarks import Remark

EMPTY = re.compile(r"^[\s–—\-.…/?✓✔✅❌✗x×+]*$")


def tables(view: View) -> Iterator[Fact | Remark]:
    for placed in view.tables:
        table = placed.block
        if len(table.header) < 2 or not table.rows:
            continue
        for number, row in enumerate(table.rows):
            yield from _row(view, placed, number, row)


def _row(view: View, placed: Placed[Table], number: int, row: Sequence[Cell]) -> Iterator[Fact]:
    table, subject = placed.block, row[0].text
    if not subject or EMPTY.match(subject.plain):
        return
    evidence = Evidence((row[0].origin,), "table", "stated")
    whole = Text(" | ".join(c.text.plain for c in row))
    common = view.common(subject, placed.above.slide, (*placed.place, number), evidence, whole).shared()
    when = date_of(subject.plain, view)
    explained = _explaining(view, table)
    for column in range(1, len(row)):
        value, head = row[column].text, table.header[column].text
        if not value or EMPTY.match(value.plain) or not re.search(r"\w", value.plain):
            continue
        if when and len(words(value.plain)) >= 2:
            yield Event(**common, value=_bare(value), when=when)
        elif column == explained and (looks_code(subject) or _commands(view, table)):
            yield Command(**common, value=_bare(value), noun=_noun(view, table))
        elif column == explained and _terms(view, table):
            yield Definition(**common, value=_bare(value))
        elif head and not EMPTY.match(head.plain):
            yield Property(**common, attribute=head, value=_bare(value))


def _explaining(view: View, table: Table) -> int:
    """The column that says what the first one is or does, or 0: by its head, else the one wordy column of two."""
    for column in range(1, len(table.header)):
        if _headed(view, table.header[column], "meaning"):
            return column
    wordy = [c for c in range(1, len(table.header)) if _mean_words(table, c) >= 3]
    if len(table.header) == 2 and wordy and (_column_is_code(table) or not table.header[0].text):
        return 1
    return 0


def _headed(view: View, cell: Cell, group: str) -> bool:
    head = plain_key(cell.text.plain)
    return any(re.fullmatch(p, head) for p in view.pack.words("columns", group))


def _commands(view: View, table: Table) -> bool:
    return _headed(view, table.header[0], "command") or _column_is_code(table)


def _terms(view: View, table: Table) -> bool:
    return all(len(words(row[0].text.plain)) <= 5 for row in table.rows)


def _column_is_code(table: Table) -> bool:
    cells = [row[0].text for row in table.rows if row[0].text]
    return bool(cells) and 2 * sum(looks_code(c) for c in cells) > len(cells)


def _mean_words(table: Table, column: int) -> float:
    counts = [len(words(row[column].text.plain)) for row in table.rows if row[column].text]
    return sum(counts) / len(counts) if counts else 0.0


def _noun(view: View, table: Table) -> str:
    """What the lecture calls the things in the first column, when its head is one plain noun."""
    head = table.header[0].text.plain
    return plain_key(head) if _headed(view, table.header[0], "command") else ""


def _bare(value: Text) -> Text:
    return value.cut(0, len(value.plain.rstrip(" .;")))


__all__ = ["Term", "tables"]

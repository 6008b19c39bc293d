"""Tables: rows of commands, rows of terms, and comparisons cell by cell.

Goes in: a `View`. Comes out: a command or a definition a row where one column explains the first, a trait
a cell under a head like "Pros", an event a dated row, else a property a cell (row x column). The content
decides, not the number of columns. Rows that begin with a number or an example are no facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from konspekt.extractors.printouts import shows_data
from konspekt.extractors.term import looks_code
from konspekt.extractors.traits import owner_of, sign_of
from konspekt.extractors.view import Placed, View
from konspekt.extractors.when import date_of
from konspekt.languages.forms import plain_key, words
from konspekt.model.facts import NO, YES, Command, Definition, Event, Fact, Property, Statement, Trait
from konspekt.model.lecture import Cell, Table
from konspekt.model.origin import Evidence
from konspekt.model.text import Text
from konspekt.remarks import Remark

KEYS = re.compile(
    r"^(?:Ctrl|Control|Cmd|Command|Alt|Shift|Win|Esc|Tab|Enter|F\d{1,2}|[⌘⌥⇧⌃]+)(?:\s?[+-]?\s?[^\s+]{1,8}){0,4}$"
)
NUMBER = re.compile(r"^[\d\s.,:/%+-]+$")
PLACEHOLDER = re.compile(r"^(?:<[^<>]+>|\[[^\[\]]*\]|todo|tbd|n/?a|lorem\b.*|x{3,})$", re.I)
MARKS = YES | NO
EMPTY = re.compile(r"^[\s–—\-.…/?✓✔✅❌✗x×+]*$")


def tables(view: View) -> Iterator[Fact | Remark]:
    for placed in view.tables:
        if len(placed.block.header) < 2 or not placed.block.rows or shows_data(view, placed):
            continue
        if _all_signs(view, placed.block):
            yield from _pros_and_cons(view, placed)
            continue
        if _side_by_side(placed.block):
            yield from _columns(view, placed)
            continue
        placed = replace(placed, block=_without_numbers(view, placed.block))
        for number, row in enumerate(placed.block.rows):
            yield from _row(view, placed, number, row)


def _all_signs(view: View, table: Table) -> bool:
    """`| Pros | Cons |`: every column lists traits of what stands above the table."""
    return all(sign_of(view, cell.text.plain) for cell in table.header)


def _pros_and_cons(view: View, placed: Placed[Table]) -> Iterator[Fact]:
    for number, row in enumerate(placed.block.rows):
        for head, cell in zip(placed.block.header, row, strict=True):
            sign = sign_of(view, head.text.plain)
            if sign and not _says_nothing(cell.text):
                evidence = Evidence((cell.origin,), "table", "stated")
                spot = (*placed.place, number)
                common = view.common(owner_of(view, placed.above), placed.above.slide, spot, evidence, cell.text)
                yield Trait(**common.shared(), polarity=sign, value=_bare(cell.text))


def _side_by_side(table: Table) -> bool:
    """`` | `kill` | `pkill` | ``: every column is a command, and no cell names its row."""
    return all(looks_code(c.text) and c.text.marks for c in table.header) and not any(
        cell.text.spans("code") for row in table.rows for cell in row
    )


def _columns(view: View, placed: Placed[Table]) -> Iterator[Fact]:
    """The first row tells what each command does, the others what else is true of it."""
    for number, row in enumerate(placed.block.rows):
        for head, cell in zip(placed.block.header, row, strict=True):
            if len(words(cell.text.plain)) < 2 or _is_placeholder(cell.text, head.text):
                continue
            evidence = Evidence((cell.origin,), "table", "stated")
            common = view.common(head.text, placed.above.slide, (*placed.place, number), evidence, cell.text).shared()
            yield (Statement if number else Command)(**common, value=_bare(cell.text))


def _without_numbers(view: View, table: Table) -> Table:
    """Without a first column that only counts the rows."""
    cells = [row[0].text.plain.strip(" .") for row in table.rows]
    counted = cells == [str(n) for n in range(1, len(cells) + 1)] or cells == [str(n) for n in range(len(cells))]
    named = _headed(view, table.header[0], "number") or not re.search(r"\w", table.header[0].text.plain)
    if len(table.header) < 3 or not all(c.isdigit() for c in cells) or not (counted or named):
        return table
    return replace(table, header=table.header[1:], rows=tuple(row[1:] for row in table.rows))


def _row(view: View, placed: Placed[Table], number: int, row: Sequence[Cell]) -> Iterator[Fact]:
    table, subject = placed.block, row[0].text
    if sign := sign_of(view, subject.plain):
        yield from _signed_row(view, placed, number, row, sign)
        return
    when = _when(view, table, subject) if _dated(view, table) else None
    if _is_example(view, table.header[0]) or not (when or _names(view, table, subject)):
        return
    evidence = Evidence((row[0].origin,), "table", "stated")
    whole = Text(" | ".join(c.text.plain for c in row))
    common = view.common(subject, placed.above.slide, (*placed.place, number), evidence, whole).shared()
    common["heads"] = (table.header[0].text.plain, *common["heads"])
    explained = _explaining(view, table)
    matrix = _is_matrix(table)
    for column in range(1, len(row)):
        value, head = row[column].text, table.header[column].text
        if matrix and head and _mark(value) in MARKS:
            yield Property(**common, attribute=head, value=value, noun=plain_key(table.header[0].text.plain))
            continue
        if _says_nothing(value) or _is_placeholder(value, head) or _echoes(value, subject):
            continue
        sign = sign_of(view, head.plain)
        if when and len(words(value.plain)) >= 2:
            yield Event(**common, value=_bare(value), when=when)
        elif sign:
            yield Trait(**common, polarity=sign, value=_bare(value))
        elif column == explained and (looks_code(subject) or _commands(view, table)):
            yield Command(**common, value=_bare(value), noun=_noun(view, table))
        elif column == explained and _terms(view, table):
            yield Definition(**common, value=_bare(value))
        elif head and not EMPTY.match(head.plain):
            yield Property(**common, attribute=head, value=_bare(value), noun=plain_key(table.header[0].text.plain))


def _signed_row(
    view: View, placed: Placed[Table], number: int, row: Sequence[Cell], sign: Literal["+", "-"]
) -> Iterator[Fact]:
    """`| Advantages | fast | simple |`: each cell is a trait of what heads its column."""
    for head, cell in zip(placed.block.header[1:], row[1:], strict=True):
        if head.text and not _says_nothing(cell.text) and not _is_placeholder(cell.text, head.text):
            evidence = Evidence((cell.origin,), "table", "stated")
            common = view.common(head.text, placed.above.slide, (*placed.place, number), evidence, cell.text)
            yield Trait(**common.shared(), polarity=sign, value=_bare(cell.text))


def _names(view: View, table: Table, subject: Text) -> bool:
    """False for a first cell that is empty or a number; a status code is a name, and so is an operator in code."""
    if subject.spans("code") and subject.is_code:
        return True
    number = NUMBER.match(subject.plain) and not _headed(view, table.header[0], "command")
    return not _says_nothing(subject) and not number


def _is_matrix(table: Table) -> bool:
    """Nothing but marks beside the first column, of both sorts: `| Dirty read | ✅ | ❌ |`."""
    cells = [_mark(cell.text) for row in table.rows for cell in row[1:]]
    seen = {c for c in cells if c}
    return seen <= MARKS and bool(seen & YES) and bool(seen & NO)


def _mark(cell: Text) -> str:
    return cell.plain.strip("\ufe0f ")


def _says_nothing(cell: Text) -> bool:
    return not re.search(r"\w", cell.plain) or bool(EMPTY.match(cell.plain))


def _is_placeholder(value: Text, head: Text) -> bool:
    """`Description` under `Description`, `<your text>`, `TODO`."""
    return plain_key(value.plain) == plain_key(head.plain) or bool(PLACEHOLDER.match(value.plain))


def _echoes(value: Text, subject: Text) -> bool:
    """`Heading 1` beside `# Heading 1`: nothing that the first cell does not say."""
    return f" {' '.join(words(value.plain))} " in f" {' '.join(words(subject.plain))} "


def _is_example(view: View, head: Cell) -> bool:
    folded = plain_key(head.text.plain)
    return any(re.fullmatch(rf"(?:{p})\w*", folded) for p in view.pack.words("lists", "examples"))


def _dated(view: View, table: Table) -> bool:
    """True if most first cells are dates, and stand in order; a column of numbers by its head is none."""
    whens = [w for row in table.rows if row[0].text and (w := _when(view, table, row[0].text))]
    ordered = whens in (sorted(whens), sorted(whens, reverse=True))
    return 2 * len(whens) > len(table.rows) and ordered and not _headed(view, table.header[0], "number")


def _when(view: View, table: Table, cell: Text) -> tuple[int, int] | None:
    """The date in a first cell; under a head that says year, any number of up to four digits."""
    if _headed(view, table.header[0], "year") and re.fullmatch(r"\d{1,4}", cell.plain):
        return int(cell.plain) * 100, int(cell.plain) * 100
    return date_of(cell.plain, view)


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
    return bool(view.pack.one_of("columns", group).fullmatch(head))


def _commands(view: View, table: Table) -> bool:
    return _headed(view, table.header[0], "command") or _column_is_code(table)


def _terms(view: View, table: Table) -> bool:
    return all(len(words(row[0].text.plain)) <= 5 for row in table.rows)


def _column_is_code(table: Table) -> bool:
    cells = [row[0].text for row in table.rows if row[0].text]
    return bool(cells) and 2 * sum(looks_code(c) or bool(KEYS.match(c.plain)) for c in cells) > len(cells)


def _mean_words(table: Table, column: int) -> float:
    counts = [len(words(row[column].text.plain)) for row in table.rows if row[column].text]
    return sum(counts) / len(counts) if counts else 0.0


def _noun(view: View, table: Table) -> str:
    """What the lecture calls the things in the first column, when its head is one plain noun."""
    head = table.header[0].text.plain
    return plain_key(head) if _headed(view, table.header[0], "command") else ""


def _bare(value: Text) -> Text:
    return value.cut(0, len(value.plain.rstrip(" .;")))

"""Grid tables (`+---+---+`), as pandoc writes them: cells over several lines, perhaps with headers.

Goes in: the lines of a slide. Comes out: the same lines with the tables blanked, and the tables.
A picture frame of one column, or one whose cells hold code, is left to be nothing; a frame that sets
prose beside a picture is undone: its column of prose stays, and is read like any other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from konspekt.model.lecture import Cell, Table
from konspekt.model.origin import Origin
from konspekt.readers.inline import plain_inline

RULE = re.compile(r"^\s*\+(?:[-=:]+\+)+\s*$")
PICTURE = re.compile(r"^\s*!\[[^\]]*\]\([^)]*\)(?:\{[^}]*\})?[\s|]*$")
LEAST_COLUMNS = 2


def grid_tables(lines: Sequence[str], origin: Origin) -> tuple[list[str], list[Table]]:
    """`origin.first` is the file's line of `lines[0]`."""
    rest: list[str] = list(lines)
    tables: list[Table] = []
    text = "\n".join(lines)
    if "+-" not in text and "+=" not in text:
        return rest, tables
    at = 0
    while at < len(lines):
        if not RULE.match(lines[at]):
            at += 1
            continue
        stop = at
        while stop < len(lines) and (RULE.match(lines[stop]) or lines[stop].lstrip().startswith("|")):
            stop += 1
        if stop > at + 2:
            prose = _beside_picture(lines[at:stop])
            where = origin.at(origin.first + at, min(origin.first + stop - 1, origin.last))
            table = None if prose else _table(lines[at:stop], where)
            tables += [table] if table else []
            rest[at:stop] = prose or [""] * (stop - at)
        at = max(stop, at + 1)
    return rest, tables


def _beside_picture(lines: Sequence[str]) -> list[str]:
    """The column of prose of a frame whose other columns are pictures or empty, a line for a line; else nothing."""
    edges = [m.start() for m in re.finditer(r"\+", lines[0])]
    columns = [["" if RULE.match(x) else x[a + 1 : b] for x in lines] for a, b in pairwise(edges)]
    prose = [c for c in columns if any(x.strip() and not PICTURE.match(x) for x in c)]
    pictures = any(PICTURE.match(x) for c in columns for x in c)
    if len(columns) < LEAST_COLUMNS or len(prose) != 1 or not pictures or any("=" in x for x in lines if RULE.match(x)):
        return []
    return [x.rstrip(" |")[1:] if x.startswith(" ") else x.rstrip(" |") for x in prose[0]]


def _table(lines: Sequence[str], where: Origin) -> Table | None:
    edges = [m.start() for m in re.finditer(r"\+", lines[0])]
    if len(edges) - 1 < LEAST_COLUMNS:
        return None
    rows: list[tuple[int, list[list[str]]]] = []
    headed = 0
    for number, line in enumerate(lines):
        if RULE.match(line):
            if "=" in line:
                headed = len(rows)
            rows.append((number + 1, [[] for _ in edges[1:]]))
            continue
        for column, (left, right) in enumerate(pairwise(edges)):
            rows[-1][1][column].append(line[left + 1 : right].strip(" |"))
    cells = [tuple(_cell(column, number, where) for column in columns) for number, columns in rows if any(columns)]
    if not cells:
        return None
    width = len(edges) - 1
    header = cells[0] if headed else tuple(Cell(plain_inline(""), where.at(where.first)) for _ in range(width))
    body = tuple(row for row in (cells[1:] if headed else cells) if any(c.text for c in row))
    return Table(header, body, where)


def _cell(lines: Sequence[str], number: int, where: Origin) -> Cell:
    line = min(where.first + number, where.last)
    text = "" if any(x.startswith(("```", "![")) for x in lines) else " ".join(x for x in lines if x)
    return Cell(plain_inline(text), where.at(line))

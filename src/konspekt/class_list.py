"""A class list to students: CSV as any program saves it, in.

Columns are known by their heads, in any language that has words for them: the name (surname, first name and patronymic
may stand apart), the group, the student's code. Without a head the first column that is no number is the name, the
next the group. The separator is the one that the list uses most; UTF-8 and what a Russian Excel saves are read.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from konspekt.errors import ReadError
from konspekt.languages import codes, pack
from konspekt.model.paper import Student

PLACES = 6
"""Digits of a student's code: what an answer sheet has room for."""
Columns = tuple[tuple[int, ...], int | None, int | None]
"""Those of the name in order, of the group, of the code."""


def class_list(path: Path) -> tuple[Student, ...]:
    """The students in the order of the list, each with a code: its own, or its place.

    Raises ReadError for a file that is missing, no text, or without a name.
    """
    from konspekt.readers.encoding import decode

    try:
        text, _ = decode(path.read_bytes(), str(path))
    except OSError as error:
        raise ReadError(f"{path}: cannot be read ({error.strerror}); check the path") from None
    rows = _rows(text, path)
    columns = _headed(rows[0]) if rows else None
    first = 1 if columns else 0
    columns = columns or (_plain(rows[0]) if rows else ((0,), None, None))
    students = [_student(row, columns) for row in rows[first:]]
    students = [student for student in students if student.name]
    if not students:
        raise ReadError(f"{path}:1: there are no names in this list; write one a line, 'name,group'")
    return _coded(students, path)


def _rows(text: str, path: Path) -> list[list[str]]:
    sign = max(";,\t", key=text.count)
    try:
        rows = [[" ".join(cell.split()) for cell in row] for row in csv.reader(io.StringIO(text), delimiter=sign)]
    except csv.Error as error:
        raise ReadError(f"{path}: is no CSV ({error}); save the list as CSV") from None
    return [row for row in rows if any(row)]


def _headed(row: Sequence[str]) -> Columns | None:
    """The columns that the first row names; None if it names nobody's name and so is no head."""
    heads = [cell.lower().strip(". :") for cell in row]

    def those(what: str) -> list[int]:
        known = {head for code in codes() for head in pack(code).words("exam", what)}
        return [n for n, head in enumerate(heads) if head in known]

    names, group, code = those("list_names"), those("list_groups"), those("list_codes")
    if not names:
        return None
    return tuple(names), next(iter(group), None), next(iter(code), None)


def _plain(row: Sequence[str]) -> Columns:
    name = next((n for n, cell in enumerate(row) if not cell.strip(". №#").isdecimal()), 0)
    return (name,), name + 1, None


def _student(row: Sequence[str], columns: Columns) -> Student:
    names, group, code = columns

    def cell(column: int | None) -> str:
        return row[column] if column is not None and column < len(row) else ""

    return Student(" ".join(filter(None, map(cell, names))), cell(group), cell(code))


def _coded(students: Sequence[Student], path: Path) -> tuple[Student, ...]:
    codes = [student.code for student in students if student.code]
    for code, count in Counter(codes).items():
        if not code.isdecimal() or len(code) > PLACES:
            raise ReadError(f"{path}: the code '{code}' is no number of at most {PLACES} digits; mend it")
        if count > 1:
            raise ReadError(f"{path}: {count} students have the code '{code}'; give each their own")
    if codes and len(codes) < len(students):
        name = next(student.name for student in students if not student.code)
        raise ReadError(f"{path}: '{name}' has no code while others have; fill the column or leave it out")
    return tuple(replace(one, code=(one.code or str(n)).zfill(PLACES)) for n, one in enumerate(students, 1))

"""How pages are printed: `[print]` in course.toml.

[print]
paper = "A4"                         or "letter"
large = false                        18 point
cards = 8                            flashcards a sheet: 4, 6, 8, 9, 10, 12 or 16
duplex = "long"                      the edge that the printer turns on; or "short", or "fold"
offset = [0.0, 0.0]                  millimetres: backs are moved right and down, and a calibration page is added
columns = 1                          or 2: handout, guided notes, glossary and commands
slides = 3                           slides a page, with lines for notes: 1, 2, 3, 4 or 6
pdf_a = false                        files for an archive: PDF/A-3a as well as PDF/UA-1
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from konspekt.errors import ReadError
from konspekt.model.paper import Print

CHOICES: dict[str, tuple[Any, ...]] = {
    "paper": ("A4", "letter"),
    "large": (False, True),
    "cards": (4, 6, 8, 9, 10, 12, 16),
    "duplex": ("long", "short", "fold"),
    "columns": (1, 2),
    "slides": (1, 2, 3, 4, 6),
    "pdf_a": (False, True),
}
MOST_MM = 20


def printing(row: Any, place: str) -> Print:
    """Raises ReadError, one line with the place, for a key or a value that cannot be."""
    if not isinstance(row, dict):
        raise ReadError(f"{place}: 'print' must be a table; write [print] above its keys")
    for key, value in row.items():
        if key != "offset" and key not in CHOICES:
            raise ReadError(f"{place}: unknown print key '{key}'; known are {', '.join(CHOICES)}, offset")
        if key != "offset" and not any(value is v or (type(value) is type(v) and value == v) for v in CHOICES[key]):
            there = ", ".join(repr(v).lower() if isinstance(v, bool) else str(v) for v in CHOICES[key])
            raise ReadError(f"{place}: '{key}' cannot be {value!r}; there are {there}")
    return Print(**{key: value for key, value in row.items() if key != "offset"}, offset=_offset(row, place))


def templates(value: Any, root: Path, place: str) -> str:
    """The user's folder of templates, from the course's folder; empty where none is named."""
    if value == "":
        return ""
    if not isinstance(value, str):
        raise ReadError(f"{place}: 'templates' cannot be {value!r}; write the name of a folder in quotes")
    if not (root / value).is_dir():
        raise ReadError(
            f"{place}: there is no folder '{value}' for 'templates'; docs/templates.md says what belongs in it"
        )
    return str((root / value).resolve())


def with_flags(how: Print, flags: dict[str, Any]) -> Print:
    """The settings where no flag says otherwise; a flag that was not given is None or False."""
    given = {key: value for key, value in flags.items() if value not in (None, False)}
    if folder := given.get("templates"):
        given["templates"] = templates(str(folder), Path.cwd(), "--templates")
    return replace(how, **given)


def _offset(row: dict[str, Any], place: str) -> tuple[float, float]:
    value = row.get("offset", [0, 0])
    fine = isinstance(value, list) and len(value) == 2 and all(type(v) in (int, float) for v in value)
    if not fine or any(abs(v) > MOST_MM for v in value):
        raise ReadError(f"{place}: 'offset' cannot be {value!r}; write [right, down] in millimetres, at most {MOST_MM}")
    return float(value[0]), float(value[1])

"""`course.toml` as it stands: read, checked, and every complaint with its line.

Goes in: the course's folder. Comes out: a `CourseFile`. Raises ReadError, one line with the place, for
what is no TOML, for a key that nobody knows, and for a value or a file that cannot be.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any

from konspekt.errors import ReadError
from konspekt.model.paper import Print, Recipe
from konspekt.settings.printing import printing, templates
from konspekt.settings.recipes import recipes

COURSE_FILE = "course.toml"
AS_USUAL = Print()
LECTURE_KEYS = ("file", "id", "title", "language", "dialect")
COURSE_KEYS = ("id", "title", "language", "lecture", "recipe", "print", "templates")
PLACE = re.compile(r"\s*\(at line (\d+), column \d+\)")
LANGUAGE = re.compile(r"(?:[A-Za-z]{2,3}(?:[-_]\w+)*)?")
ID = re.compile(r"(?:[^\x00-\x1f\x7f-\x9f/\\.][^\x00-\x1f\x7f-\x9f/\\]*)?")


@dataclass(frozen=True, slots=True)
class LectureSettings:
    """What course.toml says of one lecture; an empty string means that it says nothing."""

    id: str = ""
    title: str = ""
    language: str = ""
    dialect: str = ""
    dialect_by: str = "course.toml"
    """Who named the dialect."""
    usual_language: str = ""
    """The course's, for a lecture whose words do not tell its own."""


@dataclass(frozen=True, slots=True)
class CourseFile:
    """`lectures` by path relative to the course's folder, in the order of the file."""

    id: str = "course"
    title: str = ""
    language: str = ""
    lectures: Mapping[str, LectureSettings] = field(default_factory=dict)
    recipes: Mapping[str, Recipe] = field(default_factory=dict)
    print: Print = AS_USUAL


def course(root: Path) -> CourseFile:
    """The course of the folder; all as usual where it has no course.toml."""
    path = root / COURSE_FILE
    if not path.is_file():
        return CourseFile()
    name = Path(os.path.relpath(path)).as_posix()
    text = _text(path, name)
    lines = text.split("\n")
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = PLACE.search(str(error))
        said = PLACE.sub("", str(error)).lower()
        raise ReadError(f"{name}:{at[1] if at else len(lines)}: {said}; mend the line") from None
    _known(data, COURSE_KEYS, name, lines, "")
    top = f"{name}:{_line(lines, 'id')}"
    own = templates(data.get("templates", ""), root, f"{name}:{_line(lines, 'templates')}")
    return CourseFile(
        _string(data, "id", top, ID) or "course",
        _string(data, "title", f"{name}:{_line(lines, 'title')}"),
        _string(data, "language", f"{name}:{_line(lines, 'language')}", LANGUAGE),
        _lectures(data.get("lecture", []), root, name, lines),
        recipes(data.get("recipe", []), name, _heads(lines, "[[recipe]]")),
        replace(printing(data.get("print", {}), f"{name}:{_line(lines, '[print]')}"), templates=own),
    )


def _text(path: Path, name: str) -> str:
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        bad = f"byte {error.start + 1} (0x{data[error.start]:02x})"
        raise ReadError(f"{name}:{line}: {bad} is not UTF-8; save the file as UTF-8") from None


def _lectures(rows: Any, root: Path, name: str, lines: Sequence[str]) -> dict[str, LectureSettings]:
    if not isinstance(rows, list) or not all(isinstance(r, dict) for r in rows):
        at = _line(lines, "lecture")
        raise ReadError(f"{name}:{at}: 'lecture' must be a list of tables; write [[lecture]] before each")
    found: dict[str, LectureSettings] = {}
    heads = _heads(lines, "[[lecture]]")
    for number, row in enumerate(rows):
        place = f"{name}:{heads[number] if number < len(heads) else 1}"
        _known(row, LECTURE_KEYS, name, lines, "lecture ")
        file = PurePosixPath(_string(row, "file", place).replace("\\", "/")).as_posix()
        if file == ".":
            raise ReadError(f"{place}: a lecture has no 'file'; name its file")
        if not (root / file).is_file():
            at = next((n for n in _heads(lines, "file") if file in lines[n - 1]), 1)
            raise ReadError(f"{name}:{at}: there is no lecture '{file}'; check its name or take the table out")
        if file in found:
            raise ReadError(f"{place}: the lecture '{file}' stands twice; take one of the tables out")
        found[file] = LectureSettings(
            _string(row, "id", place, ID),
            _string(row, "title", place),
            _string(row, "language", place, LANGUAGE),
            _string(row, "dialect", place),
        )
    return found


def _string(row: Mapping[str, Any], key: str, place: str, form: re.Pattern[str] | None = None) -> str:
    value = row.get(key, "")
    if not isinstance(value, str):
        raise ReadError(f"{place}: '{key}' cannot be {value!r}; write a text in quotes")
    if form and not form.fullmatch(value):
        remedy = 'write a code such as "ru" or "en"' if form is LANGUAGE else "letters, digits and '-' are safe"
        raise ReadError(f"{place}: '{key}' cannot be {value!r}; {remedy}")
    return value


def _known(row: Mapping[str, Any], known: Sequence[str], name: str, lines: Sequence[str], what: str) -> None:
    for key in row:
        if key not in known:
            raise ReadError(f"{name}:{_line(lines, key)}: unknown {what}key '{key}'; known are {', '.join(known)}")


def _heads(lines: Sequence[str], head: str) -> list[int]:
    return [number for number, line in enumerate(lines, 1) if line.strip().startswith(head)]


def _line(lines: Sequence[str], key: str) -> int:
    """The first line that begins with the key, else the first of all."""
    return next(iter(_heads(lines, key)), 1)

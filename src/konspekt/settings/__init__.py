"""What a course and a call ask for: `course.toml` and the flags, read once and frozen.

id = "orchestration"                 part of every key; once decks are out, leave it alone
title = "Оркестрация контейнеров"
[[lecture]]                          the order of the lectures; those not named follow by name
file = "orchestrators.md"
id = "orchestrators"                 also title, language, dialect
[[recipe]]                           an exam: see `konspekt.settings.recipes`
[print]                              paper, cards, …: see `konspekt.settings.printing`
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from konspekt.errors import ReadError
from konspekt.model.paper import Print, Recipe
from konspekt.settings.printing import printing
from konspekt.settings.recipes import recipes

COURSE_FILE = "course.toml"
AS_USUAL = Print()
SUFFIXES = (".md", ".markdown", ".qmd", ".rmd", ".mdx")
LECTURE_KEYS = ("file", "id", "title", "language", "dialect")
COURSE_KEYS = ("id", "title", "lecture", "recipe", "print")


@dataclass(frozen=True, slots=True)
class LectureSettings:
    """What course.toml says of one lecture; an empty string means that it says nothing."""

    id: str = ""
    title: str = ""
    language: str = ""
    dialect: str = ""
    dialect_by: str = "course.toml"
    """Who named the dialect."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which part of the lectures a call is about; empty means all of it."""

    sections: tuple[str, ...] = ()
    """Numbers, ranges `2-4`, or patterns of titles."""
    slides: tuple[tuple[int, int], ...] = ()
    """First and last slide, 1-based, both included."""
    kinds: tuple[str, ...] = ()
    """Kinds of question."""
    about: tuple[str, ...] = ()
    """Kinds of fact."""


@dataclass(frozen=True, slots=True)
class Settings:
    root: Path
    """The course's folder; origins are relative to it."""
    files: tuple[Path, ...]
    """The lectures of this call in the course's order, at least one."""
    course_id: str = "course"
    course_title: str = ""
    lectures: Mapping[str, LectureSettings] = field(default_factory=dict)
    """By path relative to `root`."""
    out: Path = Path("output")
    formats: tuple[str, ...] = ()
    selection: Selection = Selection()
    seed: int = 0
    recipes: Mapping[str, Recipe] = field(default_factory=dict)
    print: Print = AS_USUAL
    subdecks: bool = False
    """New notes go into a deck of their section."""
    dialect: str = ""
    """For every lecture of the call, whatever else is said."""

    def of(self, file: Path) -> LectureSettings:
        said = self.lectures.get(file.relative_to(self.root).as_posix(), LectureSettings())
        return replace(said, dialect=self.dialect, dialect_by="--dialect") if self.dialect else said


def settings_for(paths: Sequence[Path], out: Path, formats: Sequence[str], selection: Selection, seed: int) -> Settings:
    """Everything a call needs to know.

    Raises ReadError for a missing path, a folder without lectures, a bad course.toml.
    """
    paths = list(paths) or [Path("content")]
    for path in paths:
        if not path.exists():
            raise ReadError(f"{path}: there is no such file or folder; check the path")
    root = _root(paths)
    course = _course(root)
    order = {name: number for number, name in enumerate(course.lectures)}
    files = sorted(
        _lectures(paths), key=lambda f: (order.get(f.relative_to(root).as_posix(), len(order)), f.as_posix())
    )
    return Settings(
        root, tuple(files), course.id, course.title, course.lectures, out, tuple(formats), selection, seed,
        course.recipes, course.print,
    )  # fmt: skip


def _root(paths: Sequence[Path]) -> Path:
    """The folder with course.toml at or above the first path, else the folder that holds them all."""
    first = paths[0].resolve()
    folders = [first] if first.is_dir() else [first.parent]
    for folder in (*folders, *folders[0].parents[:2]):
        if (folder / COURSE_FILE).is_file() and all(p.resolve().is_relative_to(folder) for p in paths):
            return folder
    common = folders[0]
    while not all(p.resolve().is_relative_to(common) for p in paths):
        common = common.parent
    return common


def _lectures(paths: Sequence[Path]) -> list[Path]:
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_file():
            found[path.resolve()] = None
            continue
        inside = [
            p for p in sorted(path.resolve().rglob("*"))
            if p.suffix.lower() in SUFFIXES and p.is_file()
            and not any(part.startswith(".") for part in p.relative_to(path.resolve()).parts)
        ]  # fmt: skip
        if not inside:
            raise ReadError(f"{path}: there are no lectures in this folder; put *.md files into it")
        found.update(dict.fromkeys(inside))
    return list(found)


@dataclass(frozen=True, slots=True)
class _Course:
    id: str = "course"
    title: str = ""
    lectures: Mapping[str, LectureSettings] = field(default_factory=dict)
    recipes: Mapping[str, Recipe] = field(default_factory=dict)
    print: Print = AS_USUAL


def _course(root: Path) -> _Course:
    path = root / COURSE_FILE
    if not path.is_file():
        return _Course()
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ReadError(f"{COURSE_FILE}: {error}; mend the file") from None
    except UnicodeDecodeError as error:
        raise ReadError(f"{COURSE_FILE}: byte {error.start + 1} is not UTF-8; save the file as UTF-8") from None
    _known(path, data, COURSE_KEYS, "")
    rows = data.get("lecture", [])
    if not isinstance(rows, list) or not all(isinstance(r, dict) for r in rows):
        raise ReadError(f"{COURSE_FILE}: 'lecture' must be a list of tables; write [[lecture]] before each")
    lectures: dict[str, LectureSettings] = {}
    for row in rows:
        _known(path, row, LECTURE_KEYS, "lecture ")
        if not row.get("file"):
            raise ReadError(f"{COURSE_FILE}:{_line(path, '[[lecture]]')}: a lecture has no 'file'; name its file")
        if not (root / str(row["file"])).is_file():
            raise ReadError(f"{COURSE_FILE}:{_line(path, 'file')}: there is no lecture '{row['file']}'; check its name")
        lectures[str(row["file"])] = LectureSettings(**{k: str(row.get(k, "")) for k in LECTURE_KEYS if k != "file"})
    heads = [n for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if "[[recipe]]" in line]
    made = recipes(data.get("recipe", []), COURSE_FILE, heads)
    pages = printing(data.get("print", {}), f"{COURSE_FILE}:{_line(path, '[print]')}")
    return _Course(str(data.get("id", "course")), str(data.get("title", "")), lectures, made, pages)


def _known(path: Path, data: Mapping[str, Any], known: Sequence[str], what: str) -> None:
    for key in data:
        if key not in known:
            raise ReadError(
                f"{COURSE_FILE}:{_line(path, key)}: unknown {what}key '{key}'; known are {', '.join(known)}"
            )


def _line(path: Path, key: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((n for n, line in enumerate(lines, 1) if line.strip().startswith(key)), 1)

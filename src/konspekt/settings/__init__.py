"""What a course and a call ask for: `course.toml` and the flags, read once and frozen.

id = "orchestration"                 part of every key; once decks are out, leave it alone
title = "Оркестрация контейнеров"
language = "ru"                      of lectures that are too short to tell theirs
[[lecture]]                          the order of the lectures; those not named follow by name
file = "orchestrators.md"
id = "orchestrators"                 also title, language, dialect
[[recipe]]                           an exam: see `konspekt.settings.recipes`
[print]                              paper, cards, …: see `konspekt.settings.printing`
templates = "looks"                  a folder beside course.toml: its files stand for ours (docs/templates.md)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from konspekt.errors import ReadError
from konspekt.model.paper import Print, Recipe
from konspekt.settings.course import AS_USUAL, COURSE_FILE, LectureSettings, course

SUFFIXES = (".md", ".markdown", ".qmd", ".rmd", ".mdx")


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

    @property
    def whole(self) -> bool:
        """True if no slide is left out."""
        return not self.sections and not self.slides


@dataclass(frozen=True, slots=True)
class Settings:
    root: Path
    """The course's folder; origins are relative to it."""
    files: tuple[Path, ...]
    """The lectures of this call in the course's order, at least one."""
    course_id: str = "course"
    course_title: str = ""
    language: str = ""
    """The course's, for lectures whose words do not tell their own."""
    lectures: Mapping[str, LectureSettings] = field(default_factory=dict)
    """By path relative to `root`."""
    out: Path = Path("output")
    formats: tuple[str, ...] = ()
    selection: Selection = Selection()
    seed: int = 0
    recipes: Mapping[str, Recipe] = field(default_factory=dict)
    print: Print = AS_USUAL
    frozen: bool = False
    """A ledger that would change is an error."""
    subdecks: bool = False
    """New notes go into a deck of their section."""
    dialect: str = ""
    """For every lecture of the call, whatever else is said."""

    def of(self, file: Path) -> LectureSettings:
        said = self.lectures.get(file.relative_to(self.root).as_posix(), LectureSettings())
        said = replace(said, usual_language=self.language)
        return replace(said, dialect=self.dialect, dialect_by="--dialect") if self.dialect else said

    def wider(self, files: Iterable[Path]) -> Settings:
        """The same call about these lectures too, and about all of every one."""
        return replace(self, files=_ordered((*self.files, *files), self.root, self.lectures), selection=Selection())

    def beside(self) -> dict[Path, list[Path]]:
        """The folders of the course, or of the call where nobody declares one, each with all its lectures."""
        folders = {file.parent for file in self.files}
        if (self.root / COURSE_FILE).is_file():
            folders |= {self.root, *(p for p in self.root.rglob("*/") if not _hidden(p, self.root))}
        return {folder: sorted(p for p in folder.iterdir() if _is_lecture(p)) for folder in sorted(folders)}


def settings_for(paths: Sequence[Path], out: Path, formats: Sequence[str], selection: Selection, seed: int) -> Settings:
    """Everything a call needs to know.

    Raises ReadError for a missing path, a folder without lectures, a bad course.toml.
    """
    paths = list(paths) or [Path("content")]
    for path in paths:
        if not path.exists():
            raise ReadError(f"{path}: there is no such file or folder; check the path")
    root = _root(paths)
    own = course(root)
    files = _ordered(_lectures(paths), root, own.lectures)
    return Settings(
        root, files, own.id, own.title, own.language, own.lectures, out, tuple(formats), selection, seed,
        own.recipes, own.print,
    )  # fmt: skip


def _ordered(files: Iterable[Path], root: Path, lectures: Iterable[str]) -> tuple[Path, ...]:
    """As course.toml names them; the others follow by name."""
    order = {name: number for number, name in enumerate(lectures)}
    return tuple(sorted(files, key=lambda f: (order.get(f.relative_to(root).as_posix(), len(order)), f.as_posix())))


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
            if _is_lecture(p) and not _hidden(p, path.resolve())
        ]  # fmt: skip
        if not inside:
            raise ReadError(f"{path}: there are no lectures in this folder; put *.md files into it")
        found.update(dict.fromkeys(inside))
    for file in found:
        if any("\ud800" <= c <= "\udfff" for c in str(file)):
            raise ReadError(f"{file}: the name of the file is not UTF-8; rename it")
    return list(found)


def _is_lecture(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES and path.is_file()


def _hidden(path: Path, root: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(root).parts)


__all__ = ["COURSE_FILE", "SUFFIXES", "LectureSettings", "Selection", "Settings", "settings_for"]

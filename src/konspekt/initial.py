"""What `konspekt init` leaves in a course's folder. It adds; it never changes a line that is there."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from konspekt.bank.secret import EXAMS, SECRET, new_secret
from konspekt.disk import write_all
from konspekt.errors import ReadError
from konspekt.settings import COURSE_FILE, SUFFIXES

COURSE = """# The course: its id is part of every card's identity, so leave it alone once decks are out.
id = "{id}"
title = ""

# The order of the lectures; those that are not named follow by name.
{lectures}
# An exam: konspekt exam --recipe final
# [[recipe]]
# name = "final"
# questions = 20
# variants = 4
# reserve = true                     # keep its questions out of deck, quiz and JSON
"""
LECTURE = '[[lecture]]\nfile = "{file}"\nid = "{id}"\n'
FOR_GIT = {".gitignore": (SECRET, EXAMS), ".gitattributes": ("*.ledger.jsonl merge=union",)}
"""What must not be committed; and that lines which two branches add to a ledger all stay."""


def initial(folder: Path) -> list[str]:
    """The names of the files that were made or lengthened. Raises ReadError where there is no such folder."""
    if not folder.is_dir():
        raise ReadError(f"{folder}: there is no such folder; make it and put your lectures into it")
    files: list[tuple[Path, bytes]] = []
    if not (folder / COURSE_FILE).exists():
        files.append((folder / COURSE_FILE, _course(folder).encode()))
    if not (folder / SECRET).exists():
        files.append((folder / SECRET, new_secret()))
    for name, lines in FOR_GIT.items():
        longer = _with_lines(folder / name, lines)
        if longer is not None:
            files.append((folder / name, longer))
    if files:
        write_all(files)
        (folder / SECRET).chmod(0o600)
    return [path.name for path, _ in files]


def _course(folder: Path) -> str:
    lectures = sorted(p for p in folder.iterdir() if p.suffix.lower() in SUFFIXES and p.is_file())
    tables = (LECTURE.replace("{file}", _quoted(p.name)).replace("{id}", _quoted(p.stem)) for p in lectures)
    return COURSE.replace("{id}", _quoted(folder.resolve().name)).replace("{lectures}", "\n".join(tables))


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _with_lines(path: Path, wanted: Iterable[str]) -> bytes | None:
    """The file with these lines too; None if it has them."""
    old = path.read_bytes() if path.is_file() else b""
    lines = old.decode("utf-8", "replace").splitlines()
    missing = [line for line in wanted if line not in lines]
    if not missing:
        return None
    glue = b"" if not old or old.endswith(b"\n") else b"\n"
    return old + glue + "".join(f"{line}\n" for line in missing).encode()

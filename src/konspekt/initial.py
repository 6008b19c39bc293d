"""What `konspekt init` leaves in a course's folder. It adds; it never changes a line that is there."""

from __future__ import annotations

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
GITIGNORE = ".gitignore"


def initial(folder: Path) -> list[str]:
    """The names of the files that were made or lengthened. Raises ReadError where there is no such folder."""
    if not folder.is_dir():
        raise ReadError(f"{folder}: there is no such folder; make it and put your lectures into it")
    files: list[tuple[Path, bytes]] = []
    if not (folder / COURSE_FILE).exists():
        files.append((folder / COURSE_FILE, _course(folder).encode()))
    if not (folder / SECRET).exists():
        files.append((folder / SECRET, new_secret()))
    ignored = _ignored(folder / GITIGNORE)
    if ignored is not None:
        files.append((folder / GITIGNORE, ignored))
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


def _ignored(path: Path) -> bytes | None:
    """The .gitignore with the names that must not be committed; None if it has them."""
    old = path.read_bytes() if path.is_file() else b""
    lines = old.decode("utf-8", "replace").splitlines()
    missing = [name for name in (SECRET, EXAMS) if name not in lines]
    if not missing:
        return None
    glue = b"" if not old or old.endswith(b"\n") else b"\n"
    return old + glue + "".join(f"{name}\n" for name in missing).encode()

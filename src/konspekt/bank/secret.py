"""What students must not have: the secret that exams are drawn by, and which questions they took.

    .konspekt-secret         64 hexadecimal digits, made once by `konspekt init`
    .konspekt-exams.jsonl    a line an exam: {"recipe": "final", "reserve": true, "questions": […], "facts": […]}

Both lie beside course.toml and are ignored by git. They are read here; `konspekt.disk` writes.
"""

from __future__ import annotations

import json
import os
import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from konspekt.errors import ReadError

SECRET = ".konspekt-secret"
EXAMS = ".konspekt-exams.jsonl"
BYTES = 32


@dataclass(frozen=True, slots=True)
class Held:
    """What one exam took. `questions` and `facts` are ids and keys, sorted."""

    recipe: str
    reserve: bool
    questions: tuple[str, ...]
    facts: tuple[str, ...]


def new_secret() -> bytes:
    """The bytes of a new secret's file."""
    return secrets.token_bytes(BYTES).hex().encode() + b"\n"


def load_secret(root: Path) -> bytes:
    """Raises ReadError where there is none, or where the file is no secret."""
    try:
        text = (root / SECRET).read_text(encoding="ascii").strip()
    except FileNotFoundError:
        raise ReadError(f"{root.name}: there is no secret to draw exams by; run 'konspekt init' once") from None
    except (OSError, UnicodeDecodeError):
        text = ""
    if not re.fullmatch(rf"[0-9a-f]{{{2 * BYTES}}}", text):
        remedy = "delete the file and run 'konspekt init', or restore it"
        raise ReadError(f"{_shown(root / SECRET)}:1: is no secret; {remedy}")
    return bytes.fromhex(text)


def load_exams(root: Path) -> dict[str, Held]:
    """The exams made so far, by recipe; none if there is no file. Raises ReadError for a line that is no exam."""
    path = root / EXAMS
    if not path.is_file():
        return {}
    found: dict[str, Held] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").split("\n"), 1):
        if line.strip():
            held = _held(line, f"{_shown(path)}:{number}")
            found[held.recipe] = held
    return found


def dump_exams(exams: Mapping[str, Held]) -> bytes:
    rows = (asdict(exams[name]) for name in sorted(exams))
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def reserved(exams: Iterable[Held]) -> frozenset[str]:
    """Ids of the questions that no student gets outside an exam."""
    return frozenset(id for exam in exams if exam.reserve for id in exam.questions)


def _shown(path: Path) -> str:
    """As the user would type it."""
    return Path(os.path.relpath(path)).as_posix()


def _held(line: str, place: str) -> Held:
    try:
        row: Any = json.loads(line)
        texts = [tuple(map(str, row[name])) for name in ("questions", "facts")]
        return Held(str(row["recipe"]), bool(row["reserve"]), *texts)
    except (ValueError, KeyError, TypeError):
        raise ReadError(f"{place}: the line is no exam; delete it, or restore the file") from None

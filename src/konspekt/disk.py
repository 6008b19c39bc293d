"""Writing is all or nothing: every file is written beside its place, then all are renamed together.

Goes in: paths and bytes. If anything fails before the first rename, nothing has changed and no
half-written file is left. Raises WriteError, one line with what to do.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from konspekt.errors import WriteError
from konspekt.model.paper import File

RESERVED = re.compile(r"(?i)^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")
MOST_BYTES = 100


def clean_name(name: str) -> str:
    """A file name that every system takes: no separators, no control characters, at most 100 bytes."""
    name = re.sub(r"[\x00-\x1f\x7f/\\:*?\"<>|\u200b-\u200f\u202a-\u202e\u2066-\u2069]", "_", name).strip(" .") or "_"
    if RESERVED.match(name):
        name = f"_{name}"
    stem, dot, suffix = name.rpartition(".")
    if not stem:
        stem, dot, suffix = name, "", ""
    room = MOST_BYTES - len(f"{dot}{suffix}".encode())
    return stem.encode()[:room].decode(errors="ignore") + dot + suffix


def targets(folder: Path, files: Sequence[File]) -> list[tuple[Path, bytes]]:
    """Where each file goes. Raises WriteError for two that would fall together."""
    found: dict[str, str] = {}
    for file in files:
        name = clean_name(file.name)
        if name.casefold() in found:
            raise WriteError(f"two files would be called '{name}'; give the lectures different ids in course.toml")
        found[name.casefold()] = name
    return [(folder / clean_name(f.name), f.data) for f in files]


def write_all(files: Sequence[tuple[Path, bytes]]) -> None:
    """Write every file or none."""
    made: list[tuple[Path, Path]] = []
    try:
        for path, data in files:
            path.parent.mkdir(parents=True, exist_ok=True)
            beside = path.with_name(f".{path.name}.new")
            made.append((beside, path))
            with open(beside, "wb") as handle:
                handle.write(data)
                handle.flush()
                os.fsync(handle.fileno())
        for beside, path in made:
            os.replace(beside, path)
    except OSError as error:
        for beside, _ in made:
            with suppress(OSError):
                beside.unlink()
        where = files[len(made) - 1][0] if made else files[0][0]
        raise WriteError(f"{_shown(where)}: cannot be written ({error.strerror}); {_remedy(error)}") from None


def _remedy(error: OSError) -> str:
    if error.errno == 28:
        return "make room on the disk; the old files are as they were"
    return "choose another folder with --out; the old files are as they were"


def _shown(path: Path) -> str:
    """Relative to where the user stands, if it lies there."""
    with suppress(ValueError):
        return path.resolve().relative_to(Path.cwd()).as_posix()
    return path.as_posix()

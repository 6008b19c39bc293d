"""Writing is all or nothing: every file is written beside its place, then all are renamed together.

Goes in: paths and bytes. If anything fails, the old files are put back and nothing half-written and no
new folder is left, also where somebody interrupts. Raises WriteError, one line with what to do.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from konspekt.errors import WriteError
from konspekt.model.paper import File

RESERVED = re.compile(r"(?i)^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")
UNSAFE = re.compile(r"[\x00-\x1f\x7f/\\:*?\"<>|\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
MOST_BYTES = 100
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
AS_BEFORE = "the old files are as they were"


def clean_name(name: str) -> str:
    """A file name that every system takes: no separators, no control characters, at most 100 bytes."""
    name = (
        re.sub(r"[\x00-\x1f\x7f/\\:*?\"<>|\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]", "_", name).strip(" .")
        or "_"
    )
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
    swap = _Swap()
    try:
        for path, data in files:
            swap.stage(path, data)
        for path, _ in files:
            swap.exchange(path)
    except OSError as error:
        swap.undo()
        reason = error.strerror or "no reason given"
        raise WriteError(f"{shown(swap.at)}: cannot be written ({reason}); {_remedy(error)}") from None
    except BaseException:
        swap.undo()
        raise
    swap.done()


@dataclass
class _Swap:
    """Files on their way to their places; `at` is the one in hand."""

    at: Path = Path()
    staged: list[Path] = field(default_factory=list)
    exchanged: list[tuple[Path, bool]] = field(default_factory=list)
    """Paths that are new now, and whether there was a file before."""
    folders: list[Path] = field(default_factory=list)

    def stage(self, path: Path, data: bytes) -> None:
        """Write `path`'s bytes beside it. The name is never followed: a link that stands there is removed."""
        self.at = path
        self._folder(path.parent)
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        beside = _new(path)
        beside.unlink(missing_ok=True)
        self.staged.append(path)
        with open(beside, "xb") as handle:
            handle.write(data)
            handle.flush()
            os.fsync(handle.fileno())

    def exchange(self, path: Path) -> None:
        """Put the new file in its place and keep the old one, where the disk can, until all are exchanged."""
        self.at = path
        _old(path).unlink(missing_ok=True)
        there = os.path.lexists(path)
        if there:
            with suppress(OSError, NotImplementedError):
                os.link(path, _old(path), follow_symlinks=False)
        os.replace(_new(path), path)
        self.exchanged.append((path, there))

    def undo(self) -> None:
        for path, there in self.exchanged:
            with suppress(OSError):
                os.replace(_old(path), path) if there else path.unlink()
        for path in self.staged:
            for left in (_new(path), _old(path)):
                with suppress(OSError):
                    left.unlink()
        for folder in reversed(self.folders):
            with suppress(OSError):
                folder.rmdir()

    def done(self) -> None:
        for path, _ in self.exchanged:
            with suppress(OSError):
                _old(path).unlink()

    def _folder(self, folder: Path) -> None:
        """Make it and those above it, and remember which were not there."""
        missing = [f for f in (folder, *folder.parents) if not f.exists()]
        for one in reversed(missing):
            one.mkdir(exist_ok=True)
            self.folders.append(one)


def _new(path: Path) -> Path:
    return path.with_name(f".{path.name}.new")


def _old(path: Path) -> Path:
    return path.with_name(f".{path.name}.old")


def _remedy(error: OSError) -> str:
    if error.errno in FULL:
        return f"make room on the disk; {AS_BEFORE}"
    if error.errno == errno.EISDIR:
        return f"a folder has this name, move it away; {AS_BEFORE}"
    return f"choose another folder with --out; {AS_BEFORE}"


def shown(path: Path) -> str:
    """Relative to where the user stands, if it lies there."""
    with suppress(ValueError):
        return path.resolve().relative_to(Path.cwd()).as_posix()
    return path.as_posix()

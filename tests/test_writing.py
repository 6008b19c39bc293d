"""Writing is all or nothing: whatever goes wrong, the old files stand as they stood and nothing else is left."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from konspekt.disk import clean_name, targets, write_all
from konspekt.errors import WriteError
from konspekt.model.paper import File


def state(folder: Path) -> dict[str, bytes | None]:
    """Every name under the folder, hidden ones too; a folder has no bytes."""
    return {str(p.relative_to(folder)): p.read_bytes() if p.is_file() else None for p in sorted(folder.rglob("*"))}


def test_new_bytes_replace_old_ones_and_leave_nothing_beside_them(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    write_all([(tmp_path / "a", b"new"), (tmp_path / "deep" / "b", b"b")])
    assert state(tmp_path) == {"a": b"new", "deep": None, "deep/b": b"b"}


def test_a_folder_named_like_a_file_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "b").mkdir()
    before = state(tmp_path)
    with pytest.raises(WriteError, match=r"b: cannot be written .* move it away; the old files are as they were"):
        write_all([(tmp_path / "a", b"new"), (tmp_path / "fresh" / "c", b"c"), (tmp_path / "b", b"b")])
    assert state(tmp_path) == before


@pytest.mark.parametrize("failing", [0, 1, 2])
def test_an_exchange_that_fails_is_taken_back(failing: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in "ab":
        (tmp_path / name).write_bytes(b"old")
    before, replace, calls = state(tmp_path), os.replace, iter(range(9))

    def full(source: Path, target: Path) -> None:
        if next(calls) == failing:
            raise OSError(28, "No space left on device")
        replace(source, target)

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(WriteError, match="make room on the disk"):
        write_all([(tmp_path / name, b"new") for name in "acb"])
    assert state(tmp_path) == before


@pytest.mark.parametrize("signal", [KeyboardInterrupt, SystemExit])
def test_an_interrupted_write_leaves_nothing(
    signal: type[BaseException], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"old")

    def interrupted(handle: int) -> None:
        raise signal

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(signal):
        write_all([(tmp_path / "a", b"new"), (tmp_path / "deep" / "b", b"b")])
    assert state(tmp_path) == {"a": b"old"}


def test_a_link_in_the_way_is_replaced_and_never_written_through(tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_bytes(b"precious")
    out = tmp_path / "out"
    out.mkdir()
    (out / "a").symlink_to(precious)
    (out / ".a.new").symlink_to(precious)
    write_all([(out / "a", b"new")])
    assert precious.read_bytes() == b"precious"
    assert state(out) == {"a": b"new"}


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("../../etc/x.apkg", "_.._etc_x.apkg"), ("con.pdf", "_con.pdf"), ("a\x1bb\u202ec.pdf", "a_b_c.pdf"),
        ("x\u2028y", "x_y"), (" . ", "_"), ("ж" * 99 + ".jsonl", "ж" * 47 + ".jsonl"), ("Лекция 1.pdf", "Лекция 1.pdf"),
    ],
)  # fmt: skip
def test_a_name_becomes_one_that_every_system_takes(name: str, clean: str) -> None:
    assert clean_name(name) == clean


def test_two_names_that_fall_together_are_refused(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="give the lectures different ids"):
        targets(tmp_path, [File("A.pdf", b""), File("a.pdf", b"")])

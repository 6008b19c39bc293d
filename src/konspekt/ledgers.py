"""Where the ledgers of a call lie, and what they become: the road from `pipeline` to `bank.release`.

Goes in: a run. Comes out: its `Release`, and the files that change. A ledger lies beside its lecture and is
called after the lecture's id. The ledgers of other lectures are opened only if a note is new.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from konspekt.bank.heirs import same_note, tail
from konspekt.bank.ledger import deck_name, dump, load
from konspekt.bank.package import load_package
from konspekt.bank.release import Release, Shelf, Stray, release
from konspekt.disk import clean_name, shown
from konspekt.errors import ReadError

if TYPE_CHECKING:
    from konspekt.model.lecture import Lecture
    from konspekt.model.notes import Note
    from konspekt.pipeline import Run

SUFFIX = ".ledger.jsonl"


def path_of(run: Run, lecture: Lecture) -> Path:
    return (run.settings.root / lecture.path).parent / _name(lecture.id)


def released(run: Run) -> Release:
    """The ledgers brought up to date, those of other lectures too where a note moved between them."""
    shelves = [
        Shelf(
            lecture.id,
            deck_name(run.course.title, lecture.title),
            load(path_of(run, lecture)),
            run.every_note(lecture),
            [n for n in run.notes if n.lecture == lecture.id],
        )
        for lecture in run.lectures
    ]
    fresh = [n for s in shelves for n in s.chosen if n.id not in s.old]
    others = strays(run) if fresh else {}
    near = _near(fresh, others)
    if not near:
        return release(shelves, {path: stray for path, (stray, _) in others.items()}, subdecks=run.settings.subdecks)
    made = _made(run, near)
    left = frozenset(n.id for n in fresh if made and n.id not in made)
    seen = {p: replace(s, made=made) if f in near and made else s for p, (s, f) in others.items()}
    return release(shelves, seen, left, run.settings.subdecks)


def _near(fresh: Sequence[Note], others: Mapping[str, tuple[Stray, Path | None]]) -> list[Path]:
    """Lectures outside the call whose decks ask the same as a new note."""
    new: dict[str, list[Note]] = defaultdict(list)
    for note in fresh:
        new[tail(note.id)].append(note)
    return [
        file for stray, file in others.values()
        if file and any(same_note(e, n) for e in stray.old.values() for n in new.get(tail(e.id), ()))
    ]  # fmt: skip


def _made(run: Run, near: Sequence[Path]) -> frozenset[str]:
    """Ids of all notes that the course makes of the call's lectures and those; none if one cannot be read.

    Two lectures that teach one term are one entry of the first: which, and whether in one sense, only reading tells.
    """
    with suppress(ReadError):
        wider = run.beside(near)
        return frozenset(note.id for lecture in wider.lectures for note in wider.every_note(lecture))
    return frozenset()


def changed(run: Run) -> list[tuple[Path, bytes]]:
    """The ledgers that change, by their places."""
    placed = [(path_of(run, x), run.release.ledgers[x.id]) for x in run.lectures]
    own = [(path, lines) for path, lines in placed if lines != load(path)]
    strays = [(Path(name), lines) for name, lines in run.release.strays.items()]
    return [(path, dump(lines)) for path, lines in (*own, *strays)]


def forgotten(run: Run) -> str:
    """Why this build must not be: a ledger is gone, and the package in its way knows more than a new one would.

    Empty where nothing is lost. Only notes that were changed since their first release are worth the alarm.
    """
    from konspekt.writers.anki_package import EPOCH

    for lecture in run.lectures:
        ledger, package = path_of(run, lecture), run.settings.out / clean_name(f"{lecture.id}.apkg")
        if ledger.exists() or not package.is_file():
            continue
        with suppress(ReadError):
            old, new = load_package(package), run.release.ledgers[lecture.id].values()
            if any(e.guid in old and old[e.guid].mod > EPOCH + e.revision for e in new):
                way = f"{run.prefix}{lecture.path}"
                return (
                    f"{ledger.name}: is gone, and {shown(package)} holds newer notes than a new one would; restore it "
                    f"from version control or by 'konspekt check {way} --against {shown(package)}'"
                )
    return ""


def strays(run: Run) -> Mapping[str, tuple[Stray, Path | None]]:
    """Ledgers of lectures that the call is not about, by path, each with its lecture's file if that still stands."""
    from konspekt.readers import lecture_id

    own = {path_of(run, lecture) for lecture in run.lectures}
    found: dict[str, tuple[Stray, Path | None]] = {}
    for folder, files in run.settings.beside().items():
        others = (file for file in files if file not in run.settings.files)
        alive = {folder / _name(lecture_id(file, run.settings.of(file))): file for file in others}
        for path in sorted(folder.glob(f"*{SUFFIX}")):
            if path not in own:
                found[str(path)] = Stray(load(path), None if path in alive else frozenset()), alive.get(path)
    return found


def _name(id: str) -> str:
    return clean_name(f"{id}{SUFFIX}")

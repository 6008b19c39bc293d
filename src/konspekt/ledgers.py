"""Where the ledgers of a call lie, and what they become: the road from `pipeline` to `bank.release`.

Goes in: a run. Comes out: its `Release`, and the files that change. A ledger lies beside its lecture and is
called after the lecture's id. The ledgers of other lectures are opened only if a note is new.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from konspekt.bank.ledger import deck_name, dump, load
from konspekt.bank.release import Release, Shelf, Stray, release
from konspekt.disk import clean_name

if TYPE_CHECKING:
    from konspekt.model.lecture import Lecture
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
    fresh = any(n.id not in s.old for s in shelves for n in s.chosen)
    return release(shelves, _strays(run) if fresh else {}, run.settings.subdecks)


def changed(run: Run) -> list[tuple[Path, bytes]]:
    """The ledgers that change, by their places."""
    placed = [(path_of(run, x), run.release.ledgers[x.id]) for x in run.lectures]
    own = [(path, lines) for path, lines in placed if lines != load(path)]
    strays = [(Path(name), lines) for name, lines in run.release.strays.items()]
    return [(path, dump(lines)) for path, lines in (*own, *strays)]


def _strays(run: Run) -> Mapping[str, Stray]:
    """Ledgers of lectures that the call is not about, by path."""
    from konspekt.readers import lecture_id

    own = {path_of(run, lecture) for lecture in run.lectures}
    found: dict[str, Stray] = {}
    for folder, files in run.settings.beside().items():
        others = (file for file in files if file not in run.settings.files)
        alive = {folder / _name(lecture_id(file, run.settings.of(file))) for file in others}
        for path in sorted(folder.glob(f"*{SUFFIX}")):
            if path not in own:
                found[str(path)] = Stray(load(path), path in alive)
    return found


def _name(id: str) -> str:
    return clean_name(f"{id}{SUFFIX}")

"""Today's deck beside an older package of it: what an import would do, in a student's words.

The package is opened read-only. A ledger that is lost is rebuilt from it and written; one that is
there is never touched.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from konspekt.bank.against import Import, compare, recovered
from konspekt.bank.ledger import dump, guid_of
from konspekt.bank.package import load_package
from konspekt.disk import write_all
from konspekt.ledgers import strays
from konspekt.model.paper import Entry, Released
from konspekt.pipeline import Run

SHOWN = 60
SAID: dict[str, tuple[str, str]] = {
    "same": ("note stays as it is", "notes stay as they are"),
    "updated": ("note gets a new text; what was learnt of it is kept", "notes get a new text; what was learnt is kept"),
    "added": ("note is new", "notes are new"),
    "orphaned": (
        "note is no longer in the lecture; it stays with whoever has it",
        "notes are no longer in the lecture; they stay with whoever has them",
    ),
    "moved": (
        "note is in another deck now; Anki leaves its cards where they are",
        "notes are in another deck now; Anki leaves their cards where they are",
    ),
    "conflicts": (
        "note has another note type now; Anki will refuse it",
        "notes have another note type now; Anki will refuse them",
    ),
    "emptied": (
        "note asks for a word less; its card for that word is empty, and Anki's Tools > Empty Cards removes it",
        "notes ask for a word less; their cards for it are empty, and Anki's Tools > Empty Cards removes them",
    ),
    "stale": (
        "note has changed but is no newer; Anki will keep the old text, so build the deck first",
        "notes have changed but are no newer; Anki will keep the old texts, so build the deck first",
    ),
}
"""What would happen to one note, or to many, of each list of an `Import`."""


def compared(run: Run, package: Path) -> Iterator[str]:
    """A line for each thing that would happen, and under it the notes that it would happen to."""
    old, new = load_package(package), _today(run)
    elsewhere = _elsewhere(run)
    outcome: Import = compare({g: note for g, note in old.items() if g in new or g not in elsewhere}, new)
    for name, (one, many) in SAID.items():
        guids: Sequence[str] = getattr(outcome, name)
        if guids:
            yield f"{len(guids)} {one if len(guids) == 1 else many}"
        if name != "same":
            yield from (f"  {_front(new.get(guid) or old[guid])}" for guid in guids)


def rebuilt(run: Run, package: Path) -> list[str]:
    """Ids of the lectures whose ledger was missing and is written anew from the package."""
    from konspekt.writers.anki import held
    from konspekt.writers.anki_package import EPOCH

    lost = [lecture for lecture in run.lectures if not run.ledger(lecture).exists()]
    old = load_package(package) if lost else {}
    notes = {lecture.id: [(guid_of(note.id), note) for note in run.every_note(lecture)] for lecture in run.lectures}
    others = _guids(stray.old for stray, _ in strays(run).values()) if lost else set()
    files: list[tuple[Path, bytes]] = []
    for lecture in lost:
        elsewhere = {guid for other, pairs in notes.items() if other != lecture.id for guid, _ in pairs} | others
        here = {guid: note for guid, note in old.items() if guid not in elsewhere}
        files.append((run.ledger(lecture), dump(recovered(here, notes[lecture.id], held, EPOCH))))
    if files:
        write_all(files)
    return [lecture.id for lecture in lost]


def _elsewhere(run: Run) -> set[str]:
    """Guids of notes that the course makes, though the call is not about them."""
    others = _guids(stray.old for stray, file in strays(run).values() if file)
    here = (run.release.ledgers[x.id].get(note.id) for x in run.lectures for note in run.every_note(x))
    return others | {entry.guid for entry in here if entry}


def _guids(ledgers: Iterable[Mapping[str, Entry]]) -> set[str]:
    return {entry.guid for lines in ledgers for entry in lines.values()}


def _today(run: Run) -> dict[str, Released]:
    from konspekt.writers.anki import released

    ledgers = run.release.ledgers
    found: dict[str, Released] = {}
    for lecture in run.lectures:
        own = [note for note in run.notes if note.lecture == lecture.id and note.id not in run.release.left]
        found.update(released(own, ledgers[lecture.id]))
    return found


def _front(note: Released) -> str:
    """The first field as plain text, cut to what a line holds."""
    text = html.unescape(re.sub(r"<[^>]*>", " ", note.fields[0] if note.fields else note.guid))
    text = " ".join(re.sub(r"\{\{c\d+::(.*?)(?:::.*?)?\}\}", "____", text).split())
    return text if len(text) <= SHOWN else f"{text[:SHOWN].rstrip()}…"

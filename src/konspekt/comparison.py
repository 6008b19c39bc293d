"""Today's deck beside an older package of it: what an import would do, in a student's words.

The package is opened read-only. A ledger that is lost is rebuilt from it and written; one that is
there is never touched.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from konspekt.bank.against import Import, compare, recovered
from konspekt.bank.ledger import dump, guid_of
from konspekt.bank.package import load_package
from konspekt.disk import write_all
from konspekt.model.paper import Released
from konspekt.pipeline import Run

SHOWN = 60
SAID: dict[str, str] = {
    "same": "unchanged",
    "updated": "new text, history kept",
    "added": "new",
    "orphaned": "no longer in the lecture; whoever has it keeps it",
    "moved": "another deck now; Anki leaves it where it is",
    "conflicts": "another note type; Anki will refuse it",
    "stale": "changed, but no newer; Anki will keep the old text, so build the deck first",
}
"""What would happen to the notes of each list of an `Import`."""


def compared(run: Run, package: Path) -> Iterator[str]:
    """A line for each thing that would happen, and under it the notes that it would happen to."""
    old, new = load_package(package), _today(run)
    outcome: Import = compare(old, new)
    for name, said in SAID.items():
        guids: Sequence[str] = getattr(outcome, name)
        if guids:
            yield f"{len(guids)} {said}"
        if name != "same":
            yield from (f"  {_front(new.get(guid) or old[guid])}" for guid in guids)


def rebuilt(run: Run, package: Path) -> list[str]:
    """Ids of the lectures whose ledger was missing and is written anew from the package."""
    from konspekt.writers.anki import held
    from konspekt.writers.anki_package import EPOCH

    lost = [lecture for lecture in run.lectures if not run.ledger(lecture).exists()]
    old = load_package(package) if lost else {}
    notes = {lecture.id: [(guid_of(note.id), note) for note in run.every_note(lecture)] for lecture in run.lectures}
    files: list[tuple[Path, bytes]] = []
    for lecture in lost:
        elsewhere = {guid for other, pairs in notes.items() if other != lecture.id for guid, _ in pairs}
        here = {guid: note for guid, note in old.items() if guid not in elsewhere}
        files.append((run.ledger(lecture), dump(recovered(here, notes[lecture.id], held, EPOCH))))
    if files:
        write_all(files)
    return [lecture.id for lecture in lost]


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

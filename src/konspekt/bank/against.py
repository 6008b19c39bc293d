"""What an import of today's deck would do to a student's collection, and a ledger rebuilt from a package.

Goes in: the notes of an old package and today's. Comes out: an `Import`. The rules are Anki's own:
a note is known by its guid, an update is taken if it is newer and the note type has not changed, and
a card stays in the deck where it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from konspekt.bank.ledger import content_hash, hashes
from konspekt.model.notes import Note
from konspekt.model.paper import Entry, Released

UNKNOWN = "unknown"
"""The hash of a line whose note has changed since the package was made: the next build raises its revision."""


@dataclass(frozen=True, slots=True)
class Import:
    """Guids by what would happen to them; each list in the order of today's deck, then of the old one."""

    same: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    orphaned: tuple[str, ...] = ()
    """No longer in the lecture; the students keep the cards."""
    moved: tuple[str, ...] = ()
    """In another deck now; Anki leaves the cards where they are."""
    conflicts: tuple[str, ...] = ()
    """Of another note type, which Anki refuses."""
    stale: tuple[str, ...] = ()
    """Changed but not newer: Anki would keep the old text."""


def compare(old: Mapping[str, Released], new: Mapping[str, Released]) -> Import:
    both = [guid for guid in new if guid in old]
    conflicts = [g for g in both if (old[g].type, len(old[g].fields)) != (new[g].type, len(new[g].fields))]
    alike = [g for g in both if g not in conflicts]
    changed = [g for g in alike if _content(old[g]) != _content(new[g])]
    return Import(
        same=tuple(g for g in alike if g not in changed),
        updated=tuple(g for g in changed if new[g].mod > old[g].mod),
        added=tuple(g for g in new if g not in old),
        orphaned=tuple(g for g in old if g not in new),
        moved=tuple(g for g in both if old[g].deck != new[g].deck),
        conflicts=tuple(conflicts),
        stale=tuple(g for g in changed if new[g].mod <= old[g].mod),
    )


def recovered(
    old: Mapping[str, Released], new: Mapping[str, Released], notes: Iterable[tuple[str, Note]], epoch: int
) -> dict[str, Entry]:
    """A ledger for the notes that the package holds. `notes` are today's, each with its guid.

    A note that the lecture makes no more keeps a line too, under its guid, so that nobody takes the guid.
    """
    found: dict[str, Entry] = {}
    for guid, note in notes:
        if guid in old:
            same = _content(old[guid]) == _content(new[guid])
            text = content_hash(note) if same else UNKNOWN
            found[note.id] = _entry(note.id, note.type, old[guid], text, epoch, note.origin.slide, *hashes(note))
    known = {entry.guid for entry in found.values()}
    for guid, note_ in old.items():
        if guid not in known:
            found[f"lost/{guid}"] = _entry(f"lost/{guid}", UNKNOWN, note_, UNKNOWN, epoch, 0, "", "")
    return dict(sorted(found.items()))


def _entry(id: str, type: str, old: Released, text: str, epoch: int, slide: int, *proofs: str) -> Entry:
    return Entry(id, old.guid, type, old.deck, text, max(0, old.mod - epoch), slide, *proofs)


def _content(note: Released) -> tuple[object, ...]:
    return note.fields, frozenset(note.tags)

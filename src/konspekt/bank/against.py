"""What an import of today's deck would do to a student's collection, and a ledger rebuilt from a package.

Goes in: the notes of an old package and today's. Comes out: an `Import`. The rules are Anki's own:
a note is known by its guid, an update is taken if it is newer and the note type has not changed, and
a card stays in the deck where it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from konspekt.bank.gaps import told
from konspekt.bank.heirs import hashes
from konspekt.bank.ledger import content_hash
from konspekt.model.notes import Note
from konspekt.model.paper import Entry, Place, Released

TURNING = ("term", "event")
CARD = re.compile(r"\{\{c(\d+)::")
UNKNOWN = "unknown"
"""The hash of a line whose note has changed since the package was made: the next build raises its revision."""

Held = Callable[[Note, Released], Place | None]
"""Where a package holds this note; None where that is a note of another type."""


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
    emptied: tuple[str, ...] = ()
    """Without a gap that they had; the card for it is empty."""
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
        emptied=tuple(g for g in changed if _numbers(old[g]) - _numbers(new[g])),
        stale=tuple(g for g in changed if new[g].mod <= old[g].mod),
    )


def recovered(
    old: Mapping[str, Released], notes: Sequence[tuple[str, Note]], held: Held, epoch: int
) -> dict[str, Entry]:
    """A ledger for the notes that the package holds. `notes` are today's, each with the guid of its id.

    A note that was renamed since its first release is known by its text. A note that the lecture makes no
    more keeps a line too, under its guid, so that nobody takes the guid; those of other decks are not ours.
    """
    found: dict[str, Entry] = {}
    left = dict(old)
    for guid, note in notes:
        if guid in old:
            found[note.id] = _entry(note, left.pop(guid), held(note, old[guid]), epoch)
    for _, note in notes:
        known = [(o, at) for o in left.values() if note.id not in found and (at := held(note, o)) and at.same]
        if len(known) == 1:
            one, at = known[0]
            found[note.id] = _entry(note, left.pop(one.guid), at, epoch)
    decks = {entry.deck for entry in found.values()}
    for guid, one in left.items():
        if decks and one.deck not in decks:
            continue
        id = f"lost/{guid}"
        found[id] = Entry(id, guid, UNKNOWN, one.deck, UNKNOWN, max(0, one.mod - epoch))
    return dict(sorted(found.items()))


def _entry(note: Note, old: Released, at: Place | None, epoch: int) -> Entry:
    """Where the package holds another text, the note is taken to have a reverse card if it can."""
    gaps, revision = at.gaps if at else (), max(0, old.mod - epoch)
    if not at or not at.same:
        at = Place(note.origin.slide, note.title, note.type in TURNING, gaps, same=False)
    text = content_hash(note.as_released(at.reverse, gaps)) if at.same else UNKNOWN
    return Entry(
        note.id, old.guid, note.type, old.deck, text, revision, at.slide, *hashes(note), at.title, at.reverse,
        told(gaps),
    )  # fmt: skip


def _numbers(note: Released) -> frozenset[str]:
    """Of the cards that ask for the gaps of its text."""
    return frozenset(number for field in note.fields[:1] for number in CARD.findall(field))


def _content(note: Released) -> tuple[object, ...]:
    return note.fields, frozenset(note.tags)

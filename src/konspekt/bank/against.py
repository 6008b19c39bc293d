"""What an import of today's deck would do to a student's collection, and a ledger rebuilt from a package.

Goes in: the notes of an old package and today's. Comes out: an `Import`. The rules are Anki's own:
a note is known by its guid, an update is taken if it is newer and the note type has not changed, and
a card stays in the deck where it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from konspekt.bank.heirs import hashes
from konspekt.bank.ledger import content_hash
from konspekt.model.notes import Note
from konspekt.model.paper import Entry, Released

TURNING = ("term", "event")
UNKNOWN = "unknown"
"""The hash of a line whose note has changed since the package was made: the next build raises its revision."""

At = tuple[int, str, bool]
"""The slide and the title under which a package holds a note, and whether with its reverse card."""
Held = Callable[[Note, Released], At | None]
"""Where a package holds exactly this note; None where it does not."""


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
        known = [(one, at) for one in left.values() if note.id not in found and (at := held(note, one))]
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


def _entry(note: Note, old: Released, at: At | None, epoch: int) -> Entry:
    """`at` is None where the package holds another text; then the note is taken to have a reverse card if it can."""
    slide, title, reverse = at or (note.origin.slide, note.title, note.type in TURNING)
    text, revision = content_hash(note.as_released(reverse)) if at else UNKNOWN, max(0, old.mod - epoch)
    return Entry(note.id, old.guid, note.type, old.deck, text, revision, slide, *hashes(note), title, reverse)


def _content(note: Released) -> tuple[object, ...]:
    return note.fields, frozenset(note.tags)

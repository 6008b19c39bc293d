"""The ledgers of a whole call: each note finds its line, wherever in the course the line is.

Goes in: lectures with their old ledgers, and the ledgers of lectures that the call is not about. Comes
out: all that have changed. A line moves to another ledger with its note: when a lecture's file is renamed,
is split or joins another, or when two lectures teach one term and the course keeps one card for it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from konspekt.bank.gaps import emptied
from konspekt.bank.heirs import renamed, same_note, tail
from konspekt.bank.ledger import gone, pinned_deck, renew
from konspekt.model.notes import Note
from konspekt.model.paper import Entry

Lines = Mapping[str, Entry]


@dataclass(frozen=True, slots=True)
class Shelf:
    """A lecture of the call as its ledger sees it; `chosen` are those of its notes that the call is about.

    `deck` is the name that a first release would give.
    """

    lecture: str
    deck: str
    old: Lines
    every: Sequence[Note]
    chosen: Sequence[Note]


@dataclass(frozen=True, slots=True)
class Stray:
    """A ledger that belongs to no lecture of the call."""

    old: Lines
    made: frozenset[str] | None = frozenset()
    """Ids of the notes that its lecture makes: none if the lecture is gone, None if it stands and was not read."""

    def spares(self, entry: Entry, note: Note) -> bool:
        """The line may go to this note: nobody makes its own any more."""
        if self.made is None or entry.id in self.made:
            return False
        return not self.made or same_note(entry, note)


@dataclass(frozen=True, slots=True)
class Release:
    """What a build would leave behind."""

    ledgers: Mapping[str, Lines]
    """By lecture id."""
    strays: Mapping[str, Lines] = field(default_factory=dict)
    """By the name under which they came; those alone that lost a line."""
    left: frozenset[str] = frozenset()
    """Ids of notes that the course leaves to a lecture outside the call: they are in no package of this call."""
    news: tuple[tuple[str, str], ...] = ()
    """(lecture id, what changed), for ledgers that change and for notes that are left."""


def release(
    shelves: Sequence[Shelf], strays: Mapping[str, Stray], left: frozenset[str] = frozenset(), subdecks: bool = False
) -> Release:
    """Lectures stand in the course's order: where several could take over a line, the first does."""
    heirs = {shelf.lecture: _at_home(shelf) for shelf in shelves}
    known = left.union(*(s.old for s in shelves), *heirs.values())
    fresh = [n for s in shelves for n in s.chosen if n.id not in known]
    away = _from_elsewhere(fresh, shelves, strays, {e.guid for own in heirs.values() for e in own.values()})
    taken = {entry.guid for entry in away.values()}
    guids = frozenset(e.guid for lines in _all(shelves, strays) for e in lines.values())
    ledgers: dict[str, Lines] = {}
    for shelf in shelves:
        mine = {n.id for n in shelf.chosen}
        own = heirs[shelf.lecture] | {id: e for id, e in away.items() if id in mine}
        notes = [n for n in shelf.chosen if n.id not in left]
        deck = pinned_deck(shelf.old.values(), shelf.every, shelf.deck)
        ledgers[shelf.lecture] = renew(
            _without(shelf.old, taken), notes, deck, heirs=own, taken=guids, subdecks=subdecks
        )
    changed = {name: new for name, s in strays.items() if (new := _without(s.old, taken)) != s.old}
    news = tuple((s.lecture, told) for s in shelves if (told := _news(s, ledgers[s.lecture], guids, left)))
    return Release(ledgers, changed, left, news)


def _at_home(shelf: Shelf) -> dict[str, Entry]:
    """Note id -> the line of the lecture's own ledger that it takes over."""
    today = {note.id for note in shelf.every}
    lines = [entry for entry in shelf.old.values() if entry.id not in today]
    return renamed(lines, [note for note in shelf.chosen if note.id not in shelf.old])


def _from_elsewhere(
    fresh: Sequence[Note], shelves: Sequence[Shelf], strays: Mapping[str, Stray], spent: set[str]
) -> dict[str, Entry]:
    """Note id -> the line of another ledger that it takes over."""
    today = frozenset(note.id for shelf in shelves for note in shelf.every)
    pool: dict[tuple[str, str], list[tuple[Entry, Stray]]] = defaultdict(list)
    for stray in (*(Stray(s.old, today) for s in shelves), *strays.values()):
        for entry in stray.old.values():
            if entry.guid not in spent:
                pool[_course(entry.id), tail(entry.id)].append((entry, stray))
    found: dict[str, Entry] = {}
    for note in fresh:
        near = pool.get((_course(note.id), tail(note.id)), [])
        free = [e for e, stray in near if e.guid not in spent and (e.id == note.id or stray.spares(e, note))]
        if len(free) == 1:
            found[note.id] = free[0]
            spent.add(free[0].guid)
    return found


def _course(id: str) -> str:
    return id.split("/", 1)[0]


def _all(shelves: Sequence[Shelf], strays: Mapping[str, Stray]) -> list[Lines]:
    return [*(s.old for s in shelves), *(s.old for s in strays.values())]


def _without(lines: Lines, guids: set[str]) -> Lines:
    return {id: e for id, e in lines.items() if e.guid not in guids}


def _news(shelf: Shelf, new: Lines, known: frozenset[str], left: frozenset[str]) -> str:
    """`3 notes changed, 2 new, 1 gone`; empty where there is nothing to tell. What is gone is said each time."""
    before = {entry.guid: entry for entry in shelf.old.values()}
    here = sum(note.id in left for note in shelf.chosen)
    lost = len(gone(new, shelf.every))
    bare = sum(len(emptied(new[n.id].gaps, n)) for n in shelf.every if n.id in new)
    if new == shelf.old and not here and not lost and not bare:
        return ""
    told = Counter(_what(entry, before.get(entry.guid), known) for entry in new.values())
    parts = [f"{told['changed']} note{'' if told['changed'] == 1 else 's'} changed, {told['new']} new, {lost} gone"]
    parts += [f"{told['moved']} from another lecture"] if told["moved"] else []
    parts += [f"{bare} gap{'' if bare == 1 else 's'} of a changed sentence gone"] if bare else []
    parts += [f"{here} in the deck of another lecture already, so in no second one"] if here else []
    return ", ".join(parts)


def _what(entry: Entry, before: Entry | None, known: frozenset[str]) -> str:
    if before is None:
        return "moved" if entry.guid in known else "new"
    return "same" if (entry.id, entry.revision) == (before.id, before.revision) else "changed"

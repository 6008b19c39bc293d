"""`<lecture-id>.apkg`: the deck of a lecture, the same bytes for the same notes and ledger.

Goes in: a book whose ledgers know every note. Comes out: one package a lecture. Identity is the
ledger's: guid, deck and revision of each note. A note's own modification time is a fixed epoch plus
its revision, so that Anki takes a changed note and leaves an unchanged one, and what the student
made of it, alone. Nothing here asks the clock.
"""

from __future__ import annotations

import hashlib
import io
import sqlite3
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

from konspekt.model.lecture import Lecture
from konspekt.model.notes import Note
from konspekt.model.paper import Book, Entry, File, Released
from konspekt.writers.anki_fields import dressed, named
from konspekt.writers.anki_types import LOOKS, SHAPES, model
from konspekt.writers.prose import clean

EPOCH = 1_700_000_000
"""Seconds; revision 0 of every note."""
FIRST_ID, IDS = 1_600_000_000_000, 100_000_000_000
"""Anki's ids are milliseconds: ours lie between autumn 2020 and autumn 2023."""
SQLITE_VERSION = slice(96, 100)
"""Bytes of a database file that name the library that wrote it, and nothing else."""


def write(book: Book) -> Iterator[File]:
    """A package for each lecture that has notes."""
    own: dict[str, list[Note]] = {}
    for note in book.notes:
        own.setdefault(note.lecture, []).append(note)
    for lecture in book.lectures:
        if lecture.id in own:
            yield File(f"{lecture.id}.apkg", package([lecture], own[lecture.id], book.ledgers[lecture.id]))


def released(notes: Sequence[Note], ledger: Mapping[str, Entry]) -> dict[str, Released]:
    """The notes as the package would hold them, by guid."""
    found = {}
    for note in notes:
        entry = ledger[note.id]
        fields = tuple(_fields(note, entry))
        found[entry.guid] = Released(
            entry.guid, SHAPES[note.type].id, entry.deck, EPOCH + entry.revision, fields, tuple(note.tags)
        )
    return found


def held(note: Note, old: Released) -> tuple[int, str] | None:
    """The slide and the lecture's title that an old package names, if it holds exactly this note."""
    shape = SHAPES[note.type]
    if (old.type, len(old.fields), set(old.tags)) != (shape.id, len(shape.fields), set(note.tags)):
        return None
    slide, title = named(note, old.fields[shape.fields.index("Source")])
    return (slide, title) if tuple(dressed(note, slide, title)) == old.fields else None


def _fields(note: Note, entry: Entry) -> list[str]:
    return dressed(note, entry.slide or note.origin.slide, entry.title)


def package(lectures: Sequence[Lecture], notes: Sequence[Note], ledger: Mapping[str, Entry]) -> bytes:
    """The notes in their order; raises KeyError for one that the ledger does not know."""
    import genanki

    decks: dict[str, Any] = {}
    kinds = {kind: model(kind) for kind in dict.fromkeys(n.type for n in notes)}
    about = {lecture.id: _description(lecture) for lecture in lectures}
    ids = _Ids()
    for place, note in enumerate(notes):
        entry = ledger[note.id]
        if entry.deck not in decks:
            decks[entry.deck] = genanki.Deck(_Ids().of(f"deck {entry.deck}"), entry.deck, about[note.lecture])
        decks[entry.deck].add_note(_note(note, entry, kinds[note.type], place, ids))
    return _zipped(_collection(genanki.Package(list(decks.values()))))


class _Ids:
    """Fixed numbers from names; two names that fall together take the next free one."""

    def __init__(self) -> None:
        self._taken: set[int] = set()

    def of(self, name: str) -> int:
        number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big") % IDS
        while number in self._taken:
            number = (number + 1) % IDS
        self._taken.add(number)
        return FIRST_ID + number


def _note(note: Note, entry: Entry, kind: Any, place: int, ids: _Ids) -> Any:
    import genanki

    class Released(genanki.Note):  # type: ignore[misc]
        """Writes itself with the time and the ids of its own, whatever the package offers."""

        def write_to_db(self, cursor: Any, timestamp: float, deck_id: int, id_gen: Iterator[int]) -> None:
            names = [f"note {entry.guid}", *(f"card {entry.guid} {card.ord}" for card in self.cards)]
            super().write_to_db(cursor, EPOCH + entry.revision, deck_id, iter([ids.of(n) for n in names]))

    return Released(kind, _fields(note, entry), guid=entry.guid, tags=list(note.tags), due=place)


def _collection(packed: Any) -> bytes:
    """The database file, without the version of the library that wrote it."""
    database = sqlite3.connect(":memory:")
    try:
        packed.write_to_db(database.cursor(), EPOCH + LOOKS, iter(()))
        database.commit()
        data = bytearray(database.serialize())
    finally:
        database.close()
    data[SQLITE_VERSION] = bytes(4)
    return bytes(data)


def _zipped(collection: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (("collection.anki2", collection), ("media", b"{}")):
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.compress_type, member.create_system, member.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            archive.writestr(member, data)
    return out.getvalue()


def _description(lecture: Lecture) -> str:
    """Who wrote the lecture and under which licence, where the front matter says so."""
    return escape(" · ".join(clean(p) for p in (lecture.author, lecture.licence) if p))

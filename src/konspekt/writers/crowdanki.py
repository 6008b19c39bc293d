"""`<lecture-id>-crowdanki.zip`: the deck as JSON, for the CrowdAnki add-on and for version control.

Goes in: a book whose ledgers know every note. Comes out: a zip a lecture; in it a folder for each deck
that stands at the top, with `deck.json` and `media/`, as CrowdAnki imports it from disk. Guids are those of
the package; a student takes one of the two roads, because CrowdAnki makes note types of its own.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from konspekt.model.lecture import Lecture
from konspekt.model.notes import Note, NoteType
from konspekt.model.paper import Book, File
from konspekt.writers.anki import description, dressed_as
from konspekt.writers.anki_package import member
from konspekt.writers.anki_types import model
from konspekt.writers.pictures import picture

Row = dict[str, Any]
OURS_ALONE = ("id", "did", "mod", "usn")
"""What a collection gives a note type itself."""


@dataclass
class _Deck:
    """One level of a deck's name, with its notes and the decks below it."""

    name: str
    path: str
    notes: list[Note] = field(default_factory=list)
    below: dict[str, _Deck] = field(default_factory=dict)


def write(book: Book) -> Iterator[File]:
    for lecture in book.lectures:
        notes = [note for note in book.notes if note.lecture == lecture.id]
        if notes:
            yield File(f"{lecture.id}-crowdanki.zip", _zipped(book, lecture, notes))


def _zipped(book: Book, lecture: Lecture, notes: Sequence[Note]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number, deck in enumerate(_tops(book, notes)):
            folder = re.sub(r"[^\w-]+", "-", lecture.id) + (f"-{number + 1}" if number else "")
            row = _row(book, deck, description(lecture)) | _shared(notes, book.print.templates)
            text = json.dumps(row, ensure_ascii=False, indent=4, sort_keys=True) + "\n"
            archive.writestr(member(f"{folder}/deck.json"), text)
            shown = {p.file: (note.origin.path, p.src) for note in _all_notes(deck) for p in note.pictures}
            for name, (path, src) in sorted(shown.items()):
                data = picture(book.folder, path, src, drawn=True) or b""
                archive.writestr(member(f"{folder}/media/{name}", zipfile.ZIP_STORED), data)
    return out.getvalue()


def _tops(book: Book, notes: Sequence[Note]) -> list[_Deck]:
    """The decks that hold the notes, as trees; a level that holds one deck alone is part of its name."""
    root = _Deck("", "")
    for note in notes:
        at = root
        for level in book.ledgers[note.lecture][note.id].deck.split("::"):
            path = f"{at.path}::{level}" if at.path else level
            at = at.below.setdefault(level, _Deck(level, path))
        at.notes.append(note)
    return [_joined(deck) for deck in root.below.values()]


def _joined(deck: _Deck) -> _Deck:
    while not deck.notes and len(deck.below) == 1:
        (one,) = deck.below.values()
        deck = _Deck(f"{deck.name}::{one.name}", one.path, one.notes, one.below)
    return deck


def _all_notes(deck: _Deck) -> Iterator[Note]:
    yield from deck.notes
    for below in deck.below.values():
        yield from _all_notes(below)


def _row(book: Book, deck: _Deck, about: str) -> Row:
    return {
        "__type__": "Deck", "name": deck.name, "desc": about, "dyn": 0, "extendNew": 0, "extendRev": 50,
        "crowdanki_uuid": _uuid("deck", deck.path), "deck_config_uuid": _uuid("options", ""),
        "children": [_row(book, below, about) for below in deck.below.values()],
        "media_files": sorted({p.file for note in deck.notes for p in note.pictures}),
        "notes": [_note(book, note) for note in deck.notes],
    }  # fmt: skip


def _shared(notes: Sequence[Note], templates: str) -> Row:
    """What only the topmost deck holds: the note types, and options that say nothing."""
    options = {"__type__": "DeckConfig", "crowdanki_uuid": _uuid("options", ""), "name": "konspekt"}
    kinds = sorted({note.type for note in notes})
    return {"note_models": [_kind(kind, templates) for kind in kinds], "deck_configurations": [options]}


def _kind(type_: NoteType, templates: str) -> Row:
    row = {name: value for name, value in model(type_, templates).to_json(0, 0).items() if name not in OURS_ALONE}
    return row | {"__type__": "NoteModel", "crowdanki_uuid": _uuid("note type", type_)}


def _note(book: Book, note: Note) -> Row:
    entry = book.ledgers[note.lecture][note.id]
    return {
        "__type__": "Note", "guid": entry.guid, "fields": dressed_as(note, entry), "tags": list(note.tags), "flags": 0,
        "note_model_uuid": _uuid("note type", note.type),
    }  # fmt: skip


def _uuid(what: str, name: str) -> str:
    """Fixed for ever by what it names."""
    return str(uuid5(NAMESPACE_OID, f"konspekt {what} {name}"))

"""`<lecture-id>.apkg`: the deck of a lecture, the same bytes for the same notes and ledger.

Goes in: a book whose ledgers know every note. Comes out: one package a lecture. Identity is the
ledger's: guid, deck and revision of each note. A note's own modification time is a fixed epoch plus
its revision, so that Anki takes a changed note and leaves an unchanged one, and what the student
made of it, alone. Nothing here asks the clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from html import escape

from konspekt.model.lecture import Lecture
from konspekt.model.notes import Note
from konspekt.model.paper import Book, Entry, File, Place, Released
from konspekt.writers.anki_fields import dressed, gaps_named, named
from konspekt.writers.anki_package import EPOCH, Package
from konspekt.writers.anki_types import SHAPES
from konspekt.writers.pictures import picture
from konspekt.writers.prose import clean


def write(book: Book) -> Iterator[File]:
    """A package for each lecture that has notes."""
    own: dict[str, list[Note]] = {}
    for note in book.notes:
        own.setdefault(note.lecture, []).append(note)
    for lecture in book.lectures:
        if lecture.id in own:
            yield File(f"{lecture.id}.apkg", package(book, own[lecture.id]))


def released(notes: Sequence[Note], ledger: Mapping[str, Entry]) -> dict[str, Released]:
    """The notes as the package would hold them, by guid."""
    found = {}
    for note in notes:
        entry = ledger[note.id]
        fields = tuple(dressed_as(note, entry))
        found[entry.guid] = Released(
            entry.guid, SHAPES[note.type].id, entry.deck, EPOCH + entry.revision, fields, tuple(note.tags)
        )
    return found


def held(note: Note, old: Released) -> Place | None:
    """Where an old package holds this note; None if that is a note of another type."""
    shape = SHAPES[note.type]
    if (old.type, len(old.fields)) != (shape.id, len(shape.fields)):
        return None
    slide, title = named(note, old.fields[shape.fields.index("Source")])
    reverse = "Reverse" in shape.fields and bool(old.fields[shape.fields.index("Reverse")])
    gaps = gaps_named(old.fields[0], note) if shape.cloze else ()
    today = dressed(note.as_released(reverse, gaps), slide, title, gaps)
    return Place(slide, title, reverse, gaps, same=tuple(today) == old.fields and set(old.tags) == set(note.tags))


def dressed_as(note: Note, entry: Entry) -> list[str]:
    """The fields, with the slide and the title that the ledger has pinned."""
    note = note.as_released(entry.reverse, entry.gaps)
    return dressed(note, entry.slide or note.origin.slide, entry.title, entry.gaps)


def package(book: Book, notes: Iterable[Note]) -> bytes:
    """The notes in their order; raises KeyError for one that the ledgers do not know."""
    about = {lecture.id: description(lecture) for lecture in book.lectures}
    with Package(book.print.templates) as packed:
        for note in notes:
            entry = book.ledgers[note.lecture][note.id]
            packed.add(note, entry, dressed_as(note, entry), about[note.lecture])
            for shown in note.pictures:
                packed.add_media(shown.file, partial(_bytes, book.folder, note.origin.path, shown.src))
        return packed.zipped()


def _bytes(folder: str, lecture: str, src: str) -> bytes:
    """Empty where the file went away since it was looked at."""
    return picture(folder, lecture, src, drawn=True) or b""


def description(lecture: Lecture) -> str:
    """Who wrote the lecture and under which licence, where the front matter says so."""
    return escape(" · ".join(clean(p) for p in (lecture.author, lecture.licence) if p))

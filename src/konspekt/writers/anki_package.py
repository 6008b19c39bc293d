"""The file of an Anki package: a database, pictures under numbers, the same bytes for the same content.

Goes in: note by note, each with its line of the ledger; nothing is kept but ids. Comes out: a zip. The
database grows on disk and not in memory. Ids come from guids, times from revisions; nothing asks the clock.
"""

from __future__ import annotations

import hashlib
import io
import json
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Self

from konspekt.model.notes import Note, NoteType
from konspekt.model.paper import Entry
from konspekt.writers.anki_types import LOOKS, model

EPOCH = 1_700_000_000
"""Seconds; revision 0 of every note."""
FIRST_ID, IDS = 1_600_000_000_000, 100_000_000_000
"""Anki's ids are milliseconds: ours lie between autumn 2020 and autumn 2023."""
SQLITE_VERSION = slice(96, 100)
"""Bytes of a database file that name the library that wrote it, and nothing else."""
PIECE = 2**20


class Package:
    """Open it with `with`, `add` notes in the order in which they are learnt, then take it `zipped`.

    `templates` is the user's folder of templates, if there is one.
    """

    def __init__(self, templates: str = "") -> None:
        self._templates = templates

    def __enter__(self) -> Self:
        import genanki

        self._folder = TemporaryDirectory(prefix="konspekt-")
        self._path = Path(self._folder.name, "collection.anki2")
        self._database = sqlite3.connect(self._path, isolation_level=None)
        self._cursor = self._database.cursor()
        self._cursor.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
        self._decks: dict[str, Any] = {}
        self._kinds: dict[NoteType, Any] = {}
        self._media: dict[str, Callable[[], bytes]] = {}
        self._ids, self._place = _Ids(), 0
        genanki.Package([]).write_to_db(self._cursor, EPOCH + LOOKS, iter(()))
        self._cursor.execute("BEGIN")
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()
        self._folder.cleanup()

    def add(self, note: Note, entry: Entry, fields: list[str], about: str) -> None:
        """`about` describes the deck, if this is its first note."""
        import genanki

        if entry.deck not in self._decks:
            self._decks[entry.deck] = genanki.Deck(_Ids().of(f"deck {entry.deck}"), entry.deck, about)
        if note.type not in self._kinds:
            self._kinds[note.type] = model(note.type, self._templates)
        made = genanki.Note(self._kinds[note.type], fields, guid=entry.guid, tags=list(note.tags), due=self._place)
        names = (f"note {entry.guid}", *(f"card {entry.guid} {card.ord}" for card in made.cards))
        numbers = map(self._ids.of, names)
        made.write_to_db(self._cursor, EPOCH + entry.revision, self._decks[entry.deck].deck_id, numbers)
        self._place += 1

    def add_media(self, name: str, data: Callable[[], bytes]) -> None:
        """`data` is read when its turn comes."""
        self._media.setdefault(name, data)

    def zipped(self) -> bytes:
        self._describe()
        self._cursor.execute("COMMIT")
        self._database.close()
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            collection = member("collection.anki2")
            collection.file_size = self._path.stat().st_size  # decides the shape of the header, alike in every Python
            with archive.open(collection, "w") as into:
                for piece in _pieces(self._path):
                    into.write(piece)
            names = sorted(self._media)
            archive.writestr(member("media"), json.dumps(dict(enumerate(names))))
            for number, name in enumerate(names):
                archive.writestr(member(str(number), zipfile.ZIP_STORED), self._media[name]())
        return out.getvalue()

    def _describe(self) -> None:
        """Decks and note types, written once; genanki would read and write all of them with each deck."""
        first = next(iter(self._decks.values())).deck_id
        (decks,) = self._cursor.execute("SELECT decks FROM col").fetchone()
        shown = json.loads(decks) | {str(deck.deck_id): deck.to_json() for deck in self._decks.values()}
        kinds = {kind.model_id: kind.to_json(EPOCH + LOOKS, first) for kind in self._kinds.values()}
        self._cursor.execute("UPDATE col SET decks = ?, models = ?", (json.dumps(shown), json.dumps(kinds)))


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


def _pieces(database: Path) -> Iterator[bytes]:
    """The file, without the version of the library that wrote it."""
    with database.open("rb") as file:
        first = bytearray(file.read(PIECE))
        first[SQLITE_VERSION] = bytes(4)
        yield bytes(first)
        while piece := file.read(PIECE):
            yield piece


def member(name: str, compression: int = zipfile.ZIP_DEFLATED) -> zipfile.ZipInfo:
    """A file of an archive without a clock: the first day that a zip can name."""
    member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    member.compress_type, member.create_system, member.external_attr = compression, 3, 0o644 << 16
    return member

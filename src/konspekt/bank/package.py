"""An Anki package from anywhere, read and never run: bounded in size, in memory, without a trace on disk.

Goes in: the path of an `.apkg`. Comes out: its notes by guid. Packages in Anki's older format are
read, which are ours and those that Anki exports for older versions.
"""

from __future__ import annotations

import json
import sqlite3
import zipfile
from pathlib import Path
from typing import Any

from konspekt.errors import ReadError
from konspekt.model.paper import Released

COLLECTIONS = ("collection.anki21", "collection.anki2")
NEWER = "collection.anki21b"
MOST_BYTES = 512 * 2**20
MOST_RATIO = 200
"""A database of text shrinks to a tenth; what claims to shrink more than this is a trap."""
FIELDS = "\x1f"


def load_package(path: Path) -> dict[str, Released]:
    """Raises ReadError for a file that is missing, no package, too large, or in Anki's newer format alone."""
    try:
        with zipfile.ZipFile(path) as archive:
            data = _collection(archive, path)
    except OSError as error:
        raise ReadError(f"{path}: cannot be read ({error.strerror}); check the path") from None
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError):
        raise ReadError(f"{path}: is no Anki package; name an .apkg file") from None
    database = sqlite3.connect(":memory:")
    try:
        database.deserialize(data)
        return _notes(database)
    except (sqlite3.Error, ValueError, KeyError, TypeError, AttributeError):
        raise ReadError(f"{path}: its collection cannot be read; export the deck again") from None
    finally:
        database.close()


def _collection(archive: zipfile.ZipFile, path: Path) -> bytes:
    names = archive.namelist()
    name = next((n for n in COLLECTIONS if n in names), "")
    if NEWER in names:
        raise ReadError(f"{path}: is in Anki's newer format; export with 'Support older Anki versions' ticked")
    if not name:
        raise ReadError(f"{path}: is no Anki package; name an .apkg file")
    member = archive.getinfo(name)
    if member.file_size > min(MOST_BYTES, MOST_RATIO * max(member.compress_size, 1)):
        raise ReadError(
            f"{path}: its collection unpacks to {member.file_size} bytes, which is too much; it is not read"
        )
    with archive.open(member) as file:
        return file.read(member.file_size)


def _notes(database: sqlite3.Connection) -> dict[str, Released]:
    decks: dict[str, Any] = json.loads(database.execute("select decks from col").fetchone()[0])
    names = {int(number): str(deck["name"]) for number, deck in decks.items()}
    rows = database.execute(
        "select n.guid, n.mid, n.mod, n.flds, n.tags, min(c.did)"
        " from notes n left join cards c on c.nid = n.id group by n.id order by n.id"
    )
    return {
        guid: Released(guid, int(mid), names.get(did, ""), int(mod), tuple(flds.split(FIELDS)), tuple(tags.split()))
        for guid, mid, mod, flds, tags, did in rows
    }

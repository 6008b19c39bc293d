"""The ledger of a lecture's deck: `<lecture-id>.ledger.jsonl`, a line a note that was ever released.

    {"id": "course/docker/is/pod#term", "guid": "kq3v…", "type": "term", "deck": "Course::Docker", …}

Goes in: the old lines and the notes of this build. Comes out: the new lines. Nothing is written here.
A line outlives its note, so that a note that comes back keeps its identity and its history.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import Any

from konspekt.bank.gaps import numbered, told
from konspekt.bank.heirs import hashes
from konspekt.errors import ReadError
from konspekt.model.notes import Note
from konspekt.model.paper import Entry

DRESS = 1
"""Part of every hash. Raise it when the deck's writer dresses equal fields otherwise: only then does Anki take them."""
GUID_BYTES = 10
MOST = 99_999_999
"""Of revisions and slides: a revision is added to a time in seconds."""
MERGING = re.compile(r"[<|=>]{7}(?:\s|$)")
MOST_GAPS = 400
"""Numbers of cards that Anki gives to one text, with some to spare."""
LATER = ("answer", "question", "title", "reverse", "gaps")
"""What a line may lack or leave empty."""
NAMES = {f.name: list if f.name == "gaps" else type(f.default) if isinstance(f.default, int) else str
         for f in fields(Entry)}  # fmt: skip


def load(path: Path) -> dict[str, Entry]:
    """The lines of a ledger by id; none if the file does not exist. Raises ReadError for a line that is no entry."""
    name = Path(os.path.relpath(path)).as_posix()
    found: dict[str, Entry] = {}
    guids: set[str] = set()
    for number, line in enumerate(_text(path, name).split("\n"), 1):
        if not line.strip():
            continue
        entry = _entry(line, f"{name}:{number}")
        if entry.id in found or entry.guid in guids:
            remedy = "keep the line with the higher revision"
            raise ReadError(f"{name}:{number}: the note '{entry.id}' stands twice; {remedy}")
        found[entry.id] = entry
        guids.add(entry.guid)
    return found


def renew(
    old: Mapping[str, Entry],
    notes: Iterable[Note],
    deck: str,
    *,
    heirs: Mapping[str, Entry] | None = None,
    taken: Collection[str] = (),
    subdecks: bool = False,
) -> dict[str, Entry]:
    """The ledger after this build, sorted by id; equal to `old` if no note is new or changed.

    A changed note takes the next revision, its slide and the lecture's title of today; an unchanged one
    keeps its line to the letter, whatever became of those: a new first slide must not touch a whole deck.
    `heirs` are lines that notes take over; `taken` are guids of other ledgers. `subdecks` puts notes
    that are new into a deck of their section.
    """
    new = dict(old)
    given = {e.guid for e in old.values()} | set(taken)
    heirs = heirs or {}
    for note in notes:
        before = old.get(note.id)
        if before is None and note.id in heirs:
            new.pop(heirs[note.id].id, None)
            before = replace(heirs[note.id], id=note.id)
        if before is None:
            guid = guid_of(note.id, given)
            given.add(guid)
            own = "::".join(p for p in (deck, _part(note.section)) if p) if subdecks else deck
            before = Entry(note.id, guid, note.type, own, "")
        new[note.id] = _today(before, note)
    return dict(sorted(new.items()))


def _today(before: Entry, note: Note) -> Entry:
    """The line of the note as it is now."""
    note = note.as_released(before.reverse, before.gaps)
    now = content_hash(note)
    if before.hash == now:
        return before
    answer, question = hashes(note)
    same = not before.hash or (not before.title and before.hash == former_hash(note))
    revision = before.revision if same else before.revision + 1
    slide = before.slide if same and before.hash else note.origin.slide
    return replace(
        before, hash=now, revision=revision, slide=slide, answer=answer, question=question, title=note.title,
        reverse=note.reversed or before.reverse, gaps=told(numbered(before.gaps, note)),
    )  # fmt: skip


def gone(old: Mapping[str, Entry], notes: Iterable[Note]) -> list[Entry]:
    """Lines whose notes the lecture makes no more; the students keep their cards."""
    today = {note.id for note in notes}
    return [entry for entry in old.values() if entry.id not in today]


def dump(entries: Mapping[str, Entry]) -> bytes:
    """One JSON object a line, sorted by id; the same entries give the same bytes."""
    rows = ({name: value for name, value in asdict(entries[id]).items() if value != ()} for id in sorted(entries))
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def content_hash(note: Note) -> str:
    """A hash of what a student sees of the note and of its tags, without slide and title of the lecture."""
    texts = [(name, "" if name == "Topic" and note.titled else text) for name, text in note.fields]
    pictures = [(picture.file, picture.alt) for picture in note.pictures]
    gaps = [(gap.name, gap.text, gap.hint) for gap in note.gaps]
    return _sha([DRESS, note.type, texts, note.tags, note.titled, *pictures, *gaps])


def former_hash(note: Note) -> str:
    """The hash of lines that knew no title: it held the title too."""
    return _sha([DRESS, note.type, [*note.fields, ("Source", note.source())], note.tags])


def _sha(seen: object) -> str:
    return hashlib.sha256(json.dumps(seen, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()[:20]


def guid_of(name: str, taken: Collection[str] = ()) -> str:
    """Anki's name for the note: 16 letters and digits from its id, and from nothing else unless they are taken."""
    salt = ""
    while True:
        digest = hashlib.sha256((name + salt).encode("utf-8", "surrogatepass")).digest()
        guid = base64.b32encode(digest[:GUID_BYTES]).decode().lower()
        if guid not in taken:
            return guid
        salt += "#"


def deck_name(course: str, lecture: str) -> str:
    """`Course::Lecture`; a title's own `::` makes no deck of its own. One name if both are equal or one is empty."""
    parts = dict.fromkeys(p for p in map(_part, (course, lecture)) if p)
    return "::".join(parts) or "konspekt"


def pinned_deck(lines: Iterable[Entry], notes: Iterable[Note], today: str) -> str:
    """The deck that the lecture's new notes join: the one that most of its notes are in, where none is in today's.

    A lecture whose title changes must not fall into two decks.
    """
    parts = {note.id: _part(note.section) for note in notes}
    bases = Counter(entry.deck.removesuffix(f"::{parts.get(entry.id, '')}") for entry in lines)
    if today in bases or not bases:
        return today
    held = {deck: sum(n for name, n in bases.items() if f"{name}::".startswith(f"{deck}::")) for deck in bases}
    return min(held, key=lambda deck: (-held[deck], deck))


def _part(title: str) -> str:
    shown = "".join(" " if c.isspace() else c for c in title if c.isspace() or unicodedata.category(c)[0] != "C")
    return " ".join(re.sub(r":{2,}", ":", shown).replace('"', "").split()).strip(": ")


def _entry(line: str, where: str) -> Entry:
    remedy = "restore the line from version control, or delete it and the note will be new to every student"
    if MERGING.match(line):
        mended = "keep the lines of both sides, of two for one note the one with the higher revision"
        raise ReadError(f"{where}: a merge has left its marks; {mended}, and delete the marks")
    try:
        row: Any = json.loads(line)
    except ValueError:
        raise ReadError(f"{where}: the line is no JSON; {remedy}") from None
    if not isinstance(row, dict) or not NAMES.keys() - {"revision", "slide", *LATER} <= row.keys() <= NAMES.keys():
        raise ReadError(f"{where}: the line is no entry of a ledger; {remedy}")
    for name, value in row.items():
        if type(value) is not NAMES[name] or not _sound(name, value):
            raise ReadError(f"{where}: '{name}' cannot be {value!r:.40}; {remedy}")
    return Entry(**row | {"gaps": tuple(row.get("gaps", ()))})


def _sound(name: str, value: str | int | list[object]) -> bool:
    """A number that Anki can hold; a text that is one. Only what proves an identity may be empty."""
    if isinstance(value, list):
        return len(value) <= MOST_GAPS and all(isinstance(gap, str) and _sound("gaps", gap) for gap in value)
    if isinstance(value, int):
        return 0 <= value <= MOST
    return (value != "" or name in LATER) and not any("\ud800" <= c <= "\udfff" for c in value)


def _text(path: Path, name: str) -> str:
    data = b""
    try:
        data = path.read_bytes()
        return data.decode("utf-8")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        bad = f"byte {error.start + 1} (0x{data[error.start]:02x})"
        raise ReadError(f"{name}:{line}: {bad} is not UTF-8; restore the file from version control") from None
    except OSError as error:
        reason = error.strerror or "no reason given"
        raise ReadError(f"{name}: cannot be read ({reason}); restore it from version control") from None

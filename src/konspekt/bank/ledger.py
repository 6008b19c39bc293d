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
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import Any

from konspekt.errors import ReadError
from konspekt.languages.forms import plain_key
from konspekt.model.notes import Note
from konspekt.model.paper import Entry

DRESS = 1
"""Part of every hash. Raise it when the deck's writer dresses equal fields otherwise: only then does Anki take them."""
GUID_BYTES = 10
MOST = 99_999_999
"""Of revisions and slides: a revision is added to a time in seconds."""
PROVES = 12
"""Letters that an answer needs before it proves that two notes are one."""
PROOFS = ("answer", "question")
NAMES = {f.name: type(f.default) if isinstance(f.default, int) else str for f in fields(Entry)}


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
    notes_of_lecture: Iterable[Note],
    deck: str,
    subdecks: bool = False,
    standing: Collection[str] = (),
) -> dict[str, Entry]:
    """The ledger after this build, sorted by id; equal to `old` if no note is new or changed.

    A changed note takes the next revision and its slide of today; an unchanged one keeps its line to
    the letter, even if its slide has another number now: a new slide must not touch a whole deck.
    A note that seems to be an old one under a new name takes over its line. `subdecks` puts notes
    that are new into a deck of their section. `standing` are ids of notes that the lecture makes too,
    though this build is not about them.
    """
    new = dict(old)
    notes = list(notes_of_lecture)
    taken = {e.guid for e in old.values()}
    heirs = renamed(old, notes, standing)
    for note in notes:
        before, now = old.get(note.id), content_hash(note)
        if before is None and note.id in heirs:
            del new[heirs[note.id].id]
            before = replace(heirs[note.id], id=note.id)
        if before is None:
            guid = guid_of(note.id, taken)
            taken.add(guid)
            own = "::".join(p for p in (deck, _part(note.section)) if p) if subdecks else deck
            new[note.id] = Entry(note.id, guid, note.type, own, now, 0, note.origin.slide, *hashes(note))
        elif before.hash != now:
            answer, question = hashes(note)
            new[note.id] = replace(
                before,
                hash=now,
                revision=before.revision + 1,
                slide=note.origin.slide,
                answer=answer,
                question=question,
            )
    return dict(sorted(new.items()))


def renamed(old: Mapping[str, Entry], notes: Sequence[Note], standing: Collection[str] = ()) -> dict[str, Entry]:
    """Id of a new note -> the line of the note that it was before its term was renamed.

    Proof is an equal answer or an equal question, which no other new or vanished note of its type and
    slot has, or the old name among the new one's aliases.
    """
    today = {note.id for note in notes} | set(standing)
    left = [e for e in old.values() if e.id not in today]
    fresh = [note for note in notes if note.id not in old]
    said = {note.id: hashes(note) for note in fresh}
    found: dict[str, Entry] = {}
    for note in fresh:
        alike = [e for e in left if e.type == note.type and _slot(e.id) == _slot(note.id)]
        others = [said[n.id] for n in fresh if n.type == note.type and n is not note]
        answer, question = said[note.id]
        proofs = (
            [e for e in alike if answer and e.answer == answer] if answer not in {a for a, _ in others} else [],
            [e for e in alike if question and e.question == question] if question not in {q for _, q in others} else [],
            [e for e in alike if _subject(e.id) in {plain_key(alias) for alias in note.aliases}],
        )
        for proof in proofs:
            if len(proof) == 1 and proof[0] not in found.values():
                found[note.id] = proof[0]
                break
    return found


def gone(old: Mapping[str, Entry], notes: Iterable[Note]) -> list[Entry]:
    """Lines whose notes the lecture makes no more; the students keep their cards."""
    today = {note.id for note in notes}
    return [entry for entry in old.values() if entry.id not in today]


def hashes(note: Note) -> tuple[str, str]:
    """Of the answer and of the question; empty where few letters prove nothing."""
    texts = dict(note.fields)
    return _hash(texts.get("Answer", "")), _hash(texts.get("Question", ""))


def _hash(text: str) -> str:
    folded = plain_key(text)
    if len(folded) < PROVES:
        return ""
    return hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _slot(id: str) -> str:
    """`course/docker/is/pod#term` -> `is`."""
    parts = id.split("/")
    return parts[2] if len(parts) > 2 else ""


def _subject(id: str) -> str:
    return id.rpartition("#")[0].split("/")[-1]


def dump(entries: Mapping[str, Entry]) -> bytes:
    """One JSON object a line, sorted by id; the same entries give the same bytes."""
    rows = (asdict(entries[name]) for name in sorted(entries))
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def content_hash(note: Note) -> str:
    """A hash of what a student sees of the note and of its tags; the number of the slide is no part of it."""
    seen = json.dumps([DRESS, note.type, note.fields, note.tags], ensure_ascii=False)
    return hashlib.sha256(seen.encode("utf-8", "surrogatepass")).hexdigest()[:20]


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


def _part(title: str) -> str:
    shown = "".join(" " if c.isspace() else c for c in title if c.isspace() or unicodedata.category(c)[0] != "C")
    return " ".join(re.sub(r":{2,}", ":", shown).replace('"', "").split()).strip(": ")


def _entry(line: str, where: str) -> Entry:
    remedy = "restore the line from version control, or delete it and the note will be new to every student"
    try:
        row: Any = json.loads(line)
    except ValueError:
        raise ReadError(f"{where}: the line is no JSON; {remedy}") from None
    if not isinstance(row, dict) or not NAMES.keys() - {"revision", "slide", *PROOFS} <= row.keys() <= NAMES.keys():
        raise ReadError(f"{where}: the line is no entry of a ledger; {remedy}")
    for name, value in row.items():
        if type(value) is not NAMES[name] or not _sound(name, value):
            raise ReadError(f"{where}: '{name}' cannot be {value!r:.40}; {remedy}")
    return Entry(**row)


def _sound(name: str, value: str | int) -> bool:
    """A number that Anki can hold; a text that is one. Only what proves an identity may be empty."""
    if isinstance(value, int):
        return 0 <= value <= MOST
    return (value != "" or name in PROOFS) and not any("\ud800" <= c <= "\udfff" for c in value)


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

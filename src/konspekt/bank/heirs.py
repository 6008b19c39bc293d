"""Which old line of a ledger a new note takes over, so that guid and history live on under another id.

Goes in: lines whose notes nobody makes any more, and notes that no line knows. Comes out: note id -> line.
Ids change when a term, a lecture's file or the course is renamed and when a term moves to another lecture.
Proof by proof, the surest first; where two could claim a line, or two lines one note, nobody does.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from konspekt.languages.forms import plain_key
from konspekt.model.notes import Note
from konspekt.model.paper import Entry

PROVES = 12
"""Letters that an answer needs before it proves that two notes are one."""
Mark = tuple[str, ...]
OfLine = Callable[[Entry], Mark]
OfNote = Callable[[Note], list[Mark]]


def renamed(lines: Iterable[Entry], fresh: Sequence[Note]) -> dict[str, Entry]:
    """Id of a new note -> the line of the note that it was. `lines` are of one ledger.

    Proof is the same id but for course and lecture, the same but for case and code, an equal answer, an
    equal question, or the old name among the new one's aliases; within one type, and one slot.
    """
    found: dict[str, Entry] = {}
    left, notes = list(lines), list(fresh)
    for of_line, of_note in PROOFS:
        found |= _matched(left, notes, of_line, of_note)
        taken = {entry.id for entry in found.values()}
        left = [entry for entry in left if entry.id not in taken]
        notes = [note for note in notes if note.id not in found]
    return found


def same_note(entry: Entry, note: Note) -> bool:
    """A line of another lecture's ledger is this note's: the same thing is asked, in the same words or for the same."""
    answer, question = hashes(note)
    alike = entry.question == question or bool(answer and entry.answer == answer)
    return alike and tail(entry.id) == tail(note.id)


def tail(id: str) -> str:
    """An id without course and lecture: `course/docker/is/pod#term` -> `is/pod#term`."""
    return id.split("/", 2)[-1]


def hashes(note: Note) -> tuple[str, str]:
    """Of the answer and of the question; empty where few letters prove nothing.

    The answer of a list's member is proved by the members beside it, a gap by the text around it.
    """
    texts = dict(note.fields)
    answer, question = f"{texts.get('Answer', '')}\n{texts.get('Items', '')}", texts.get("Question", texts.get("Text"))
    return _hash(answer), _hash(question or "")


def _matched(
    lines: Sequence[Entry],
    notes: Sequence[Note],
    of_line: Callable[[Entry], Mark],
    of_note: Callable[[Note], list[Mark]],
) -> dict[str, Entry]:
    """Where exactly one line and one note bear a mark."""
    left: dict[Mark, list[Entry]] = defaultdict(list)
    claims: dict[Mark, list[str]] = defaultdict(list)
    for entry in lines:
        left[of_line(entry)].append(entry)
    for note in notes:
        for mark in dict.fromkeys(of_note(note)):
            claims[mark].append(note.id)
    found: dict[str, Entry] = {}
    for mark, ids in claims.items():
        heirs = left.get(mark, [])
        if mark[-1] and len(ids) == len(heirs) == 1 and ids[0] not in found:
            found[ids[0]] = heirs[0]
    return found


def _hash(text: str) -> str:
    folded = plain_key(text)
    if len(folded) < PROVES:
        return ""
    return hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _kind(id: str, type: str) -> Mark:
    """Note type and slot: `course/docker/is/pod#term` -> `term`, `is`."""
    return type, tail(id).partition("/")[0]


def _subject(id: str) -> str:
    return id.rpartition("#")[0].split("/")[-1]


PROOFS: tuple[tuple[OfLine, OfNote], ...] = (
    (lambda e: (e.type, tail(e.id)), lambda n: [(n.type, tail(n.id))]),
    (lambda e: (e.type, plain_key(tail(e.id))), lambda n: [(n.type, plain_key(tail(n.id)))]),
    (lambda e: (*_kind(e.id, e.type), e.answer), lambda n: [(*_kind(n.id, n.type), hashes(n)[0])]),
    (lambda e: (*_kind(e.id, e.type), e.question), lambda n: [(*_kind(n.id, n.type), hashes(n)[1])]),
    (
        lambda e: (*_kind(e.id, e.type), _subject(e.id)),
        lambda n: [(*_kind(n.id, n.type), plain_key(alias)) for alias in n.aliases],
    ),
)

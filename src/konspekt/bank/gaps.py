"""Which card of a cloze note asks for which gap: Anki keeps a card's history by its number, so numbers are for ever.

Goes in: the gaps that the ledger knows, and a note. Comes out: the gaps by the number of their card. A gap
that goes leaves its number empty; one that comes back takes its own again; a new one takes the next free number.
"""

from __future__ import annotations

from collections.abc import Sequence

from konspekt.languages.forms import plain_key
from konspekt.languages.likeness import same_word
from konspekt.model.notes import NUMBER, SUBJECT, Note

ONE = (SUBJECT,)


def names(note: Note) -> tuple[str, ...]:
    """Of today's gaps, the one that was there first in front."""
    return (note.main, *(gap.name for gap in note.gaps)) if note.type == "cloze" else ()


def numbered(known: Sequence[str], note: Note) -> tuple[str, ...]:
    """The gap of each number, from 1. `known` is what the ledger says; where it says nothing, number 1 is the main gap.

    A gap whose word was mended, and which no other could be, keeps its number under its new name.
    """
    today = names(note)
    found = list(known or today[:1])
    lost = [name for name in found if name not in today and name not in ("", SUBJECT, NUMBER)]
    for name in (n for n in today if n not in found):
        near = [old for old in lost if _alike(old, name)]
        if len(near) == 1:
            found[found.index(near[0])] = name
            lost.remove(near[0])
        else:
            found.append(name)
    return tuple(found)


def told(gaps: tuple[str, ...]) -> tuple[str, ...]:
    """What the line says of them: nothing of the one gap that most texts have."""
    return () if gaps == ONE else gaps


def emptied(known: Sequence[str], note: Note) -> list[str]:
    """Gaps that were released and that the text has no more; their cards are empty in Anki."""
    today = names(note.as_released(False, known))
    return [name for name in known if name and name not in today]


def _alike(one: str, other: str) -> bool:
    if "`" in one + other or any(c.isdigit() for c in one + other):
        return False
    return plain_key(one) == plain_key(other) or same_word(plain_key(one), plain_key(other))

"""What a deck holds: a `Note` is knowledge, a `Card` one question about it (Anki's own idea)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from konspekt.model.origin import Origin

NoteType = Literal["term", "cloze", "choice", "list", "event"]
NOTE_TYPES: tuple[NoteType, ...] = ("term", "cloze", "choice", "list", "event")
CardKind = Literal["basic", "reversed", "cloze"]
CONTEXT = "Extra1"
"""The field of a cloze note for a sentence that is shown above its text: a spare one, for fields are frozen."""
SUBJECT, NUMBER = "*", "#"
"""Names of the gap for what a fact is about and of the gap for a text's only number, whatever words stand there."""


@dataclass(frozen=True, slots=True)
class Card:
    """One side-by-side question of a note, in plain text; a cloze front holds `____`."""

    id: str
    kind: CardKind
    front: str
    back: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture for the back of a card: `src` as the lecture writes it."""

    src: str
    alt: str
    file: str = ""
    """Its name in the deck, made of its bytes; empty as long as nobody has looked for the file."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A further gap of a text: it stands there once. `name` is what the ledger knows it by."""

    name: str
    text: str
    """Code in backticks, as in the text."""
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One thing to know.

    `fields` are plain texts with code in backticks, by the field names of the note type; the
    deck's writer escapes them. A cloze text marks its gaps with `{{c1::…}}` of its own making only
    in the writer: here the gap is `____` and the hidden words stand in `Answer`. What else may be
    hidden of the same text, a card each, are `gaps`.
    """

    id: str
    type: NoteType
    fact: str
    fields: tuple[tuple[str, str], ...]
    cards: tuple[Card, ...]
    tags: tuple[str, ...]
    section: str
    lang: str
    lecture: str
    origin: Origin
    aliases: tuple[str, ...] = ()
    """Other names of what it asks about, by which a renamed term is known again."""
    title: str = ""
    """The lecture's."""
    pictures: tuple[Picture, ...] = ()
    spare: tuple[tuple[str, str], ...] = ()
    """Fields of the reverse card that nobody should be asked anew; those who have it keep it."""
    main: str = SUBJECT
    """The name of the gap `____`."""
    gaps: tuple[Gap, ...] = ()

    @property
    def titled(self) -> bool:
        """Its topic is the lecture's title."""
        return self.title != self.section and dict(self.fields).get("Topic", "") == self.title != ""

    @property
    def reversed(self) -> bool:
        return bool(dict(self.fields).get("Reverse"))

    def as_released(self, reversed: bool, gaps: Sequence[str] = ()) -> Note:
        """With the reverse card and the gaps that were ever released: a card whose front went away shows as empty."""
        kept = tuple(Gap(name, name) for name in gaps if self._may_hide(name))
        note = replace(self, gaps=(*self.gaps, *kept)) if kept else self
        if not reversed or self.reversed or not self.spare:
            return note
        return replace(note, fields=tuple((dict(note.fields) | dict(note.spare)).items()))

    def _may_hide(self, name: str) -> bool:
        """These very words stand in the text once, and in no gap of today's."""
        others = (self.main, *(gap.name for gap in self.gaps))
        if self.type != "cloze" or name in ("", SUBJECT, NUMBER, *others):
            return False
        inside = any(name in gap.text or gap.text in name for gap in self.gaps)
        return not inside and len(spots(name, dict(self.fields)["Text"])) == 1

    def source(self, title: str = "") -> str:
        """`Docker · Images`: the lecture, under `title` if it was released with another, and the section."""
        return " · ".join(dict.fromkeys(p for p in (title or self.title, self.section) if p))


def spots(words: str, text: str) -> list[tuple[int, int]]:
    """Where these words stand in the text, (start, stop): words whole, code as a whole span or not at all."""
    found = [m.span() for m in re.finditer(rf"(?<![\w-]){re.escape(words)}(?![\w-])", text)]
    return [(a, b) for a, b in found if text.count("`", 0, a) % 2 == 0]

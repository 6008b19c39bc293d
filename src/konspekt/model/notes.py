"""What a deck holds: a `Note` is knowledge, a `Card` one question about it (Anki's own idea)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from konspekt.model.origin import Origin

NoteType = Literal["term", "cloze", "choice", "list", "event"]
NOTE_TYPES: tuple[NoteType, ...] = ("term", "cloze", "choice", "list", "event")
CardKind = Literal["basic", "reversed", "cloze"]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One thing to know.

    `fields` are plain texts with code in backticks, by the field names of the note type; the
    deck's writer escapes them. A cloze text marks its gaps with `{{c1::…}}` of its own making only
    in the writer: here the gap is `____` and the hidden words stand in `Answer`.
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

    @property
    def titled(self) -> bool:
        """Its topic is the lecture's title."""
        return self.title != self.section and dict(self.fields).get("Topic", "") == self.title != ""

    @property
    def reversed(self) -> bool:
        return bool(dict(self.fields).get("Reverse"))

    def as_released(self, reversed: bool) -> Note:
        """With the reverse card if it was ever released: a card whose front went away is lost, and shows as empty."""
        if not reversed or self.reversed or not self.spare:
            return self
        return replace(self, fields=tuple((dict(self.fields) | dict(self.spare)).items()))

    def source(self, title: str = "") -> str:
        """`Docker · Images`: the lecture, under `title` if it was released with another, and the section."""
        return " · ".join(dict.fromkeys(p for p in (title or self.title, self.section) if p))

"""The note types of the deck, frozen: an added field or template would make every old note a conflict.

Names and order of the fields, the number of cards and the ids never change; `Extra1`..`Extra3` wait
for what we have not thought of, and the reverse card has stood behind an empty field from the first
day. Looks may change: edit `templates/anki` and raise `LOOKS`, else Anki keeps the old ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from konspekt.model.notes import NoteType
from konspekt.writers.templates import find

LOOKS = 3
"""Grows by one with each change under `templates/anki`; Anki takes templates only if they are newer."""
SHARED = ("More", "Kind", "Topic", "Source", "Extra1", "Extra2", "Extra3")


@dataclass(frozen=True, slots=True)
class Shape:
    """A note type: Anki's id and name, its fields, and the template files of its cards."""

    id: int
    name: str
    fields: tuple[str, ...]
    cards: tuple[tuple[str, str], ...]
    """(name of the card, stem of its two files)."""
    cloze: bool = False


TURNING = ("Question", "Answer", "Reverse", "ReverseAnswer", *SHARED)
BOTH_WAYS = (("Forward", "forward"), ("Reverse", "reverse"))
SHAPES: dict[NoteType, Shape] = {
    "term": Shape(1726400000001, "konspekt: term", TURNING, BOTH_WAYS),
    "event": Shape(1726400000002, "konspekt: event", TURNING, BOTH_WAYS),
    "list": Shape(
        1726400000003, "konspekt: list", ("Question", "Head", "Items", "Answer", *SHARED), (("Member", "list"),)
    ),
    "choice": Shape(
        1726400000004,
        "konspekt: choice",
        ("Question", "Options", "Answer", "Reasons", *SHARED),
        (("Choice", "choice"),),
    ),
    "cloze": Shape(1726400000005, "konspekt: cloze", ("Text", "Hint", *SHARED), (("Cloze", "cloze"),), cloze=True),
}


def model(type_: NoteType, own: str = "") -> Any:
    """The note type as genanki has it; `own` is the user's folder of templates."""
    import genanki

    shape = SHAPES[type_]
    templates = [
        {"name": name, "qfmt": _file(f"{stem}.front.html", own), "afmt": _file(f"{stem}.back.html", own)}
        for name, stem in shape.cards
    ]
    kind = genanki.Model.CLOZE if shape.cloze else genanki.Model.FRONT_BACK
    fields = [{"name": name} for name in shape.fields]
    return genanki.Model(shape.id, shape.name, fields, templates, _file("card.css", own), kind)


def _file(name: str, own: str) -> str:
    return find(f"anki/{name}", own).read_text(encoding="utf-8").strip() + "\n"

"""Lecture to facts: one file per form of knowledge, tried on the same view, settled afterwards.

`extract` yields what each form sees, overlaps and all; `settle.settle` makes one kind of one
sentence, joins what runs over slides, merges repeats, finds slips and gives each fact its key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from konspekt.extractors.chapters import chapters
from konspekt.extractors.comment_steps import comment_steps
from konspekt.extractors.comments import comments
from konspekt.extractors.definitions import definitions
from konspekt.extractors.events import events
from konspekt.extractors.fences import fences
from konspekt.extractors.formulas import formulas
from konspekt.extractors.gather import view
from konspekt.extractors.glossaries import glossaries
from konspekt.extractors.headed import headed
from konspekt.extractors.inline import inline_lists
from konspekt.extractors.label_heads import label_heads
from konspekt.extractors.labelled import labelled
from konspekt.extractors.led_parts import led_parts
from konspekt.extractors.lists import enumerations
from konspekt.extractors.parts import parts
from konspekt.extractors.pointed import pointed
from konspekt.extractors.properties import properties
from konspekt.extractors.prose_commands import prose_commands
from konspekt.extractors.statements import statements
from konspekt.extractors.tables import tables
from konspekt.extractors.traits import traits
from konspekt.extractors.unsigned import unsigned
from konspekt.extractors.view import View
from konspekt.model.facts import Fact
from konspekt.model.lecture import Lecture, in_each_language
from konspekt.remarks import Remark

Extractor = Callable[[View], Iterable[Fact | Remark]]
EXTRACTORS: tuple[Extractor, ...] = (
    events, traits, tables, comments, fences, prose_commands, unsigned, properties, label_heads, formulas,
    glossaries, labelled, definitions,
    headed, pointed, chapters,
    enumerations, comment_steps, inline_lists, led_parts, parts, statements,
)  # fmt: skip


def extract(lecture: Lecture) -> Iterator[Fact | Remark]:
    """Everything that any form finds, in the order of `EXTRACTORS`; each block in its own language."""
    for part in in_each_language(lecture):
        seen = view(part, lecture.language)
        for extractor in EXTRACTORS:
            yield from extractor(seen)

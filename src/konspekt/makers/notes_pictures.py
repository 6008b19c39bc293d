"""Which picture of the lecture belongs to a note: one that shows what the note's fact is about.

Goes in: a lecture, its notes and facts. Comes out: the notes, some with a picture for the back of the card,
where it can give nothing away. In doubt there is none: a wrong picture teaches a wrong thing. Whether the
file is there is seen later; nothing is opened here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from konspekt.languages.likeness import content, linked
from konspekt.model.facts import Command, Definition, Fact
from konspekt.model.lecture import Image, Lecture, Slide, walk
from konspekt.model.notes import Note, Picture

DECOR = 2
"""On more slides than this a picture is a logo."""
TOGETHER = 2
"""Fewest words of a slide's title that may stand for a longer name."""


def pictured(lecture: Lecture, notes: Sequence[Note], facts: Mapping[str, Fact]) -> Iterator[Note]:
    slides = {slide.number: slide for slide in lecture.slides}
    shown = Counter(src for slide in lecture.slides for src in {image.src for image in _images(slide)})
    for note in notes:
        fact, slide = facts.get(note.fact), slides.get(note.origin.slide)
        images = [i for i in _images(slide) if shown[i.src] <= DECOR] if slide else []
        found = _belonging(fact, images, slide.title.plain) if fact and slide and images else None
        yield replace(note, pictures=(Picture(found.src, found.alt or found.title),)) if found else note


def _images(slide: Slide) -> list[Image]:
    return [block for block in walk(slide.blocks) if isinstance(block, Image)]


def _belonging(fact: Fact, images: Sequence[Image], title: str) -> Image | None:
    """The picture whose own words name the subject, else the only one of a slide that defines what its title says."""
    own = content(fact.subject.plain, fact.lang)
    named = [i for i in images if own and linked(own, content(f"{i.alt} {i.title}", fact.lang)) == own]
    if len(named) == 1:
        return named[0]
    head = content(title, fact.lang)
    about = own and (linked(own, head) == own or (len(head) >= TOGETHER and linked(head, own) == head))
    return images[0] if about and len(images) == 1 and isinstance(fact, Definition | Command) else None

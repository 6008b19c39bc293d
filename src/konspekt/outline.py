"""The account of a lecture: per slide what was taken, what was left, and why.

Goes in: lectures, facts, remarks. Comes out: rows for `show outline`; nothing is dropped in silence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from konspekt.model.facts import FACT_KINDS, Fact, kind_of
from konspekt.model.lecture import Heading, Image, Lecture, Slide
from konspekt.remarks import Remark

QUIET = ("fact-merged",)


@dataclass(frozen=True, slots=True)
class Account:
    """One slide: `taken` counts facts by kind, `left` says what was not used and why."""

    lecture: str
    number: int
    line: int
    title: str
    section: int
    taken: tuple[tuple[str, int], ...]
    left: tuple[str, ...]


def accounts(lecture: Lecture, facts: Sequence[Fact], remarks: Sequence[Remark]) -> list[Account]:
    """A row for each slide, in order."""
    taken: dict[int, Counter[str]] = {}
    for fact in facts:
        for number in {origin.slide for origin in fact.evidence.origins if origin.path == lecture.path}:
            taken.setdefault(number, Counter())[kind_of(fact)] += 1
    rows = []
    for section in lecture.sections:
        for slide in section.slides:
            counts = taken.get(slide.number, Counter())
            here = [r for r in remarks if r.origin.path == lecture.path and _on(r, slide) and r.code not in QUIET]
            left = [f"{r.origin.first}: {r.text}" for r in here] or ([] if counts else [_why_empty(slide)])
            kinds = tuple((k, counts[k]) for k in FACT_KINDS if counts[k])
            rows.append(
                Account(
                    lecture.id, slide.number, slide.origin.first, slide.title.plain, section.number, kinds, tuple(left)
                )
            )
    return rows


def _on(remark: Remark, slide: Slide) -> bool:
    return slide.origin.first <= remark.origin.first <= slide.origin.last


def _why_empty(slide: Slide) -> str:
    """Why a slide without remarks gave nothing."""
    if slide.skip:
        return "left out, as a comment asks"
    if not slide.blocks:
        return "an empty slide"
    if all(isinstance(b, Heading) for b in slide.blocks):
        return "only a heading"
    if all(isinstance(b, Heading | Image) for b in slide.blocks):
        return "only pictures"
    return "nothing here has a form that states a fact, or the title says that it is no teaching (agenda, tasks, links)"

"""Slides are counted as the slide tools count them: what a person sees as slide 12 is slide 12.

What Marp, reveal.js, reveal-md, Slidev, remark and pandoc make of the decks beside this file was recorded by
`golden/record-slides.mjs`, with their versions. Nothing but blanks after the last separator is no slide for us.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from konspekt.model.lecture import Lecture
from konspekt.readers import read
from konspekt.settings import LectureSettings

GOLDEN = Path(__file__).parent / "golden"
DECKS = (GOLDEN / "decks",)
LECTURES = (GOLDEN.parent.parent / "content", Path(os.environ.get("KONSPEKT_LECTURES", GOLDEN / "lectures")))
"""Ours, and a folder with lectures of other authors, not ours to pack; what is missing is left out."""


def rows(name: str, folders: tuple[Path, ...]) -> list[Any]:
    """Each recorded row and the deck it is about, for the decks that are here."""
    found = [json.loads(line) for line in (GOLDEN / name).read_text(encoding="utf-8").splitlines()]
    placed = [(row, folder / row["deck"]) for row in found for folder in folders]
    return [pytest.param(row, path, id=row["deck"]) for row, path in placed if path.is_file()]


def lecture(path: Path) -> Lecture:
    return read(path, path.parent, LectureSettings())[0]


@pytest.mark.parametrize(("row", "path"), rows("slide-counts.jsonl", DECKS))
def test_the_slides_of_a_deck_and_their_titles_are_those_of_its_tool(row: dict[str, Any], path: Path) -> None:
    seen = row["titles"][: row["slides"] - row["ends_empty"]]
    expected = {number: title for number, title in enumerate(seen, 1) if title is not None}
    assert {s.number: s.title.plain if s.own_title else "" for s in lecture(path).slides} == expected


@pytest.mark.parametrize(("row", "path"), rows("lecture-counts.jsonl", LECTURES))
def test_the_slides_of_a_lecture_are_as_many_as_its_tool_shows(row: dict[str, Any], path: Path) -> None:
    assert lecture(path).slides[-1].number == row["slides"] - row["ends_empty"]

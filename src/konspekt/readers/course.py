"""The lectures of one call, each in its language and under an id of its own.

Goes in: `Settings`, which name the files. Comes out: lectures in that order, and what was noticed while reading.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from konspekt.errors import ReadError
from konspekt.model.lecture import Lecture
from konspekt.readers import read
from konspekt.remarks import Remark
from konspekt.settings import Settings

Pair = tuple[Lecture, tuple[Remark, ...]]


def read_all(settings: Settings) -> tuple[tuple[Lecture, ...], tuple[Remark, ...]]:
    """Raises ReadError for a file that cannot be read, and for two lectures of one id."""
    pairs = _pairs(settings)
    lectures = tuple(lecture for lecture, _ in pairs)
    _distinct(lectures)
    return lectures, tuple(remark for _, remarks in pairs for remark in remarks)


def _pairs(settings: Settings) -> list[Pair]:
    """Each lecture; one whose words are too few to tell its language speaks as most of the others do."""
    pairs = [read(file, settings.root, settings.of(file)) for file in settings.files]
    told = Counter(lecture.language for lecture, _ in pairs if not lecture.guessed)
    if settings.language or not told:
        return pairs
    usual = max(told, key=lambda code: (told[code], code))
    return [
        read(file, settings.root, replace(settings.of(file), usual_language=usual)) if pair[0].guessed else pair
        for file, pair in zip(settings.files, pairs, strict=True)
    ]


def _distinct(lectures: tuple[Lecture, ...]) -> None:
    seen: dict[str, str] = {}
    for lecture in lectures:
        if lecture.id in seen:
            other = seen[lecture.id]
            text = f"{lecture.path}:1: '{other}' has the id '{lecture.id}' too; name another id in course.toml"
            raise ReadError(text)
        seen[lecture.id] = lecture.path

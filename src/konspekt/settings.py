"""What a course and a call ask for, read once and frozen.

`LectureSettings` is what `course.toml` says of one lecture; the readers take it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LectureSettings:
    """What course.toml says of one lecture; an empty string means that it says nothing."""

    id: str = ""
    title: str = ""
    language: str = ""
    dialect: str = ""

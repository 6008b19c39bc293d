"""Where a value comes from: file, lines, slide; and how sure we are of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Strength = Literal["stated", "inferred"]


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """A stretch of a lecture: lines `first`..`last`, 1-based, both included, on `slide` (1-based)."""

    path: str
    """Relative to the course's folder, with forward slashes: `week1/docker.md`."""
    first: int
    last: int
    slide: int

    def __str__(self) -> str:
        return f"{self.path}:{self.first}"

    def at(self, first: int, last: int | None = None) -> Origin:
        """The same file and slide, other lines."""
        return Origin(self.path, first, first if last is None else last, self.slide)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a fact is believed: every place that says it, the rule that found it, and its strength."""

    origins: tuple[Origin, ...]
    """At least one; the first is the place to cite."""
    rule: str
    strength: Strength = "stated"

    @property
    def origin(self) -> Origin:
        return self.origins[0]

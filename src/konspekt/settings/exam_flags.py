"""What the flags of `konspekt exam` say of a recipe: the same words as in course.toml, read by the same rules.

--points 2 --points order=3        all kinds, then one of them
--scale 5=85,4=70,3=50             or 2-5, or percent
--part 6:Docker* --part 3::hard    see `konspekt.settings.recipes.part_of`

A flag that was not given leaves the recipe as it is. Raises UsageError for what cannot be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from konspekt.errors import ReadError, UsageError
from konspekt.model.paper import Band, Recipe
from konspekt.settings.recipes import part_of, points_of, scale_of


@dataclass(frozen=True, slots=True)
class Flags:
    """None, or empty, where the flag was not given."""

    name: str = ""
    count: int | None = None
    variants: int | None = None
    overlap: int | None = None
    title: str = ""
    difficulty: Sequence[Band] = ()
    points: Sequence[str] = ()
    negative: float | None = None
    scale: str = ""
    reserve: bool = False
    apart: Sequence[str] = ()
    part: Sequence[str] = ()


def with_flags(recipe: Recipe, flags: Flags) -> Recipe:
    try:
        return _with_flags(recipe, flags)
    except ReadError as error:
        raise UsageError(str(error)) from None


def _with_flags(recipe: Recipe, flags: Flags) -> Recipe:
    parts = tuple(map(part_of, flags.part)) or recipe.parts
    asked = sum(part.count for part in parts)
    count = flags.count or (max(asked, 1) if flags.part else recipe.count)
    if asked > count:
        raise UsageError(f"--part: the parts ask for {asked} questions, --questions for {count}; raise --questions")
    given: dict[str, Any] = {
        "name": flags.name, "variants": flags.variants, "overlap": flags.overlap, "title": flags.title,
        "difficulty": tuple(flags.difficulty), "negative": flags.negative, "reserve": flags.reserve,
        "apart": (*recipe.apart, *flags.apart),
    }  # fmt: skip
    given = {name: value for name, value in given.items() if value is not None and value not in ("", (), False)}
    if flags.part:
        given["where"] = "--part"
    if flags.points:
        given["points"] = points_of(_table(flags.points, "--points"), "--points")
    if flags.scale:
        scale = flags.scale if "=" not in flags.scale else _table(flags.scale.split(","), "--scale")
        given |= {"scale": scale_of(scale, "--scale"), "percent": scale == "percent"}
    return replace(recipe, **{**given, "count": count, "parts": parts})


def _table(words: Sequence[str], place: str) -> Any:
    """`2` is a number, `order=2 choice=1` a table."""
    if len(words) == 1 and "=" not in words[0]:
        return _number(words[0], place)
    found = {}
    for word in words:
        name, sign, value = word.partition("=")
        if not sign:
            raise UsageError(f"{place}: '{word}' says nothing of what it is for; write NAME=NUMBER")
        found[name.strip()] = _number(value, place)
    return found


def _number(text: str, place: str) -> float:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        raise UsageError(f"{place}: '{text}' is no number") from None

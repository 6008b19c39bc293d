"""Recipes of exams: `[[recipe]]` in course.toml, and what the flags of `konspekt exam` say.

[[recipe]]
name = "final"
title = "Итоговый тест"              what stands on the paper; the course's title by default
questions = 20
variants = 4
overlap = 100                        percent of questions that any two variants share
kinds = ["choice", "multiple"]       sections = ["Docker*"] works the same way
difficulty = ["easy", "middle"]      thirds of the questions that there are; "hard" is the last
points = 1                           or a table by kind: { choice = 1, order = 2 }
negative = 0.25                      taken off for a wrong answer to a choice
scale = { 5 = 85, 4 = 70, 3 = 50 }   mark = the least percent for it; "2-5" is just this one, or "percent"
reserve = true                       its questions stand in no deck, quiz and JSON
apart = ["midterm"]                  no question and no fact of those exams
[[recipe.part]]                      a blueprint: so many from each; what is missing is free
section = "Kubernetes"               level = "understand", kind = "choice", difficulty = "hard" work the same way
questions = 6
[[recipe.open]]                      the teacher's own open question, printed last
text = "Зачем нужны оркестраторы?"
points = 3
lines = 5
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any, get_args

from konspekt.errors import ReadError
from konspekt.model.paper import Band, OpenQuestion, Part, Recipe
from konspekt.model.questions import QUESTION_KINDS, Level, QuestionKind

KEYS = (
    "name", "title", "questions", "variants", "overlap", "kinds", "sections", "difficulty", "points", "negative",
    "scale", "reserve", "apart", "part", "open",
)  # fmt: skip
MOST = {"questions": 500, "variants": 99, "overlap": 100, "lines": 60}
LEVELS: tuple[str, ...] = get_args(Level)
BANDS: tuple[Band, ...] = get_args(Band)
SCALES = {"2-5": (("5", 85.0), ("4", 70.0), ("3", 50.0)), "percent": ()}


def recipes(rows: Any, where: str, lines: Sequence[int]) -> Mapping[str, Recipe]:
    """Recipes by name. `lines` are the 1-based lines of the `[[recipe]]` heads, for the messages.

    Raises ReadError, one line with the place, for a key, a kind or a number that cannot be.
    """
    if not isinstance(rows, list) or not all(isinstance(r, dict) for r in rows):
        raise ReadError(f"{where}: 'recipe' must be a list of tables; write [[recipe]] before each")
    found: dict[str, Recipe] = {}
    for number, row in enumerate(rows):
        place = f"{where}:{lines[number] if number < len(lines) else 1}"
        one = _recipe(row, place)
        if one.name in found:
            raise ReadError(f"{place}: the recipe '{one.name}' stands twice; give one of them another name")
        found[one.name] = one
    for one in found.values():
        for other in one.apart:
            if other not in found:
                raise ReadError(f"{one.where}: 'apart' names '{other}', which is no recipe; there are {_list(found)}")
    return found


def _recipe(row: Mapping[str, Any], place: str) -> Recipe:
    _keys(row, KEYS, place, "recipe")
    name = row.get("name")
    if not isinstance(name, str) or not name.strip():
        raise ReadError(f"{place}: a recipe has no 'name'; name it, 'konspekt exam --recipe NAME' asks for it")
    parts = tuple(_part(p, place) for p in _rows(row, "part", place))
    count = _number(row, "questions", place, sum(p.count for p in parts) or 20)
    if sum(p.count for p in parts) > count:
        asked = sum(p.count for p in parts)
        raise ReadError(f"{place}: the parts of '{name}' ask for {asked} questions, the recipe for {count}")
    return Recipe(
        count=count,
        kinds=_kinds(row.get("kinds", []), place),
        name=name.strip(),
        title=_text(row, "title", place),
        variants=_number(row, "variants", place, 1),
        overlap=_number(row, "overlap", place, 100, least=0),
        sections=_texts(row, "sections", place),
        difficulty=_bands(row.get("difficulty", []), place),
        parts=parts,
        points=points_of(row.get("points", 1), place),
        negative=_real(row.get("negative", 0), "negative", place),
        scale=scale_of(row.get("scale", {}), place),
        percent=row.get("scale") == "percent",
        reserve=_flag(row, "reserve", place),
        apart=_texts(row, "apart", place),
        open=tuple(_open(o, place) for o in _rows(row, "open", place)),
        where=place,
    )


def part_of(said: str) -> Part:
    """`6:Docker*`, `3::understand`, `2:Docker*:choice:hard`: a number, a section, and any level, kind, difficulty.

    Raises ReadError for a word that is none of them.
    """
    place = f"--part {said}"
    count, _, rest = said.partition(":")
    section, *words = rest.split(":")
    row: dict[str, Any] = {"questions": int(count) if count.isdecimal() else count, "section": section}
    for word in filter(None, words):
        known = {"level": LEVELS, "kind": QUESTION_KINDS, "difficulty": BANDS}
        key = next((key for key, names in known.items() if word in names), "")
        if not key:
            there = _list((*LEVELS, *QUESTION_KINDS, *BANDS))
            raise ReadError(f"{place}: '{word}' is no level, kind or difficulty; there are {there}")
        row[key] = word
    return _part(row, place)


def _part(row: Mapping[str, Any], place: str) -> Part:
    """A row of the blueprint; unknown names of section are told when the exam is made."""
    _keys(row, ("section", "level", "kind", "difficulty", "questions"), place, "part")
    level, kind = _text(row, "level", place), _text(row, "kind", place)
    if level and level not in LEVELS:
        raise ReadError(f"{place}: there is no level '{level}'; there are {_list(LEVELS)}")
    kinds = _kinds([kind] if kind else [], place)
    bands = _bands(row.get("difficulty") or [], place)
    return Part(
        _number(row, "questions", place, 1), _text(row, "section", place), level,
        kinds[0] if kinds else "", bands[0] if bands else "",
    )  # fmt: skip


def _open(row: Mapping[str, Any], place: str) -> OpenQuestion:
    _keys(row, tuple(f.name for f in fields(OpenQuestion)), place, "open")
    if not _text(row, "text", place).strip():
        raise ReadError(f"{place}: an open question has no 'text'; write what is asked")
    return OpenQuestion(
        row["text"], _real(row.get("points", 1), "points", place), _number(row, "lines", place, 5, least=0)
    )


def _rows(row: Mapping[str, Any], key: str, place: str) -> list[Mapping[str, Any]]:
    rows = row.get(key, [])
    if not isinstance(rows, list) or not all(isinstance(r, dict) for r in rows):
        raise ReadError(f"{place}: '{key}' must be a list of tables; write [[recipe.{key}]] before each")
    return rows


def _keys(row: Mapping[str, Any], known: Sequence[str], place: str, what: str) -> None:
    for key in row:
        if key not in known:
            raise ReadError(f"{place}: unknown {what} key '{key}'; known are {_list(known)}")


def _number(row: Mapping[str, Any], key: str, place: str, default: int, least: int = 1) -> int:
    value = row.get(key, default)
    most = MOST.get(key, 500)
    if type(value) is not int or not least <= value <= most:
        raise ReadError(f"{place}: '{key}' cannot be {value!r}; write a whole number from {least} to {most}")
    return value


def _real(value: Any, key: str, place: str) -> float:
    if type(value) not in (int, float) or not 0 <= value <= 100:
        raise ReadError(f"{place}: '{key}' cannot be {value!r}; write a number from 0 to 100")
    return float(value)


def _text(row: Mapping[str, Any], key: str, place: str) -> str:
    value = row.get(key, "")
    if not isinstance(value, str):
        raise ReadError(f"{place}: '{key}' cannot be {value!r}; write a text in quotes")
    return value


def _texts(row: Mapping[str, Any], key: str, place: str) -> tuple[str, ...]:
    value = row.get(key, [])
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise ReadError(f'{place}: \'{key}\' cannot be {value!r}; write a list of texts, ["…", "…"]')
    return tuple(value)


def _flag(row: Mapping[str, Any], key: str, place: str) -> bool:
    value = row.get(key, False)
    if not isinstance(value, bool):
        raise ReadError(f"{place}: '{key}' cannot be {value!r}; write true or false")
    return value


def _kinds(value: Any, place: str) -> tuple[QuestionKind, ...]:
    names = value if isinstance(value, list) else [value]
    for name in names:
        if name not in QUESTION_KINDS:
            raise ReadError(f"{place}: there is no kind of question '{name}'; there are {_list(QUESTION_KINDS)}")
    return tuple(names)


def _bands(value: Any, place: str) -> tuple[Band, ...]:
    names = value if isinstance(value, list) else [value]
    for name in names:
        if name not in BANDS:
            raise ReadError(f"{place}: 'difficulty' cannot be {name!r}; there are {_list(BANDS)}")
    return tuple(names)


def points_of(value: Any, place: str) -> Mapping[QuestionKind, float]:
    """By kind, each kind named; one number is for all of them."""
    given = value if isinstance(value, dict) else dict.fromkeys(QUESTION_KINDS, value)
    _kinds(list(given), place)
    return {kind: _real(given.get(kind, 1), "points", place) for kind in QUESTION_KINDS}


def scale_of(value: Any, place: str) -> tuple[tuple[str, float], ...]:
    """(mark, least percent), best first."""
    if isinstance(value, str) and value in SCALES:
        return SCALES[value]
    if not isinstance(value, dict):
        raise ReadError(f"{place}: 'scale' cannot be {value!r}; write {{ 5 = 85, 4 = 70, 3 = 50 }} or {_list(SCALES)}")
    rows = [(str(mark), _real(percent, "scale", place)) for mark, percent in value.items()]
    if len({percent for _, percent in rows}) < len(rows):
        raise ReadError(f"{place}: 'scale' gives two marks for one percentage; give each its own")
    return tuple(sorted(rows, key=lambda r: -r[1]))


def _list(names: Any) -> str:
    return ", ".join(map(str, names))

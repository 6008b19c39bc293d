"""Which facts a call is about: by section, slide and kind; unknown names are errors that name the near ones.

Goes in: facts and a `Selection`. Comes out: the keys that stay. Everything is made from the whole
lecture first, so that what is chosen never changes an id, a stem or an option.
"""

from __future__ import annotations

import difflib
import fnmatch
import re
from collections.abc import Sequence

from konspekt.errors import SelectionError, UsageError
from konspekt.languages.forms import plain_key
from konspekt.model.facts import FACT_KINDS, Fact, kind_of
from konspekt.model.lecture import Lecture
from konspekt.model.questions import QUESTION_KINDS
from konspekt.settings import Selection

RANGE = re.compile(r"^(\d+)(?:-(\d+))?$")


def check_kinds(selection: Selection) -> None:
    """Raises UsageError for a kind of question or fact that does not exist."""
    for names, known, what in (
        (selection.kinds, QUESTION_KINDS, "kind of question"), (selection.about, FACT_KINDS, "kind of fact"),
    ):  # fmt: skip
        for name in names:
            if name not in known:
                raise UsageError(f"there is no {what} '{name}'; {near(name, known)}")


def near(name: str, known: Sequence[str]) -> str:
    """`did you mean 'x'?`, or all the names there are."""
    close = difflib.get_close_matches(name, known, 3, 0.5)
    return f"did you mean {' or '.join(repr(c) for c in close)}?" if close else f"there are {', '.join(known)}"


def slides_of(selection: Selection, lectures: Sequence[Lecture]) -> dict[str, frozenset[int]]:
    """Lecture id -> numbers of the slides that are chosen. Raises SelectionError where nothing matches."""
    found: dict[str, frozenset[int]] = {}
    for lecture in lectures:
        numbers = {s.number for s in lecture.slides}
        if selection.sections:
            numbers &= {s.number for section in lecture.sections if _wanted(section.title, section.number, selection)
                        for s in section.slides}  # fmt: skip
        if selection.slides:
            numbers &= {n for first, last in selection.slides for n in range(first, last + 1)}
        found[lecture.id] = frozenset(numbers)
    if not any(found.values()):
        raise SelectionError(_nothing(selection, lectures))
    return found


def _wanted(title: str, number: int, selection: Selection) -> bool:
    return any(matches(pattern, title, number) for pattern in selection.sections)


def matches(pattern: str, title: str, number: int) -> bool:
    """A number, a range of numbers, a glob, or a part of the title; case and ё do not matter."""
    span = RANGE.match(pattern)
    if span:
        return int(span[1]) <= number <= int(span[2] or span[1])
    folded, name = plain_key(pattern), plain_key(title)
    return fnmatch.fnmatchcase(name, folded) if any(c in pattern for c in "*?[") else folded in name


def _nothing(selection: Selection, lectures: Sequence[Lecture]) -> str:
    titles = list(dict.fromkeys(s.title for lecture in lectures for s in lecture.sections if s.title))
    if selection.sections:
        pattern = selection.sections[0]
        if RANGE.match(pattern):
            most = max(len(lecture.sections) for lecture in lectures)
            return f"no section matches '{pattern}'; the sections are 1-{most} ('konspekt show outline' lists all)"
        close = difflib.get_close_matches(plain_key(pattern), [plain_key(t) for t in titles], 3, 0.4)
        names = [t for c in close for t in titles if plain_key(t) == c] or titles[:5]
        quoted = ", ".join(f"'{n}'" for n in names)
        return f"no section matches '{pattern}'; near are {quoted} ('konspekt show outline' lists all)"
    count = max(len(lecture.slides) for lecture in lectures)
    return f"no slide matches; the slides are 1-{count}"


def chosen(fact: Fact, selection: Selection, slides: dict[str, frozenset[int]]) -> bool:
    here = slides.get(fact.lecture, frozenset())
    if not any(o.slide in here for o in fact.evidence.origins if o.path == fact.origin.path):
        return False
    return not selection.about or kind_of(fact) in selection.about

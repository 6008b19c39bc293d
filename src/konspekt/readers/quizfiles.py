"""Quizzes that a book keeps in files of their own: mdBook's `{{#quiz ../quizzes/pumps.toml}}`.

Goes in: the lecture and its text. Comes out: the questions, each at the line that calls for them, and a
remark for a file that gives none. Only files in or under the lecture's folder or the course's are opened.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from konspekt.model.lecture import Lecture, Quiz
from konspekt.model.origin import Origin
from konspekt.readers.quizzes import said
from konspekt.readers.source import FENCED, TICKS, scan
from konspekt.remarks import Remark

CALL = re.compile(r"\{\{#quiz\s+(?P<file>[^\s{}]+)\s*\}\}")
FENCE = re.compile(r"^(?:```|~~~).*\n(?P<code>(?:.*\n)*?)(?:```|~~~)[ \t]*$", re.M)
MAX_BYTES = 1_000_000


def quiz_files(lecture: Lecture, text: str, home: Path, root: Path) -> tuple[list[Quiz], list[Remark]]:
    """`home` is the lecture's folder, `root` the course's."""
    quizzes: list[Quiz] = []
    remarks: list[Remark] = []
    for line, name in _calls(text, lecture.path) if "{{#quiz" in text else ():
        slide = next((s.number for s in reversed(lecture.slides) if s.origin.first <= line), 1)
        origin = Origin(lecture.path, line, line, slide)
        rows = _questions(home, root, name)
        if isinstance(rows, str):
            why = f"the quiz '{name:.200}' {rows}; until then its questions are not offered"
            remarks.append(Remark("read-include", why, origin))
            continue
        quizzes += [quiz for row in rows if (quiz := _quiz(row, origin))]
    return quizzes, remarks


def _calls(text: str, path: str) -> Iterator[tuple[int, str]]:
    """Lines, from 1, and the files that they call for; what stands in code calls for nothing."""
    source = scan(text, path)
    for index, line in enumerate(source.lines):
        if source.kinds[index] != FENCED and "{{#quiz" in line:
            yield from ((index + 1, call["file"]) for call in CALL.finditer(TICKS.sub("", line)))


def _questions(home: Path, root: Path, name: str) -> list[Mapping[str, Any]] | str:
    """The tables of the file's questions, or why there are none."""
    try:
        path = Path(os.path.realpath(home / unquote(name)))
        if not any(path.is_relative_to(os.path.realpath(folder)) for folder in (home, root)):
            return "lies outside the folder of the course; name a folder that holds both"
        if not path.is_file():
            return "is not there; mend its name"
        if path.stat().st_size > MAX_BYTES:
            return f"is larger than {MAX_BYTES // 1_000_000} MB; cut it in two"
        rows = tomllib.loads(path.read_text(encoding="utf-8")).get("questions")
    except (OSError, ValueError):
        return "cannot be read as TOML; mend it"
    found: list[Mapping[str, Any]] = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    return found or "has no [[questions]]; write some"


def _quiz(row: Mapping[str, Any], origin: Origin) -> Quiz | None:
    """A question by its type: one to choose, a word to type, a program whose output is asked."""
    prompt, answer = _table(row, "prompt"), _table(row, "answer")
    why = _text(row, "context")
    program, asked = str(prompt.get("program", "")).strip("\n"), _text(prompt, "prompt")
    if program:
        printed = str(answer.get("stdout", "")).strip()
        return Quiz(f"`{program}`", (printed,) if printed else (), (0,) if printed else (), why, origin)
    keys, others = list(_texts(answer.get("answer"))), list(_texts(prompt.get("distractors")))
    if not asked or not keys:
        return None
    options = tuple(sorted({*keys, *others}, key=lambda o: (o.casefold(), o))) if others else (keys[0],)
    return Quiz(asked, options, tuple(n for n, o in enumerate(options) if o in keys), why, origin)


def _table(row: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = row.get(name)
    return value if isinstance(value, dict) else {}


def _texts(value: Any) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, (str, int, float)):
            yield said(str(one).split("\n"))


def _text(row: Mapping[str, Any], name: str) -> str:
    """Words on one line, a program under them on lines of its own."""
    out, at, text = [], 0, str(row.get(name, ""))
    for fence in FENCE.finditer(text):
        out += [said(text[at : fence.start()].split("\n")), f"`{fence['code'].rstrip()}`"]
        at = fence.end()
    return "\n".join(filter(None, [*out, said(text[at:].split("\n"))]))

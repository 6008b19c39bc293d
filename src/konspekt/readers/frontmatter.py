"""The header of a lecture: YAML, TOML, a `key: value` comment or `% title` lines; where it ends and what it says.

Goes in: lines. Comes out: the values and the number of lines taken. A `---` on the first line
that opens no header is a slide separator and left alone.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

KEY = re.compile(r"^[A-Za-z_][\w.-]*\s*:(\s|$)")


@dataclass(frozen=True, slots=True)
class Header:
    """`values` by key, lower case; `end` counts the lines that belong to the header (0: none)."""

    values: Mapping[str, Any]
    end: int = 0
    form: str = ""

    def text(self, name: str) -> str:
        """A value as one line of text; empty when missing or not a plain value."""
        value = self.values.get(name)
        if isinstance(value, (list, dict)):
            value = _names(value) or value
        if isinstance(value, list) and value and all(isinstance(v, (str, int, float)) for v in value):
            return ", ".join(map(str, value))
        return str(value).strip() if isinstance(value, (str, int, float, bool)) else ""


def _names(value: Any) -> list[str]:
    """The names of people that are written as tables: `- name: A. Body`."""
    rows = value if isinstance(value, list) else [value]
    named = [row.get("name") for row in rows if isinstance(row, dict)]
    full = [" ".join(str(n[k]) for k in ("given", "family") if k in n) if isinstance(n, dict) else n for n in named]
    return [str(n) for n in full if n]


def header(lines: Sequence[str]) -> Header:
    """The header at the top of a file, blank lines before it allowed."""
    top = next((i for i, line in enumerate(lines) if line.strip()), len(lines))
    if top == len(lines):
        return Header({})
    for opening, forms in (("---", ("---", "...")), ("+++", ("+++",))):
        if lines[top].rstrip() == opening:
            return _fenced(lines, top, forms)
    if lines[top].lstrip().startswith("<!--"):
        return _comment(lines, top)
    return _percent(lines, top) if lines[top].startswith("% ") else Header({})


def _percent(lines: Sequence[str], top: int) -> Header:
    """pandoc's title block: up to three lines of `% title`, `% author`, `% date`, each perhaps continued."""
    end = next((i for i in range(top, len(lines)) if not lines[i].startswith(("%", " "))), len(lines))
    block = "\n".join(lines[top:end]).replace("\n ", " ").split("\n")
    return Header({k: v[1:].strip() for k, v in zip(("title", "author", "date"), block, strict=False)}, end, "%")


def _fenced(lines: Sequence[str], top: int, closing: tuple[str, ...]) -> Header:
    end = next((i for i in range(top + 1, len(lines)) if lines[i].rstrip() in closing), None)
    body = lines[top + 1 : end] if end is not None else []
    if end is None or not any(line.strip() for line in body):
        return Header({})
    toml = closing[0] == "+++"
    values = _toml("\n".join(body)) if toml else _yaml(body)
    return Header(values, end + 1, "TOML" if toml else "YAML") if values is not None else Header({})


def _toml(text: str) -> dict[str, Any] | None:
    try:
        return {k.lower(): v for k, v in tomllib.loads(text).items()}
    except tomllib.TOMLDecodeError:
        return {}


def _yaml(body: Sequence[str]) -> dict[str, Any] | None:
    """The mapping, or None where the lines are a slide and no header."""
    import yaml

    first = next(line for line in body if line.strip())
    if not KEY.match(first) and not first.startswith("#"):
        return None
    try:
        value = yaml.load("\n".join(body), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, ValueError):
        return dict(_pairs(body)) if all(KEY.match(x) or not x.strip() for x in body) else None
    return {str(k).lower(): v for k, v in value.items()} if isinstance(value, dict) else None


def _comment(lines: Sequence[str], top: int) -> Header:
    """A header inside a comment, as LiaScript and some Marp decks have it."""
    end = next((i for i in range(top, len(lines)) if "-->" in lines[i]), None)
    if end is None or end == top:
        return Header({})
    pairs = dict(_pairs(lines[top + 1 : end]))
    return Header(pairs, end + 1, "comment") if pairs else Header({})


def _pairs(lines: Sequence[str]) -> list[tuple[str, str]]:
    found = []
    for line in lines:
        if KEY.match(line):
            name, _, value = line.partition(":")
            found.append((name.strip().lower(), value.strip().strip("\"'")))
    return found

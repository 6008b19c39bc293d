"""A slide's lines without what is there for machines: comments, attributes, directives, macros.

Goes in: the lines of one slide with their kinds. Comes out: as many lines, so that line numbers
hold, with comments, `{…}` attributes, `:::` fences, shortcodes, remark classes and lone HTML tags
blanked; the notes' lines; and the comments themselves, for hints. Code is never touched.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from konspekt.readers.dialect import Dialect
from konspekt.readers.remark import PROPERTY
from konspekt.readers.source import COMMENT, FENCED, PROSE, TICKS

INLINE_COMMENT = re.compile(r"<!--.*?-->")
DIV = re.compile(r"^\s*:{2,}\s*(?P<head>[^:]*?)\s*:*\s*$")
SLOT = re.compile(r"^::[\w-]+::\s*$")
MACRO = re.compile(r"\{\{[<%].*?[%>]\}\}|\{%.*?%\}|\{\{#.*?\}\}")
ATTRIBUTE = r"(?:[#.][\w:-]+|[\w-]+=(?:\"[^\"]*\"|'[^']*'|[^\s{}\"']+))"
ATTRIBUTES = re.compile(rf"(?<=[\w\])`*_»\"/ ])\s?\{{:?\s*{ATTRIBUTE}(?:\s+{ATTRIBUTE})*\s*\}}")
SPAN = re.compile(r"(?<!!)\[([^\[\]]+)\]\{[^{}]*\}")
CLASS_OPEN = re.compile(r"\.(?:[a-zA-Z][\w-]*)(?:\.[\w-]+)*\[")
TAG_LINE = re.compile(
    r"^\s*(?:</?(?!(?:img|table|tr|td|th|thead|tbody|pre|code|dl|dt|dd|ul|ol|li|br|details|summary|https?:)\b)[A-Za-z][\w.:-]*(?:\s[^<>]*)?/?>\s*)+$"
)
HEADING_GLUED = re.compile(r"^( {0,3}#{1,6})([^#\s!].*)$")
LIA_MACRO = re.compile(r"^\s*@\w+.*$")
TASK_DIV = re.compile(
    r"^\{?\.?(?:outcomes|objectives|challenges?|solutions?|exercises?|quiz|readings?|youtube|credits)\b"
)
NOTE_DIV = re.compile(r"^\{?\.?(?:notes|aside\s*\{\.notes\})\b")
INCLUDE = re.compile(r"^\s*<<<\s*\S+.*$")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """`lines` and `notes` have the slide's length; a line stands in one of them and is '' in the other."""

    lines: tuple[str, ...]
    notes: tuple[str, ...]
    comments: tuple[tuple[int, str], ...]
    """0-based line inside the slide and inner text of every comment."""


def clean(lines: Sequence[str], kinds: Sequence[str], dialect: Dialect) -> Cleaned:
    comments = _comments(lines, kinds)
    bare = _without_comments(lines, kinds)
    if dialect.name == "remark":
        bare = _without_properties(bare)
    notes_at = _notes(bare, kinds, dialect)
    out, notes = [], []
    for index, (line, kind) in enumerate(zip(bare, kinds, strict=True)):
        text = line if kind == FENCED else _line(line, dialect)
        spoken = index in notes_at
        out.append("" if spoken else text)
        notes.append(text if spoken and notes_at[index] else "")
    if dialect.name == "remark":
        out = _without_classes(out, kinds)
    return Cleaned(tuple(out), tuple(notes), tuple(comments))


def _comments(lines: Sequence[str], kinds: Sequence[str]) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    open_at, gathered = -1, ""
    for index, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        if kind == COMMENT:
            gathered += "\n" + line.split("-->")[0]
            if "-->" in line and open_at >= 0:
                found.append((open_at, gathered.strip()))
                open_at = -1
            continue
        if kind == PROSE:
            bare = TICKS.sub(lambda m: " " * len(m[0]), line)
            found += [(index, line[m.start() + 4 : m.end() - 3].strip()) for m in INLINE_COMMENT.finditer(bare)]
            if bare.rfind("<!--") > bare.rfind("-->"):
                open_at, gathered = index, line[bare.rfind("<!--") + 4 :]
    return found


def _without_comments(lines: Sequence[str], kinds: Sequence[str]) -> list[str]:
    out = []
    for index, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        if kind == COMMENT:
            out.append(line.split("-->", 1)[1] if "-->" in line else "")
        elif kind == PROSE:
            bare = _outside_code(line, lambda s: INLINE_COMMENT.sub("", s))
            opened = index + 1 < len(kinds) and kinds[index + 1] == COMMENT and "<!--" in bare
            out.append(bare[: bare.rfind("<!--")] if opened else bare)
        else:
            out.append(line)
    return out


def _without_properties(lines: list[str]) -> list[str]:
    """Without remark's `key: value` lines at the top of the slide."""
    out = list(lines)
    for index, line in enumerate(lines):
        if line.strip() and not PROPERTY.match(line):
            break
        out[index] = ""
    return out


def _notes(lines: Sequence[str], kinds: Sequence[str], dialect: Dialect) -> dict[int, bool]:
    """Lines that are notes: index -> True for spoken text, False for the marker itself."""
    found: dict[int, bool] = {}
    if dialect.notes:
        start = next((i for i, x in enumerate(lines) if kinds[i] == PROSE and dialect.notes.match(x)), None)
        if start is not None:
            found = {i: i > start for i in range(start, len(lines))}
    inside, spoken = 0, False
    for index, line in enumerate(lines):
        div = DIV.match(line) if kinds[index] == PROSE else None
        if inside:
            inside += 0 if not div else (1 if div["head"] else -1)
            found[index] = inside > 0 and spoken
        elif div and (NOTE_DIV.match(div["head"]) or TASK_DIV.match(div["head"])):
            inside, spoken = 1, bool(NOTE_DIV.match(div["head"]))
            found[index] = False
    return found


def _line(line: str, dialect: Dialect) -> str:
    """One prose line without directives."""
    if DIV.match(line) or SLOT.match(line) or TAG_LINE.match(line) or INCLUDE.match(line):
        return ""
    if dialect.step and dialect.step.match(line):
        return ""
    if dialect.name == "liascript" and LIA_MACRO.match(line):
        return ""
    line = HEADING_GLUED.sub(r"\1 \2", line)
    return _outside_code(line, lambda s: ATTRIBUTES.sub("", SPAN.sub(r"\1", MACRO.sub("", s))))


def _outside_code(line: str, change: Callable[[str], str]) -> str:
    """Apply `change` to what stands outside inline code."""
    if "`" not in line:
        return change(line)
    out, at = [], 0
    for span in TICKS.finditer(line):
        out += [change(line[at : span.start()]), span[0]]
        at = span.end()
    return "".join([*out, change(line[at:])])


def _without_classes(lines: list[str], kinds: Sequence[str]) -> list[str]:
    """Without remark's `.class[` … `]`, nested and over several lines; the content stays."""
    depth: list[str] = []
    out = []
    for line, kind in zip(lines, kinds, strict=True):
        out.append(line if kind == FENCED else _unwrap(line, depth))
    return out


def _unwrap(line: str, depth: list[str]) -> str:
    """Drop class openers and their brackets; `depth` remembers what is open over lines."""
    kept, at = [], 0
    code = [(m.start(), m.end()) for m in TICKS.finditer(line)]
    while at < len(line):
        span = next((c for c in code if c[0] == at), None)
        opener = CLASS_OPEN.match(line, at)
        if span:
            kept.append(line[at : span[1]])
            at = span[1]
        elif opener and (at == 0 or not (line[at - 1].isalnum() or line[at - 1] in "\\/.)")):
            depth.append("class")
            at = opener.end()
        elif line[at] == "[":
            depth.append("plain")
            kept.append("[")
            at += 1
        elif line[at] == "]" and depth:
            kept.append("" if depth.pop() == "class" else "]")
            at += 1
        else:
            kept.append(line[at])
            at += 1
    while depth and depth[-1] == "plain":
        depth.pop()
    return "".join(kept)

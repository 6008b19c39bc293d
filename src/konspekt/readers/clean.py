"""A slide's lines without what is there for machines: comments, attributes, directives, macros.

Goes in: the lines of one slide with their kinds. Comes out: as many lines, so that line numbers
hold, with comments, `{…}` attributes, `:::` fences, shortcodes, remark classes and lone HTML tags
blanked; the notes' lines; and the comments themselves, for hints. Code is never touched.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from konspekt.readers.boxes import one_block, unboxed
from konspekt.readers.dialect import Dialect
from konspekt.readers.habits import own_habits
from konspekt.readers.nesting import nested, numbered
from konspekt.readers.source import COMMENT, FENCED, PROSE, TICKS
from konspekt.readers.spans import bare_line, mended, outside_code
from konspekt.readers.tex import plain_tex

INLINE_COMMENT = re.compile(r"<!--.*?-->")
SILENT = re.compile(
    r"<(?P<name>script|style|svg|iframe|video|audio)\b[^<>]*>(?:(?!<(?P=name)\b).)*?</(?P=name)\s*>", re.I
)
DIV = re.compile(r"^\s*:{2,}\s*(?P<head>[^:]*?)\s*:*\s*$")
SLOT = re.compile(r"^::[\w-]+::\s*$")
CLASS_OPEN = re.compile(r"\.[a-zA-Z][\w-]*(?:\.[\w-]+){0,9}\[")
TAG_LINE = re.compile(
    r"^\s*(?:</?(?!(?:img|table|tr|td|th|thead|tbody|pre|code|dl|dt|dd|ul|ol|li|br|details|summary|script|style|svg|https?:)\b)[a-z][\w.:-]*(?:\s[^<>]*)?/?>\s*)+$",
    re.I,
)
HEADING_GLUED = re.compile(r"^( {0,3}#{1,6})([^#\s!].*)$")
LIA_MACRO = re.compile(r"^\s*@\w+.*$")
LIA_CALL = re.compile(r"(?<![\w@])@[A-Za-z]\w*(?:\.\w+)*(?:\([^()]*\))?")
"""A macro of LiaScript inside a line."""
TASK_DIV = re.compile(r"^\{?\.?(?:outcomes|objectives|quizzes|readings?|youtube|credits)\b")
NOTE_DIV = re.compile(r"^\{?\.?(?:notes|aside\s*\{\.notes\})\b")
INCLUDE = re.compile(r"^\s*<<<\s*\S+.*$")
MARKUP = re.compile(
    r"""
    < | \{ | \\ | \^ | ~ | \$ | \[[\[^@.-] | \]\[ | \*\[ | !\[ | \?\[ | @\[ | @[a-z] | \[(?:name|time|color)=
    | :[:a-z+1-] | == | \+\+ | %% | =\d*%?x\d*%?\)              # emoji, highlights, sizes of pictures
    """,
    re.I | re.X,
)
MARKED_LINE = re.compile(r"\s*(?:#{1,6}(?:[^\s#]|\s*tags:)|@|import\s|export\s|\[_?toc)", re.I)
"""What any markup for machines has, inside a line or at its start; a line without it is as it is."""
MACHINE_LINE = re.compile(
    r"""^\s*(?:
        @?\[{1,2}_?toc_?\]{1,2} | \$\{toc\}             # a table of contents to be made here
        | \{:[^{}]*\}                                    # attributes of the block above, by kramdown
        | \*\[[^\]]+\]:\s.*                             # what a mouse shows over an abbreviation
        | import\s.+\sfrom\s+['"].+ | import\s+['"].+['"];? | export\s+(?:default|const|function)\s.+   # MDX
        | \#[\w/-]+(?:\s+\#[\w/-]+)+                     # tags of Obsidian
        | @include\s+\S+                                 # another file, by a preprocessor
        | \[\.[\w-]+:.*\]                               # a command of Deckset
        | \#{1,6}\s*tags:(?:\s*`[^`]*`,?)+               # tags of HackMD
    )\s*$""",
    re.X | re.I,
)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """`lines` and `notes` have the slide's length; a line stands in one of them and is '' in the other."""

    lines: tuple[str, ...]
    notes: tuple[str, ...]
    comments: tuple[tuple[int, str], ...]
    """0-based line inside the slide and inner text of every comment."""


def clean(lines: Sequence[str], kinds: Sequence[str], dialect: Dialect, links: frozenset[str] = frozenset()) -> Cleaned:
    """`links` are the names of the file's link targets, in capitals."""
    text = "\n".join(lines)
    commented = "<!--" in text or "-->" in text or COMMENT in kinds
    comments = _comments(lines, kinds) if commented else []
    bare = _without_comments(lines, kinds) if commented else list(lines)
    bare = nested(numbered(unboxed(bare, kinds), kinds), kinds)
    notes_at = _notes(bare, kinds, dialect)
    bare = own_habits(dialect.name, bare, kinds)
    formulas = _formulas(bare, kinds)
    out, notes = [], []
    for index, (line, kind) in enumerate(zip(bare, kinds, strict=True)):
        text = line if kind == FENCED or index in formulas else _line(line, dialect, links)
        spoken = index in notes_at
        out.append("" if spoken else text)
        notes.append(text if spoken and notes_at[index] else _first_note(line, dialect) if spoken else "")
    if dialect.name == "remark":
        out = _without_classes(out, kinds)
    out = one_block(out, kinds)
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
        if kind == PROSE and "<!--" in line:
            bare = TICKS.sub(lambda m: " " * len(m[0]), line)
            ends = bare.rfind("-->") + 3
            found += [
                (index, line[m.start() + 4 : m.end() - 3].strip()) for m in INLINE_COMMENT.finditer(bare, 0, ends)
            ]
            if bare.rfind("<!--") > bare.rfind("-->"):
                open_at, gathered = index, line[bare.rfind("<!--") + 4 :]
    return found


def _without_comments(lines: Sequence[str], kinds: Sequence[str]) -> list[str]:
    out = []
    for index, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        if kind == COMMENT:
            out.append(line.split("-->", 1)[1] if "-->" in line else "")
        elif kind == PROSE and "<!--" in line:
            bare = outside_code(line, _uncommented)
            opened = index + 1 < len(kinds) and kinds[index + 1] == COMMENT and "<!--" in bare
            out.append(bare[: bare.rfind("<!--")] if opened else bare)
        else:
            out.append(line)
    return out


def _uncommented(text: str) -> str:
    """Nothing after the last end is looked at, so that openers without one cost no search."""
    stop = text.rfind("-->") + 3
    return INLINE_COMMENT.sub("", text[:stop]) + text[stop:] if stop > 2 else text


def _formulas(lines: Sequence[str], kinds: Sequence[str]) -> set[int]:
    """Lines of displayed formulas, from a line that opens with `$$` to the one that closes it."""
    edges = [i for i, line in enumerate(lines) if "$$" in line and kinds[i] != FENCED and line.count("$$") % 2]
    return {i for a, b in zip(edges[::2], edges[1::2], strict=False) for i in range(a, b + 1)}


def _notes(lines: Sequence[str], kinds: Sequence[str], dialect: Dialect) -> dict[int, bool]:
    """Lines that are notes: index -> True for spoken text, False for the marker itself."""
    found: dict[int, bool] = {}
    if dialect.notes:
        start = next((i for i, x in enumerate(lines) if kinds[i] == PROSE and dialect.notes.match(x)), None)
        if start is not None:
            found = {i: i > start for i in range(start, len(lines))}
    inside, spoken = 0, False
    for index, line in enumerate(lines):
        div = DIV.match(line) if "::" in line and kinds[index] == PROSE else None
        if inside:
            inside += 0 if not div else (1 if div["head"] else -1)
            found[index] = inside > 0 and spoken
        elif div and (NOTE_DIV.match(div["head"]) or TASK_DIV.match(div["head"])):
            inside, spoken = 1, bool(NOTE_DIV.match(div["head"]))
            found[index] = False
    return found


def _first_note(line: str, dialect: Dialect) -> str:
    """What stands behind the marker of the notes."""
    marker = dialect.notes.match(line) if dialect.notes else None
    return marker.groupdict().get("rest", "").strip() if marker else ""


def _line(line: str, dialect: Dialect, links: frozenset[str]) -> str:
    """One prose line without directives."""
    if "**" in line or " --- " in line:
        line = outside_code(line, mended)
    if not MARKUP.search(line) and not MARKED_LINE.match(line) and not (dialect.step and dialect.step.match(line)):
        return line
    if any(p.match(line) for p in (DIV, SLOT, TAG_LINE, INCLUDE, MACHINE_LINE)):
        return ""
    if dialect.step and dialect.step.match(line):
        return ""
    if dialect.name == "liascript" and "@" in line:
        line = "" if LIA_MACRO.match(line) else outside_code(line, lambda s: LIA_CALL.sub("", s))
    line = outside_code(line, lambda s: SILENT.sub("", s))
    line = HEADING_GLUED.sub(r"\1 \2", line)
    return bare_line(plain_tex(line), links)


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
    code = {m.start(): m.end() for m in TICKS.finditer(line)}
    while at < len(line):
        begins = line[at] == "." and (at == 0 or not (line[at - 1].isalnum() or line[at - 1] in "\\/.)"))
        opener = CLASS_OPEN.match(line, at) if begins else None
        if at in code:
            kept.append(line[at : code[at]])
            at = code[at]
        elif opener:
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

"""Commands explained by code comments: after the command on its line, or above it.

Goes in: a `View`. Comes out: commands. A comment above belongs to the command below it when the
command has no comment of its own; several lines are one comment; a group heading, commented-out
code and a directive explain nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from konspekt.extractors.view import Placed, View
from konspekt.languages.forms import words
from konspekt.model.facts import Command, Fact
from konspekt.model.lecture import Code
from konspekt.model.origin import Evidence
from konspekt.model.text import Text, code
from konspekt.remarks import Remark

SHELLS = frozenset(
    ("bash", "sh", "shell", "console", "zsh", "fish", "shellsession", "powershell", "ps1", "cmd", "bat", "")
)
HASH = frozenset(
    (
        "dockerfile",
        "docker",
        "yaml",
        "yml",
        "nix",
        "makefile",
        "make",
        "toml",
        "ini",
        "conf",
        "nginx",
        "gitignore",
        "r",
        "python",
        "py",
        "ruby",
        "perl",
        "julia",
        "text",
        "txt",
        "terminal",
        "hcl",
        "terraform",
        "graphql",
        "plain",
        "git",
    )
)
SQL = frozenset(("sql", "lua", "haskell", "hs", "postgresql", "mysql", "plsql"))
PROMPT = re.compile(r"^\s*(?:[\w.@~:/-]*[$%❯➜]|>{1,3}|PS[^>]*>|#(?=\s[a-z]+\b.*\s#))\s+")
TRAILING = {
    "#": re.compile(r"^(?P<code>.*?\S)\s+#+\s*(?P<comment>[^#!].*)$"),
    "--": re.compile(r"^(?P<code>.*?\S)\s+--\s+(?P<comment>.+)$"),
    "//": re.compile(r"^(?P<code>.*?\S)\s*//+\s*(?P<comment>.+)$"),
}
OWN = {
    "#": re.compile(r"^\s*#+\s?(?P<comment>[^!].*)?$"),
    "--": re.compile(r"^\s*--+\s?(?P<comment>.*)$"),
    "//": re.compile(r"^\s*//+\s?(?P<comment>.*)$"),
}
PROSE_WORD = re.compile(r"[^\W\d_]{2,}")
CODE_SIGNS = re.compile(r"[={};]|\w\(|^\s*[$./]|^[\w-]+=|<[a-z/]|\\$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a code block: number in the file, code, comment; `own` if the comment stands alone."""

    number: int
    code: str
    comment: str
    own: bool


def comments(view: View) -> Iterator[Fact | Remark]:
    for placed in view.codes:
        marker = marker_of(placed.block)
        if marker:
            yield from _block(view, placed, marker)


def marker_of(block: Code) -> str:
    """How comments begin in the block's language; empty where a comment explains no command."""
    name = block.language
    if name in SHELLS or name in HASH:
        return "#"
    return "--" if name in SQL else ""


def _block(view: View, placed: Placed[Code], marker: str) -> Iterator[Fact]:
    lines = [_line(n, text, marker) for n, text in enumerate(placed.block.code.split("\n"), placed.block.first)]
    held: list[Line] = []
    blank = dead = False
    for index, line in enumerate(_joined(lines)):
        if line.own:
            if _dead_code(line, lines):
                held, dead = [], True
                continue
            held = [line] if blank or dead else [*held, line]
            blank = dead = False
        elif not line.code:
            blank = bool(held) and blank
            blank = True
        else:
            yield from _command(view, placed, index, line, held)
            held, blank, dead = [], False, False


def _line(number: int, text: str, marker: str) -> Line:
    own = OWN[marker].match(text)
    if own:
        return Line(number, "", (own["comment"] or "").strip(), bool((own["comment"] or "").strip()))
    bare = PROMPT.sub("", text).strip()
    trailing = TRAILING[marker].match(bare)
    if trailing and not _quoted(bare, trailing.start("comment")):
        return Line(number, trailing["code"].strip(), trailing["comment"].strip(), False)
    return Line(number, bare, "", False)


def _quoted(text: str, at: int) -> bool:
    before = text[:at]
    return before.count('"') % 2 == 1 or before.count("'") % 2 == 1


def _joined(lines: list[Line]) -> Iterator[Line]:
    """Lines continued by a backslash are one command."""
    held: Line | None = None
    for line in lines:
        if held is not None:
            line = Line(held.number, f"{held.code} {line.code}".strip(), held.comment or line.comment, False)
            held = None
        if line.code.endswith("\\") and not line.own:
            held = Line(line.number, line.code[:-1].strip(), line.comment, False)
            continue
        yield line
    if held is not None:
        yield held


def _dead_code(line: Line, lines: list[Line]) -> bool:
    """A comment that is a command commented out, or a directive: its first word starts a line of code here."""
    starts = {x.code.split()[0] for x in lines if x.code}
    first = line.comment.split()[0]
    if CODE_SIGNS.search(line.comment) and len(PROSE_WORD.findall(line.comment)) <= 3:
        return True
    return (first in starts and len(line.comment.split()) <= 6) or bool(
        re.fullmatch(r"[A-Z]{2,}\s+[\w:./-]+", line.comment)
    )


def _command(view: View, placed: Placed[Code], index: int, line: Line, held: list[Line]) -> Iterator[Fact]:
    trailing = bool(line.comment)
    comment = line.comment if trailing else " ".join(x.comment for x in held)
    first = line.number if trailing or not held else held[0].number
    if not trailing and not _shell_like(placed.block):
        return
    if not _explains(comment) or not _is_command(line.code, placed.block):
        return
    value, *more = [s for _, s in view.sentences(Text(_clean(comment)))]
    origin = placed.block.origin.at(
        min(first, placed.block.origin.last), min(max(first, line.number), placed.block.origin.last)
    )
    evidence = Evidence((origin,), "comment-after" if trailing else "comment-above", "stated")
    common = view.common(code(line.code), placed.above.slide, (*placed.place, index), evidence, Text(comment)).shared()
    yield Command(**common, value=value.cut(0, len(value.plain.rstrip(" .:;"))), more=tuple(more))


def _shell_like(block: Code) -> bool:
    """Where one line is one command; in a program a comment above speaks of more than the next line."""
    return block.language in SHELLS or block.language in ("dockerfile", "docker", "git", "sql", "terminal")


def _clean(comment: str) -> str:
    return re.sub(r"^[-–—>*=\s]+|[-–—=*\s]+$", "", comment)


def _explains(comment: str) -> bool:
    """At least two words of prose, no output, no question."""
    return (
        len(PROSE_WORD.findall(comment)) >= 2
        and not comment.rstrip().endswith("?")
        and not re.match(r"^(?:=>|->|>>|\||\d+$)", comment)
    )


def _is_command(text: str, block: Code) -> bool:
    """Something that one would type or write as one instruction: a name first, not too long, not a brace."""
    if _shell_like(block):
        return bool(re.match(r"^[A-Za-z./~$][\w./~$-]*", text)) and len(text) <= 160
    return bool(re.match(r"^[A-Za-z_.][\w.]*", text)) and len(text) <= 100 and len(words(text)) >= 1

"""Commands explained by code comments: after the command on its line, or above it.

Goes in: a `View`. Comes out: commands. A comment above belongs to the command below it when the
command has no comment of its own; several lines are one comment; a group heading, commented-out
code and a directive explain nothing. In a program a comment above speaks of the one or two lines
under it; of a longer passage it explains nothing that one could ask.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from konspekt.extractors.comment_aims import explained, passage, titled
from konspekt.extractors.comment_lines import LINEWISE, Line, lines_of, marker_of
from konspekt.extractors.meaning import spoken
from konspekt.extractors.view import Placed, View
from konspekt.languages.forms import plain_key, words
from konspekt.model.facts import Command, Fact
from konspekt.model.lecture import Code
from konspekt.model.origin import Evidence
from konspekt.model.text import Text, code
from konspekt.remarks import Remark

PROSE_WORD = re.compile(r"[^\W\d_]{2,}")
CODE_SIGNS = re.compile(r"[={};]|\w\(|^\s*[$./]|^[\w-]+=|<[a-z/]|\\$")
FLAG_OR_PATH = re.compile(r"\s-{1,2}[A-Za-z]|\s[~.]?/\w")
UNFINISHED = re.compile(r"(?:\.\.\.|…|[?!,])\s*$|^(?:\.\.\.|…)")
ASKED = re.compile(r"\?(?:\s|$)")
PRINTED = re.compile(r"^(?:\[.*\]|\{.*\}|\(.*\)|<.*>)$|:\s+(?:\d[\d.,]*|\"[^\"]*\"|'[^']*')$")
"""`[object Object]`, `after the reload: 1`: what a program shows."""
DIRECTIVE = re.compile(r"^[\w-]+:\s*\S+=\S")
"""`linter: rule=off`: a word to another program."""
COUNTER = re.compile(r"^(?P<name>[A-Za-z]\S+)\s{2,}[\d.]+\b")
SQL_START = re.compile(r"^[A-Z]{3,}\b")
MAX_WORDS = 14


def comments(view: View) -> Iterator[Fact | Remark]:
    for placed in view.codes:
        if marker_of(placed.block):
            program = placed.block.language not in LINEWISE
            yield from _block(view, placed)
            if program:
                yield from _passages(view, placed)


def _block(view: View, placed: Placed[Code]) -> Iterator[Fact]:
    lines = lines_of(placed.block)
    held: list[Line] = []
    blank = dead = False
    for index, line in enumerate(lines):
        if line.own:
            if _dead_code(line, lines):
                held, dead = [], True
                continue
            held = [line] if blank or dead else [*held, line]
            blank = dead = False
        elif not line.code:
            blank = True
        else:
            yield from _command(view, placed, index, line, held)
            held, blank, dead = [], False, False


def _dead_code(line: Line, lines: Sequence[Line]) -> bool:
    """A comment that is a command commented out, or a directive: its first word starts a line of code here."""
    starts = {x.code.split()[0] for x in lines if x.code}
    first = line.comment.split()[0]
    if CODE_SIGNS.search(line.comment) and len(PROSE_WORD.findall(line.comment)) <= 3:
        return True
    if FLAG_OR_PATH.search(line.comment) and sum(w.isalpha() for w in line.comment.split()) <= 2:
        return True
    return (first in starts and len(line.comment.split()) <= 6) or bool(
        re.fullmatch(r"[A-Z]{2,}\s+[\w:./-]+", line.comment)
    )


def _command(view: View, placed: Placed[Code], index: int, line: Line, held: list[Line]) -> Iterator[Fact]:
    trailing = bool(line.comment)
    comment = line.comment if trailing else " ".join(x.comment for x in held)
    first = line.number if trailing or not held else held[0].number
    if not trailing and placed.block.language not in LINEWISE:
        return
    subject = _counter(line.code) if trailing else _statement(placed.block, index)
    if not _explains(view, comment) or not _is_command(subject, placed.block):
        return
    yield _fact(view, placed, (index, first, line.number), subject, comment, "after" if trailing else "above")


def _counter(text: str) -> str:
    """The name in a line of statistics: `cache.hits   1334`."""
    found = COUNTER.match(text)
    return found["name"] if found else text


def _statement(block: Code, at: int) -> str:
    """The command on a line; a query runs on to its semicolon."""
    lines = lines_of(block)
    if not SQL_START.match(lines[at].code) or block.language in ("dockerfile", "docker"):
        return lines[at].code
    parts: list[str] = []
    for line in lines[at:]:
        if not line.code or line.own:
            break
        parts.append(line.code)
        if line.code.endswith(";"):
            break
    return " ".join(parts)


def _fact(
    view: View, placed: Placed[Code], where: tuple[int, int, int], subject: str, comment: str, side: str
) -> Command:
    """`where`: ordinal in the block, first and last line."""
    index, first, last = where
    value, *more = [s for _, s in view.sentences(Text(_clean(comment)))]
    whole = placed.block.origin
    origin = whole.at(min(first, whole.last), min(max(first, last), whole.last))
    evidence = Evidence((origin,), f"comment-{side}", "stated")
    common = view.common(code(subject), placed.above.slide, (*placed.place, index), evidence, Text(comment)).shared()
    return Command(**common, value=value.cut(0, len(value.plain.rstrip(" .:;"))), more=tuple(more))


def _passages(view: View, placed: Placed[Code]) -> Iterator[Fact]:
    """A comment of its own in a program, with one or two lines under it: a call, an assignment, a tag."""
    lines = lines_of(placed.block)
    for index, line in enumerate(lines):
        if not line.own or (index and lines[index - 1].own):
            continue
        above = list(takewhile(lambda x: x.own, lines[index:]))
        comment, below = _whole(above), index + len(above)
        if not passage(lines, below) or len(words(comment)) > MAX_WORDS * len(above) or not _explains(view, comment):
            continue
        if _dead_code(line, lines):
            continue
        name, said = titled(comment, lines[below])
        names, last = explained(lines, below)
        for number, subject in enumerate((name,) if name else names):
            yield _fact(view, placed, (index + number, line.number, last), subject, said, "above")


def _whole(above: Sequence[Line]) -> str:
    """Several lines as one comment; a line that begins with a capital begins a sentence."""
    text = above[0].comment
    for line in above[1:]:
        stop = "." if line.comment[:1].isupper() and text[-1:].isalnum() else ""
        text = f"{text}{stop} {line.comment}"
    return text


def _clean(comment: str) -> str:
    """Without rules, bullets and the number of a step around it; a flag keeps its dash."""
    return re.sub(r"^\d{1,2}[.)]\s+(?=\S)|^(?:[-–—>*=]+\s+|[-–—>*=]{3,})+|[-–—=*\s]+$", "", comment)


def _explains(view: View, comment: str) -> bool:
    """At least two words of prose, no output, no exclamation, nothing unfinished or that leans on another comment."""
    found = words(comment)
    return (
        len(PROSE_WORD.findall(comment)) >= 2
        and " " in comment.strip()
        and not UNFINISHED.search(comment)
        and not ASKED.search(comment)
        and not DIRECTIVE.match(comment)
        and not PRINTED.search(comment.strip())
        and not spoken(view, Text(comment))
        and not re.match(r"^(?:=>|->|>>|\||\d+$|\d+\))", comment)
        and found[-1] not in view.pack.words("commands", "hanging")
        and not view.pack.one_of("lists", "examples").search(plain_key(comment))
    )


def _is_command(text: str, block: Code) -> bool:
    """Something that one would type or write as one instruction: a name first, not too long, not a brace."""
    if block.language in LINEWISE:
        return bool(re.match(r"^[A-Za-z./~$][\w./~$-]*", text)) and len(text) <= 160
    return bool(re.match(r"^[A-Za-z_.][\w.]*", text)) and len(text) <= 100 and len(words(text)) >= 1

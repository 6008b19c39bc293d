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
STATEMENT = re.compile(
    r"^(?!(?:for|while|if|switch|catch|elif|else|return|foreach)\b)[A-Za-z_$][\w.$]*\s*(?:=[^=]|<-|\(|\.|\[|:\s*\w)"
    r"|^(?:const|let|var|val|auto)\s+\w+|^<[a-z]"
)
LIBRARY_CALL = re.compile(
    r"=\s*(?:await\s+|new\s+)?(?P<name>(?!this\.|self\.)[A-Za-z_$][\w$]*(?:\.[A-Za-z_]\w*)+)\s*\("
)
DEFINED = re.compile(r"^(?:async\s+)?(?:def|function|func|fn|class|interface|struct)\s+(?P<name>\w+)")
OPENING_TAG = re.compile(r"^<[a-z][\w-]*(?:\s+[\w:@.-]+(?:=(?:\"[^\"]*\"|'[^']*'|[^\s>\"']+))?)*\s*/?>")
COUNTER = re.compile(r"^(?P<name>[A-Za-z]\S+)\s{2,}[\d.]+\b")
SQL_START = re.compile(r"^[A-Z]{3,}\b")
DECLARED = re.compile(r"^(?:const|let|var|val|auto)\s")
DOTTED_LEFT = re.compile(r"^[\w$]+(?:\.\w+)+\s*=[^=]")
MAX_RUN = 2
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
        comment, run = _whole(above), _run(lines, index + len(above))
        if not run or len(words(comment)) > MAX_WORDS * len(above) or not _explains(view, comment):
            continue
        if _dead_code(line, lines):
            continue
        if len(run) > 1 and not all(DOTTED_LEFT.match(x.code) for x in run):
            run = [] if DECLARED.match(run[-1].code) else run[-1:]
        names = dict.fromkeys(n for n in map(_named, run) if n)
        for number, name in enumerate(names):
            yield _fact(view, placed, (index + number, line.number, run[-1].number), name, comment, "above")


def _whole(above: Sequence[Line]) -> str:
    """Several lines as one comment; a line that begins with a capital begins a sentence."""
    text = above[0].comment
    for line in above[1:]:
        stop = "." if line.comment[:1].isupper() and text[-1:].isalnum() else ""
        text = f"{text}{stop} {line.comment}"
    return text


def _run(lines: Sequence[Line], at: int) -> list[Line]:
    """The lines of code up to a blank one, a comment or a shallower one; nothing when they are too many to be meant.

    A line that opens a block or a bracket is alone: the comment speaks of what it opens.
    """
    run: list[Line] = []
    for line in lines[at:]:
        shallower = bool(run) and line.indent < run[0].indent
        if not line.code or line.own or shallower or re.match(r"^[)\]}]|^</", line.code):
            break
        if run and line.indent > run[-1].indent:
            return run if len(run) == 1 else []
        run.append(line)
    return run if 1 <= len(run) <= MAX_RUN else []


def _named(line: Line) -> str:
    """What the comment is about: an opening tag, a library's call, a defined name, or the statement itself."""
    tag = OPENING_TAG.match(line.code)
    if tag:
        return tag[0]
    for pattern in (DEFINED, LIBRARY_CALL):
        found = pattern.search(line.code)
        if found:
            return found["name"]
    closed = all(line.code.count(a) == line.code.count(b) for a, b in ("()", "[]", "{}"))
    return line.code if closed and STATEMENT.match(line.code) and len(line.code) <= 100 else ""


def _clean(comment: str) -> str:
    """Without rules and bullets around it; a flag keeps its dash."""
    return re.sub(r"^(?:[-–—>*=]+\s+|[-–—>*=]{3,})+|[-–—=*\s]+$", "", comment)


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

"""What a comment above code of a program speaks of: the call, the assignment, the tag or the name under it.

Goes in: the lines of a block, the place of the first under the comment. Comes out: how one writes what
is explained. Of a longer passage a comment explains nothing that one could ask.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from konspekt.extractors.comment_lines import Line

STATEMENT = re.compile(
    r"^(?!(?:for|while|if|switch|catch|elif|else|return|foreach)\b)[A-Za-z_$][\w.$]*\s*(?:=[^=]|<-|\(|\.|\[|:\s*\w)"
    r"|^(?:const|let|var|val|auto)\s+\w+|^<[a-z]"
)
LIBRARY_CALL = re.compile(
    r"=\s*(?:await\s+|new\s+)?(?P<name>(?!this\.|self\.)[A-Za-z_$][\w$]*(?:\.[A-Za-z_]\w*)+)\s*\("
)
LOOPED_CALL = re.compile(r"^for\b.*?\s(?:in|of)\s+(?P<name>(?!this\.|self\.)[A-Za-z_$][\w$]*\.[\w.]+\(.*\))\s*[:{]$")
"""`for row in table.find({…}):`, `for (const row of table.find({…})) {`"""
OPENED_CALL = re.compile(r"^(?:await\s+)?(?P<name>(?!this\.|self\.)[A-Za-z_$][\w$]*(?:\.[A-Za-z_]\w*)+)\(")
"""A call whose arguments fill the lines below."""
SHOWN = re.compile(r"^(?:print(?:ln|f)?|echo|puts|console\.log|System\.out\.print(?:ln|f)?|fmt\.Print(?:ln|f)?)\b")
GIVEN = re.compile(r"^(?:(?:const|let|var|val|auto)\s+)?(?P<name>[A-Za-z_$]\w*)\s*:?=[^=]")
TITLED = re.compile(r"^(?P<name>[A-Za-z_$.][\w.$-]*)(?:\(\))?(?:\s+[—–-]{1,2}\s+|:\s+)(?P<said>.+)$")
"""`# insert_many — adds several rows`: the comment says which name below it explains."""
DEFINED = re.compile(r"^(?:async\s+)?(?:def|function|func|fn|class|interface|struct)\s+(?P<name>\w+)")
OPENING_TAG = re.compile(r"^<[a-z][\w-]*(?:\s+[\w:@.-]+(?:=(?:\"[^\"]*\"|'[^']*'|[^\s>\"']+))?)*\s*/?>")
DECLARED = re.compile(r"^(?:const|let|var|val|auto)\s")
DOTTED_LEFT = re.compile(r"^[\w$]+(?:\.\w+)+\s*=[^=]")
MAX_RUN = 2
LONGEST = 100


def titled(comment: str, line: Line) -> tuple[str, str]:
    """The name of a call on the line and what the comment says of it, if the comment begins with that name."""
    found = TITLED.match(comment)
    called = found and re.search(rf"(?<![\w$]){re.escape(found['name'])}\(", line.code)
    return (found["name"], found["said"]) if found and called else ("", comment)


def explained(lines: Sequence[Line], at: int) -> tuple[tuple[str, ...], int]:
    """What a comment right above line `at` explains, and the number of the last line of it; nothing if it is long."""
    run = passage(lines, at)
    if not run:
        return (), 0
    if shown := _shown(lines, at):
        return (shown,), run[-1].number
    meant = _opened(lines, at) or _meant(run)
    return tuple(dict.fromkeys(n for n in map(_named, meant) if n)), max(x.number for x in (*run, *meant))


def _meant(run: list[Line]) -> list[Line]:
    """Of two lines the second, which the first prepares, unless all it does is to show what the first gave."""
    if len(run) < 2 or all(DOTTED_LEFT.match(x.code) for x in run):
        return run
    given = GIVEN.match(run[0].code)
    if given and SHOWN.match(run[1].code) and re.search(rf"\b{re.escape(given['name'])}\b", run[1].code):
        return run[:1]
    return [] if DECLARED.match(run[-1].code) else run[-1:]


def _shown(lines: Sequence[Line], at: int) -> str:
    """The call whose results a loop does nothing but show."""
    looped = LOOPED_CALL.match(lines[at].code)
    inner = [x for x in lines[at + 1 :] if x.code][:2]
    if not looped or not inner or not SHOWN.match(inner[0].code) or inner[0].indent <= lines[at].indent:
        return ""
    if len(inner) > 1 and inner[1].indent >= inner[0].indent:
        return ""
    call = looped["name"] if _closed(looped["name"]) else looped["name"].removesuffix(")")
    return call if _closed(call) and len(call) <= LONGEST else ""


def _opened(lines: Sequence[Line], at: int) -> list[Line]:
    """A call whose arguments fill the lines below, as one line with the number of the last; nothing if it is long."""
    first = lines[at]
    if not OPENED_CALL.match(first.code) or _closed(first.code):
        return []
    text = first.code
    for line in lines[at + 1 :]:
        if not line.code or line.comment or line.own or len(text) > LONGEST:
            return []
        text = f"{text}{'' if text[-1] in '([{' and line.code[0] in ')]}' else ' '}{line.code}"
        if _closed(text):
            return [replace(first, code=text, number=line.number)] if len(text) <= LONGEST else []
    return []


def _closed(text: str) -> bool:
    return all(text.count(a) == text.count(b) for a, b in ("()", "[]", "{}"))


def passage(lines: Sequence[Line], at: int) -> list[Line]:
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
    if not _closed(line.code):
        opened = OPENED_CALL.match(line.code)
        return opened["name"] if opened else ""
    return line.code if STATEMENT.match(line.code) and len(line.code) <= LONGEST else ""

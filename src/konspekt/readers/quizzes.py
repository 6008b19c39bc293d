"""Questions that the lecture asks itself: LiaScript, ticked lists under a question, boxes of tasks, `<Question>`.

Goes in: a source, before it is cut into slides, for a box may hold headings. Comes out: the source with
those lines blank, and the quizzes. They teach nothing that the lecture does not say elsewhere, and a
copied question is no found fact.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from konspekt.readers.inline import plain_inline
from konspekt.readers.source import FENCED, PROSE, TICKS, Source
from konspekt.readers.spans import outside_code

START = re.compile(r"\s*(?:(?:[-*+]|\d+[.)])\s+[\[(]|\[[\[(]|:::|<[A-Z])")
"""What a line that begins a quiz may begin with."""
LIA = re.compile(r"^\s*(?:[-*+]\s+)?\[(?P<open>[(\[])(?P<state>[Xx ])[)\]]\]\s+(?P<text>\S.*)$")
LIA_TEXT = re.compile(r"^\s*\[\[(?P<answer>[^\[\]]+)\]\]\s*$")
TICKED = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+(?:\[(?P<box>[Xx ])\]|\((?P<round>[Xx ])\))\s+(?P<text>\S.*)$")
LIA_GAP = re.compile(r"(?<![\w!])\[\[(?P<answer>[^\[\]]*[^\[\]\s?][^\[\]]*)\]\](?!\()")
LIA_GRID = re.compile(r"^\s*\[(?:\s*(?:\[[^\[\]]*\]|\([^()]*\))){2,}\s*\](?P<text>.*)$")
HINT = re.compile(r"^\s*\[\[\?\]\]")
EXPLAINS = re.compile(r"^\s*\*{3,}\s*$")
DIV = re.compile(r"^\s*:{3,}\s*(?P<head>[^:]*?)\s*:*\s*$")
TASK = re.compile(r"^\{?\.?(?:challenges?|exercises?|quiz|question)\b", re.I)
SOLUTION = re.compile(r"^\{?\.?(?:solutions?|answers?)\b", re.I)
HEADING = re.compile(r"^\s{0,3}#{1,6}\s*(?P<text>.*?)\s*#*\s*$")
ENDS = re.compile(rf"{HEADING.pattern}|^\s*(?:-{{3,}}|\*{{3,}}|_{{3,}})\s*$")
"""What ends the paragraph above: a heading, a line between slides."""
COMPONENT = re.compile(r"^\s*<(?P<name>[A-Z]\w*)\b[^>]*$")
CLOSES = re.compile(r"(?<!=)/?>\s*$")
LONGEST = 120
"""Lines of a component; one that seems longer is none."""
CHOICE = re.compile(r"\btext:\s*(?P<q>[\"'`])(?P<text>.*?)(?<!\\)(?P=q)(?P<rest>.*?)(?=\btext:|\Z)", re.S)
RIGHT = re.compile(r"\bcorrect:\s*true")
STRONG = re.compile(r"(?P<mark>\*\*|__)(?P<text>.+?)(?P=mark)")
TAGS = re.compile(r"<[^<>]+>")
NO_STEM = ("|", "<", "```", "~~~")
ASKS = ("?", "？", ":", "____")


@dataclass(frozen=True, slots=True)
class Found:
    """A quiz with its lines `[first, stop)`, 0-based. Without options it is an open question."""

    first: int
    stop: int
    stem: str
    options: tuple[str, ...] = ()
    keys: tuple[int, ...] = ()
    why: str = ""
    single: bool = False
    strong: tuple[str, ...] = ()


def without_quizzes(source: Source, lia: bool) -> tuple[Source, tuple[Found, ...]]:
    """`lia` allows what elsewhere means something else: `[[word]]` asks for a word."""
    out = list(source.lines)
    found: list[Found] = []
    at = 0
    while at < len(out):
        begins = START.match(out[at]) or (lia and "[[" in out[at])
        quiz = _quiz(out, source.kinds, at, lia) if source.kinds[at] == PROSE and begins else None
        if quiz:
            out[quiz.first : quiz.stop] = [""] * (quiz.stop - quiz.first)
            found += [quiz] if quiz.stem else []
        at = quiz.stop if quiz else at + 1
    return replace(source, lines=tuple(out)), tuple(found)


def _quiz(lines: Sequence[str], kinds: Sequence[str], at: int, lia: bool) -> Found | None:
    if LIA.match(lines[at]):
        return _options(lines, at, LIA)
    if lia and HINT.match(lines[at]):
        return Found(at, at + 1, "")
    if lia and LIA_GRID.match(lines[at]):
        return _grid(lines, at)
    if lia and LIA_TEXT.match(lines[at]):
        return _word(lines, at)
    if lia and LIA_GAP.search(TICKS.sub("", lines[at])) and not lines[at].lstrip().startswith("|"):
        return _gaps(lines, at)
    if TICKED.match(lines[at]):
        return None if at and TICKED.match(lines[at - 1]) else _ticked(lines, at)
    div = DIV.match(lines[at])
    if div and TASK.match(div["head"]):
        return _box(lines, kinds, at)
    return _component(lines, at) if COMPONENT.match(lines[at]) else None


def _options(lines: Sequence[str], at: int, form: re.Pattern[str]) -> Found:
    """A run of options, the question above it and the explanation below."""
    stop = at
    rows = []
    while stop < len(lines) and ((row := form.match(lines[stop])) or HINT.match(lines[stop])):
        rows += [row] if row else []
        stop += 1
    keys = tuple(n for n, row in enumerate(rows) if _state(row) in "Xx")
    first, stem = _stem(lines, at)
    end, why = _explained(lines, stop)
    single = all(row.groupdict().get("open") == "(" or row.groupdict().get("round") for row in rows)
    strong = tuple(m["text"] for line in lines[first:at] for m in STRONG.finditer(line))
    return Found(first, end, stem, tuple(said([row["text"]]) for row in rows), keys, why, single, strong)


def _ticked(lines: Sequence[str], at: int) -> Found | None:
    """A list of boxes is a quiz where it stands under a question and some boxes, not all, are ticked."""
    quiz = _options(lines, at, TICKED)
    some = 0 < len(quiz.keys) < len(quiz.options)
    return quiz if some and quiz.stem.endswith(ASKS) else None


def _word(lines: Sequence[str], at: int) -> Found | None:
    """LiaScript's `[[word]]`: the answer is to be typed, or chosen from `[[a|(b)|c]]`."""
    row = LIA_TEXT.match(lines[at])
    if row is None:
        return None
    first, stem = _stem(lines, at)
    stop = next((i for i in range(at + 1, len(lines)) if not HINT.match(lines[i])), len(lines))
    end, why = _explained(lines, stop)
    parts = [p.strip() for p in row["answer"].split("|")]
    keys = tuple(n for n, p in enumerate(parts) if len(parts) == 1 or p.startswith("("))
    return Found(first, end, stem, tuple(p.strip("() ") for p in parts), keys, why)


def _grid(lines: Sequence[str], at: int) -> Found:
    """LiaScript's grid of marks, a row for each line: an open question about its rows."""
    stop, rows = at, list[str]()
    while stop < len(lines) and ((row := LIA_GRID.match(lines[stop])) or HINT.match(lines[stop])):
        rows += [row["text"].strip()] if row and row["text"].strip() else []
        stop += 1
    first, stem = _stem(lines, at)
    end, why = _explained(lines, stop)
    return Found(first, end, said([f"{stem} {'; '.join(rows)}"]), why=why)


def _gaps(lines: Sequence[str], at: int) -> Found:
    """LiaScript's gaps inside a sentence: one is asked for, of several the answers are told."""
    gaps = [gap["answer"].split("|") for gap in LIA_GAP.finditer(TICKS.sub("", lines[at]))]
    right = [next((p for p in parts if p.strip().startswith("(")), parts[0]).strip(" ()") for parts in gaps]
    stop = next((i for i in range(at + 1, len(lines)) if not HINT.match(lines[i])), len(lines))
    end, why = _explained(lines, stop)
    stem = said([outside_code(lines[at], lambda text: LIA_GAP.sub("____", text))])
    if len(gaps) > 1:
        return Found(at, end, stem, why="; ".join(right) + (f". {why}" if why else ""))
    options = tuple(p.strip(" ()") for p in gaps[0])
    return Found(at, end, stem, options, (options.index(right[0]),), why)


def _box(lines: Sequence[str], kinds: Sequence[str], at: int) -> Found:
    """A box of Carpentries or Quarto: a task, and perhaps its solution in a box inside."""
    depth, stop, solving = 1, at + 1, 0
    task: list[str] = []
    solution: list[str] = []
    while stop < len(lines) and depth:
        div = DIV.match(lines[stop]) if kinds[stop] != FENCED else None
        if div:
            depth += 1 if div["head"] else -1
            solving = depth if div["head"] and SOLUTION.match(div["head"]) else 0 if depth < solving else solving
        elif solving:
            solution += [] if HEADING.match(lines[stop]) else [lines[stop]]
        else:
            task.append(lines[stop])
        stop += 1
    return Found(at, stop, said(task), why=said(solution))


def _component(lines: Sequence[str], at: int) -> Found | None:
    """A component of MDX over several lines; one with choices is a quiz under the heading above."""
    near = range(at + 1, min(len(lines), at + LONGEST))
    stop = next((i + 1 for i in near if CLOSES.search(lines[i])), None)
    if stop is None:
        return None
    choices = list(CHOICE.finditer("\n".join(lines[at:stop])))
    stem = _stem(lines, at)[1]
    options = tuple(said([c["text"]]) for c in choices)
    keys = tuple(n for n, c in enumerate(choices) if RIGHT.search(c["rest"]))
    return Found(at, stop, stem if options else "", options, keys)


def _stem(lines: Sequence[str], at: int) -> tuple[int, str]:
    """Where the paragraph above begins, and its words; a heading there is the question but stays."""
    stop = at
    while stop and not lines[stop - 1].strip():
        stop -= 1
    first = stop
    while first and lines[first - 1].strip() and not ENDS.match(lines[first - 1]):
        first -= 1
    if first < stop and not lines[first].lstrip().startswith(NO_STEM):
        return first, said(lines[first:stop])
    while first and not HEADING.match(lines[first - 1]):
        first -= 1
    heading = HEADING.match(lines[first - 1]) if first else None
    return at, plain_inline(heading["text"]).ticked if heading else ""


def _explained(lines: Sequence[str], at: int) -> tuple[int, str]:
    """LiaScript explains between two lines of stars."""
    if at >= len(lines) or not EXPLAINS.match(lines[at]):
        return at, ""
    stop = next((i for i in range(at + 1, len(lines)) if EXPLAINS.match(lines[i])), None)
    return (at, "") if stop is None else (stop + 1, said(lines[at + 1 : stop]))


def _state(row: re.Match[str]) -> str:
    groups = row.groupdict()
    return groups.get("state") or groups.get("box") or groups.get("round") or " "


def said(lines: Sequence[str]) -> str:
    """The words of the lines with their code in backticks; a heading is a sentence."""
    return plain_inline(" ".join(filter(None, map(_bare, lines)))).ticked


def _bare(line: str) -> str:
    heading = HEADING.match(line)
    if heading:
        text = heading["text"]
        return text if text.endswith((".", "?", "!", ":")) else f"{text}."
    return TAGS.sub(" ", re.sub(r"^\s*[-*+>]\s+", "", line)).strip()

"""What one dialect alone writes for its machine: properties, captions, modules, fields, steps.

Goes in: the lines of a slide. Comes out: as many lines, without it. What several dialects share is
taken out in `clean` and `spans`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from konspekt.readers.remark import PROPERTY
from konspekt.readers.source import FENCE, FENCED, PROSE
from konspekt.readers.spans import outside_code

CAPTION = re.compile(r"^(?:Table)?:\s+(?P<words>\S.*)$")
MODULE = re.compile(r"^(?:import\s.*['\"{]|export\s+(?:default|const|let|function|class)\b)")
VALUE = re.compile(r"(?<![\\{$])\{[A-Za-z_][\w.]*\}(?!\})")
FIELD = re.compile(r"(?<=[\w*)])::(?= )")
LABEL = re.compile(r"\$\$\s*\{#[\w:-]+[^{}]*\}")
BROKEN = re.compile(r"\]\{[.#][^{}]*$")
BROKEN_END = re.compile(r"[^{}]*\}")
STEPS = re.compile(r"^\$\$\s*\{[\d|,\s*-]*(?:all)?[^{}]*\}")


def own_habits(dialect: str, lines: list[str], kinds: Sequence[str]) -> list[str]:
    return HABITS[dialect](lines, kinds) if dialect in HABITS else lines


def _without_properties(lines: list[str], kinds: Sequence[str]) -> list[str]:
    """Without remark's `key: value` lines at the top of the slide, also below programs that show nothing."""
    out = list(lines)
    for index, line in enumerate(lines):
        if kinds[index] == FENCED and (not line.strip() or FENCE.match(line)):
            continue
        if line.strip() and not PROPERTY.match(line):
            break
        out[index] = ""
    return out


def _pandoc(lines: list[str], kinds: Sequence[str]) -> list[str]:
    return _with_captions(_with_whole_attributes(lines, kinds), kinds)


def _with_whole_attributes(lines: list[str], kinds: Sequence[str]) -> list[str]:
    """`[text]{.a` and `href=b}` on the next line, all on the first."""
    out = list(lines)
    for at, line in enumerate(lines[:-1]):
        broken = kinds[at] == kinds[at + 1] == PROSE and "]{" in line and BROKEN.search(out[at])
        closes = BROKEN_END.match(out[at + 1]) if broken else None
        if closes:
            out[at] += f" {closes[0].strip()}"
            out[at + 1] = out[at + 1][closes.end() :]
    return out


def _with_captions(lines: list[str], kinds: Sequence[str]) -> list[str]:
    """pandoc's captions below tables without their colon, its typed dashes, formulas without their label."""
    out, last = [], ""
    for line, kind in zip(lines, kinds, strict=True):
        line = LABEL.sub("$$", line) if kind == PROSE and "$$" in line else line
        caption = CAPTION.match(line) if kind == PROSE and last.lstrip()[:1] in ("|", "+", "-") else None
        text = caption["words"] if caption else line
        out.append(outside_code(text, lambda s: s.replace(" -- ", " – ")) if kind == PROSE and " -- " in text else text)
        last = line if line.strip() else last
    return out


def _without_modules(lines: list[str], kinds: Sequence[str]) -> list[str]:
    """Without MDX's `import` and `export`, which go on to the next blank line, and without `{values}`."""
    out, inside = [], False
    for line, kind in zip(lines, kinds, strict=True):
        inside = bool(line.strip()) and (inside or (kind == PROSE and bool(MODULE.match(line))))
        text = "" if inside else line
        out.append(outside_code(text, lambda s: VALUE.sub("", s)) if kind == PROSE and "{" in text else text)
    return out


def _with_plain_fields(lines: list[str], kinds: Sequence[str]) -> list[str]:
    """`Name:: value` of Obsidian's fields with one colon."""
    return [FIELD.sub(":", x) if k == PROSE and ":: " in x else x for x, k in zip(lines, kinds, strict=True)]


def _without_steps(lines: list[str], kinds: Sequence[str]) -> list[str]:
    """Slidev's `$$ {1|3|all}` without the steps."""
    return [STEPS.sub("$$", x) if k == PROSE and x.startswith("$$") else x for x, k in zip(lines, kinds, strict=True)]


HABITS: dict[str, Callable[[list[str], Sequence[str]], list[str]]] = {
    "remark": _without_properties, "pandoc": _pandoc, "mdx": _without_modules,
    "notes": _pandoc, "obsidian": _with_plain_fields, "slidev": _without_steps,
}  # fmt: skip

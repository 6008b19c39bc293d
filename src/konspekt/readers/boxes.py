"""Boxes by indentation and by tags: what stands inside belongs to the slide like everything else.

Goes in: the lines of a slide. Comes out: as many lines: the bodies of `!!! note` boxes and of `<div>`s
moved to the left, so that Markdown sees no code there, and HTML tables and lists without blank lines
inside, so that Markdown sees one block.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from konspekt.readers.source import FENCED

ADMONITION = re.compile(r"^(?P<indent>\s*)(?:!!!|\?\?\?\+?)\s+[\w-]+(?:\s+[\w-]+)*(?:\s+\"(?P<title>[^\"]*)\")?\s*$")
TAG = re.compile(
    r"<(?P<close>/?)(?P<name>div|section|center|article|figure|details|aside|main|v-[\w-]+|[A-Z]\w*)\b[^<>]*?(?P<self>/?)>"
)
TAGS_ALONE = re.compile(r"^\s*(?:<[^<>]+>\s*)+$")
OPENS = re.compile(r"^\s*(?:<[a-z][^<>]*>\s*){0,3}?<(?P<name>table|dl|ul|ol|svg)\b", re.I)
FILLER = "<wbr>"
HEADED = re.compile(
    r"""^\s*<(?P<tag>div|p)\b(?=[^<>]*(?:
            style="[^"<>]*font-weight:\s*(?:bold|[6-9]00)
          | class="(?:[^"<>]*\s)?(?:font-(?:semi|extra)?bold|fw-(?:semi)?bold)[\s"]
        ))[^<>]*>\s*(?P<name>[^<>]*[^\W_][^<>]*?)\s*</(?P=tag)>\s*$""",
    re.I | re.X,
)
"""`<div style="font-weight:700">Name</div>`"""
LONGEST_NAME = 60


def unboxed(lines: Sequence[str], kinds: Sequence[str]) -> list[str]:
    """Bodies of admonitions and of HTML containers without their common indentation."""
    out = list(lines)
    text = "\n".join(lines)
    if not any(sign in text for sign in ("!!!", "???", "<")):
        return out
    for first, stop, title in _admonitions(out, kinds):
        out[first - 1] = f"###### {title}" if title else ""
        out[first:stop] = [line[4:] if line[:4].isspace() else line.lstrip() for line in out[first:stop]]
    for first, stop in _containers(out, kinds):
        out[first:stop] = _dedented(out[first:stop])
    for at in _headed_cards(out, kinds):
        out[at] = HEADED.sub(r"###### \g<name>", out[at])
    return out


def one_block(lines: Sequence[str], kinds: Sequence[str]) -> list[str]:
    """HTML tables and lists with their blank lines filled, unless they hold a fence."""
    out = list(lines)
    at = 0 if "<" in "".join(lines) else len(out)
    open_for_good: set[str] = set()
    while at < len(out):
        opens = OPENS.match(out[at]) if kinds[at] != FENCED else None
        name = opens["name"].lower() if opens else ""
        stop = _closes(out, at, name) if name and name not in open_for_good else None
        if name and stop is None:
            open_for_good.add(name)
        if stop is not None and FENCED not in kinds[at:stop]:
            out[at : stop + 1] = [line if line.strip() else FILLER for line in out[at : stop + 1]]
            at = stop
        at += 1
    return out


def _admonitions(lines: Sequence[str], kinds: Sequence[str]) -> list[tuple[int, int, str]]:
    """First body line, the line after the last, and the title; boxes inside boxes are left for what they are."""
    found: list[tuple[int, int, str]] = []
    for at, line in enumerate(lines):
        box = ADMONITION.match(line) if kinds[at] != FENCED and (not found or at >= found[-1][1]) else None
        if not box or at + 1 == len(lines) or not lines[at + 1].startswith("    "):
            continue
        stop = at + 1
        while stop < len(lines) and (lines[stop].startswith("    ") or not lines[stop].strip()):
            stop += 1
        found.append((at + 1, stop, box["title"] or ""))
    return found


def _containers(lines: Sequence[str], kinds: Sequence[str]) -> list[tuple[int, int]]:
    """Outermost stretches between a tag that stands alone on its line and the one that closes it."""
    found: list[tuple[int, int]] = []
    open_at: list[int] = []
    for at, line in enumerate(lines):
        if kinds[at] == FENCED or "<" not in line or not TAGS_ALONE.match(line):
            continue
        for tag in TAG.finditer(line):
            if tag["close"] and open_at:
                first = open_at.pop()
                found += [] if open_at else [(first + 1, at)]
            elif not tag["close"] and not tag["self"]:
                open_at.append(at)
    return found


def _headed_cards(lines: Sequence[str], kinds: Sequence[str]) -> list[int]:
    """Lines in bold that stand first in a box with more below: the headings of cards."""
    told = [at for at, line in enumerate(lines) if line.strip()]
    found: list[int] = []
    for above, at, below in zip(told, told[1:], told[2:], strict=False):
        card = HEADED.match(lines[at]) if kinds[at] != FENCED else None
        if not card or len(card["name"]) > LONGEST_NAME or card["name"].endswith((".", ":", "?", "!")):
            continue
        opened, closed = (TAGS_ALONE.match(lines[n]) and list(TAG.finditer(lines[n])) for n in (above, below))
        if opened and not opened[-1]["close"] and not (closed and closed[0]["close"]):
            found.append(at)
    return found


def _dedented(lines: Sequence[str]) -> list[str]:
    """Moved left by the indentation that all lines but lone tags share."""
    depth = [len(x) - len(x.lstrip()) for x in lines if x.strip() and not TAGS_ALONE.match(x)]
    least = min(depth, default=0)
    return [line[min(least, len(line) - len(line.lstrip())) :] for line in lines]


def _closes(lines: Sequence[str], at: int, name: str) -> int | None:
    """The line with the end tag of the element that opens at `at`."""
    depth = 0
    for index in range(at, len(lines)):
        line = lines[index].lower()
        depth += len(re.findall(rf"<{name}\b", line)) - line.count(f"</{name}>")
        if depth <= 0:
            return index
    return None

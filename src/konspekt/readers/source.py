"""A file as lines: each line known as prose, code of a fence, or comment.

Goes in: text. Comes out: a `Source`, line by line what may hold a separator or a heading. It
parses no Markdown; it only knows the two things that hide a `---`: fences and comments.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

FENCE = re.compile(r"^(?P<indent>(?:\s|>|[-*+]\s|\d+[.)]\s)*)(?P<ticks>`{3,}|~{3,})(?P<info>.*)$")
RULE = re.compile(r"^-{3,}[ \t]*$")
TICKS = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)")

PROSE, FENCED, COMMENT = "prose", "fenced", "comment"


@dataclass(frozen=True, slots=True)
class Source:
    """`lines` without line ends; `kinds[i]` is PROSE, FENCED or COMMENT (a comment's inner lines)."""

    path: str
    lines: tuple[str, ...]
    kinds: tuple[str, ...]
    unclosed: tuple[int, ...]
    """0-based lines of fences and comments that nobody closes."""

    def prose(self, index: int) -> str:
        """The line where it is prose, else an empty string."""
        return self.lines[index] if self.kinds[index] == PROSE else ""


def scan(text: str, path: str) -> Source:
    """Split into lines and tell code and comments from prose."""
    lines = text.split("\n")
    kinds = [PROSE] * len(lines)
    unclosed: list[int] = []
    last_end = max((i for i, line in enumerate(lines) if "-->" in line), default=-1)
    at = 0
    while at < len(lines):
        fence = FENCE.match(lines[at])
        if fence and not ("`" in fence["info"] and fence["ticks"][0] == "`"):
            end = _fence_end(lines, at, fence["ticks"])
            if end is None:
                unclosed.append(at)
                end = _next_rule(lines, at) - 1
        elif lines[at].strip() == "%%" and (end := _obsidian_end(lines, at)) is not None:
            kinds[at : end + 1] = [COMMENT] * (end + 1 - at)
            at = end + 1
            continue
        elif _opens_comment(lines[at]):
            end = _comment_end(lines, at) if at <= last_end else None
            if end is None:
                unclosed.append(at)
                at += 1
                continue
            kinds[at + 1 : end + 1] = [COMMENT] * (end - at)
            at = end + 1
            continue
        else:
            at += 1
            continue
        kinds[at : end + 1] = [FENCED] * (end + 1 - at)
        at = end + 1
    return Source(path, tuple(lines), tuple(kinds), tuple(unclosed))


def _fence_end(lines: list[str], at: int, ticks: str) -> int | None:
    """The line that closes the fence opened at `at`, or None.

    A fence that would swallow a separator and another opening fence is one that nobody closed.
    """
    closing = re.compile(rf"^[\s>]*{re.escape(ticks[0])}{{{len(ticks)},}}\s*$")
    ruled = False
    for index in range(at + 1, len(lines)):
        if closing.match(lines[index]):
            return index
        inner = FENCE.match(lines[index])
        if ruled and inner and inner["ticks"] == ticks and inner["info"].strip():
            return None
        ruled = ruled or bool(RULE.match(lines[index]))
    return None


def _next_rule(lines: list[str], at: int) -> int:
    return next((i for i in range(at + 1, len(lines)) if RULE.match(lines[i])), len(lines))


def _opens_comment(line: str) -> bool:
    """True if the line's last `<!--` outside code is not closed on it."""
    if "<!--" not in line:
        return False
    bare = TICKS.sub("", line)
    return bare.rfind("<!--") > bare.rfind("-->")


def _obsidian_end(lines: list[str], at: int) -> int | None:
    """The line `%%` that closes the comment which a line `%%` opens."""
    return next((i for i in range(at + 1, len(lines)) if lines[i].strip() == "%%"), None)


def _comment_end(lines: list[str], at: int) -> int | None:
    return next((i for i in range(at + 1, len(lines)) if "-->" in lines[i]), None)

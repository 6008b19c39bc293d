"""`Text`: a string that remembers its code, strong, emphasis, link and math spans, and its lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from operator import attrgetter
from typing import Literal

from konspekt.model.values import value

MarkKind = Literal["code", "strong", "em", "link", "math", "strike"]
PLACE = attrgetter("start", "stop")


@value
class Mark:
    """A span `plain[start:stop]` of one kind; `href` is the target of a link, else empty."""

    kind: MarkKind
    start: int
    stop: int
    href: str = ""


@value
class Text:
    """One line of prose without markup.

    `breaks` holds the offsets at which a new source line begins, so that a hard-wrapped
    sentence is one string and still knows the line of each word. `ended` holds those of them
    before which the author ended the line on purpose: two blanks, a backslash.
    """

    plain: str = ""
    marks: tuple[Mark, ...] = ()
    breaks: tuple[int, ...] = ()
    ended: tuple[int, ...] = ()

    def __hash__(self) -> int:
        return hash(self.plain)

    def __bool__(self) -> bool:
        return bool(self.plain)

    def __len__(self) -> int:
        return len(self.plain)

    def __str__(self) -> str:
        return self.plain

    def line_at(self, offset: int) -> int:
        """Source lines passed before `offset`: 0 on the text's first line."""
        return sum(b <= offset for b in self.breaks)

    def cut(self, start: int, stop: int | None = None) -> Text:
        """The piece `[start:stop]` without outer blanks, its marks moved along."""
        piece = self.plain[start:stop]
        bare = piece.lstrip()
        start += len(piece) - len(bare)
        bare = bare.rstrip()
        if len(bare) == len(self.plain):
            return self
        if not self.marks and not self.breaks:
            return Text(bare)
        stop = start + len(bare)
        marks = tuple([
            m if not start and m.stop <= stop
            else Mark(m.kind, max(m.start, start) - start, min(m.stop, stop) - start, m.href)
            for m in self.marks
            if m.start < stop and m.stop > start
        ])  # fmt: skip
        return Text(bare, marks, _moved(self.breaks, start, stop), _moved(self.ended, start, stop))

    def spans(self, *kinds: MarkKind) -> tuple[Mark, ...]:
        """The marks of these kinds, in order of place."""
        if not self.marks:
            return ()
        found = [m for m in self.marks if m.kind in kinds]
        return tuple(sorted(found, key=PLACE) if len(found) > 1 else found)

    def covered(self, *kinds: MarkKind) -> bool:
        """True if marks of these kinds cover every letter and digit of a text that is not empty."""
        at = 0
        for mark in self.spans(*kinds) if self.marks else ():
            if _has_word(self.plain[at : mark.start]):
                return False
            at = max(at, mark.stop)
        return bool(self.plain) and not _has_word(self.plain[at:])

    @property
    def is_code(self) -> bool:
        return self.covered("code")

    @property
    def ticked(self) -> str:
        """The plain text with its code spans in backticks: `run \\`ls -a\\` here`."""
        out, at = [], 0
        for mark in self.spans("code"):
            if mark.start < at:
                continue
            out += [self.plain[at : mark.start], "`", self.plain[mark.start : mark.stop], "`"]
            at = mark.stop
        return "".join([*out, self.plain[at:]])


def _moved(offsets: tuple[int, ...], start: int, stop: int) -> tuple[int, ...]:
    """The offsets inside a piece, counted from its start."""
    return tuple([b - start for b in offsets if start < b < stop]) if offsets else offsets


def _has_word(plain: str) -> bool:
    return plain[:1].isalnum() or any(map(str.isalnum, plain))


def code(plain: str) -> Text:
    """A text that is code from end to end."""
    return Text(plain, (Mark("code", 0, len(plain)),))


def join(parts: Iterable[Text], glue: str = " ") -> Text:
    """The texts in a row with `glue` between them; empty ones are left out."""
    plain, marks, breaks, ended = "", [], [], []
    for part in parts:
        if not part:
            continue
        plain += glue if plain else ""
        at = len(plain)
        marks += [replace(m, start=m.start + at, stop=m.stop + at) for m in part.marks]
        breaks += [b + at for b in part.breaks]
        ended += [b + at for b in part.ended]
        plain += part.plain
    return Text(plain, tuple(marks), tuple(breaks), tuple(ended))

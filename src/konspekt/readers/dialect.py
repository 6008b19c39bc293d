"""What a slide dialect is: a sign to know it by, and a way to cut a source into slides.

Each dialect is one file with one `Dialect`; `readers.DIALECTS` lists them, first match wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from konspekt.readers.frontmatter import Header
from konspekt.readers.source import PROSE, Source

REFERENCE = re.compile(r"^ {0,3}\[(?P<name>[^\]\[^]+)\]:\s*(?:<?(?P<url>\S+?)>?(?:\s|$)|$)")
HEADING = re.compile(r"^ {0,3}(?!#[\w/-]+(?:\s+#[\w/-]+)+\s*$)(#{1,6})(?!#)\s*(?P<text>[^\s#].*)?$")
"""A heading, also without the blank after `#`; a line of `#tags` is none."""


@dataclass(frozen=True)
class Deck:
    """A scanned source and its header: what signs and cuts look at."""

    source: Source
    header: Header

    def prose(self) -> Sequence[tuple[int, str]]:
        """Index and text of every prose line after the header that is not blank."""
        return self._prose

    @cached_property
    def _prose(self) -> list[tuple[int, str]]:
        rows = zip(self.body(), self.source.lines[self.header.end :], self.source.kinds[self.header.end :], strict=True)
        return [(i, line) for i, line, kind in rows if kind == PROSE and line.strip()]

    def body(self) -> range:
        return range(self.header.end, len(self.source.lines))

    @cached_property
    def links(self) -> dict[str, str]:
        """Targets of `[name]: url` lines anywhere in the file, by folded name: a slide may use any of them."""
        found = [(i, m) for i, line in self.prose() if "]:" in line and (m := REFERENCE.match(line))]
        urls = {" ".join(m["name"].split()).upper(): m["url"] or self._below(i) for i, m in found}
        return {name: url for name, url in urls.items() if url}

    def _below(self, index: int) -> str:
        """The target that stands on a line of its own under `[name]:`."""
        line = self.source.lines[index + 1].strip() if index + 1 < len(self.source.lines) else ""
        return line.strip("<>") if line and " " not in line else ""

    @cached_property
    def heads(self) -> int:
        """How many headings the deck has."""
        return self.count(HEADING, " #")

    @cached_property
    def text(self) -> str:
        """The prose lines, one below the other: signs look at all of them at once."""
        return "\n".join(line for _, line in self._prose)

    @cached_property
    def _by_sign(self) -> dict[str, list[str]]:
        """The prose lines by their first character."""
        found: dict[str, list[str]] = {}
        for _, line in self._prose:
            found.setdefault(line[0], []).append(line)
        return found

    def count(self, pattern: re.Pattern[str], signs: str = "") -> int:
        """How many prose lines match `pattern` at their start; all begin with one of `signs`, if any are given."""
        signs = signs or "".join(self._by_sign)
        return sum(pattern.match(line) is not None for sign in signs for line in self._by_sign.get(sign, ()))

    def lines_with(self, pattern: re.Pattern[str], *marks: str) -> int:
        """How many prose lines have `pattern`, which none has without one of `marks`, anywhere."""
        if not any(mark in self.text for mark in marks):
            return 0
        return sum(pattern.search(line) is not None for _, line in self._prose)


@dataclass(frozen=True, slots=True)
class Cut:
    """A slide's lines `[first, stop)`, 0-based; `drop` for a template or an excluded slide."""

    first: int
    stop: int
    drop: bool = False
    steps: int = 0
    """Further slide numbers that the tool counts while it builds this slide up (remark's `--`)."""


@dataclass(frozen=True, slots=True)
class Dialect:
    name: str
    sign: Callable[[Deck], str]
    """Why the deck is of this dialect, in a few words; empty when it is not."""
    cut: Callable[[Deck], Sequence[Cut]]
    notes: re.Pattern[str] | None = None
    """A line that starts speaker notes up to the end of the slide."""
    step: re.Pattern[str] | None = None
    """Lines that only animate and say nothing."""
    headings: bool = False
    """Slides begin at headings, so heads above a slide's own are its trail."""
    also: tuple[str, ...] = ()
    """Other names that settings may use for it."""
    doubts: Callable[[Deck], Sequence[tuple[int, str]]] = lambda deck: ()
    """0-based lines that are almost separators, or separators of the tool alone, and what to do about them."""
    opens: Callable[[Deck], bool] = lambda deck: False
    """True where the tool makes a title slide of the header, before all others."""


def at_lines(deck: Deck, is_rule: Callable[[int, str], bool]) -> list[Cut]:
    """Cut at every line that is a rule; the rule itself belongs to no slide.

    A rule on the very first line opens no empty slide, and nothing but blanks after the last rule is none;
    other empty slides keep their number.
    """
    rules = [i for i, line in deck.prose() if is_rule(i, line)]
    starts = [deck.header.end, *(i + 1 for i in rules)]
    stops = [*rules, len(deck.source.lines)]
    cuts = [Cut(a, b) for a, b in zip(starts, stops, strict=True)]
    return without_end(deck, cuts[1:] if len(cuts) > 1 and cuts[0].stop == 0 else cuts)


def at_headings(deck: Deck, level: int, is_rule: Callable[[int, str], bool] = lambda i, line: False) -> list[Cut]:
    """Cut before every heading of `level` or above, and at rules."""
    cuts: list[Cut] = []
    start = deck.header.end
    for index, line in deck.prose():
        heading = HEADING.match(line)
        if heading and heading["text"] and len(heading[1]) <= level:
            cuts.append(Cut(start, index))
            start = index
        elif is_rule(index, line):
            cuts.append(Cut(start, index))
            start = index + 1
    cuts.append(Cut(start, len(deck.source.lines)))
    return [cut for cut in cuts if not blank(deck, cut)] or cuts[:1]


def without_end(deck: Deck, cuts: list[Cut]) -> list[Cut]:
    """Without empty pieces at the end of the file; they have no content and shift no number."""
    while len(cuts) > 1 and blank(deck, cuts[-1]):
        cuts = cuts[:-1]
    return cuts


def blank(deck: Deck, cut: Cut) -> bool:
    return not any(deck.source.lines[i].strip() for i in range(cut.first, cut.stop))

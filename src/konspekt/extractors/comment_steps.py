"""Steps that a fence numbers in its comments: `# 1. Clone the sample`, its commands, `# 2. Build it`, its commands.

Goes in: a `View`. Comes out: ordered enumerations. The numbers run from one without a gap, code stands
right under each, and the heading or the lead-in over the fence names what the steps do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from konspekt.extractors.comment_lines import lines_of, marker_of
from konspekt.extractors.heads import bare_head, label, true_head
from konspekt.extractors.view import Placed, View
from konspekt.languages.forms import plain_key
from konspekt.model.facts import Enumeration, Fact
from konspekt.model.lecture import Code
from konspekt.model.origin import Evidence
from konspekt.model.text import Text

NUMBERED = re.compile(r"^(?P<number>\d{1,2})[.)]\s+(?=\S)")


def comment_steps(view: View) -> Iterator[Fact]:
    for placed in view.codes:
        steps = _steps(placed.block) if marker_of(placed.block) else []
        head = true_head(view, placed.above) if steps else Text()
        if head and not view.is_label(head):
            yield _enumeration(view, placed, head, steps)


def _steps(block: Code) -> list[tuple[int, Text]]:
    """Line and words of each step, or nothing where the numbers are no row of them."""
    lines = lines_of(block)
    found = [(at, line, NUMBERED.match(line.comment)) for at, line in enumerate(lines) if line.own]
    steps = [(at, line, number) for at, line, number in found if number]
    told = [int(number["number"]) for _, _, number in steps]
    if len(steps) < 2 or told != list(range(1, len(steps) + 1)):
        return []
    if not all(after.code for at, _, _ in steps for after in lines[at + 1 : at + 2]) or steps[-1][0] + 1 == len(lines):
        return []
    named = [(line.number, Text(line.comment[number.end() :].rstrip(" .:;"))) for _, line, number in steps]
    return named if len({plain_key(text.plain) for _, text in named} - {""}) == len(named) else []


def _enumeration(view: View, placed: Placed[Code], head: Text, steps: list[tuple[int, Text]]) -> Enumeration:
    whole = placed.block.origin
    evidence = Evidence((whole.at(steps[0][0], min(steps[-1][0], whole.last)),), "comment-steps", "stated")
    common = view.common(bare_head(view, head), placed.above.slide, placed.place, evidence).shared()
    return Enumeration(**common, items=tuple(text for _, text in steps), ordered=True, label=label(view, placed.above))

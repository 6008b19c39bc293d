"""Members after a lead-in that are no list items: paragraphs that each open with a name, and headings.

    There are three ways to share memory:
    **Pipes** – one process writes, another one reads.
    **Files** – both have the same file open.

Goes in: a `View`. Comes out: enumerations with the lead-in as their head. The line must end in a colon; over
headings it must also count them, or announce members (`Types of …`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from konspekt.extractors.heads import bare_head, counted, is_category
from konspekt.extractors.term import term
from konspekt.extractors.view import Passage, View
from konspekt.languages.forms import plain_key, words
from konspekt.model.facts import Enumeration, Fact
from konspekt.model.lecture import Heading
from konspekt.model.origin import Evidence, Origin
from konspekt.model.text import Text
from konspekt.remarks import Remark

LEAST = 2
SIGN = re.compile(r"^\s*(?:\([^()]*\)\s*)?(?:[-–—]{1,3}\s|:\s|=\s)|^(?<=:)\s")
"""What follows a name that a paragraph opens with."""


def led_parts(view: View) -> Iterator[Fact | Remark]:
    plain = [p for p in view.passages if p.form == "paragraph" and p.text]
    for _, run in groupby(plain, key=lambda p: (p.above.slide.number, p.above.heads)):
        found = list(run)
        for at, lead in enumerate(found):
            if lead.text.plain.rstrip().endswith((":", "：")):
                named = list(takewhile(lambda one: one[1], ((p, _opening(view, p)) for p in found[at + 1 :])))
                yield from _members(view, lead, [name for _, name in named], [p.origin for p, _ in named])
        yield from _headings(view, found[-1])


def _opening(view: View, passage: Passage) -> Text:
    """The name in bold or code that a paragraph opens with, if a sign says that its meaning follows."""
    mark = next((m for m in passage.text.spans("strong", "code") if m.start == 0), None)
    if mark is None or not SIGN.match(passage.text.plain[mark.stop :]):
        return Text()
    found = term(passage.text.cut(0, mark.stop), passage, view)
    return Text() if found.why_not else found.subject


def _headings(view: View, lead: Passage) -> Iterator[Enumeration]:
    """The last line before headings of the next level counts them: `There are two kinds:` / `### Hard` / `### Soft`."""
    if not lead.text.plain.rstrip().endswith((":", "：")):
        return
    below = [h for h in view.headings if h[0].origin.first > lead.origin.last]
    over = [h for h in view.headings if h[0].origin.first <= lead.origin.last]
    if not below or lead.after is not (below[0][0] if below[0][1].slide is lead.above.slide else None):
        return
    if over and below[0][0].level <= over[-1][0].level:
        return
    level = below[0][0].level
    row = list(takewhile(lambda h: h[0].level >= level, below))
    heads: list[Heading] = [h[0] for h in row if h[0].level == level]
    if counted(view, lead.text) in (len(heads), 0) and (counted(view, lead.text) or _announces(view, lead)):
        yield from _members(view, lead, [bare_head(view, h.text) for h in heads], [h.origin for h in heads])


def _announces(view: View, lead: Passage) -> bool:
    return is_category(view, lead.text.cut(0, len(lead.text.plain.rstrip(" :："))))


def _members(view: View, lead: Passage, names: Sequence[Text], lines: Sequence[Origin]) -> Iterator[Enumeration]:
    head = view.sentences(lead.text)[-1][1]
    keys = {plain_key(n.plain) for n in names}
    leans = next(iter(words(head.plain)), "") in view.pack.words("makers", "leaning")
    if leans or view.is_label(head) or len(words(head.plain)) < LEAST:
        return
    if len(names) < LEAST or len(keys) < len(names):
        return
    evidence = Evidence((lead.origin.at(lead.origin.first, lines[-1].last),), "led-parts", "inferred")
    common = view.common(bare_head(view, head), lead.above.slide, lead.place, evidence)
    yield Enumeration(**common.shared(), items=tuple(names))

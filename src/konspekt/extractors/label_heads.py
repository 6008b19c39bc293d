"""Headings by which a lecture compares names: `## Mercury` / `### Colour` / `grey`, `## Mars` / `### Colour` / `red`.

Goes in: a `View`. Comes out: properties of the heading above. The label stands under three names at least, and
two such labels under each of them; all that stands under it is one short phrase or one line of code.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from konspekt.extractors.properties import is_gloss
from konspekt.extractors.term import term
from konspekt.extractors.traits import sign_of
from konspekt.extractors.view import SHARED, Above, View
from konspekt.languages.forms import plain_key, words
from konspekt.model.facts import Fact, Place, Property
from konspekt.model.lecture import Block, Code, Heading, Paragraph
from konspekt.model.origin import Evidence, Origin
from konspekt.model.text import Text, code
from konspekt.remarks import Remark

LABELS = 2
"""Labels that a name shares with others; one alone is the title of a part."""
PHRASE = 15
NAME = 5


@dataclass(frozen=True, slots=True)
class Label:
    """A heading, the heading of a higher level that it stands under, and the phrase below."""

    head: Heading
    name: Heading
    value: Text
    above: Above
    place: Place
    last: Origin

    @property
    def folded(self) -> str:
        return plain_key(self.head.text.plain)

    @property
    def named(self) -> str:
        return plain_key(self.name.text.plain)


def label_heads(view: View) -> Iterator[Fact | Remark]:
    for one in _compared(list(_labels(view))):
        head, name = (_bare(h.text) for h in (one.head, one.name))
        found = term(name, one.above, view)
        if found.why_not or len(words(name.plain)) > NAME or is_gloss(view, head.plain) or sign_of(view, head.plain):
            continue
        origin = one.head.origin.at(one.head.origin.first, one.last.last)
        evidence = Evidence((origin,), "label-heading", "stated")
        common = view.common(found.subject, one.above.slide, one.place, evidence, one.value).shared()
        yield Property(**common, attribute=head, value=one.value.cut(0, len(one.value.plain.rstrip(" .;"))))


def _compared(labels: list[Label]) -> list[Label]:
    """Those that three names share, of names that share two."""
    names: dict[str, set[str]] = defaultdict(set)
    for one in labels:
        names[one.folded].add(one.named)
    shared = [one for one in labels if len(names[one.folded]) >= SHARED]
    own: dict[str, set[str]] = defaultdict(set)
    for one in shared:
        own[one.named].add(one.folded)
    return [one for one in shared if len(own[one.named]) >= LABELS]


def _labels(view: View) -> Iterator[Label]:
    above: list[Heading] = []
    for heading, over, place, below in view.headings:
        above = [h for h in above if h.level < heading.level]
        value = _phrase(view, below) if _alone(over, heading, below) else Text()
        if above and value and below is not None:
            yield Label(heading, above[-1], value, over, place, below.origin)
        above.append(heading)


def _alone(above: Above, heading: Heading, below: Block | None) -> bool:
    """Nothing but one block stands between the heading and the next one."""
    blocks = above.slide.blocks
    at = next((n for n, block in enumerate(blocks) if block is heading), None)
    after = blocks[at + 1 : at + 3] if at is not None else ()
    return after[:1] == (below,) and all(isinstance(b, Heading) for b in after[1:])


def _phrase(view: View, below: Block | None) -> Text:
    match below:
        case Code() if below.code.strip() and "\n" not in below.code.strip():
            return code(below.code.strip())
        case Paragraph() if len(words(below.text.plain)) <= PHRASE and len(view.sentences(below.text)) == 1:
            return Text() if below.text.plain.rstrip().endswith(("?", ":", "!")) else below.text
        case _:
            return Text()


def _bare(head: Text) -> Text:
    return head.cut(0, len(head.plain.rstrip(" :：")))

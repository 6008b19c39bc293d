"""Properties told outside tables: `Input: source files` under a name, `Windows: *.lib`, `written in Go`.

Goes in: a `View`. Comes out: properties of what the heading or the bullet above names. The attribute is
a word that the language lists as one, a label that stands under several names, or it stands before
nothing but code in every bullet of its list.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from konspekt.extractors.heads import asked
from konspekt.extractors.term import term
from konspekt.extractors.traits import sign_of
from konspekt.extractors.view import Above, Passage, View, once
from konspekt.languages.forms import bare_key, plain_key, words
from konspekt.languages.patterns import compiled
from konspekt.model.facts import Fact, Property
from konspekt.model.lecture import Code
from konspekt.model.text import Text, code
from konspekt.remarks import Remark

LABEL = compiled(r"^\W{0,3}(?P<attribute>[^:()]{2,40}?)\s*(?::|[–—])\s+(?P<value>\S.*)$", re.S)
BEFORE_CODE = re.compile(r"^(?P<attribute>[^\W\d_][\w +#.]{1,25}?)\s*[:–—-]?\s*$")
COUNTED = compiled(r"^(?P<name>[^():]{2,40}?)\s*\((?P<attribute>[^\W\d_]{3,15})\s+(?P<value>\d[\d.,–-]*)\)")
LINK = compiled(r"^<?(?:https?://|www\.)\S+$")
WORDY = re.compile(r"\w")
MAX_OWNER = 5
PHRASE, SENTENCE = 15, 30
"""The most words of a value; a label that compares names may have a whole sentence."""
SHORT = 4
"""Words of a value after a dash; a longer one is a meaning."""


def properties(view: View) -> Iterator[Fact | Remark]:
    shared = shared_labels(view)
    for passage in view.passages:
        name = owner(view, passage)
        if passage.form != "quote" and name:
            yield from _labelled(view, passage, name, shared)
            yield from _before_code(view, passage, name)
            yield from _over_code(view, passage, name)
        yield from _counted(view, passage)
        for offset, sentence in view.sentences(passage.text):
            yield from _written(view, passage, offset, sentence)


@once
def shared_labels(view: View) -> frozenset[str]:
    """Folded left sides of `Label: value` by which the lecture compares names, each a heading or an item.

    Two names share two labels at least, or say the same of one: a single label with two meanings is a term.
    """
    under: dict[str, dict[str, str]] = defaultdict(dict)
    for passage in view.passages:
        found = LABEL.match(passage.text.plain)
        if found and passage.form == "item" and len(words(found["attribute"])) <= 3 and ":" in passage.text.plain:
            owner = (passage.above.head, *passage.above.leads)[-1]
            under[plain_key(owner.plain)][plain_key(found["attribute"])] = plain_key(found["value"])
    shared: set[str] = set()
    for one, other in combinations(under.values(), 2):
        both = one.keys() & other.keys()
        shared |= both if len(both) > 1 else {label for label in both if one[label] == other[label]}
    return frozenset(shared)


def owner(view: View, passage: Passage) -> Text | None:
    """The name that the passage stands under: the bullet above it, else the heading."""
    return _named_by(view, passage.above, passage.form == "item")


@once
def _named_by(view: View, above: Above, is_item: bool) -> Text | None:
    head = above.leads[-1] if above.leads and is_item else above.head
    head = asked(view, head) or head.cut(0, len(head.plain.rstrip(" :")))
    found = view.pack.patterns("properties", "heads", re.I).match(head.plain)
    head = head.cut(found.start("name"), found.end("name")) if found else head
    found_term = term(head, above, view)
    if (
        found_term.why_not
        or len(words(found_term.subject.plain)) > MAX_OWNER
        or sign_of(view, head.plain)
        or view.is_label(head)
    ):
        return None
    return found_term.subject


def is_gloss(view: View, label: str) -> bool:
    """`Definition`, `Description`: a word before meanings, by the language's list; `description` is a key of a file."""
    return label[:1].isupper() and bool(view.pack.one_of("terms", "glosses").fullmatch(bare_key(label)))


def _labelled(view: View, passage: Passage, name: Text, shared: frozenset[str]) -> Iterator[Fact]:
    """`Input: one or more source files`, `Format `X.Y.Z``."""
    found = LABEL.match(passage.text.plain)
    if not found and _name_of_code(passage.text):
        found = re.match(r"^(?P<attribute>.*?)\s*(?P<value>\S+)$", passage.text.plain)
    if passage.above.slide.number == 1 and passage.form == "paragraph":
        return  # the lecture's own author, date, version
    if not found or (passage.children and LABEL.match(passage.text.plain)):
        return
    folded = plain_key(found["attribute"])
    known = bool(view.pack.one_of("properties", "attributes").fullmatch(folded))
    if (not known and (folded not in shared or view.is_label(Text(folded)))) or is_gloss(view, found["attribute"]):
        return
    value = view.sentences(passage.text.cut(found.start("value")))[0][1]
    dashed = re.search(r"[–—]\s*$", passage.text.plain[: found.start("value")]) is not None
    if dashed and len(words(value.plain)) > SHORT:
        return  # `**Layer** — a part of an image that …` tells what a layer is
    longest = SENTENCE if folded in shared else PHRASE
    if len(words(value.plain)) <= longest and not value.plain.endswith(("?", ":")) and not LINK.match(value.plain):
        yield _property(view, passage, name, passage.text.cut(found.start("attribute"), found.end("attribute")), value)


def _before_code(view: View, passage: Passage, name: Text) -> Iterator[Fact]:
    """`Windows: *.lib`, `Unix: *.a`: every bullet is a name and one piece of code."""
    if passage.form != "item" or not passage.text.marks or not 2 <= len(passage.peers) <= 8:
        return
    if not all(map(_name_of_code, passage.peers)):
        return
    span = passage.text.spans("code")[0]
    yield _property(
        view, passage, name, passage.text.cut(0, len(_name_of_code(passage.text))),
        passage.text.cut(span.start, span.stop),
    )  # fmt: skip


def _counted(view: View, passage: Passage) -> Iterator[Fact]:
    """`- Telnet (port 23): …` beside `- Gopher (port 70): …`: a number in brackets that each name of a list has."""
    found = COUNTED.match(passage.text.plain)
    if passage.form != "item" or not found:
        return
    alike = [m for peer in passage.peers if (m := COUNTED.match(peer.plain))]
    same = {plain_key(m["attribute"]) for m in alike} == {plain_key(found["attribute"])}
    name = term(passage.text.cut(0, found.end("name")), passage, view)
    if same and len(alike) > 1 and 2 * len(alike) > len(passage.peers) and not name.why_not:
        attribute, value = (passage.text.cut(*found.span(group)) for group in ("attribute", "value"))
        span = 0, passage.text.cut(0, found.end())
        yield _property(view, passage, name.subject, attribute, value, span, "counted")


def _over_code(view: View, passage: Passage, owner: Text) -> Iterator[Fact]:
    """`Default location:` and under it nothing but one line of code."""
    below = passage.children[0] if passage.children else None
    head = passage.text.cut(0, len(passage.text.plain.rstrip(" :：")))
    if not isinstance(below, Code) or head == passage.text or "\n" in below.code.strip():
        return
    if below.code.strip() and view.pack.one_of("properties", "attributes").fullmatch(plain_key(head.plain)):
        yield _property(view, passage, owner, head, code(below.code.strip()))


def _name_of_code(text: Text) -> str:
    """What stands before the only code of a bullet that ends with it; empty when it is not such a bullet."""
    spans = text.spans("code")
    if len(spans) != 1 or WORDY.search(text.plain[spans[0].stop :]):
        return ""
    found = BEFORE_CODE.match(text.plain[: spans[0].start])
    return found["attribute"] if found and len(words(found["attribute"])) <= 2 else ""


def _written(view: View, passage: Passage, offset: int, sentence: Text) -> Iterator[Fact]:
    """`Docker Compose v2 is written in Go`, `Максимальный размер 64 KiB`."""
    for pattern in view.pack.patterns("properties", "written", re.I).fitting(sentence.plain):
        found = pattern.match(sentence.plain)
        if not found:
            continue
        named = "subject" in found.groupdict()
        subject = sentence.cut(found.start("subject"), found.end("subject")) if named else owner(view, passage)
        if subject and len(words(subject.plain)) <= MAX_OWNER and view.morph.is_term(subject.plain):
            attribute = sentence.cut(found.start("attribute"), found.end("attribute"))
            value = sentence.cut(found.start("value"), found.end("value"))
            yield _property(view, passage, subject, attribute, value, (offset, sentence))
        return


def _property(
    view: View,
    passage: Passage,
    name: Text,
    attribute: Text,
    value: Text,
    span: tuple[int, Text] | None = None,
    rule: str = "attribute",
) -> Property:
    common = view.found_in(passage, name, rule, "stated", span).shared()
    return Property(**common, attribute=attribute, value=value.cut(0, len(value.plain.rstrip(" .;"))))

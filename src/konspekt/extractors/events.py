"""Events: a date or a period, and what happened then; bullets, paragraphs, headings, sentences.

Goes in: a `View`. Comes out: events with a sortable date. A date that stands first must be set off by a
colon, a dash, or bold; a date inside a sentence counts where the language says that something
happened in it. Citations and version numbers are no dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from konspekt.extractors.view import Passage, View
from konspekt.extractors.when import YEAR, bare_date, date_of, date_rule, may_date, when_of
from konspekt.languages.forms import plain_key, words
from konspekt.languages.patterns import Pattern, compiled
from konspekt.model.facts import Event, Fact
from konspekt.model.lecture import Items, Paragraph
from konspekt.model.text import Text, join
from konspekt.remarks import Remark

MARK = re.compile(r"^\s*(?::|[–—−]|-{1,3}(?=\s)|,|\.(?=\s)|\(|\||→|->|=>)?\s*")
CITED = compiled(rf"\([A-Z][^()]*,\s*{YEAR}[a-z]?\)|\bet al\b|\bdoi\b|\bISBN\b|https?://")
TRAILING = compiled(rf"^(?P<what>.{{3,80}}?)\s*[(\[](?P<date>{YEAR}(?:\s*[-–—]\s*(?:{YEAR}|\d{{2}}))?)[)\]]\s*[.;,]?$")


def events(view: View) -> Iterator[Fact | Remark]:
    pattern = date_rule(view)
    rules = _sentence_rules(view)
    for passage in view.passages:
        if not may_date(view, passage.text.plain):
            continue
        found = list(_leading(view, passage, pattern))
        yield from found or _in_a_row(view, passage) or _told(view, passage, rules)
    yield from _headed(view, pattern)
    yield from _trailing(view)


def _leading(view: View, passage: Passage, pattern: Pattern) -> Iterator[Fact]:
    """`1979: …`, `**1991** – …`; one word is enough where the other bullets begin with dates too."""
    found = pattern.match(passage.text.plain)
    if not found:
        return
    bold = any(m.start <= found.start("date") and m.stop >= found.end("date") for m in passage.text.spans("strong"))
    mark = MARK.match(passage.text.plain[found.end() :])
    value = passage.text.cut(found.end() + (mark.end() if mark else 0))
    dated = 2 * sum(bool(pattern.match(p.plain)) for p in passage.peers) > len(passage.peers) > 2
    set_off = bold or dated or (mark and mark[0].strip())
    if not set_off or not value or CITED.search(value.plain):
        return
    value = view.sentences(value)[0][1]
    if len(words(value.plain)) < (1 if dated else 2) or value.plain.startswith(")"):
        return
    subject = passage.text.cut(found.start("date"), found.end("date"))
    common = view.found_in(passage, subject, "date", "stated").shared()
    yield Event(**common, value=_bare(value), when=when_of(found["date"], view))


def _trailing(view: View) -> Iterator[Fact]:
    """`HTTP/1.1 (1997)`: items of a list that all end in a year, and headings."""
    for passage in view.passages:
        found = TRAILING.match(passage.text.plain)
        if (
            found
            and passage.form == "item"
            and 2 * sum(bool(TRAILING.match(p.plain)) for p in passage.peers) > len(passage.peers) > 1
        ):
            common = view.found_in(passage, Text(found["date"]), "date-trailing", "stated").shared()
            yield Event(**common, value=passage.text.cut(0, found.end("what")), when=when_of(found["date"], view))
    for heading, above, place, _ in view.headings:
        found = TRAILING.match(heading.text.plain)
        if found and not _reviews(view, found["what"]):
            evidence = view.evidence(heading.origin, heading.text, 0, 1, "date-heading", "stated")
            common = view.common(Text(found["date"]), above.slide, place, evidence, heading.text).shared()
            yield Event(**common, value=heading.text.cut(0, found.end("what")), when=when_of(found["date"], view))


def _sentence_rules(view: View) -> list[Pattern]:
    date = f"(?P<date>{bare_date(view)})"
    found = (p for name in ("told", "ended", "happened") for p in view.pack.words("dates", name))
    return [compiled(p.replace("{date}", date), re.I) for p in found]


def _in_a_row(view: View, passage: Passage) -> list[Event]:
    """`The first satellite (1957), the first man in space (1961)`: nothing but names with their years."""
    found: list[Event] = []
    for piece in re.finditer(r"[^,;]+", passage.text.plain):
        match = TRAILING.match(piece[0].strip())
        if not match:
            return []
        clause = passage.text.cut(piece.start(), piece.end())
        what = clause.cut(0, match.end("what"))
        common = view.found_in(passage, Text(match["date"]), "date-row", "stated", (piece.start(), clause)).shared()
        found.append(Event(**common, value=what, when=when_of(match["date"], view)))
    return found if len(found) > 1 else []


def _told(view: View, passage: Passage, rules: list[Pattern]) -> Iterator[Fact]:
    """`В 1617 году Швеция …`, `Linux was released in 1991`: a sentence that says when something happened."""
    for offset, sentence in view.sentences(passage.text):
        if sentence.plain.endswith("?") or not may_date(view, sentence.plain) or CITED.search(sentence.plain):
            continue
        for pattern in rules:
            found = pattern.search(sentence.plain)
            if not found:
                continue
            value = _happened(view, passage, sentence, found)
            if len(words(value.plain)) >= 2 and not re.search(YEAR, value.plain):
                subject = sentence.cut(found.start("date"), found.end("date"))
                common = view.found_in(passage, subject, "date-told", "inferred", (offset, sentence)).shared()
                yield Event(**common, value=value, when=when_of(found["date"], view))
            break


def _happened(view: View, passage: Passage, sentence: Text, found: re.Match[str]) -> Text:
    """The sentence without its date; under a heading that is a name, what has no subject of its own gets it."""
    groups = found.groupdict()
    if "what" not in groups:
        return _bare(sentence.cut(found.end()))
    what = sentence.cut(found.start("what"), found.end("what"))
    value = _bare(
        join((what, _bare(sentence.cut(found.start("rest"), found.end("rest")))) if groups.get("rest") else (what,))
    )
    first = next(iter(words(value.plain)), "")
    if first in view.pack.words("makers", "dangling"):
        return Text()
    head = passage.above.head
    verbal = view.morph.gloss(value.plain).kind in ("verbal", "other") and passage.form == "item"
    return join((head.cut(0, len(head.plain.rstrip(" :?"))), value), ": ") if verbal and _name(head) else value


def _name(head: Text) -> bool:
    return 0 < len(words(head.plain)) <= 3 and not head.plain.endswith("?")


def _headed(view: View, pattern: Pattern) -> Iterator[Fact]:
    """`## 1991: Linux` or `### 1940` with a first sentence or bullet under it."""
    for heading, above, place, following in view.headings:
        found = pattern.match(heading.text.plain)
        if not found:
            continue
        rest = heading.text.plain[found.end() :]
        mark = MARK.match(rest)
        value = heading.text.cut(found.end() + (mark.end() if mark else 0))
        origin = heading.origin
        if len(words(value.plain)) < 2:
            value, last = _below(view, following)
            origin = origin.at(origin.first, max(origin.first, last))
        if len(words(value.plain)) < 2 or _reviews(view, value.plain):
            continue
        evidence = view.evidence(origin, heading.text, 0, 1, "date-heading", "stated")
        subject = heading.text.cut(found.start("date"), found.end("date"))
        common = view.common(subject, above.slide, place, evidence, heading.text).shared()
        yield Event(**common, value=_bare(value), when=when_of(found["date"], view))


def _reviews(view: View, text: str) -> bool:
    """`Итоги эпохи`, `Comparison of …`: a heading that looks back, and tells no event."""
    return bool(view.pack.one_of("dates", "reviews").match(plain_key(text)))


def _below(view: View, block: object) -> tuple[Text, int]:
    """The first sentence under a dated heading and its last line."""
    if isinstance(block, Items) and block.items and len(block.items) == 1:
        item = block.items[0]
        return (view.sentences(item.text)[0][1], item.origin.last) if item.text else (Text(), 0)
    if isinstance(block, Paragraph) and block.text:
        return view.sentences(block.text)[0][1], block.origin.last
    return Text(), 0


def _bare(value: Text) -> Text:
    return value.cut(0, len(value.plain.rstrip(" .;:,")))


__all__ = ["date_of", "date_rule", "events"]

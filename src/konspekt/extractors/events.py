"""Events: a date or a period, and what happened then; bullets, paragraphs, headings.

Goes in: a `View`. Comes out: events with a sortable date. The date must stand first and be set
off by a colon, a dash, or bold; a date inside a sentence is none of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from konspekt.extractors.view import View
from konspekt.languages.forms import words
from konspekt.model.facts import Event, Fact
from konspekt.model.lecture import Heading, Items, Paragraph
from konspekt.model.text import Text
from konspekt.remarks import Remark

YEAR = r"(?:1[0-9]{3}|20[0-9]{2})"
MARK = re.compile(r"^\s*(?::|[–—−]|-{1,3}(?=\s)|,|\.(?=\s)|\(|\|)?\s*")


def date_pattern(view: View) -> str:
    """A date at the start: `1979`, `2006-2007`, `июнь 2018 г.`, `1990s`, `6 August 1991`."""
    months = "|".join(view.pack.words("dates", "months")) or "(?!x)x"
    suffix = "|".join(view.pack.words("dates", "suffixes")) or "(?!x)x"
    day = rf"(?:\d{{1,2}}\s+)?(?:{months})\.?\s*(?:\d{{1,2}},)?\s*"
    year = rf"{YEAR}(?:-?(?:s|е|х|ые|er))?"
    until = rf"(?:\s*[-–—/]\s*(?:(?:{months})\.?\s*)?(?:{YEAR}|\d{{2}}(?!\d)))?"
    return rf"^\W{{0,3}}(?P<date>(?:{day})?{year}{until}(?:\s*(?:{suffix})(?!\w))?)"


def date_of(text: str, view: View) -> tuple[int, int] | None:
    """First and last year of a text that is a date and nothing else, or None."""
    found = re.match(date_pattern(view), text, re.I)
    if not found or re.search(r"\w", text[found.end() :]):
        return None
    return _when(found["date"], view)


def _when(date: str, view: View) -> tuple[int, int]:
    years = [int(y) for y in re.findall(YEAR, date)]
    first = years[0]
    tail = re.search(r"[-–—/]\s*(\d{2})(?!\d)", date)
    last = years[-1] if len(years) > 1 else (first // 100 * 100 + int(tail[1]) if tail else first)
    month = next(
        (n for n, m in enumerate(view.pack.words("dates", "months")) if re.search(rf"(?i)\b(?:{m})", date)), -1
    )
    return first * 100 + month % 12 + 1, last * 100 + month % 12 + 1


def events(view: View) -> Iterator[Fact | Remark]:
    pattern = re.compile(date_pattern(view), re.I)
    for passage in view.passages:
        found = pattern.match(passage.text.plain)
        if not found:
            continue
        bold = any(m.start <= found.start("date") and m.stop >= found.end("date") for m in passage.text.spans("strong"))
        rest = passage.text.plain[found.end() :]
        mark = MARK.match(rest)
        set_off = mark and mark[0].strip()
        value = passage.text.cut(found.end() + (mark.end() if mark else 0))
        if not (bold or set_off) or not value:
            continue
        value = view.sentences(value)[0][1]
        if len(words(value.plain)) < 2 or value.plain.startswith(")"):
            continue
        subject = passage.text.cut(found.start("date"), found.end("date"))
        common = view.found_in(passage, subject, "date", "stated").shared()
        yield Event(**common, value=_bare(value), when=_when(found["date"], view))
    yield from _headed(view, pattern)
    yield from _trailing(view)
    yield from _told(view)


TRAILING = re.compile(
    rf"^(?P<what>.{{3,80}}?)\s*[(\[](?P<date>{YEAR}(?:\s*[-–—]\s*(?:{YEAR}|\d{{2}}))?)[)\]]\s*[.;,]?$"
)


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
            yield Event(**common, value=passage.text.cut(0, found.end("what")), when=_when(found["date"], view))
    for heading, above, place, _ in view.headings:
        found = TRAILING.match(heading.text.plain)
        if found:
            evidence = view.evidence(heading.origin, heading.text, 0, 1, "date-heading", "stated")
            common = view.common(Text(found["date"]), above.slide, place, evidence, heading.text).shared()
            yield Event(**common, value=heading.text.cut(0, found.end("what")), when=_when(found["date"], view))


def _told(view: View) -> Iterator[Fact]:
    """`В 1617 году Швеция …`: a sentence that begins with its date."""
    for passage in view.passages:
        for offset, sentence in view.sentences(passage.text):
            for pattern in view.pack.words("dates", "told"):
                found = re.match(pattern, sentence.plain, re.I)
                if found and len(words(sentence.plain[found.end() :])) >= 3 and not sentence.plain.endswith("?"):
                    subject = sentence.cut(found.start("date"), found.end("date"))
                    common = view.found_in(passage, subject, "date-told", "inferred", (offset, sentence)).shared()
                    yield Event(**common, value=_bare(sentence.cut(found.end())), when=_when(found["date"], view))
                    break


def _headed(view: View, pattern: re.Pattern[str]) -> Iterator[Fact]:
    """`## 1991: Linux` or `### 1940` with a first sentence or bullet under it."""
    for heading, above, place, following in view.headings:
        found = pattern.match(heading.text.plain)
        if not found:
            continue
        rest = heading.text.plain[found.end() :]
        mark = MARK.match(rest)
        value = heading.text.cut(found.end() + (mark.end() if mark else 0))
        origin = heading.origin
        if len(words(value.plain)) < 1:
            value, last = _below(view, following)
            origin = origin.at(origin.first, max(origin.first, last))
        if len(words(value.plain)) < 2:
            continue
        evidence = view.evidence(origin, heading.text, 0, 1, "date-heading", "stated")
        subject = heading.text.cut(found.start("date"), found.end("date"))
        common = view.common(subject, above.slide, place, evidence, heading.text).shared()
        yield Event(**common, value=_bare(value), when=_when(found["date"], view))


def _below(view: View, block: object) -> tuple[Text, int]:
    """The first sentence under a dated heading and its last line."""
    if isinstance(block, Items) and block.items and len(block.items) == 1:
        item = block.items[0]
        return (view.sentences(item.text)[0][1], item.origin.last) if item.text else (Text(), 0)
    if isinstance(block, Paragraph):
        return view.sentences(block.text)[0][1], block.origin.last
    return Text(), 0


def _bare(value: Text) -> Text:
    return value.cut(0, len(value.plain.rstrip(" .;:")))


__all__ = ["Heading", "date_of", "events"]

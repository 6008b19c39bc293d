"""Members that are no list items: headings under a heading, paragraphs that each begin with a name, rows.

Goes in: a `View`. Comes out: enumerations. The head must announce members (`Types of …`, a colon
at its end, a question why): without that, headings are chapters and paragraphs are prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, takewhile

from konspekt.extractors.heads import asked, bare_head, is_category, says, true_head
from konspekt.extractors.item_names import member_name
from konspekt.extractors.lists import LONG
from konspekt.extractors.members import named
from konspekt.extractors.no_term import URL
from konspekt.extractors.term import looks_code
from konspekt.extractors.traits import sign_of
from konspekt.extractors.view import HALVES, Above, Passage, View
from konspekt.languages.forms import plain_key, words
from konspekt.model.facts import Enumeration, Fact, Place
from konspekt.model.lecture import Block, Cell, Heading
from konspekt.model.origin import Evidence, Origin
from konspekt.model.text import Text
from konspekt.remarks import Remark

MOST, NAME, SHORT, INITIALS, ROW = 12, 8, 3, 3, 3
BLOCK = 3
"""Section, slide and block: the place of what stands on a slide itself."""
PREFIX = re.compile(r"^(?P<head>[^:]{4,60}):\s+(?P<member>\S[^:]*)$")
COUNTED = re.compile(r"^(?P<label>[^\W\d_]{3,})\s+(?P<number>\d{1,2})\s?[:.–—-]\s+(?P<rest>\S.*)$", re.S)
NUMBERED = re.compile(r"^\W*(?:\d|[IVX]+\.)|\?\s*$")
"""A chapter, or a question: neither is made of parts."""
WORD = re.compile(r"[^\W\d_]{2}")
NUMBER = re.compile(r"^(?P<number>\d{1,2})[.)]\s*(?!\d)")
Placed = tuple[Heading, Above, Place, Block | None]


def parts(view: View) -> Iterator[Fact | Remark]:
    for at, parent in enumerate(view.headings):
        yield from _headings(view, parent, _children(view.headings[at:]))
    yield from _titles(view)
    yield from _groups(view)
    yield from _paragraphs(view)
    yield from _numbered(view)
    yield from _rows(view)
    yield from _columns(view)


def _children(headings: Sequence[Placed]) -> list[Placed]:
    """The headings one step below the first, up to the next other one of its own level."""
    parent = headings[0][0].level
    inside: list[Placed] = []
    for placed in headings[1:]:
        again = placed[0].level == parent and plain_key(placed[0].text.plain) == plain_key(headings[0][0].text.plain)
        if placed[0].level <= parent and not again:
            break
        inside += [] if again else [placed]
    return [p for p in inside if p[0].level == min(i[0].level for i in inside)]


def _headings(view: View, parent: Placed, children: Sequence[Placed]) -> Iterator[Enumeration]:
    """`## Good principles` / `### Colour-safe palettes` / `### Descriptive headings`."""
    title, counted = parent[0].text, _counted(parent[0], children)
    children = counted or children
    names = [bare_head(view, c[0].text) for c in children]
    keys = {plain_key(n.plain) for n in names}
    if not 2 <= len(keys) <= MOST or len(keys) < len(names) or sign_of(view, title.plain):
        return
    announced = is_category(view, title) and len(words(title.plain)) >= 2 and "," not in title.plain
    announced = announced or title.plain.rstrip().endswith(":") or _initials(title, names)
    announced = announced or bool(counted) or _spelled(view, title, names) or _bare(parent[0], children)
    if not announced or says(view, "plans", title) or not all(_names(view, n) for n in names):
        return
    if _chapters(view, parent, names):
        return
    yield _enumeration(view, title, parent[1], parent[2], names, (parent[0].origin, children[-1][0].origin), "headings")


def _counted(parent: Heading, children: Sequence[Placed]) -> Sequence[Placed]:
    """`## Swapping` / `### 1. By page` / `### 2. By segment`: numbers of their own, and no chapters of a book."""
    if NUMBERED.search(parent.text.plain):
        return ()
    numbers = [NUMBER.match(c[0].text.plain) for c in children]
    count = sum(bool(n) for n in numbers)
    told = [int(n["number"]) for n in numbers[:count] if n]
    return children[:count] if told == list(range(1, count + 1)) else ()


def _spelled(view: View, title: Text, names: Sequence[Text]) -> bool:
    """`## Operators` over `### BEGIN`, `### COMMIT`: a plural over nothing but code, or a category over names."""
    category = len(words(title.plain)) == 1 and is_category(view, title) and not says(view, "examples", title)
    if category and named(view, names):
        return True
    return view.morph.names_class(title.plain) and all(n.plain.isupper() or looks_code(n) for n in names)


def _bare(parent: Heading, children: Sequence[Placed]) -> bool:
    """Most of the headings are short and have nothing under them: they are lines of a list."""
    if NUMBERED.search(parent.text.plain) or any(len(words(c[0].text.plain)) > SHORT for c in children):
        return False
    empty = sum(isinstance(below, Heading) and below.level <= one.level for one, *_, below in children)
    return empty > 0 and 2 * empty >= len(children)


def _initials(title: Text, names: Sequence[Text]) -> bool:
    """`SMART` over `Specific`, `Measurable` …: the title is made of the first letters of its parts."""
    first = "".join(n.plain[:1] for n in names)
    return len(first) >= INITIALS and bool(re.search(rf"\b{re.escape(first)}\b", title.plain))


def _chapters(view: View, parent: Placed, names: Sequence[Text]) -> bool:
    """The parent is the title of all, or one part is named inside another: `Locks`, `More about locks`."""
    title = plain_key(parent[0].text.plain)
    others = sum(plain_key(heading.text.plain) != title for heading, *_ in view.headings)
    whole = title == plain_key(view.lecture.title) and others > len(names)
    keys = [f" {view.lemmas(n.plain)} " for n in names]
    return whole or any(one in other for one in keys for other in keys if one is not other)


def _names(view: View, name: Text) -> bool:
    plain = name.plain.rstrip()
    label = view.is_label(name) or view.is_label(name.cut(0, max(plain.find(":"), 0))) or says(view, "plans", name)
    return 1 <= len(words(plain)) <= NAME and not plain.endswith(("?", ":")) and not label


def _titles(view: View) -> Iterator[Enumeration]:
    """Titles `Three generations: local`, `Three generations: central` that follow each other."""
    split = [(p, PREFIX.match(p[0].text.plain)) for p in view.headings if p[0].text == p[1].slide.title]
    for _, run in groupby(split, key=lambda s: plain_key(s[1]["head"]) if s[1] else ""):
        found = [(placed, match) for placed, match in run if match]
        if len({plain_key(m["member"]) for _, m in found}) < 2:
            continue
        (first, match), last = found[0], found[-1][0]
        head = first[0].text.cut(*match.span("head"))
        names = [p[0].text.cut(*m.span("member")) for p, m in found]
        if is_category(view, head) and all(_names(view, n) for n in names):
            yield _enumeration(view, head, first[1], first[2], names, (first[0].origin, last[0].origin), "titles")


def _groups(view: View) -> Iterator[Enumeration]:
    """Headings `Background processes - Launcher`, `Background processes - Writer`, wherever they stand."""
    halves = [(p, m) for p in view.headings if (m := HALVES.match(p[0].text.plain))]
    for group in sorted(view.groups):
        found = [(p, m) for p, m in halves if plain_key(m["group"]) == group]
        (first, match), last = found[0], found[-1][0]
        names = [p[0].text.cut(m.start("name")) for p, m in found]
        if len(names) >= ROW and view.morph.names_class(match["group"]) and all(_names(view, n) for n in names):
            head = first[0].text.cut(*match.span("group"))
            ends = first[0].origin, last[0].origin
            yield _enumeration(view, head, first[1], first[2], names, ends, "titles")


def _paragraphs(view: View) -> Iterator[Enumeration]:
    """Paragraphs under one heading, each a bold name, `Name: …` or a phrase without a stop."""
    plain = [p for p in view.passages if _line(p) and p.text and not p.above.leads]
    for _, run in groupby(plain, key=lambda p: (p.above.slide.number, p.above.heads)):
        found = list(run)
        head = found[0].above.head
        if any(URL.search(p.text.plain) or _leads(p) for p in found):
            continue
        if len(found) < 3 or not (is_category(view, head) or says(view, "reasons", head)):
            continue
        names = [member_name(view, p) for p in found]
        if not all(map(_like_a_member, found)) or any(not 1 <= len(words(n.plain)) <= LONG for n in names):
            continue
        if any(view.is_label(n) or asked(view, n) for n in names) or not all(map(_short_line, found, names)):
            continue
        ends = found[0].origin, found[-1].origin
        yield _enumeration(view, head, found[0].above, found[0].place, names, ends, "paragraphs")


def _leads(passage: Passage) -> bool:
    """A sentence with a colon at its end speaks of the paragraphs after it, and is none of them."""
    plain = passage.text.plain.rstrip()
    return plain.endswith((":", "：")) and len(words(plain)) > SHORT and passage.after is not None


def _numbered(view: View) -> Iterator[Enumeration]:
    """`Approach 1: a table`, `Approach 2: two lists`: one word and its numbers from one on, line by line."""
    lines = [(p, COUNTED.match(p.text.plain)) for p in view.passages if _line(p)]
    for key, run in groupby(lines, key=lambda x: (x[0].above.slide.number, x[0].above.heads, _label_of(view, x[1]))):
        found = [(p, m) for p, m in run if m] if key[-1] else []
        counted = takewhile(lambda x: x[1][1]["number"] == str(x[0]), enumerate(found, 1))
        found = [one for _, one in counted]
        if len(found) < 2:
            continue
        names = [member_name(view, replace(p, text=p.text.cut(m.start("rest")))) for p, m in found]
        if all(1 <= len(words(n.plain)) <= LONG for n in names):
            (first, _), (last, _) = found[0], found[-1]
            head = true_head(view, first.above)
            yield _enumeration(view, head, first.above, first.place, names, (first.origin, last.origin), "numbered")


def _label_of(view: View, found: re.Match[str] | None) -> str:
    return view.morph.lemma(found["label"]) if found else ""


def _line(passage: Passage) -> bool:
    """A paragraph, or a line that its author ended on purpose, which is an item of no list."""
    return passage.form == "paragraph" or (passage.form == "item" and len(passage.place) == BLOCK)


def _short_line(passage: Passage, name: Text) -> bool:
    """A line is a name, or names something and goes on; a paragraph may be any phrase."""
    return passage.form == "paragraph" or len(words(name.plain)) <= SHORT


def _like_a_member(passage: Passage) -> bool:
    text = passage.text
    bold = any(m.start == 0 for m in text.spans("strong"))
    named = re.match(r"[^.?!]{3,90}(?::\s|[^.?!:,]$)|\w\S*(?: \w\S*){0,3} [-–—] ", text.plain) is not None
    return bold or named or len(words(text.plain)) <= NAME


def _rows(view: View) -> Iterator[Enumeration]:
    """Rows of a table whose columns have no names: the first cell heads the others."""
    for placed in view.tables:
        header = placed.block.header
        if not header[0].text or not _nameless(header):
            continue
        for number, (label, *cells) in enumerate(placed.block.rows):
            names = [c.text for c in cells if words(c.text.plain)]
            if label.text and len(names) >= 2 and all(len(words(n.plain)) <= NAME for n in names):
                ends = (label.origin, label.origin)
                yield _enumeration(view, label.text, placed.above, (*placed.place, number), names, ends, "row")


def _nameless(header: Sequence[Cell]) -> bool:
    """Most columns after the first have no names."""
    return 2 * sum(not c.text for c in header[1:]) > len(header[1:])


def _columns(view: View) -> Iterator[Enumeration]:
    """A table under `Types of pumps` whose first column is headed `Pump` or `Type`: its cells are the members."""
    for placed in view.tables:
        head, over = true_head(view, placed.above), placed.block.header[0].text
        if not over or _nameless(placed.block.header) or not is_category(view, head) or sign_of(view, head.plain):
            continue
        named = {view.morph.lemma(w) for w in words(over.plain)}
        names = [member_name(view, Passage(row[0].text, row[0].origin, placed.above, "item", placed.place))
                 for row in placed.block.rows if row and row[0].text]  # fmt: skip
        keys = {plain_key(n.plain) for n in names}
        if not named & {view.morph.lemma(w) for w in words(head.plain)} or not 2 <= len(keys) <= MOST:
            continue
        if len(keys) == len(names) and all(WORD.search(n.plain) and len(words(n.plain)) <= NAME for n in names):
            ends = placed.block.rows[0][0].origin, placed.block.rows[-1][0].origin
            yield _enumeration(view, head, placed.above, placed.place, names, ends, "column")


def _enumeration(
    view: View, head: Text, above: Above, place: Place, names: Sequence[Text], ends: tuple[Origin, Origin], rule: str
) -> Enumeration:
    evidence = Evidence((ends[0].at(ends[0].first, max(ends[0].first, ends[1].last)),), rule, "inferred")
    common = view.common(bare_head(view, head), above.slide, place, evidence)
    return Enumeration(**common.shared(), items=tuple(names))

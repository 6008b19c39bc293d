"""Advantages and disadvantages: `(+)`, `(-)`, ✅, ❌ before an item, or a list under "Pros", "Недостатки".

Goes in: a `View`. Comes out: traits of what the heading names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from konspekt.extractors.splits import SUBORDINATE, nominative
from konspekt.extractors.view import Above, Passage, View, once
from konspekt.languages.forms import bare_key, plain_key, words
from konspekt.languages.patterns import SPACED
from konspekt.model.facts import Fact, Place, Trait
from konspekt.model.lecture import Items
from konspekt.model.text import Text
from konspekt.remarks import Remark

Sign = Literal["+", "-"]
MAX_OWNER = 5
SIGNED = re.compile(
    r"^\s*(?:\((?P<round>[+\-–−])\)|\[(?P<square>[+\-–−])\]|(?P<plus>✅|✔️?|👍|➕|\+(?=\s))|(?P<minus>❌|✖️?|👎|➖|✗|[−–](?=\s)))\s*"
)
LABEL = re.compile(r"(?P<label>\S.*?)(?:\s+[-–—]|:)\s+(?=\S)")
ASKED = ("?", "…", "...")
"""How a heading ends that asks: what stands under it is a case to judge, no trait of it."""


def traits(view: View) -> Iterator[Fact | Remark]:
    yield from heading_traits(view)
    marked = _marked(view)
    for passage in view.passages:
        signed = None if _opens_with_word(passage) else SIGNED.match(passage.text.plain)
        if passage.place in marked and passage.form == "item":
            sign, value, rule = marked[passage.place], passage.text, "signed"
        elif signed and passage.form != "quote":
            sign = "+" if signed["plus"] or (signed["round"] or signed["square"]) == "+" else "-"
            value, rule = passage.text.cut(signed.end()), "signed"
            if passage.form == "paragraph" and not (signed["round"] or signed["square"]):
                continue
        elif labelled := _labelled(view, passage.text):
            yield from _one_each(view, passage, labelled)
            continue
        else:
            found = _headed(view, passage)
            if not found:
                yield from _told(view, passage)
                continue
            sign, value, rule = found, passage.text, "headed"
        if len(value.plain) < 3 or value.plain.rstrip().endswith("?"):
            continue
        first = view.sentences(value)[0][1] if rule == "headed" else value
        if subject := subject_of(view, passage):
            common = view.found_in(passage, subject, f"trait-{rule}", "stated").shared()
            yield Trait(**common, polarity=sign, value=_bare(first))


def _marked(view: View) -> dict[Place, Sign]:
    """The items of two lists, one after the other, that begin with `+` and with `-`: `+ fast` / `- costly`."""
    signs: dict[Place, Sign] = {}
    lists = {placed.place: placed.block for placed in view.lists}
    for place, block in lists.items():
        after = lists.get((*place[:-1], place[-1] + 1))
        if after and {block.marker, after.marker} == {"+", "-"}:
            for at, one in ((place, block), ((*place[:-1], place[-1] + 1), after)):
                sign: Sign = "+" if one.marker == "+" else "-"
                signs |= {(*at, number): sign for number in range(len(one.items))}
    return signs


def _opens_with_word(passage: Passage) -> bool:
    """A letter, or code: a plus in code is a plus, and no praise."""
    return passage.text.plain[:1].isalnum() or any(m.start == 0 for m in passage.text.spans("code"))


def _headed(view: View, passage: Passage) -> Sign | None:
    """The sign of the nearest lead-in or heading above, for items only."""
    if passage.form != "item":
        return None
    nearest = passage.above.leads[-1:] or passage.above.heads[-1:]
    return sign_of(view, nearest[0].plain) if nearest else None


def _labelled(view: View, text: Text) -> tuple[Sign, Text] | None:
    """`Advantages: easy to learn.`: the sign and the trait, if the trait stands on the same line."""
    signs: tuple[tuple[Sign, str], ...] = (("+", "label_plus"), ("-", "label_minus"))
    for sign, group in signs:
        labels = view.pack.patterns("traits", group, re.I, r"\W{0,3}{}\s*[:—–-]\s+(?=\w)")
        if found := labels.match(text.plain):
            return sign, view.sentences(text.cut(found.end()))[0][1]
    return None


def _one_each(view: View, passage: Passage, first: tuple[Sign, Text]) -> Iterator[Trait]:
    """The trait that a passage begins with, and those that its later sentences have labels for: `Cons: slow.`"""
    later = (_labelled(view, s) for offset, s in view.sentences(passage.text) if offset)
    subject = subject_of(view, passage)
    for sign, value in (first, *filter(None, later)):
        if subject and len(value.plain) >= 3 and not value.plain.rstrip().endswith("?"):
            common = view.found_in(passage, subject, "trait-label", "stated").shared()
            yield Trait(**common, polarity=sign, value=_bare(value))


def heading_traits(view: View) -> Iterator[Fact]:
    """`Проблемы Vanilla JS` and under it a heading for each problem."""
    for heading, above, place, following in view.headings:
        sign = sign_of(view, above.slide.title.plain)
        if sign is None or heading.text == above.slide.title or len(heading.text.plain) < 4:
            continue
        gathers = isinstance(following, Items) and sign_of(view, heading.text.plain)
        if gathers or view.is_label(heading.text):
            continue
        subject = above.slide.title
        for pattern in view.pack.patterns("traits", "of", re.I):
            found = pattern.search(subject.plain)
            if found and found["what"]:
                subject = subject.cut(found.start("what"), found.end("what"))
                break
        evidence = view.evidence(heading.origin, heading.text, 0, 1, "trait-heading", "stated")
        common = view.common(subject, above.slide, place, evidence, heading.text).shared()
        yield Trait(**common, polarity=sign, value=_bare(_without_icon(heading.text)))


def _without_icon(text: Text) -> Text:
    icon = re.match(r"^[^\w(«\"`]+", text.plain)
    return text.cut(icon.end()) if icon else text


@once
def sign_of(view: View, title: str) -> Sign | None:
    shown = None if title[:1].isalnum() else SIGNED.match(title)
    if shown and (shown["plus"] or shown["minus"]):
        return "+" if shown["plus"] else "-"
    folded = bare_key(title)
    signs: tuple[tuple[Sign, str], ...] = (("+", "plus"), ("-", "minus"))
    hits: list[Sign] = [s for s, g in signs if view.pack.one_of("traits", g).search(folded)]
    return hits[0] if len(hits) == 1 else None


def subject_of(view: View, passage: Passage) -> Text:
    return owner_of(view, passage.above)


@once
def owner_of(view: View, above: Above) -> Text:
    """What a trait is of: the title without its "advantages of", or the next heading above."""
    aside = view.pack.one_of("lists", "asides", re.I)
    for text in (*reversed(above.leads), *reversed(above.heads)):
        for pattern in view.pack.patterns("traits", "of", re.I).fitting(text.plain):
            found = pattern.search(text.plain)
            if found and found["what"] and not aside.match(found["what"]):
                return _bare(text.cut(found.start("what"), found.end("what")))
        if sign_of(view, text.plain) is None and not _both(view, text.plain) and not view.is_label(text):
            return _bare(text)
    trail = above.slide.trail
    return Text(trail[-1]) if trail else above.slide.title or Text(view.lecture.title)


def _both(view: View, title: str) -> bool:
    folded = plain_key(title)
    return all(bool(view.pack.one_of("traits", g).search(folded)) for g in ("plus", "minus"))


def _told(view: View, passage: Passage) -> Iterator[Fact]:
    """`The main drawback of X is that …`: a sentence that names its own sign; without a name it is the heading's."""
    signs: tuple[tuple[Sign, str], ...] = (("+", "told_plus"), ("-", "told_minus"))
    for offset, sentence in view.sentences(passage.text):
        told = [(sign, m) for sign, group in signs if (m := _first_match(view, group, sentence.plain))]
        for sign, found in told:
            named = found.groupdict().get("what") or ""
            if SUBORDINATE.search(named):
                continue
            if any(w in view.pack.words("makers", "dangling") for w in words(named)):
                named = ""
            if named and (len(words(named)) > MAX_OWNER or view.morph.has_predicate(named)):
                continue
            own = _without_label(view, sentence.cut(found.start("what"), found.end("what"))) if named else None
            subject = nominative(view, own) if own else subject_of(view, passage)
            value = _bare(sentence.cut(found.start("value"), found.end("value")))
            asked = own is None and subject.plain.rstrip().endswith(ASKED)
            if len(words(value.plain)) >= 2 and not asked:
                common = view.found_in(passage, subject, "trait-told", "inferred", (offset, sentence)).shared()
                yield Trait(**common, polarity=sign, value=value)
        if not told and offset == 0:
            yield from _judged(view, passage, sentence)


def _without_label(view: View, name: Text) -> Text:
    """`In short – containers` -> `containers`."""
    label = LABEL.match(name.plain)
    return name.cut(label.end()) if label and view.is_label(name.cut(0, label.end("label"))) else name


def _first_match(view: View, group: str, plain: str) -> re.Match[str] | None:
    """How the first pattern of a group that fits does; nothing for a question."""
    return None if plain.endswith("?") else view.pack.patterns("traits", group, SPACED).search(plain)


def _judged(view: View, passage: Passage, sentence: Text) -> Iterator[Fact]:
    """`- Useful for small teams`, `- Hard to debug`: a bullet under a name that opens with a judgement."""
    if passage.form != "item" or "?" in sentence.plain:
        return
    signs: tuple[tuple[Sign, str], ...] = (("-", "blame"), ("+", "praise"))
    sign = next((s for s, group in signs if view.pack.one_of("traits", group).match(plain_key(sentence.plain))), None)
    owner = subject_of(view, passage) if sign else Text()
    if sign and len(words(owner.plain)) <= MAX_OWNER and "?" not in owner.plain:
        common = view.found_in(passage, owner, "trait-judged", "inferred", (0, sentence)).shared()
        yield Trait(**common, polarity=sign, value=_bare(sentence))


def _bare(value: Text) -> Text:
    return value.cut(0, len(value.plain.rstrip(" .;:")))

"""Enumerations: bullet and numbered lists with their true head, and lists inside a sentence.

Goes in: a `View`. Comes out: categories with members. The head of a list is its lead-in line, its
parent item or its heading; an item `Term – meaning` gives its term as the member.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from konspekt.extractors.events import date_pattern
from konspekt.extractors.members import members
from konspekt.extractors.splits import COLON, DASH
from konspekt.extractors.term import BRACKETS, URL, term
from konspekt.extractors.traits import SIGNED
from konspekt.extractors.view import Above, Passage, Placed, View
from konspekt.languages.forms import plain_key, words
from konspekt.model.facts import Enumeration, Fact
from konspekt.model.lecture import Item, Items
from konspekt.model.origin import Evidence, Strength
from konspekt.model.text import Text
from konspekt.remarks import Remark

LONG = 22


def enumerations(view: View) -> Iterator[Fact | Remark]:
    for placed in view.lists:
        found = _list(view, placed)
        if found:
            yield found
    for passage in view.passages:
        for offset, sentence in view.sentences(passage.text):
            yield from _inline(view, passage, offset, sentence)


def _list(view: View, placed: Placed[Items]) -> Enumeration | None:
    items = [i for i in placed.block.items if i.text]
    head = _true_head(view, placed.above)
    if len(items) < 2 or not head or not _worth(view, items):
        return None
    names = [_member(view, placed, item) for item in items]
    if any(len(words(n.plain)) > LONG for n in names):
        return None
    dots = re.fullmatch(r"[\s.…]+", names[-1].plain)
    kept = [n for n in names if re.search(r"\w", n.plain)]
    if len(kept) < 2 or (not placed.above.leads and not _even(view, kept)):
        return None
    origin = placed.block.origin.at(placed.block.origin.first, items[-1].origin.last)
    rule = "list-lead" if head in placed.above.leads else "list-head"
    evidence = Evidence((origin,), rule, "stated" if placed.above.leads else "inferred")
    common = view.common(_head(view, head), placed.above.slide, placed.place, evidence).shared()
    nearest = (*placed.above.heads, *placed.above.leads)[-1]
    opened = bool(dots) or bool(re.search(r"(?:…|\.\.\.)\s*$", kept[-1].plain))
    return Enumeration(
        **common, items=tuple(kept), ordered=placed.block.ordered, open=opened or _examples(view, nearest),
        examples=_examples(view, nearest), label=_label(view, placed.above),
    )  # fmt: skip


def _true_head(view: View, above: Above) -> Text:
    """The nearest lead-in or heading that names something: `Что ещё?` and `Примеры:` only point further up."""
    for text in (*reversed(above.leads), *reversed(above.heads)):
        last = view.sentences(text)[-1][1] if text else text
        leans = next(iter(words(last.plain)), "") in view.pack.words("makers", "leaning")
        if not text.plain.rstrip().endswith("?") and not view.is_label(text) and not leans:
            return last
    return above.slide.title


def _label(view: View, above: Above) -> str:
    """The label nearest to a list, when its head stands further out."""
    nearest = (*above.heads, *above.leads)[-1:]
    return nearest[0].plain if nearest and view.is_label(nearest[0]) else ""


def _worth(view: View, items: list[Item]) -> bool:
    """False for lists of dates, signs, links, questions and tasks."""
    dates = re.compile(date_pattern(view), re.I)
    odd = sum(
        bool(
            dates.match(i.text.plain)
            or SIGNED.match(i.text.plain)
            or URL.search(i.text.plain)
            or i.text.covered("link")
            or i.text.plain.rstrip().endswith("?")
            or i.checked is not None
            or _open_items(view, i.text)
        )
        for i in items
    )
    return 3 * odd <= len(items)


def _even(view: View, names: list[Text]) -> bool:
    """Under a bare heading only phrases are members; sentences, or a mixture, are running text."""
    told = [view.morph.has_predicate(n.plain) for n in names]
    return not any(told) or (all(told) and all(len(words(n.plain)) <= 6 for n in names))


def _open_items(view: View, text: Text) -> bool:
    listed = members(view, text, 3)
    return bool(listed and listed.open)


def _member(view: View, placed: Placed[Items], item: Item) -> Text:
    """The term of `Term – meaning`, else the first sentence of the item."""
    text = view.sentences(item.text)[0][1]
    for pattern in (DASH, COLON):
        found = pattern.search(text.plain)
        if (
            found
            and found.start()
            and not text.plain[: found.start()].count("(") > text.plain[: found.start()].count(")")
        ):
            passage = Passage(item.text, item.origin, placed.above, "item", placed.place)
            left = term(text.cut(0, found.start()), passage, view)
            if (not left.why_not or found.end() >= len(text.plain)) and len(words(left.subject.plain)) <= 6:
                return left.subject
            break
    text = text.cut(0, len(text.plain.rstrip(" .;:,")))
    bold = next((m for m in text.spans("strong", "code") if m.start == 0 and m.stop < len(text.plain)), None)
    return text.cut(0, bold.stop) if bold and len(words(text.plain)) > 8 else text


def _head(view: View, head: Text) -> Text:
    """The head without its colon and its `такие как`."""
    head = head.cut(0, len(head.plain.rstrip(" :：.")))
    for article in view.pack.words("terms", "articles"):
        if head.plain.lower().startswith(article + " "):
            return head.cut(len(article) + 1)
    return head


def _examples(view: View, head: Text) -> bool:
    return any(re.search(p, plain_key(head.plain)) for p in view.pack.words("lists", "examples"))


def _inline(view: View, passage: Passage, offset: int, sentence: Text) -> Iterator[Enumeration]:
    found = False
    for rule, pattern in view.pack.data.get("inline_lists", {}).items():
        match = re.search(pattern, sentence.plain, re.I | re.X)
        if not match:
            continue
        listed = members(
            view, sentence.cut(match.start("items"), match.end("items")), 3 if rule.startswith("three") else 2
        )
        if not listed:
            continue
        named = "head" in match.groupdict() and match["head"]
        head = sentence.cut(match.start("head"), match.end("head")) if named else _above(view, passage, sentence)
        if not head or any(re.fullmatch(p, plain_key(head.plain)) for p in view.pack.words("terms", "labels")):
            continue
        found = True
        head = _head(view, _after_verb(view, head))
        strength: Strength = "stated" if named or match.start() == 0 else "inferred"
        common = view.found_in(passage, head, f"inline-{rule}", strength, (offset, sentence)).shared()
        examples = "example" in rule
        yield Enumeration(**common, items=listed.items, open=listed.open or examples, examples=examples)
    if not found:
        yield from _open_list(view, passage, offset, sentence)


def _after_verb(view: View, head: Text) -> Text:
    """`layer uses protocols` -> `protocols`: what stands before the verb is another subject."""
    for word in re.finditer(r"\S+\s+", head.plain):
        rest = head.plain[word.end() :]
        if (
            len(words(head.plain)) <= 3
            and view.morph.has_predicate(head.plain)
            and not view.morph.has_predicate(f"x {rest}")
        ):
            return head.cut(word.end())
    return head


def _above(view: View, passage: Passage, sentence: Text) -> Text:
    """What `Примеры: …` are examples of: the term of the passage, else the parent item or the heading."""
    for pattern in (DASH, COLON):
        mark = pattern.search(passage.text.plain)
        if mark and mark.start() and sentence.plain not in passage.text.plain[: mark.start()]:
            left = term(passage.text.cut(0, mark.start()), passage, view)
            if not left.why_not:
                return left.subject
    return _true_head(view, passage.above)


def _open_list(view: View, passage: Passage, offset: int, sentence: Text) -> Iterator[Enumeration]:
    """A whole item that is a list with an open end: `Контроль состояния, перезапуск, балансировка и т.п.`"""
    if passage.form != "item" or sentence.plain != passage.text.plain or BRACKETS.search(sentence.plain):
        return
    listed = members(view, sentence, 3)
    if not listed or not listed.open or view.morph.has_predicate(sentence.plain):
        return
    head = _true_head(view, passage.above)
    if head:
        common = view.found_in(passage, _head(view, head), "inline-open", "inferred", (offset, sentence)).shared()
        yield Enumeration(**common, items=listed.items, open=True)

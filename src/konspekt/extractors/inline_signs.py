"""Lists in a sentence that signs alone make: `Head: a, b`, `Head – A, B`, `Head (a, b)`, a line of nothing but names.

Goes in: a sentence and its passage. Comes out: what each form reads. Whether it lists anything is judged elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from konspekt.extractors.heads import counted, is_category, noun_phrase, says
from konspekt.extractors.members import Members, even, members, named, without_end
from konspekt.extractors.view import Passage, View
from konspekt.languages.forms import plain_key, words
from konspekt.languages.patterns import compiled
from konspekt.model.lecture import Heading
from konspekt.model.text import Text

INNER = r"(?:[^;:()]|\([^()]*\)|:(?=\S))"
LISTED = rf"\s?[:：]\s+(?P<items>{INNER}+?(?:;\s*{INNER}+?)*)[\s.;:]*$"
HEADED = compiled(rf"^(?P<head>[^:;.]{{3,120}}?){LISTED}")
POINTED = compiled(rf"^(?P<head>[^:;]{{1,60}}?\d\.\d[^:;.]{{3,60}}?){LISTED}")
"""A number with its point stands in the head: `Since 4.18, two ways: …`."""
BRACKET = compiled(r"(?<![^()])(?P<head>[^()]+\s)\((?P<items>[^()]+)\)")
DASHED = compiled(rf"^(?P<head>[^,;:.()–—]{{2,60}}?)\s+[-–—]\s+(?P<items>{INNER}+?)[\s.;]*$")
ADDRESS = re.compile(r"https?:\S+\s*$")
"""What stands in brackets after an address is a remark about the page."""
CITED = re.compile(r"\b(?:1[89]|20)\d\d\b|[\"“„«@]|https?:|^\s*\W*$")
JOINED = re.compile(r"\w+-(\w+)\b")
NAME_WORDS = 4


@dataclass(frozen=True, slots=True)
class Found:
    """A list at `start:stop` of a sentence; without a head the list leans on what stands above."""

    head: Text
    listed: Members
    start: int
    stop: int
    rule: str
    examples: bool = False


def bracketed(view: View, passage: Passage, sentence: Text) -> Iterator[Found]:
    """`Static checkers (lint, cppcheck)`: three members anywhere, two where the whole item has this form."""
    for match in BRACKET.finditer(sentence.plain):
        inner = sentence.cut(*match.span("items"))
        if is_aside(view, inner) or CITED.search(inner.plain) or _inside(sentence, match.start("items")):
            continue
        if ADDRESS.search(match["head"]):
            continue
        whole = not sentence.plain[match.end() :].strip(" .;,") and not match.start()
        listed = members(view, inner, 2 if whole and passage.form == "item" else 3)
        if listed and len(listed.items) == 2 and not _is_pair(view, inner, listed):
            continue
        if listed and all(re.match(r"\d+\s", i.plain) for i in listed.items):
            continue  # amounts
        head = sentence.cut(*match.span("head"))
        if listed and whole and head.is_code and not named(view, listed.items):
            continue  # what a piece of code is like, not what it is a class of
        if not listed or not words(head.plain) or not even(view, listed.items) or _aliases(head, listed):
            continue
        if not whole or len(words(head.plain)) > NAME_WORDS + 2 or view.morph.has_predicate(head.plain):
            head = noun_phrase(view, head)
        yield Found(head, listed, *match.span("items"), "brackets")


def _is_pair(view: View, inner: Text, listed: Members) -> bool:
    """Two members: a comma or names show that they are two; two commands say how a step is done.

    `32-bit and 64-bit machines` have one noun between them and are no two things.
    """
    first, last = listed.items
    shared = JOINED.match(first.plain), JOINED.match(last.plain)
    if shared[0] and shared[1] and shared[0][1] == shared[1][1] and len(words(first.plain)) < len(words(last.plain)):
        return False
    return not inner.covered("code") and bool(re.search(r"[,;]", inner.plain) or named(view, listed.items))


def is_aside(view: View, inner: Text) -> bool:
    """`(or C, …)`, `(for making copies, …)`: the sentence goes on in brackets."""
    first = next(iter(words(inner.plain)), "")
    aside = view.pack.one_of("lists", "asides", re.I)
    return first in view.pack.words("lists", "and") or aside.match(inner.plain) is not None


def _inside(sentence: Text, at: int) -> bool:
    return any(m.start < at < m.stop for m in sentence.spans("code", "math"))


def _aliases(head: Text, listed: Members) -> bool:
    """`Continuous Integration (CI, …)`: other names of the head, not members of it."""
    initials = "".join(w[0] for w in words(head.plain))
    inside = "".join(w[0] for i in listed.items for w in words(i.plain))
    keys = [plain_key(i.plain) for i in listed.items]
    spelled = {"".join(w[0] for w in words(i.plain.replace("-", " "))) for i in listed.items}
    if any(len(k) > 2 and k in spelled for k in keys):
        return True
    return any(len(k) >= 2 and (initials.endswith(k) or inside.startswith(k)) for k in keys)


def headed_lists(view: View, passage: Passage, sentence: Text) -> Iterator[Found]:
    """`Head: a, b`, and in an item `Head – a, b` where the members are names."""
    for rule, pattern in (("colon", HEADED), ("dash", DASHED)):
        match = pattern.match(sentence.plain) or (POINTED.match(sentence.plain) if rule == "colon" else None)
        if not match or _inside(sentence, match.start("items")):
            continue
        head, items = sentence.cut(*match.span("head")), sentence.cut(match.start("items"))
        listed = members(view, items, 2)
        if not listed or not even(view, listed.items) or (rule == "dash" and not named(view, listed.items)):
            continue
        if (rule == "dash" and passage.form != "item") or not (
            re.search(r"[,;/]", items.plain) or says(view, "categories", head)
        ):
            continue
        explained = rule == "colon" and _explains(view, head, items, listed)
        if not _is_phrase(view, items, listed) and not explained:
            yield Found(head, listed, *match.span("items"), rule)


def _explains(view: View, head: Text, items: Text, listed: Members) -> bool:
    """`Base: the first address, reserved for the net`: a meaning and its remark, with no word between them."""
    first, last = listed.items[0], listed.items[-1]
    joined = set(words(items.plain)) & set(view.pack.words("lists", "and")) or re.search(r"[;/]", items.plain)
    if len(listed.items) > 2 or joined or listed.open or named(view, listed.items) or says(view, "categories", head):
        return False
    alone = view.pack.words("terms", "articles") and view.morph.number(head.plain) == "sing"
    if alone and all(len(words(i.plain)) > 1 for i in listed.items):
        return True
    opener = words(last.plain)[0]
    remark = opener in view.pack.words("statements", "participles") or view.morph.gloss(last.plain).kind == "verbal"
    adverb = view.pack.one_of("statements", "adverbs", re.I).fullmatch(opener) is not None
    return words(first.plain)[0] in view.pack.words("terms", "articles") or remark or adverb


def _is_phrase(view: View, items: Text, listed: Members) -> bool:
    """`determinant: non-trivial, minimal dependency`: one noun with its adjectives, and no list of two."""
    first, last = (len(words(i.plain)) for i in (listed.items[0], listed.items[-1]))
    joined = set(words(items.plain)) & set(view.pack.words("lists", "and")) or re.search(r"[;/]", items.plain)
    return len(listed.items) == 2 and first == 1 < last and not joined and not named(view, listed.items)


def whole_items(view: View, passage: Passage, sentence: Text) -> Iterator[Found]:
    """A whole item that is a list with an open end: `Контроль состояния, перезапуск, балансировка и т.п.`

    Under a lead-in a paragraph of nothing but names is its list: `These are always there:` / `/dev/tty, /dev/null`.
    Right under a heading that announces or counts members any phrases are.
    """
    if sentence.plain != passage.text.plain:
        return
    announced = _announced(view, passage, sentence)
    if "(" in sentence.plain and not announced:
        return
    led = passage.form == "paragraph" and any(lead.plain.endswith((":", "：")) for lead in passage.above.leads[-1:])
    if not (led or announced) and (passage.form != "item" or not without_end(view, sentence)[1]):
        return
    listed = members(view, sentence, 3)
    even_made = announced and listed and even(view, listed.items)
    if listed and (not led or even_made or named(view, listed.items)) and not view.morph.has_predicate(sentence.plain):
        yield Found(Text(), listed, 0, len(sentence), "open")


def _announced(view: View, passage: Passage, sentence: Text) -> bool:
    """It is all that stands under `Tasks of the kernel`, or under `Three kinds of seal` and has three parts."""
    head = passage.above.head
    alone = isinstance(passage.after, Heading | None) and not passage.above.leads
    if not alone or passage.form != "paragraph" or passage.text not in view.openings:
        return False
    listed = members(view, sentence, 3)
    return listed is not None and (is_category(view, head) or counted(view, head) == len(listed.items))

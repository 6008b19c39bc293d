"""Definitions by form: `Term (alias) – meaning`, `Term: meaning`, copulas, a head and what follows.

Goes in: a `View`. Comes out: definitions, and commands where the term is code. What looks like a
definition and is refused is a remark. Lists of other forms (dates, traits) are refused here
because their left sides are no terms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from konspekt.extractors.asides import apposed, bracketed, related
from konspekt.extractors.meaning import clean_value, hangs, may_mean, reads_like
from konspekt.extractors.set_off import after, by_lead, by_name, by_span, inverted, so_called
from konspekt.extractors.splits import (
    COLON,
    DASH,
    Split,
    by_copula,
    by_mark,
    by_sign,
    by_tail,
    foreign,
    without_opener,
)
from konspekt.extractors.term import Term, term
from konspekt.extractors.view import Passage, View
from konspekt.languages.forms import plain_key, words
from konspekt.model.facts import Command, Definition, Fact, Property
from konspekt.model.lecture import Items, Paragraph
from konspekt.model.origin import Origin, Strength
from konspekt.model.text import Text
from konspekt.remarks import Remark

NAMED = re.compile(r"^(?P<name>[A-Za-z][\w.+#/-]*(?:\s[A-Z][\w.+#/-]*)?)(?=[,:;(.]|\s[(–—-]|$)")
SET_OFF = {
    "span": 3,
    "named": 3,
    "aside": 3,
    "so-called": 4,
    "after": 4,
    "inverted": 4,
    "apposed": 3,
    "lead": 3,
    "relative": 5,
    "bracket": 2,
}
"""The least words of a meaning, for splits at a name that is set off or known."""
BESIDE = ("aside", "apposed", "relative", "bracket")
"""Splits that tell of a name inside a sentence; the sentence may define its subject too."""
DIGITS = re.compile(r"^[\W\d]+$")


def definitions(view: View) -> Iterator[Fact | Remark]:
    for passage in view.passages:
        before: tuple[int, Text] | None = None
        for spot in view.sentences(passage.text):
            yield from _sentence(view, passage, spot, before)
            before = spot
        yield from _bare_head(view, passage)


def _sentence(
    view: View, passage: Passage, spot: tuple[int, Text], before: tuple[int, Text] | None
) -> Iterator[Fact | Remark]:
    refused: list[str] = []
    told: set[str] = set()
    main = ""
    offset, sentence = spot
    number = 0 if before is None else 1
    for split in _splits(view, sentence, passage, before[1] if before else None):
        if main and split.rule not in BESIDE and not split.rule == main == "span":
            continue
        found = term(split.left, passage, view)
        why = found.why_not or _doubt(view, passage, split, found, number)
        if not why:
            if plain_key(found.subject.plain) not in told:
                yield _fact(view, passage, _told(passage, spot, before, split), split, found)
            told.add(plain_key(found.subject.plain))
            main = main or (split.rule if split.rule not in BESIDE else "")
            continue
        if found.proof and found.why_not not in ("a label, not a term", "a date"):
            refused.append(f"'{found.subject.plain}' is not taken for a term: {why}")
    if refused and not told and number == 0:
        where = view.evidence(passage.origin, passage.text, offset, len(sentence), "refused", "inferred").origin
        yield Remark("fact-refused", refused[0], where)


def _splits(view: View, sentence: Text, passage: Passage, before: Text | None) -> Iterator[Split]:
    """`before` is the sentence before in the same passage."""
    bare = without_opener(view, sentence)
    marked = by_mark(sentence)
    yield from marked
    yield from by_name(view, sentence, before)
    yield from inverted(view, sentence)
    yield from by_copula(view, sentence)
    yield from by_tail(view, marked)
    yield from by_sign(sentence)
    yield from by_span(view, sentence)
    if bare is not sentence:
        yield from by_mark(bare)
        yield from by_copula(view, bare)
    yield from related(view, sentence)
    yield from bracketed(view, sentence)
    yield from apposed(view, sentence, passage)
    if before is not None:
        yield from so_called(view, sentence, before)
        yield from after(view, sentence, before)
    if before is None and passage.form == "item":
        yield from by_lead(view, sentence, passage)


def _told(passage: Passage, spot: tuple[int, Text], before: tuple[int, Text] | None, split: Split) -> tuple[int, Text]:
    """The stretch of text that tells the fact: usually the sentence, sometimes the one before or after with it."""
    offset, sentence = spot
    stop = offset + len(sentence)
    if split.rule in ("so-called", "after") and before:
        return before[0], passage.text.cut(before[0], stop)
    if split.rule == "lead":
        return offset, passage.text.cut(offset, max(stop, split.at + len(split.value) + 2))
    return spot


def _doubt(view: View, passage: Passage, split: Split, found: Term, number: int) -> str:
    """Why what follows is not the meaning of the term; empty when it is."""
    value = split.value.plain
    count = len(words(value))
    if not count or DIGITS.match(value):
        return "nothing that explains it follows"
    broken = value.count("(") != value.count(")")
    if split.rule not in ("dash", "colon", "arrow", "equals") and (broken or hangs(view, split.value)):
        return "what follows is cut short"
    if "?" in value and not found.stated:
        return "a question follows"
    if re.match(r"(?:https?://|www\.)\S+$", value):
        return "only a link follows"
    if split.rule in ("arrow", "equals"):
        return _doubt_sign(passage, split, found, count, number)
    if split.rule == "relative" and bool(view.pack.one_of("statements", "leaning", re.I).search(value)):
        return "it speaks of the lecture"
    if split.rule in SET_OFF:
        return "" if count >= SET_OFF[split.rule] else "too short for a definition"
    if found.stated and (count >= 2 or split.rule == "dash"):
        return ""
    if split.rule == "tail":
        return "" if count >= 3 and view.morph.is_term(words(value)[0]) else "a remark, not a meaning"
    if split.rule not in ("dash", "colon"):
        return _doubt_copula(view, passage, split, found, count)
    if split.rule == "colon" and (passage.form == "paragraph" or number):
        return "a colon in running text"
    if found.aliases and number == 0 and count >= 2 and split.rule == "dash":
        return ""
    if _filler(view, value):
        return ""
    return _doubt_plain(view, passage, split, found, number)


def _doubt_sign(passage: Passage, split: Split, found: Term, count: int, number: int) -> str:
    """An arrow after code or bold; an equals sign after a name in words, in a list or alone."""
    if split.rule == "arrow":
        return "" if found.proof in ("code", "strong") and count >= 2 else "an arrow proves nothing"
    named = re.search(r"[^\W\d_]{2,}", found.subject.plain) and found.proof != "code"
    whole = passage.form == "item" or len(words(passage.text.plain)) <= 8
    alone = number == 0 and whole and len(words(found.subject.plain)) <= 5
    return "" if named and alone and count >= 1 else "an equals sign proves nothing"


def _filler(view: View, value: str) -> bool:
    first = next(iter(words(value)), "")
    return first in view.pack.words("terms", "fillers")


def _doubt_copula(view: View, passage: Passage, split: Split, found: Term, count: int) -> str:
    if view.pack.one_of("terms", "loose_ends", re.I).search(split.value.plain):
        return "the sentence is about something else"
    if not found.stated and words(found.subject.plain)[0] in view.pack.words("terms", "adverbial"):
        return "it tells where or when, not what"
    if count < 3 or (split.rule in view.pack.words("terms", "oblique") and count < 4):
        return "too short for a definition"
    if found.proof or _titled(passage, found):
        return ""
    if len(words(found.subject.plain)) <= 3 and view.morph.is_term(found.subject.plain):
        return ""
    return "nothing shows that it is a term"


def _titled(passage: Passage, found: Term) -> bool:
    """The term is part of a heading above."""
    lemma = plain_key(found.subject.plain)
    return bool(lemma) and any(lemma in plain_key(h.plain) for h in passage.above.heads)


def _doubt_plain(view: View, passage: Passage, split: Split, found: Term, number: int) -> str:
    """A plain `X – Y` or `X: Y` is right a third of the time: the siblings or the grammar must vouch for it."""
    gloss = view.morph.gloss(split.value.plain)
    if passage.form == "item" and number == 0 and split.rule == "dash" and _named_value(view, split, found):
        return ""
    if number == 0 and (passage.form == "item" or (split.rule == "dash" and len(passage.peers) > 2)):
        like = sum(bool(_like(peer, split.rule)) for peer in passage.peers)
        enough = 2 if like < 3 or like < len(passage.peers) else 1
        if like >= 2 and 2 * like >= len(passage.peers) and len(words(split.value.plain)) >= enough:
            return ""
        if gloss.kind in ("nominal", "verbal") and len(words(split.value.plain)) >= 3:
            return ""
    if split.rule == "dash" and gloss.kind == "nominal" and len(words(split.value.plain)) >= 3 and number == 0:
        return ""
    return "a plain dash or colon proves nothing"


def _named_value(view: View, split: Split, found: Term) -> bool:
    """`Основной язык описания конфигурации - Yaml`: an attribute in words, a foreign name for its value."""
    plain = found.subject.plain
    name = NAMED.match(split.value.plain)
    return (
        name is not None
        and len(name["name"]) > 2
        and foreign(view, name["name"])
        and len(words(plain)) >= 2
        and not plain.isascii()
        and view.morph.gloss(plain).kind == "nominal"
    )


def _like(peer: Text, rule: str) -> bool:
    """The sibling has the same form with a short left side."""
    found = (DASH if rule == "dash" else COLON).search(peer.plain)
    return found is not None and len(words(peer.plain[: found.start()])) <= 6 and found.end() < len(peer.plain)


def _fact(view: View, passage: Passage, told: tuple[int, Text], split: Split, found: Term) -> Fact:
    strength: Strength = "stated" if found.stated or found.proof == "alias" else "inferred"
    rule = f"{split.rule}-{found.proof or 'plain'}"
    value = clean_value(view, split.value)
    common = view.found_in(passage, found.subject, rule, strength, told).shared()
    named = NAMED.match(value.plain)
    if named and not found.proof and _named_value(view, split, found):
        owner = view.found_in(passage, passage.above.head, rule, strength, told).shared()
        return Property(**owner, attribute=found.subject, value=value.cut(0, named.end("name")))
    kind = Command if found.subject.is_code else Definition
    return kind(**common, value=value, aliases=found.aliases)


def _bare_head(view: View, passage: Passage) -> Iterator[Fact]:
    """A list item that is only a term, and under it what it is: `- Kubernetes` / `  - Оркестратор, созданный …`."""
    below = _below(passage)
    if below is None or len(words(passage.text.plain)) > 5:
        return
    head = term(passage.text, passage, view)
    if head.why_not:
        return
    text, _ = below
    value = view.sentences(text)[0][1]
    reading = reads_like(view, head.subject, value)
    gloss = view.morph.gloss(value.plain)
    if _row_of_names(passage) and may_mean(view, head.subject, value):
        yield _under(view, passage, head, below, value)
        return
    if not reading or len(words(value.plain)) < 3 or (reading == "nominal" and gloss.number == "plur"):
        return
    if reading != "nominal" and not head.stated and len(passage.peers) < 2:
        return
    yield _under(view, passage, head, below, value)


def _row_of_names(passage: Passage) -> bool:
    """It and most of its siblings are nothing but a name in bold or code."""
    alone = [p.covered("strong") or p.covered("code") for p in passage.peers]
    own = passage.text.covered("strong") or passage.text.covered("code")
    return own and len(alone) >= 2 and 3 * sum(alone) >= 2 * len(alone)


def _under(view: View, passage: Passage, head: Term, below: tuple[Text, Origin], value: Text) -> Definition:
    """The definition of an item's name by what stands under the item."""
    text, origin = below
    evidence = view.evidence(origin, text, 0, len(value), "bare-head", "inferred")
    common = view.common(head.subject, passage.above.slide, passage.place, evidence, value)
    return Definition(**common.shared(), value=clean_value(view, value), aliases=head.aliases)


def _below(passage: Passage) -> tuple[Text, Origin] | None:
    """The paragraph or the first of the plain items right under an item."""
    if passage.form != "item" or not passage.children:
        return None
    match passage.children[0]:
        case Paragraph() as paragraph:
            return paragraph.text, paragraph.origin
        case Items() as below:
            first = below.items[0]
            told = not first.text or first.children or any(by_mark(item.text) for item in below.items)
            return None if told else (first.text, first.origin)
        case _:
            return None

"""Definitions by form: `Term (alias) – meaning`, `Term: meaning`, copulas, a head and what follows.

Goes in: a `View`. Comes out: definitions, and commands where the term is code. What looks like a
definition and is refused is a remark. Lists of other forms (dates, traits) are refused here
because their left sides are no terms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from konspekt.extractors.asides import apposed, bracketed, related
from konspekt.extractors.bare_heads import bare_head, glossed
from konspekt.extractors.meaning import clean_value, hangs
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
from konspekt.extractors.term import URL, Term, term
from konspekt.extractors.view import Passage, View
from konspekt.languages.forms import plain_key, words
from konspekt.model.facts import Command, Definition, Fact, Property
from konspekt.model.origin import Strength
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
RECURRING = 3
"""The most words of a name that recurs, and how often it must."""
SAID = re.compile(r"[^\W\d_]{2,}\s[^\W\d_]{2,}[\s,;]|[^\W\d_]{2,}\s[^\W\d_]{2,}$")
DIGITS = re.compile(r"^[\W\d]+$")


def definitions(view: View) -> Iterator[Fact | Remark]:
    for passage in view.passages:
        before: tuple[int, Text] | None = None
        for spot in view.sentences(passage.text):
            yield from _sentence(view, passage, spot, before)
            before = spot
        yield from bare_head(view, passage)
        yield from glossed(view, passage)


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
    if URL.match(value):
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
        return "" if number == 0 and count > 3 and _recurs(view, found) else "a colon in running text"
    if found.aliases and number == 0 and count >= 2 and split.rule == "dash":
        return ""
    if _filler(view, value):
        return ""
    return _doubt_plain(view, passage, split, found, number)


def _recurs(view: View, found: Term) -> bool:
    """The lecture speaks of the term elsewhere too, or calls it a law: `Pigeonhole principle: with more …`."""
    name = view.lemmas(found.subject.plain)
    law = bool(view.pack.one_of("terms", "laws", re.I).search(found.subject.plain))
    return len(name.split()) <= RECURRING and (law or view.running.count(f" {name} ") >= RECURRING)


def _doubt_sign(passage: Passage, split: Split, found: Term, count: int, number: int) -> str:
    """An arrow after code or bold; an equals sign after a name, in a list or alone; after code only before words."""
    if split.rule == "arrow":
        return "" if found.proof in ("code", "strong") and count >= 2 else "an arrow proves nothing"
    named = re.search(r"[^\W\d_]{2,}", found.subject.plain) and found.proof != "code"
    told = found.proof == "code" and passage.form == "item" and SAID.match(split.value.plain)
    if told and not split.value.spans("code", "math"):
        return ""
    whole = passage.form == "item" or len(words(passage.text.plain)) <= 8
    alone = number == 0 and whole and len(words(found.subject.plain)) <= 5
    return "" if named and alone and count >= 1 else "an equals sign proves nothing"


def _filler(view: View, value: str) -> bool:
    first = next(iter(words(value)), "")
    return first in view.pack.words("terms", "fillers")


def _doubt_copula(view: View, passage: Passage, split: Split, found: Term, count: int) -> str:
    if view.pack.one_of("terms", "loose_ends", re.I).search(split.value.plain):
        return "the sentence is about something else"
    first = words(found.subject.plain)[0]
    adverb = len(words(found.subject.plain)) == 1 and view.pack.one_of("statements", "adverbs", re.I).fullmatch(first)
    if not found.stated and (adverb or first in view.pack.words("terms", "adverbial")):
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

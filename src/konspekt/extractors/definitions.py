"""Definitions by form: `Term (alias) – meaning`, `Term: meaning`, copulas, a head and what follows.

Goes in: a `View`. Comes out: definitions, and commands where the term is code. What looks like a
definition and is refused is a remark. Lists of other forms (dates, traits) are refused here
because their left sides are no terms.
"""

from __future__ import annotations

from collections.abc import Iterator

from konspekt.extractors.asides import apposed, bracketed, paired, related
from konspekt.extractors.bare_heads import bare_head, glossed, stopped
from konspekt.extractors.doubts import NAMED, doubt, named_value
from konspekt.extractors.meaning import clean_value
from konspekt.extractors.set_off import after, answered, by_lead, by_name, by_span, inverted, so_called
from konspekt.extractors.splits import Split, by_copula, by_mark, by_sign, by_tail, clauses, without_opener
from konspekt.extractors.term import Term, term
from konspekt.extractors.view import Passage, View
from konspekt.languages.forms import plain_key, words
from konspekt.model.facts import Command, Definition, Fact, Property
from konspekt.model.lecture import Items
from konspekt.model.origin import Strength
from konspekt.model.text import Text
from konspekt.remarks import Remark

LEADING = 5
"""The least words of a sentence that leads into a list."""
BESIDE = ("aside", "apposed", "relative", "bracket")
"""Splits that tell of a name inside a sentence; the sentence may define its subject too."""


def definitions(view: View) -> Iterator[Fact | Remark]:
    for passage in view.passages:
        before: tuple[int, Text] | None = None
        for spot in clauses(view, passage.text):
            yield from _sentence(view, passage, spot, before)
            before = spot
        yield from bare_head(view, passage)
        yield from glossed(view, passage)
        yield from stopped(view, passage)


def _sentence(
    view: View, passage: Passage, spot: tuple[int, Text], before: tuple[int, Text] | None
) -> Iterator[Fact | Remark]:
    refused: list[str] = []
    told: set[str] = set()
    main = ""
    offset, sentence = spot
    number = 0 if before is None else 1
    for split in _splits(view, _before_list(view, passage, sentence), passage, before[1] if before else None):
        if main and split.rule not in BESIDE and not split.rule == main == "span":
            continue
        found = term(split.left, passage, view)
        why = found.why_not or doubt(view, passage, split, found, number)
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
    if sentence.marks:
        yield from inverted(view, sentence)
    yield from by_copula(view, sentence)
    yield from by_tail(view, marked)
    yield from by_sign(sentence)
    if sentence.marks:
        yield from by_span(view, sentence)
    if bare is not sentence:
        yield from by_mark(bare)
        yield from by_copula(view, bare)
    yield from related(view, sentence)
    yield from paired(sentence)
    if sentence.marks:
        yield from bracketed(view, sentence)
    yield from apposed(view, sentence, passage)
    if before is not None:
        yield from so_called(view, sentence, before)
        yield from after(view, sentence, before)
        yield from answered(view, sentence, before)
    if before is None and passage.form != "quote":
        yield from by_lead(view, sentence, passage)


def _before_list(view: View, passage: Passage, sentence: Text) -> Text:
    """`An automaton is a triple $(S, T, s)$ with` leads into a list: what wants it is left out."""
    if not isinstance(passage.after, Items) or not passage.text.plain.endswith(sentence.plain):
        return sentence
    bare = sentence.cut(0, len(sentence.plain.rstrip(" :：,")))
    while len(words(bare.plain)) > LEADING and next(reversed(words(bare.plain))) in view.pack.words("terms", "leading"):
        bare = bare.cut(0, bare.plain.rindex(" "))
        bare = bare.cut(0, len(bare.plain.rstrip(" ,")))
    return bare if len(bare.plain) < len(sentence.plain.rstrip(" :：,")) else sentence


def _told(passage: Passage, spot: tuple[int, Text], before: tuple[int, Text] | None, split: Split) -> tuple[int, Text]:
    """The stretch of text that tells the fact: usually the sentence, sometimes the one before or after with it."""
    offset, sentence = spot
    stop = offset + len(sentence)
    if split.rule in ("so-called", "after", "answered") and before:
        return before[0], passage.text.cut(before[0], stop)
    if split.rule == "lead":
        return offset, passage.text.cut(offset, max(stop, split.at + len(split.value) + 2))
    return spot


def _fact(view: View, passage: Passage, told: tuple[int, Text], split: Split, found: Term) -> Fact:
    strength: Strength = "stated" if found.stated or found.proof == "alias" else "inferred"
    rule = f"{split.rule}-{found.proof or 'plain'}"
    value = clean_value(view, split.value)
    common = view.found_in(passage, found.subject, rule, strength, told).shared()
    named = NAMED.match(value.plain)
    if named and not found.proof and named_value(view, split, found):
        owner = view.found_in(passage, passage.above.head, rule, strength, told).shared()
        return Property(**owner, attribute=found.subject, value=value.cut(0, named.end("name")))
    kind = Command if found.subject.is_code else Definition
    return kind(**common, value=value, aliases=found.aliases)

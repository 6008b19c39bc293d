"""Events: when was it, and in which order did they come.

Goes in: events. Comes out: choices among the lecture's own dates, ascending, and an order of up to
six events whose dates differ. Two events of one date never meet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from konspekt.languages import pack
from konspekt.languages.forms import words
from konspekt.languages.morphology import morphology
from konspekt.makers.blocks import LEAST, SIZE
from konspekt.makers.entry import dress
from konspekt.makers.order import digest, ordered
from konspekt.model.facts import Event, Fact
from konspekt.model.questions import Choice, Option, Order, Question

MOST = 6


def dates(facts: Sequence[Fact], seed: int) -> Iterator[Question]:
    lectures: dict[str, list[Event]] = {}
    for fact in facts:
        if isinstance(fact, Event) and not fact.doubtful and stands_alone(fact):
            lectures.setdefault(fact.lecture, []).append(fact)
    for found in lectures.values():
        apart = distinct(found)
        for group in _groups(apart, SIZE):
            yield from _when(group, found, seed)
        for group in _groups(apart, MOST):
            yield _order(group, seed)


def stands_alone(event: Event) -> bool:
    """It says what it is about: `moves the capital` and `founded on a hill` lean on the sentence before."""
    text = dress(event.value, event.lang)
    own, morph, said = pack(event.lang), morphology(event.lang), words(text)
    if len(words(event.value.plain)) < 2 or morph.gloss(text).kind != "verbal" or morph.own_subject(text):
        return len(words(event.value.plain)) >= 2
    done = own.one_of("makers", "done").fullmatch(said[0])
    return bool(done) and next(iter(said[1:]), "") not in own.words("critic", "open_words")


def distinct(found: Sequence[Event]) -> list[Event]:
    """One event a date, in order of date; periods that overlap another are left out."""
    kept: list[Event] = []
    for event in sorted(found, key=lambda e: (e.when, e.key)):
        if not kept or event.when[0] > kept[-1].when[1]:
            kept.append(event)
    return kept


def date_of(fact: Event) -> str:
    """As the lecture writes it; a bare year without the word after it, whose case belongs to the sentence."""
    date = " ".join(fact.subject.ticked.split())
    for suffix in pack(fact.lang).words("dates", "suffixes"):
        bare = re.sub(rf"\s*\b{suffix}$", "", date)
        if re.fullmatch(r"\d{4}(?:\s*[-–—]\s*\d{2,4})?", bare):
            return bare
    return date


def _groups(events: Sequence[Event], size: int) -> Iterator[list[Event]]:
    """Runs of neighbours in time, as even as can be, none below three."""
    count = -(-len(events) // size) if len(events) >= LEAST else 0
    for at in range(count):
        group = list(events[at * len(events) // count : (at + 1) * len(events) // count])
        if len(group) >= LEAST:
            yield group


def _when(group: Sequence[Event], every: Sequence[Event], seed: int) -> Iterator[Question]:
    block = digest(*(e.key for e in group), "when")[:12]
    texts = [date_of(e) for e in group]
    for event in group:
        stem = _stem(event)
        if re.search(r"\b(?:1[0-9]{3}|20[0-9]{2})\b", stem):
            continue
        identity = f"{event.key}#when"
        order = ordered(texts, seed, identity)
        yield Choice(
            id=identity, facts=(event.key,), stem=stem, rule="event-when", evidence=event.evidence,
            section=event.section, lang=event.lang, lecture=event.lecture, difficulty=0.6, block=block,
            options=tuple(Option(texts[i], "" if group[i] is event else _why(group[i])) for i in order),
            answer=next(n for n, i in enumerate(order) if group[i] is event),
        )  # fmt: skip


def _stem(event: Event) -> str:
    """`Когда {clause}?` for a clause with a verb of its own, a form without grammar for the rest."""
    text = dress(event.value, event.lang)
    form = "when_clause" if event.lang == "ru" and morphology(event.lang).has_predicate(text) else "when_event"
    return pack(event.lang).word("stems", form).replace("{event}", text)


def _why(event: Event) -> str:
    form = pack(event.lang).word("stems", "why_event")
    event_text = dress(event.value, event.lang)
    return (
        form.replace("{date}", date_of(event))
        .replace("{event}", event_text)
        .replace("{slide}", str(event.origin.slide))
    )


def _order(group: Sequence[Event], seed: int) -> Question:
    identity = f"{group[0].key}#order"
    texts = [dress(e.value, e.lang) for e in group]
    order = sorted(range(len(group)), key=lambda i: digest(seed, identity, texts[i]))
    first = group[0]
    return Order(
        id=identity, facts=tuple(e.key for e in group), stem=pack(first.lang).word("stems", "order_events"),
        rule="event-order", evidence=first.evidence, section=first.section, lang=first.lang, lecture=first.lecture,
        difficulty=0.6, level="understand", options=tuple(texts[i] for i in order),
        answer=tuple(order.index(i) for i in range(len(group))),
    )  # fmt: skip

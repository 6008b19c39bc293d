"""Cells of a comparison: what stands under this head for this row.

Goes in: properties of one attribute. Comes out: choices in closed blocks over the column, whose
options are the other rows' own, different values.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from konspekt.languages import pack
from konspekt.languages.forms import plain_key, words
from konspekt.languages.likeness import content, linked, overlap
from konspekt.languages.morphology import Gloss
from konspekt.makers.blocks import blocks, shown
from konspekt.makers.entry import Entry, dress
from konspekt.makers.order import digest, ordered
from konspekt.model.facts import Fact, Property
from konspekt.model.questions import Choice, Option, Question

LONGEST = 12


def columns(facts: Sequence[Fact], seed: int) -> Iterator[Question]:
    groups: dict[tuple[str, str, object], list[Entry]] = {}
    for fact in facts:
        if isinstance(fact, Property) and not fact.doubtful and fact.evidence.rule == "table" and fact.attribute:
            value = dress(fact.value, fact.lang, brackets=True)
            if len(words(value)) <= LONGEST and len(words(fact.subject.plain)) <= 8:
                made = Entry(fact, fact.subject.ticked, value, Gloss("other"))
                groups.setdefault((fact.lecture, plain_key(fact.attribute.plain), fact.place[:-1]), []).append(made)
    for group in groups.values():
        for block in blocks(group, _apart, lambda a, b: abs(len(a.gloss) - len(b.gloss)) / 40):
            yield from _questions(block, seed)


def _apart(one: Entry, other: Entry) -> bool:
    """Two rows whose cells differ for sure and look alike."""
    a, b = one.gloss_words, other.gloss_words
    if not a or not b or overlap(a, b) >= 0.6 or plain_key(one.gloss) == plain_key(other.gloss):
        return False
    if linked(one.term_words, a) != linked(one.term_words, b) or linked(other.term_words, b) != linked(
        other.term_words, a
    ):
        return False
    numbers = [any(c.isdigit() for c in e.gloss) for e in (one, other)]
    long, short = sorted((len(one.gloss), len(other.gloss)), reverse=True)
    return (
        numbers[0] == numbers[1]
        and (long - short <= 11 or long <= 1.4 * short)
        and one.gloss[:1].isupper() == other.gloss[:1].isupper()
    )


def _questions(block: Sequence[Entry], seed: int) -> Iterator[Question]:
    name = digest(*(e.key for e in block), "column")[:12]
    for at, key in enumerate(block):
        options = shown(block, at)
        texts = [e.gloss for e in options]
        fact = key.fact
        assert isinstance(fact, Property)
        identity = f"{key.key}#cell"
        order = ordered(texts, seed, identity)
        form = pack(fact.lang).word("stems", "property")
        yield Choice(
            id=identity, facts=(key.key,), rule="cell", evidence=fact.evidence, section=fact.section, lang=fact.lang,
            stem=form.replace("{subject}", key.term).replace("{attribute}", fact.attribute.ticked),
            lecture=fact.lecture, difficulty=0.6, block=name,
            options=tuple(Option(texts[i], "" if options[i] is key else _why(options[i])) for i in order),
            answer=next(n for n, i in enumerate(order) if options[i] is key),
        )  # fmt: skip


def _why(other: Entry) -> str:
    form = pack(other.fact.lang).word("stems", "why")
    return form.replace("{term}", other.term).replace("{gloss}", other.gloss).replace("{slide}", str(other.slide))


__all__ = ["columns", "content"]

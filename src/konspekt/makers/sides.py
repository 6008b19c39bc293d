"""Advantages against disadvantages: pick those that the lecture names.

Goes in: traits. Comes out: multiples that show both signs of one subject and ask for one; which
sign is asked takes turns, so that neither is the answer by habit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from konspekt.languages import pack
from konspekt.languages.forms import plain_key, words
from konspekt.languages.morphology import morphology
from konspekt.makers.entry import dress
from konspekt.makers.order import digest
from konspekt.model.facts import Fact, Trait
from konspekt.model.questions import Multiple, Option, Question

PART = 2
LONGEST = 22


def sides(facts: Sequence[Fact], seed: int) -> Iterator[Question]:
    subjects: dict[tuple[str, str], list[Trait]] = {}
    vague = many_sided(facts)
    for fact in facts:
        if (fact.lecture, plain_key(fact.subject.plain)) in vague:
            continue
        if isinstance(fact, Trait) and not fact.doubtful and len(words(fact.value.plain)) <= LONGEST:
            subjects.setdefault((fact.lecture, plain_key(fact.subject.plain)), []).append(fact)
    for found in subjects.values():
        plus, minus = ([t for t in found if t.polarity == sign] for sign in "+-")
        count = min(len(plus), len(minus)) // PART
        for at in range(count):
            pair = [s[at * len(s) // count : (at + 1) * len(s) // count][: PART + 1] for s in (plus, minus)]
            asked = (at + (int(digest(found[0].key), 16) & 1)) % 2
            yield _question(pair[asked], pair[1 - asked], seed)


def many_sided(facts: Sequence[Fact]) -> frozenset[tuple[str, str]]:
    """(lecture, folded subject) of traits told in several sections: `Characteristics` says not of what."""
    homes: dict[tuple[str, str], set[str]] = {}
    for fact in facts:
        if isinstance(fact, Trait):
            homes.setdefault((fact.lecture, plain_key(fact.subject.plain)), set()).add(fact.section)
    return frozenset(spot for spot, sections in homes.items() if len(sections) > 2)


def _question(keys: Sequence[Trait], others: Sequence[Trait], seed: int) -> Question:
    first = keys[0]
    identity = f"{first.key}#sides"
    form = "traits_plus" if first.polarity == "+" else "traits_minus"
    shown = sorted([*keys, *others], key=lambda t: digest(seed, identity, t.key))
    why = pack(first.lang).word("stems", "why_plus" if others[0].polarity == "+" else "why_minus")
    subject = morphology(first.lang).nominative(first.subject.ticked.split(": ")[0])
    return Multiple(
        id=identity, facts=tuple(t.key for t in (*keys, *others)), rule=form, evidence=first.evidence,
        stem=pack(first.lang).word("stems", form).replace("{subject}", subject),
        section=first.section, lang=first.lang, lecture=first.lecture, difficulty=0.5, level="understand",
        options=tuple(
            Option(_said(t), "" if t in keys else why.replace("{slide}", str(t.origin.slide))) for t in shown
        ),
        answer=tuple(n for n, t in enumerate(shown) if t in keys),
    )  # fmt: skip


def _said(trait: Trait) -> str:
    return dress(trait.value, trait.lang, brackets=True)

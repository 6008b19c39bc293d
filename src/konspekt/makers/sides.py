"""Advantages and disadvantages: pick those that the lecture names, and tell whose they are.

Goes in: traits. Comes out: multiples that show both signs of one subject and ask for one (which sign is asked takes
turns, so that neither is the answer by habit); and choices in closed blocks over subjects that are compared, one
trait of one sign each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from konspekt.languages import pack
from konspekt.languages.forms import plain_key, words
from konspekt.languages.likeness import content, linked, overlap
from konspekt.languages.morphology import morphology
from konspekt.makers.blocks import blocks, shown
from konspekt.makers.columns import look_alike
from konspekt.makers.entry import dress, one_case
from konspekt.makers.members import say
from konspekt.makers.order import digest, ordered
from konspekt.model.facts import Fact, Trait
from konspekt.model.questions import Choice, Multiple, Option, Question

PART = 2
LONGEST = 22
ALIKE = 0.5
LEADS = re.compile(r"^(?:[^\w`\s]+\s+)?(?:\d+\.\s+)?")


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
    for sign in "+-":
        owned = [[t for t in found if t.polarity == sign] for found in subjects.values()]
        yield from _whose([traits for traits in owned if traits], subjects, seed)


Owned = Sequence[Trait]
"""The traits of one sign of one subject."""


def _whose(owned: Sequence[Owned], subjects: Mapping[tuple[str, str], Owned], seed: int) -> Iterator[Question]:
    """Blocks over compared subjects; each is shown by its first trait."""

    def may(one: Owned, other: Owned) -> bool:
        a, b = one[0], other[0]
        if a.lecture != b.lecture or a.lang != b.lang or not _compared(a, b) or not look_alike(_said(a), _said(b)):
            return False
        return _not_of(a, subjects[b.lecture, plain_key(b.subject.plain)]) and _not_of(
            b, subjects[a.lecture, plain_key(a.subject.plain)]
        )

    for block in blocks(owned, may, lambda a, b: float(abs(len(_said(a[0])) - len(_said(b[0]))))):
        name = digest(*(t[0].key for t in block), "whose")[:12]
        for at, traits in enumerate(block):
            yield _owner(traits[0], [t[0] for t in shown(block, at)], name, seed)


def _compared(one: Trait, other: Trait) -> bool:
    """Subjects of one section, or of slides laid out alike."""
    return one.place[:1] == other.place[:1] or (len(one.place) > 2 and one.place[2:-1] == other.place[2:-1])


def _not_of(trait: Trait, others: Owned) -> bool:
    """The lecture says nothing like it of the other subject, and does not name that in it."""
    own = content(trait.value.plain, trait.lang)
    said = max(overlap(own, content(o.value.plain, o.lang)) for o in others)
    return said < ALIKE and not linked(content(others[0].subject.plain, trait.lang), own)


def _owner(key: Trait, options: Owned, block: str, seed: int) -> Question:
    identity = f"{key.key}#whose"
    texts = one_case([_said(t) for t in options], key.lang)
    order = ordered(texts, seed, identity)
    form = "trait_plus" if key.polarity == "+" else "trait_minus"
    why = [
        say(key.lang, "why_of", subject=subject_of(t), slide=str(t.origin.slide)) if t is not key else ""
        for t in options
    ]
    return Choice(
        id=identity, facts=(key.key,), rule=form, evidence=key.evidence, section=key.section, lang=key.lang,
        stem=say(key.lang, form, subject=subject_of(key)), lecture=key.lecture, difficulty=0.6, level="understand",
        block=block, options=tuple(Option(texts[i], why[i]) for i in order),
        answer=next(n for n, i in enumerate(order) if options[i] is key),
    )  # fmt: skip


def _of_whom(trait: Trait) -> str:
    return say(trait.lang, "why_of", subject=subject_of(trait), slide=str(trait.origin.slide))


def subject_of(trait: Trait) -> str:
    """The subject as a stem names it: without a picture or a number before it."""
    return LEADS.sub("", trait.subject.ticked.split(": ")[0])


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
    subject = morphology(first.lang).nominative(subject_of(first))
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

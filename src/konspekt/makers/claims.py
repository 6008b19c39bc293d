"""Claims that are no "term is meaning": a cell of a table, a date, a sign, a member of a list.

Goes in: facts. Comes out: statements to judge. A false one takes its wrong part from the nearest
place that has another: the next row of the column, the next event, the other sign, a sister list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from konspekt.languages import pack
from konspekt.languages.forms import plain_key, words
from konspekt.languages.likeness import content, linked
from konspekt.languages.morphology import morphology
from konspekt.makers.columns import look_alike, tables
from konspekt.makers.dates import distinct
from konspekt.makers.entry import dress
from konspekt.makers.members import alike, clear, share_members, sisters, wrong_members
from konspekt.makers.order import digest
from konspekt.makers.sides import many_sided
from konspekt.makers.worth import EMOJI
from konspekt.model.facts import Enumeration, Event, Fact, Property, Trait
from konspekt.model.questions import Question, TrueFalse

HALF, OFTEN = 60, 96
"""Of a hundred facts so many are asked as false where something near allows it: most where many have no such
neighbour, fewer for dates and signs, which all have one; so that about half of all statements are true."""
LONGEST = 22


@dataclass(frozen=True)
class Claim:
    fact: Fact
    form: str
    parts: dict[str, str]
    wrong: dict[str, str]
    """The parts that make it false; empty where nothing near is provably other."""


def wants_false(key: str, share: int) -> bool:
    return int(digest(key, "verdict")[:8], 16) % 100 < share


def asked(fact: Fact, statement: str, answer: bool, why: str, difficulty: float = 0.5) -> Question:
    """A statement to judge, with its capital and its stop."""
    own = pack(fact.lang)
    name = (
        statement[0].isascii() and own.data["detect"]["script"] != "latin"
    )  # `etcd` in a Cyrillic text keeps its letter
    first = statement[0] if name or not statement[0].islower() else statement[0].upper()
    stem = own.word("stems", "verdict").replace("{statement}", first + statement[1:])
    return TrueFalse(
        id=f"{fact.key}#verdict", facts=(fact.key,), stem=stem, rule="verdict", evidence=fact.evidence,
        section=fact.section, lang=fact.lang, lecture=fact.lecture, difficulty=difficulty, answer=answer, why=why,
    )  # fmt: skip


def claims(facts: Sequence[Fact], seed: int) -> Iterator[Question]:
    sound = [f for f in facts if not f.doubtful]
    for claim in (*_cells(sound), *_dates(sound), *_signs(sound), *_members(sound)):
        share = {Enumeration: OFTEN, Property: OFTEN}.get(type(claim.fact), HALF)
        false = bool(claim.wrong) and wants_false(claim.fact.key, share)
        truth = _filled(claim.fact.lang, claim.form, claim.parts)
        said = _filled(claim.fact.lang, claim.form, {**claim.parts, **claim.wrong}) if false else truth
        yield asked(claim.fact, said, not false, _why(claim.fact, truth) if false else "")


def _why(fact: Fact, truth: str) -> str:
    form = pack(fact.lang).word("stems", "why_true")
    return form.replace("{statement}", truth).replace("{slide}", str(fact.origin.slide))


def _filled(lang: str, form: str, parts: dict[str, str]) -> str:
    text = pack(lang).word("stems", form)
    for name, value in parts.items():
        text = text.replace("{" + name + "}", value)
    return text


def _cells(facts: Sequence[Fact]) -> Iterator[Claim]:
    for _, groups in tables(facts):
        for group in groups:
            for at, made in enumerate(group):
                fact = made.fact
                assert isinstance(fact, Property)
                others = [o for o in (*group[at + 1 :], *group[:at]) if _unlike(o.gloss, made.gloss)]
                parts = {"subject": made.term, "attribute": fact.attribute.ticked, "value": made.gloss}
                yield Claim(fact, "states_cell", parts, {"value": others[0].gloss} if others else {})
    for one in facts:
        if (
            isinstance(one, Property)
            and one.evidence.rule != "table"
            and one.attribute
            and one.subject != one.attribute
        ):
            parts = {"subject": one.subject.ticked, "attribute": one.attribute.ticked, "value": one.value.ticked}
            yield Claim(one, "states_property", parts, {})


def _unlike(one: str, other: str) -> bool:
    """Another value of the same look: of two cells neither holds the other."""
    a, b = plain_key(one), plain_key(other)
    return bool(a and b) and a not in b and b not in a and look_alike(one, other)


def _dates(facts: Sequence[Fact]) -> Iterator[Claim]:
    events = [f for f in facts if isinstance(f, Event) and 2 <= len(words(f.value.plain)) <= LONGEST]
    for lecture in dict.fromkeys(f.lecture for f in events):
        apart = distinct([e for e in events if e.lecture == lecture])
        for at, fact in enumerate(apart):
            near = apart[at + 1] if at + 1 < len(apart) else apart[at - 1] if at else None
            text = " ".join(fact.value.ticked.split()).rstrip(" .;")
            event = text[0].upper() + text[1:]
            wrong = {"date": near.subject.plain} if near else {}
            yield Claim(fact, "states_date", {"date": fact.subject.plain, "event": event}, wrong)


def _signs(facts: Sequence[Fact]) -> Iterator[Claim]:
    vague = many_sided(facts)
    for fact in facts:
        if not isinstance(fact, Trait) or (fact.lecture, plain_key(fact.subject.plain)) in vague:
            continue
        if 2 <= len(words(fact.value.plain)) <= LONGEST:
            form, other = ("states_plus", "states_minus") if fact.polarity == "+" else ("states_minus", "states_plus")
            subject = morphology(fact.lang).nominative(fact.subject.ticked.split(": ")[0])
            parts = {"subject": subject, "value": dress(fact.value, fact.lang, brackets=True)}
            truth, untrue = _filled(fact.lang, form, parts), _filled(fact.lang, other, parts)
            yield Claim(fact, "states_as_is", {"statement": truth}, {"statement": untrue})


def _ends(member: str, lang: str) -> bool:
    """`etc.`, `и др.`: the list goes on."""
    return bool(pack(lang).one_of("lists", "open_ends").fullmatch(plain_key(member)))


def _members(facts: Sequence[Fact]) -> Iterator[Claim]:
    lists = [f for f in facts if isinstance(f, Enumeration) and clear(f) and not EMOJI.search(f.subject.plain)]
    for at, fact in enumerate(lists):
        head = content(fact.subject.plain, fact.lang)
        own = [i for i in fact.items if not linked(head, content(i.plain, fact.lang))]
        own = [i for i in own if len(words(i.plain)) <= LONGEST // 2 and not _ends(i.plain, fact.lang)]
        if not own or len(words(fact.subject.plain)) > LONGEST // 2:
            continue
        form = "states_example" if fact.examples else "states_member"
        if morphology(fact.lang).has_predicate(fact.subject.plain):
            form = "states_clause"
        member = min(own, key=lambda i: digest(fact.key, i.plain))
        near = sisters(fact, lists) or [lists[n] for n in (at - 1, at + 1) if 0 <= n < len(lists)]
        near = [o for o in near if o.lecture == fact.lecture and o.lang == fact.lang and not share_members(fact, o)]
        foreign = [i for i in wrong_members(fact, near) if alike(i, own, fact.lang)]
        wrong = {"member": min(foreign, key=lambda i: digest(fact.key, i.plain)).ticked} if foreign else {}
        yield Claim(fact, form, {"member": member.ticked, "head": fact.subject.ticked}, wrong)

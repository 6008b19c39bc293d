"""Claims that are no "term is meaning": a cell of a table, a date, a sign, a member of a list.

Goes in: facts. Comes out: statements to judge. A false one takes its wrong part from the nearest
place that has another: the next row of the column, the next event, the other sign, a sister list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from konspekt.languages import pack
from konspekt.languages.forms import plain_key, words
from konspekt.languages.likeness import content, linked
from konspekt.languages.morphology import morphology
from konspekt.makers.attributes import attributes
from konspekt.makers.category import BRACKETS, Form, bare_member, category, heading, member, nameable
from konspekt.makers.cell_sentences import cell_claim
from konspekt.makers.claim import Claim, filled, unlike
from konspekt.makers.columns import cell_of, tables
from konspekt.makers.dates import date_of, distinct, stands_alone
from konspekt.makers.entry import Entry, dress, with_capital
from konspekt.makers.members import alike, clear, share_members, sisters, wrong_members
from konspekt.makers.order import digest
from konspekt.makers.sides import many_sided
from konspekt.makers.worth import EMOJI
from konspekt.model.facts import Enumeration, Event, Fact, Property, Trait
from konspekt.model.questions import Question, TrueFalse
from konspekt.model.text import Text

HALF, OFTEN = 66, 96
"""Of a hundred facts so many are asked as false where something near allows it: most where many have no such
neighbour, fewer for dates and signs, which all have one; so that about half of all statements are true."""
PLURAL: dict[Form, Form] = {"states_member": "states_member_plur", "states_example": "states_example_plur"}
LONGEST, OWNER, NEAREST = 22, 6, 3


def wants_false(key: str, share: int) -> bool:
    return int(digest(key, "verdict")[:8], 16) % 100 < share


def asked(fact: Fact, statement: str, answer: bool, why: str, difficulty: float = 0.5) -> Question:
    """A statement to judge, with its capital and its stop."""
    stem = pack(fact.lang).word("stems", "verdict").replace("{statement}", with_capital(statement, fact.lang))
    return TrueFalse(
        id=f"{fact.key}#verdict", facts=(fact.key,), stem=stem, rule="verdict", evidence=fact.evidence,
        section=fact.section, lang=fact.lang, lecture=fact.lecture, difficulty=difficulty, answer=answer, why=why,
    )  # fmt: skip


def claims(facts: Sequence[Fact], seed: int) -> Iterator[Question]:
    sound = [f for f in facts if not f.doubtful]
    for claim in (*_cells(sound), *attributes(sound), *_dates(sound), *_signs(sound), *_members(sound)):
        share = {Enumeration: OFTEN, Property: OFTEN}.get(type(claim.fact), HALF)
        false = bool(claim.wrong) and wants_false(claim.fact.key, share)
        truth = filled(claim.fact.lang, claim.form, claim.parts)
        said = filled(claim.fact.lang, claim.form, {**claim.parts, **claim.wrong}) if false else truth
        yield asked(claim.fact, said, not false, _why(claim.fact, truth) if false else "")


def _why(fact: Fact, truth: str) -> str:
    form = pack(fact.lang).word("stems", "why_true")
    return form.replace("{statement}", truth).replace("{slide}", str(fact.origin.slide))


def _cells(facts: Sequence[Fact]) -> Iterator[Claim]:
    for group in tables(facts):
        for at, made in enumerate(group):
            cell = cell_of(made)
            if _names_thing(made, made.gloss):
                continue
            others = [o for o in (*group[at + 1 :], *group[:at]) if unlike(o.gloss, made.gloss, cell.lang)]
            others = [o for o in others if not (_names_thing(made, o.gloss) or _names_thing(o, o.gloss))]
            others = [o for o in others if cell_claim(cell, o.gloss)]
            if truth := cell_claim(cell, made.gloss):
                untrue = {"statement": cell_claim(cell, others[0].gloss)} if others else {}
                yield Claim(made.fact, "states_as_is", {"statement": truth}, untrue)


def _names_thing(made: Entry, value: str) -> bool:
    """`SET key`: for example `SET age 7`; whose cell this is can be read in it."""
    thing = content(BRACKETS.sub("", made.term) or made.term, made.fact.lang)
    said = content(value, made.fact.lang)
    return 2 * len(linked(thing, said)) > len(thing) or bool(made.is_code and linked(thing, said))


def _dates(facts: Sequence[Fact]) -> Iterator[Claim]:
    events = [f for f in facts if isinstance(f, Event) and len(words(f.value.plain)) <= LONGEST and stands_alone(f)]
    for lecture in dict.fromkeys(f.lecture for f in events):
        apart = distinct([e for e in events if e.lecture == lecture])
        for at, fact in enumerate(apart):
            near = apart[at + 1] if at + 1 < len(apart) else apart[at - 1] if at else None
            text = " ".join(fact.value.ticked.split()).rstrip(" .;")
            if not morphology(fact.lang).whole(text):
                continue
            event = text[0].upper() + text[1:]
            wrong = {"date": date_of(near)} if near else {}
            yield Claim(fact, "states_date", {"date": date_of(fact), "event": event}, wrong)


def _signs(facts: Sequence[Fact]) -> Iterator[Claim]:
    vague = many_sided(facts)
    for fact in facts:
        if not isinstance(fact, Trait) or (fact.lecture, plain_key(fact.subject.plain)) in vague:
            continue
        if 2 <= len(words(fact.value.plain)) <= LONGEST:
            if not _owner(fact) or _leans(fact.value.plain, fact.lang):
                continue
            form, other = ("states_plus", "states_minus") if fact.polarity == "+" else ("states_minus", "states_plus")
            subject = morphology(fact.lang).nominative(fact.subject.ticked.split(": ")[0])
            parts = {"subject": subject, "value": dress(fact.value, fact.lang, brackets=True)}
            truth, untrue = filled(fact.lang, form, parts), filled(fact.lang, other, parts)
            plain = pack(fact.lang).one_of("makers", "judging", re.I).search(fact.value.plain)
            yield Claim(fact, "states_as_is", {"statement": truth}, {} if plain else {"statement": untrue})


def _leans(text: str, lang: str) -> bool:
    """`otherwise, …`, `it is …`: it goes on with what was said before."""
    own = pack(lang)
    return next(iter(words(text)), "") in (*own.words("makers", "leaning"), *own.words("makers", "dangling"))


def _owner(fact: Trait) -> bool:
    """One thing that can have an advantage: no heading, no class of several."""
    name = fact.subject.plain
    several = pack(fact.lang).one_of("lists", "categories").search(plain_key(name))
    if morphology(fact.lang).adjective(name):
        return False
    return nameable(name, fact.lang, OWNER) and not several and not heading(name, fact.lang)


def _ends(member: str, lang: str) -> bool:
    """`etc.`, `и др.`: the list goes on."""
    return bool(pack(lang).one_of("lists", "open_ends").fullmatch(plain_key(member)))


def _members(facts: Sequence[Fact]) -> Iterator[Claim]:
    """`GTest is one of the testing frameworks`; the false twin borrows a member of a sister list."""
    lists = [f for f in facts if isinstance(f, Enumeration) and clear(f) and not EMOJI.search(f.subject.plain)]
    for fact in lists:
        kind = category(fact)
        head = content(fact.subject.plain, fact.lang)
        own = [i for i in fact.items if not linked(head, content(i.plain, fact.lang)) and not _ends(i.plain, fact.lang)]
        own = [i for i in own if member(i, fact.lang)]
        if kind is None or not own:
            continue
        form, name = kind
        one = min(own, key=lambda i: digest(fact.key, i.plain))
        foreign = [i for i in _foreign(fact, lists, own) if not linked(head, content(i.plain, fact.lang))]
        truth = _listed(fact, form, name, one)
        stranger = min(foreign, key=lambda i: digest(fact.key, i.plain)) if foreign else None
        if stranger:  # who has nothing to confuse it with learns nothing
            untrue = {"statement": _listed(fact, form, name, stranger)}
            yield Claim(fact, "states_as_is", {"statement": truth}, untrue)


def _foreign(fact: Enumeration, lists: Sequence[Enumeration], own: Sequence[Text]) -> list[Text]:
    """Members of sister lists; where there are none, of the nearest lists of one topic that share nothing with it."""
    near = [o for o in lists if o.lecture == fact.lecture and o.lang == fact.lang and o.key != fact.key]
    near = [o for o in near if _one_topic(fact, o) and category(o) and not share_members(fact, o)]
    near.sort(key=lambda o: abs(o.origin.first - fact.origin.first))
    for others in (sisters(fact, lists), *([o] for o in near[:NEAREST])):
        found = [i for i in wrong_members(fact, others) if alike(i, own, fact.lang) and member(i, fact.lang)]
        if found:
            return found
    return []


def _one_topic(one: Enumeration, other: Enumeration) -> bool:
    """Of one section, or of sections under like titles: what stands far away is false at sight."""
    titles = (content(o.section, o.lang) for o in (one, other))
    return one.place[:1] == other.place[:1] or bool(linked(*titles))


def _listed(fact: Enumeration, form: Form, name: str, one: Text) -> str:
    said = member(one, fact.lang)
    assert said is not None
    if form == "states_listed":  # it quotes the member itself
        return filled(fact.lang, form, {"member": bare_member(one, fact.lang), "head": name})
    form = PLURAL.get(form, form) if said[1] else form
    return filled(fact.lang, form, {"member": said[0], "head": name})

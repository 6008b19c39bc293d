"""What belongs where: choices over lists that are sisters.

Goes in: enumerations. Comes out: `Which of these does the lecture list under X?` and, turned round, `Under which
of these does it list this member?`, in closed blocks of three or four lists, so that each option is the key once.
Two sisters without a third are asked with members that no other question shows: one of the one among some of the
other, or the odd one out. A list under the section's own title, or one that shares a member, proves nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from konspekt.languages.forms import words
from konspekt.languages.likeness import content, linked
from konspekt.makers.blocks import LEAST, SIZE, blocks, shown
from konspekt.makers.category import category, classed, told
from konspekt.makers.entry import one_case
from konspekt.makers.members import clause_of, clear, say
from konspekt.makers.order import digest, ordered
from konspekt.makers.picks import (
    HEAD_WORDS,
    Pick,
    asks,
    beside,
    known_heads,
    look_alike,
    may_meet,
    nearness,
    picks,
    strange,
)
from konspekt.model.facts import Enumeration, Fact
from konspekt.model.questions import Choice, Option, Question

WEIGHED = 8
"""Members of the other list from which a row is put together."""
ROUNDS = 2
"""A list is asked of so many of its members in a block."""


def belongings(facts: Sequence[Fact], seed: int) -> Iterator[Question]:
    known = known_heads(facts)
    lists = [f for f in facts if isinstance(f, Enumeration) and not f.doubtful and clear(f) and asks(f, known)]
    for group in _slots(lists):
        near = nearness(group)
        joined = blocks(group, lambda a, b, n=near: may_meet(a, b, n), lambda a, b: float(_apart(a, b)))  # type: ignore[misc]
        left = {f.key for f in group}
        for block in joined:
            for made in _block(block, seed):
                left -= {k for q in made for k in q.facts}
                yield from made
        alone = [f for f in group if f.key in left]
        for one, other in _pairs(alone, near):
            yield from _pair(one, other, seed)


def _slots(lists: Sequence[Enumeration]) -> list[list[Enumeration]]:
    groups: dict[tuple[str, str, bool], list[Enumeration]] = {}
    for fact in lists:
        groups.setdefault((fact.lecture, fact.lang, fact.examples), []).append(fact)
    return list(groups.values())


def _apart(one: Enumeration, other: Enumeration) -> int:
    """Ordinals of their places that differ."""
    return 4 - sum(a == b for a, b in zip(one.place[:4], other.place[:4], strict=False))


def _block(block: Sequence[Enumeration], seed: int) -> Iterator[list[Question]]:
    """A round of questions over one pick of each list, while their members last; then over their heads."""
    rest: dict[str, Sequence[Pick]] = {f.key: picks(f) for f in block}
    for turn in range(ROUNDS):
        row = _row(block, rest, seed)
        if len(row) < LEAST:
            break
        name = digest(*(p.fact.key for p in row), "belongs", turn)[:12]
        yield [_member(p, shown(row, at), name, seed, turn) for at, p in enumerate(row)]
        rest = {key: [p for p in found if p not in row] for key, found in rest.items()}
    heads = [f for f in block if len(words(f.subject.plain)) <= HEAD_WORDS and not clause_of(f)]
    row = _homes(heads, rest)
    if len(row) >= LEAST:
        name = digest(*(p.fact.key for p in row), "home")[:12]
        yield [_home(p, shown(row, at), name, seed) for at, p in enumerate(row)]


def _row(block: Sequence[Enumeration], rest: dict[str, Sequence[Pick]], seed: int) -> list[Pick]:
    """One pick a list that can all stand together; the longest such row, then the one nearest in length."""
    best: list[Pick] = []
    for first in block:
        for start in sorted(rest[first.key], key=lambda p: digest(seed, p.fact.key, p.text)):
            row = [start]
            for fact in block:
                fit = [p for p in rest[fact.key] if fact is not first and all(beside(p, r) for r in row)]
                if fit:
                    row.append(min(fit, key=lambda p: (abs(len(p.text) - len(start.text)), digest(seed, p.text))))
            if len(row) > len(best):
                best = row
    place = {f.key: n for n, f in enumerate(block)}
    return sorted(best, key=lambda p: place[p.fact.key])


def _homes(heads: Sequence[Enumeration], rest: dict[str, Sequence[Pick]]) -> list[Pick]:
    """One member of each list that no head names, the heads alike."""
    row: list[Pick] = []
    for fact in heads:
        texts = [f.subject.ticked for f in (fact, *(p.fact for p in row))]
        if not all(look_alike(texts[0], t) for t in texts[1:]):
            continue
        others = [content(f.subject.plain, f.lang) for f in heads]
        free = [p for p in rest[fact.key] or picks(fact) if not any(linked(h, p.words) for h in others)]
        if free:
            row.append(min(free, key=lambda p: digest(fact.key, p.text)))
    return row


def _member(key: Pick, options: Sequence[Pick], block: str, seed: int, turn: int = 0) -> Question:
    fact = key.fact
    clause = clause_of(fact)
    form = "example" if fact.examples else "member_clause" if clause else "member" if told(fact) else "listed"
    kind = category(fact) if fact.examples else None
    plural = kind is not None and kind[0] == "states_member"
    asked, head = ("example_plur" if plural else form, kind[1]) if kind else (form, clause or fact.subject.ticked)
    if form in ("member", "listed"):
        asked, head = classed(fact, form)
    stem = say(fact.lang, asked, head=head)
    identity = f"{fact.key}#member" + (f"{turn + 1}" if turn else "")
    return choice_of(
        identity, key, [(p.text, "" if p is key else why_of(p)) for p in options], (form, stem, block), seed
    )


def _home(key: Pick, options: Sequence[Pick], block: str, seed: int) -> Question:
    form = "home_example" if key.fact.examples else "home"
    stem = say(key.fact.lang, form, member=key.text)
    texts = [(p.fact.subject.ticked, "" if p is key else why_of(key)) for p in options]
    return choice_of(f"{key.fact.key}#home", key, texts, (form, stem, block), seed)


def why_of(pick: Pick) -> str:
    slide = str(pick.fact.origin.slide)
    return say(pick.fact.lang, "why_member", member=pick.text, head=pick.fact.subject.ticked, slide=slide)


def choice_of(
    identity: str, key: Pick, texts: Sequence[tuple[str, str]], asked: tuple[str, str, str], seed: int
) -> Question:
    """`texts`: each option with its why, empty for the key; `asked`: rule, stem, block."""
    fact = key.fact
    rule, stem, block = asked
    shown_as = one_case([t for t, _ in texts], fact.lang)
    texts = [(text, why) for text, (_, why) in zip(shown_as, texts, strict=True)]
    order = ordered(shown_as, seed, identity)
    return Choice(
        id=identity, facts=(fact.key,), stem=stem, rule=rule, evidence=fact.evidence, section=fact.section,
        lang=fact.lang, lecture=fact.lecture, difficulty=0.6, level="understand", block=block,
        options=tuple(Option(*texts[i]) for i in order), answer=next(n for n, i in enumerate(order) if not texts[i][1]),
    )  # fmt: skip


def _pairs(alone: Sequence[Enumeration], near: dict[str, set[str]]) -> Iterator[tuple[Enumeration, Enumeration]]:
    """Each list with one sister at most, nearest in reading order first."""
    free = list(alone)
    while free:
        one = free.pop(0)
        other = next((o for o in free if o.key in near[one.key] and one.key in near[o.key]), None)
        if other is not None:
            free.remove(other)
            yield one, other


def _pair(one: Enumeration, other: Enumeration, seed: int) -> Iterator[Question]:
    """Each list's turn, with members of its own: one of it among the other's, or the other's one among its own."""
    used: set[tuple[str, str]] = set()
    block = digest(one.key, other.key, "pair")[:12]
    for key, rival in ((one, other), (other, one)):
        first = bool(int(digest(key.key, rival.key, "odd"), 16) & 1)
        for odd in (first, not first) if not key.examples and not clause_of(key) else (False,):
            few, many = (rival, key) if odd else (key, rival)
            found = _among(_free(few, used), _free(many, used), seed)
            if found:
                lone, others = found
                used |= {(p.fact.key, p.text) for p in (lone, *others)}
                yield _odd(lone, others, block, seed) if odd else _member(lone, [lone, *others], block, seed)
                break


def _free(fact: Enumeration, used: set[tuple[str, str]]) -> list[Pick]:
    return [p for p in picks(fact) if (p.fact.key, p.text) not in used]


def _among(few: Sequence[Pick], many: Sequence[Pick], seed: int) -> tuple[Pick, tuple[Pick, ...]] | None:
    """One of `few` and as many of `many` as may stand beside it, three at most and two at least; these must not share
    a word that the one does not, or they would give themselves away as a family."""
    for count in (SIZE - 1, LEAST - 1):
        for lone in sorted(few, key=lambda p: digest(seed, p.fact.key, p.text)):
            fit = [p for p in many if beside(lone, p)][:WEIGHED]
            rows = [r for r in combinations(fit, count) if all(strange(a, b) for a, b in combinations(r, 2))]
            if rows:
                return lone, min(rows, key=lambda row: _unlike(lone, row, seed))
    return None


def _unlike(lone: Pick, row: Sequence[Pick], seed: int) -> tuple[float, str]:
    """How far the one's length is from the others'; ties by hash."""
    mean = sum(len(p.text) for p in row) / len(row)
    return abs(mean - len(lone.text)), digest(seed, *(p.text for p in row))


def _odd(lone: Pick, others: Sequence[Pick], block: str, seed: int) -> Question:
    """Which of these is none of the others' list?"""
    fact = others[0].fact
    form, head = classed(fact, "odd")
    stem = say(fact.lang, form, head=head)
    identity = f"{fact.key}#odd"
    texts = [(p.text, why_of(p) if p is not lone else "") for p in (lone, *others)]
    return choice_of(identity, others[0], texts, ("odd", stem, block), seed)

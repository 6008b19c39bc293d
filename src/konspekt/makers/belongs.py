"""What belongs where: choices over lists that are sisters.

Goes in: enumerations. Comes out: `Which of these does the lecture list under X?` and, turned round, `Under which
of these does it list this member?`, in closed blocks of three or four lists, so that each option is the key once.
Two sisters without a third are asked with members that no other question shows: one of the one among some of the
other, or the odd one out. A list under the section's own title, or one that shares a member, proves nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from konspekt.languages.forms import plain_key, words
from konspekt.languages.likeness import content, linked, overlap
from konspekt.languages.morphology import morphology
from konspekt.makers.blocks import LEAST, SIZE, blocks, shown
from konspekt.makers.category import category
from konspekt.makers.members import BARE, LIKE, clause_of, clear, entwined, one_case, say, sisters, the_same
from konspekt.makers.order import digest, ordered
from konspekt.makers.worth import EMOJI, terms_of
from konspekt.model.facts import Enumeration, Fact
from konspekt.model.questions import Choice, Option, Question
from konspekt.model.text import Text

MOST_WORDS, HEAD_WORDS, MANY = 9, 7, 12
"""Words of a member and of a head that can be an option; members of one list that are weighed."""
RATIO, GAP = 1.5, 12
APART = 5
ROUNDS = 2
"""A list is asked of so many of its members in a block."""


@dataclass(frozen=True)
class Pick:
    """A member as an option of the list it stands in."""

    fact: Enumeration
    item: Text
    text: str
    kind: str

    @property
    def words(self) -> frozenset[str]:
        return content(self.text, self.fact.lang)

    @property
    def head(self) -> frozenset[str]:
        return content(self.fact.subject.plain, self.fact.lang)


def belongings(facts: Sequence[Fact], seed: int) -> Iterator[Question]:
    known = _known(facts)
    lists = [f for f in facts if isinstance(f, Enumeration) and not f.doubtful and clear(f) and _asks(f, known)]
    for group in _slots(lists):
        near = _nearness(group)
        joined = blocks(group, lambda a, b, n=near: _may(a, b, n), lambda a, b: float(_apart(a, b)))  # type: ignore[misc]
        left = {f.key for f in group}
        for block in joined:
            for made in _block(block, seed):
                left -= {k for q in made for k in q.facts}
                yield from made
        alone = [f for f in group if f.key in left]
        for one, other in _pairs(alone, near):
            yield from _pair(one, other, seed)


def _known(facts: Sequence[Fact]) -> frozenset[tuple[str, str]]:
    """(lecture, folded name) of all that the lecture defines or lists: what stands before brackets is else no head."""
    listed = {(f.lecture, plain_key(i.plain)) for f in facts if isinstance(f, Enumeration) for i in f.items}
    return terms_of(facts) | listed


def _asks(fact: Enumeration, known: frozenset[tuple[str, str]]) -> bool:
    head = fact.subject.plain
    if EMOJI.search(head) or " - " in head or len(words(head)) > 2 * HEAD_WORDS or not picks(fact):
        return False
    return not _in_brackets(fact) or (fact.lecture, plain_key(head)) in known


def _in_brackets(fact: Enumeration) -> bool:
    return fact.evidence.rule.startswith("inline") and not clause_of(fact)


@lru_cache(maxsize=4096)
def picks(fact: Enumeration) -> tuple[Pick, ...]:
    """Members that can be options: short, whole, and not named by the head."""
    found = []
    head = content(fact.subject.plain, fact.lang)
    for item in fact.items[:MANY]:
        text = " ".join(item.ticked.split()).rstrip(" .;,")
        text = BARE.sub("", text) or text
        own = content(text, fact.lang)
        if own and 1 <= len(words(text)) <= MOST_WORDS and not linked(head, own) and not text.endswith((":", ",")):
            found.append(Pick(fact, item, text, morphology(fact.lang).gloss(text).kind))
    return tuple(found)


def _nearness(group: Sequence[Enumeration]) -> dict[str, set[str]]:
    """Key -> keys of the lists whose members may stand beside its own: its sisters, and its parallels nearby."""
    near = {f.key: {o.key for o in sisters(f, group)} for f in group}
    for at, fact in enumerate(group):
        for other in group[at + 1 : at + 1 + APART]:
            if _parallel(fact, other) and not entwined(fact, other) and not entwined(other, fact):
                near[fact.key].add(other.key)
                near[other.key].add(fact.key)
    return near


def _parallel(one: Enumeration, other: Enumeration) -> bool:
    """Lists of one make at one spot of two slides."""
    return one.evidence.rule == other.evidence.rule and one.place[2:] == other.place[2:] and len(one.place) > 2


def _slots(lists: Sequence[Enumeration]) -> list[list[Enumeration]]:
    groups: dict[tuple[str, str, bool], list[Enumeration]] = {}
    for fact in lists:
        groups.setdefault((fact.lecture, fact.lang, fact.examples), []).append(fact)
    return list(groups.values())


def _may(one: Enumeration, other: Enumeration, near: dict[str, set[str]]) -> bool:
    """Sisters of which some members look alike."""
    if other.key not in near[one.key] or one.key not in near[other.key]:
        return False
    return any(beside(a, b) for a in picks(one) for b in picks(other))


def _apart(one: Enumeration, other: Enumeration) -> int:
    """Ordinals of their places that differ."""
    return 4 - sum(a == b for a, b in zip(one.place[:4], other.place[:4], strict=False))


def beside(one: Pick, other: Pick) -> bool:
    """Options of one question: of one look, of two meanings, and each head says as much of the one as of the other."""
    if not look_alike(one.text, other.text) or one.kind != other.kind:
        return False
    if the_same(one.item, other.item) or overlap(one.words, other.words) >= LIKE:
        return False
    for a, b in ((one, other), (other, one)):
        if any(the_same(b.item, i) for i in (*a.fact.items, a.fact.subject)) or linked(a.head, b.words):
            return False
        if max(overlap(b.words, content(i.plain, a.fact.lang)) for i in a.fact.items) >= LIKE:
            return False
    return True


def look_alike(one: str, other: str) -> bool:
    """Of one script, dress and like length."""
    long, short = sorted((len(one), len(other)), reverse=True)
    near = long - short <= GAP or long <= RATIO * short
    return near and _dress(one) == _dress(other)


def _dress(text: str) -> tuple[bool, ...]:
    bare = text.replace("`", "")
    digits, small = any(c.isdigit() for c in bare), bare[:1].islower()
    return ("`" in text, bare.isascii(), digits, small, "(" in bare, "," in bare)


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
    heads = [f for f in block if len(words(f.subject.plain)) <= HEAD_WORDS and not _told(f)]
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


def _told(fact: Enumeration) -> bool:
    return bool(clause_of(fact)) or morphology(fact.lang).has_predicate(fact.subject.plain)


def _member(key: Pick, options: Sequence[Pick], block: str, seed: int, turn: int = 0) -> Question:
    fact = key.fact
    clause = clause_of(fact)
    form = "example" if fact.examples else "member_clause" if _told(fact) else "member"
    classed = category(fact) if fact.examples else None
    named = classed is not None and classed[0] == "states_member"
    head = classed[1] if classed else clause or fact.subject.ticked
    stem = say(fact.lang, "example_plur" if named else form, head=head)
    identity = f"{fact.key}#member" + (f"{turn + 1}" if turn else "")
    return _choice(identity, key, [(p.text, "" if p is key else _why(p)) for p in options], (form, stem, block), seed)


def _home(key: Pick, options: Sequence[Pick], block: str, seed: int) -> Question:
    form = "home_example" if key.fact.examples else "home"
    stem = say(key.fact.lang, form, member=key.text)
    texts = [(p.fact.subject.ticked, "" if p is key else _why(key)) for p in options]
    return _choice(f"{key.fact.key}#home", key, texts, (form, stem, block), seed)


def _why(pick: Pick) -> str:
    slide = str(pick.fact.origin.slide)
    return say(pick.fact.lang, "why_member", member=pick.text, head=pick.fact.subject.ticked, slide=slide)


def _choice(
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
        odd = int(digest(key.key, rival.key, "odd"), 16) & 1 and not key.examples and not _told(key)
        few, many = (rival, key) if odd else (key, rival)
        found = _among(_free(few, used), _free(many, used), seed)
        if not found:
            continue
        lone, others = found
        used |= {(p.fact.key, p.text) for p in (lone, *others)}
        if odd:
            yield _odd(key, lone, others, block, seed)
        else:
            yield _member(lone, [lone, *others], block, seed)


def _free(fact: Enumeration, used: set[tuple[str, str]]) -> list[Pick]:
    return [p for p in picks(fact) if (p.fact.key, p.text) not in used]


def _among(few: Sequence[Pick], many: Sequence[Pick], seed: int) -> tuple[Pick, list[Pick]] | None:
    """One of `few` and as many of `many` as may stand beside it, three at most and two at least; these must not share
    a word that the one does not, or they would give themselves away as a family."""
    best: tuple[Pick, list[Pick]] | None = None
    for lone in sorted(few, key=lambda p: digest(seed, p.fact.key, p.text)):
        fit = [p for p in many if beside(lone, p)]
        for count in (SIZE - 1, LEAST - 1):
            rows = [list(r) for r in combinations(fit[:8], count) if all(_strange(a, b) for a, b in combinations(r, 2))]
            if rows and (best is None or count > len(best[1])):
                best = lone, min(rows, key=lambda row: (_uneven(lone, row), digest(seed, *(p.text for p in row))))
    return best


def _uneven(lone: Pick, row: Sequence[Pick]) -> float:
    """How far the row's mean length is from that of the one, in letters."""
    return abs(sum(len(p.text) for p in row) / len(row) - len(lone.text))


def _strange(one: Pick, other: Pick) -> bool:
    """Two members of one list with nothing in common but their list."""
    return look_alike(one.text, other.text) and one.kind == other.kind and not linked(one.words, other.words)


def _odd(fact: Enumeration, lone: Pick, others: Sequence[Pick], block: str, seed: int) -> Question:
    stem = say(fact.lang, "odd", head=fact.subject.ticked)
    identity = f"{fact.key}#odd"
    texts = [(p.text, _why(p) if p is not lone else "") for p in (lone, *others)]
    return _choice(identity, others[0], texts, ("odd", stem, block), seed)

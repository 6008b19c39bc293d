"""Facts that overlap to facts that stand: one kind a sentence, lists joined, repeats merged, slips marked.

Goes in: what the extractors found. Comes out: facts in reading order with keys, and a remark for
every loser. Order of strength: a date or a sign says what a sentence is; a table or a dash comes
before a plain sentence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from konspekt.extractors.keys import key_of
from konspekt.extractors.slips import slips
from konspekt.languages.forms import plain_key, words
from konspekt.languages.grammar import Morphology
from konspekt.languages.morphology import morphology
from konspekt.model.facts import (
    Command,
    Definition,
    Enumeration,
    Event,
    Fact,
    Property,
    Statement,
    Trait,
)  # fmt: skip
from konspekt.model.lecture import Course
from konspekt.remarks import Remark

RANK = {Event: 0, Trait: 1, Command: 2, Definition: 3, Property: 4, Statement: 5}
SAME = 0.6
ROWS = ("inline-colon", "inline-dash", "inline-open")
BESIDE = ("aside-", "apposed-", "relative-", "bracket-")
"""Rules that tell of a name inside a sentence about something else."""


def settle(course: Course, found: Iterable[Fact | Remark]) -> tuple[tuple[Fact, ...], tuple[Remark, ...]]:
    """Keys are unique in what comes out."""
    remarks: list[Remark] = []
    facts: list[Fact] = []
    for one in found:
        if isinstance(one, Remark):
            remarks.append(one)
        else:
            facts.append(one)
    facts = _one_kind(facts)
    facts = _without_empty_lists(facts)
    facts = _without_numbers(_without_row_meanings(facts))
    facts = _joined(facts)
    order = {lecture.id: number for number, lecture in enumerate(course.lectures)}
    facts = sorted(facts, key=lambda f: (order.get(f.lecture, len(order)), *_order(f)))
    keyed = [replace(f, key=key_of(f, course.id, morphology(f.lang))) for f in facts]
    merged, lost = _merged(keyed)
    merged, shared = shared_terms(merged)
    remarks = [r for r in remarks if not _taken(r, merged)]
    marked, slipped = slips(merged)
    return tuple(marked), tuple(sorted([*remarks, *lost, *shared, *slipped], key=lambda r: (r.origin, r.code, r.text)))


def _order(fact: Fact) -> tuple[object, ...]:
    return (fact.lecture, fact.origin.path, fact.place, fact.origin.first, RANK.get(type(fact), 9))


def _one_kind(facts: list[Fact]) -> list[Fact]:
    """Of facts about one sentence the strongest kind; lists live beside the others."""
    best: dict[tuple[str, int, str], int] = {}
    for fact in facts:
        if not isinstance(fact, Enumeration) and not _apart(fact):
            spot = _spot(fact)
            best[spot] = min(best.get(spot, 9), _rank(fact))
    events = {_spot(f)[:2] for f in facts if isinstance(f, Event | Trait)}
    told = {_spot(f) for f in facts if f.evidence.rule == "trait-told"}
    kept = []
    for fact in facts:
        if (
            (isinstance(fact, Enumeration) and _spot(fact) not in told)
            or _apart(fact)
            or fact.evidence.rule == "default"
            or isinstance(fact, Event | Trait)
            or (_spot(fact)[:2] not in events and _rank(fact) == best.get(_spot(fact), 10))
        ):
            kept.append(fact)
    return kept


def _rank(fact: Fact) -> int:
    """An attribute of a name comes before a meaning of the attribute."""
    return RANK[Command] if fact.evidence.rule == "attribute" else RANK.get(type(fact), 9)


def _apart(fact: Fact) -> bool:
    """A cell of a table, or a name explained inside a sentence about something else."""
    return fact.evidence.rule == "table" or fact.evidence.rule.startswith(BESIDE)


def _spot(fact: Fact) -> tuple[str, int, str]:
    return (fact.origin.path, fact.origin.first, plain_key(fact.sentence.plain))


def _without_empty_lists(facts: list[Fact]) -> list[Fact]:
    """Without lists whose items are traits or events, told one by one; and the other way round.

    Commands told one by one are members too where a lead-in or a category announces them.

    What is told beneath an item is no more told of the list. What stands under a category (`Types of …`) is its
    members, and no sentence about it.
    """
    depths: dict[tuple[str, int], list[int]] = defaultdict(list)
    category: set[tuple[str, int]] = set()
    opening: set[tuple[str, int]] = set()
    for fact in facts:
        if isinstance(fact, Enumeration) and fact.evidence.rule == "list-category":
            category |= {(fact.origin.path, n) for n in range(fact.origin.first, fact.origin.last + 1)}
    facts = [
        f for f in facts if not (f.evidence.rule.startswith("headed") and (f.origin.path, f.origin.first) in category)
    ]
    for fact in facts:
        apart = isinstance(fact, Trait | Event) and not _named_first(fact) and fact.evidence.rule != "trait-judged"
        if apart or fact.evidence.rule == "attribute" or fact.evidence.rule.startswith("headed"):
            depths[(fact.origin.path, fact.origin.first)].append(len(fact.place))
        opening |= {(fact.origin.path, fact.origin.first)} if fact.evidence.rule == "command-opening" else set()

    def told(fact: Enumeration) -> bool:
        within = range(fact.origin.first, fact.origin.last + 1)
        own = len(fact.place) + 1
        inside = sum(depth <= own for n in within for depth in depths.get((fact.origin.path, n), ()))
        if fact.evidence.rule == "list-head":
            inside += sum((fact.origin.path, n) in opening for n in within)
        return fact.evidence.rule.startswith("list") and 2 * inside >= len(fact.items)

    return [f for f in facts if not (isinstance(f, Enumeration) and told(f))]


def _without_numbers(facts: list[Fact]) -> list[Fact]:
    """`Way 1: a shelf` names a member of a list of ways, and no thing called `Way 1`."""
    counted = {
        (f.origin.path, n)
        for f in facts
        if f.evidence.rule == "numbered"
        for n in range(f.origin.first, f.origin.last + 1)
    }

    def told(fact: Fact) -> bool:
        number = isinstance(fact, Definition) and fact.subject.plain[-1:].isdigit()
        return number and (fact.origin.path, fact.origin.first) in counted

    return [f for f in facts if not told(f)]


def _without_row_meanings(facts: list[Fact]) -> list[Fact]:
    """`Languages: C, C++, Python` says what the languages are, not what a language is.

    Both end on one line, and begin on one unless the head is a heading.
    """
    rows = {
        (f.origin.path, f.origin.last, plain_key(f.subject.plain)): sum(len(i.plain) for i in f.items)
        for f in facts
        if isinstance(f, Enumeration) and f.evidence.rule in ROWS and len(f.items) > 2
    }
    return [
        f
        for f in facts
        if not isinstance(f, Definition)
        or 2 * rows.get((f.origin.path, f.origin.last, plain_key(f.subject.plain)), 0) < len(f.value.plain)
    ]


def _named_first(fact: Fact) -> bool:
    """`HTTP/2 (2015)`: the date stands behind a name, which may be a member too."""
    return fact.evidence.rule == "date-trailing"


def _joined(facts: list[Fact]) -> list[Fact]:
    """A list of terms that goes on under the same title on the next slide is one list."""
    out: list[Fact] = []
    open_lists: dict[tuple[str, str, str], int] = {}
    for fact in facts:
        if not (isinstance(fact, Enumeration) and fact.evidence.rule in ("list-head", "list-category")):
            out.append(fact)
            continue
        spot = (fact.lecture, plain_key(fact.subject.plain), f"{fact.place[:1]} {plain_key(fact.label)}")
        at = open_lists.get(spot)
        before = out[at] if at is not None else None
        if isinstance(before, Enumeration) and _short(before) and _short(fact) and before.ordered == fact.ordered:
            seen = {plain_key(i.plain) for i in before.items}
            items = (*before.items, *(i for i in fact.items if plain_key(i.plain) not in seen))
            evidence = replace(before.evidence, origins=(*before.evidence.origins, *fact.evidence.origins))
            out[at or 0] = replace(before, items=items, evidence=evidence, open=fact.open)
        else:
            open_lists[spot] = len(out)
            out.append(fact)
    return out


def _short(fact: Enumeration) -> bool:
    return all(len(words(i.plain)) <= 4 for i in fact.items)


def _merged(facts: Sequence[Fact]) -> tuple[list[Fact], list[Remark]]:
    """One fact a key: repeats keep all places; what collides is told apart as a statement or left out."""
    kept: dict[str, Fact] = {}
    remarks: list[Remark] = []
    for fact in facts:
        before = kept.get(fact.key)
        if before is None:
            kept[fact.key] = fact
            continue
        morph = morphology(fact.lang)
        if _says_same(before, fact, morph):
            kept[fact.key] = _with_places(before, fact)
            text = f"'{fact.subject.plain}' is said again here; the first place is {before.origin}"
            remarks.append(Remark("fact-merged", text, fact.origin))
            continue
        other = _told_apart(fact)
        if other is not None:
            other = replace(other, key=key_of(other, fact.key.split("/")[0], morph))
            if other.key not in kept:
                kept[other.key] = other
                continue
        text = f"'{fact.subject.plain}' is told otherwise at {before.origin}; only that is used"
        remarks.append(Remark("fact-collision", text, fact.origin))
    rank = {fact.lecture: number for number, fact in reversed(list(enumerate(facts)))}
    return sorted(kept.values(), key=lambda f: (rank[f.lecture], *_order(f))), remarks


def shared_terms(facts: Sequence[Fact]) -> tuple[list[Fact], list[Remark]]:
    """A term that a later lecture explains in the same sense is one entry of the first, with both places.

    `facts` stand in the course's order. Another sense in another lecture stays a fact of its own.
    """
    first: dict[tuple[str, ...], int] = {}
    kept: list[Fact] = []
    remarks: list[Remark] = []
    for fact in facts:
        term = tuple(fact.key.split("/")[2:]) if isinstance(fact, Definition | Command) and not fact.doubtful else ()
        at = first.setdefault(term, len(kept)) if term else len(kept)
        before = kept[at] if at < len(kept) else fact
        if before.lecture != fact.lecture and _says_same(before, fact, morphology(fact.lang)):
            kept[at] = _with_places(before, fact)
            text = f"'{fact.subject.plain}' is one entry with that of another lecture, {before.origin}"
            remarks.append(Remark("fact-merged", text, fact.origin))
            continue
        kept.append(fact)
    return kept, remarks


def _told_apart(fact: Fact) -> Statement | Enumeration | None:
    """A second, different meaning of a term is a statement about it; a second list is known by its first member."""
    if isinstance(fact, Enumeration):
        return replace(fact, which=fact.items[0].plain)
    if not isinstance(fact, Definition | Command):
        return None
    return Statement(**fact.shared(), value=fact.value)


def _says_same(one: Fact, other: Fact, morph: Morphology) -> bool:
    if isinstance(one, Enumeration) and isinstance(other, Enumeration):
        left, right = ({plain_key(i.plain) for i in f.items} for f in (one, other))
        return right <= left
    if isinstance(one, Enumeration) or isinstance(other, Enumeration):
        return False
    left, right = ({morph.lemma(w) for w in words(f.value.plain)} for f in (one, other))
    return bool(left and right) and len(left & right) / min(len(left), len(right)) >= SAME


def _with_places(one: Fact, other: Fact) -> Fact:
    places = tuple(dict.fromkeys((*one.evidence.origins, *other.evidence.origins)))
    evidence = replace(one.evidence, origins=places)
    if isinstance(one, Definition) and isinstance(other, Definition):
        names = tuple(dict.fromkeys((*one.aliases, *other.aliases)))
        return replace(one, evidence=evidence, aliases=names)
    return replace(one, evidence=evidence)


def _taken(remark: Remark, facts: Sequence[Fact]) -> bool:
    """A refusal is no loss where another form took a fact from the line."""
    if remark.code != "fact-refused":
        return False
    return any(
        o.path == remark.origin.path and o.first <= remark.origin.first <= o.last
        for f in facts
        for o in f.evidence.origins
        if not (isinstance(f, Enumeration) and f.evidence.rule.startswith("list"))
    )

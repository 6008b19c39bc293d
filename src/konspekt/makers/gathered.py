"""What are these of: two or three members of one list, and among the options the heads of other lists.

Goes in: enumerations of one lecture. Comes out: choices in closed blocks of heads that look alike and stand near one
another: a student knows all of them, and must know what was said under which. Members that a head of the block
names, lists that overlap, and a whole beside its parts never meet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from konspekt.languages import pack
from konspekt.languages.forms import plain_key, words
from konspekt.languages.likeness import content, linked
from konspekt.languages.morphology import morphology
from konspekt.makers.belongs import choice_of, why_of
from konspekt.makers.blocks import LEAST, SIZE, blocks, shown
from konspekt.makers.category import NAME, bare, heading, nameable
from konspekt.makers.entry import one_case
from konspekt.makers.members import BARE, RAGGED, entwined, say
from konspekt.makers.order import digest
from konspekt.makers.picks import Pick, dress_of, known_heads
from konspekt.makers.worth import EMOJI
from konspekt.model.facts import Enumeration, Fact
from konspekt.model.questions import Question

LONGEST_HEAD, COUNTED, LONGEST, MANY = 9, 3, 12, 12
LOOSE = re.compile(r"[?!;|=→«»“”\"]|[.,:]$|\s[-–—]\s")
SHOWN, FEWEST, MOST_WORDS = 3, 2, 26
"""Members in a stem, three where they fit; their words together."""
SENTENCE, LONGER, OTHER = 4, 16, 3.0
FAR = 12
"""Sections apart, at most."""


def gathered(facts: Sequence[Fact], seed: int) -> Iterator[Question]:
    slots: dict[tuple[object, ...], list[Enumeration]] = {}
    known = known_heads(facts)
    for fact in facts:
        if isinstance(fact, Enumeration) and not fact.doubtful and _headed(fact, known) and len(_picks(fact)) >= FEWEST:
            slots.setdefault((fact.lecture, fact.lang, fact.examples), []).append(fact)
    for slot in slots.values():
        topics = frozenset(plain_key(f.subject.plain) for f in slot)
        for block, asked in _blocks(slot):
            picked = [found for fact in block if (found := _shown(fact, block, topics, seed))]
            if len(picked) >= LEAST and (asked > 1 or picked[0][0].fact is block[0]):
                name = digest(*(f[0].fact.key for f in picked), "gathered")[:12]
                yield from (_question(found, shown(picked, at), name, seed) for at, found in enumerate(picked[:asked]))


def _blocks(slot: Sequence[Enumeration]) -> Iterator[tuple[Sequence[Enumeration], int]]:
    """Closed blocks, and how many of each are asked; what is left over borrows the nearest heads that may stand
    beside it and one another, and is asked alone."""
    found = blocks(slot, _may_meet, _far)
    yield from ((block, len(block)) for block in found)
    inside = {f.key for block in found for f in block}
    for fact in slot:
        if fact.key not in inside:
            row = [fact]
            for other in sorted((o for o in slot if o is not fact), key=lambda o: (_far(fact, o), o.key)):
                if len(row) < SIZE and all(_may_meet(other, r) for r in row):
                    row.append(other)
            yield row, 1


def _headed(fact: Enumeration, known: frozenset[tuple[str, str]]) -> bool:
    """A topic of the lecture: a title, a term, a clause before a list; no label, and no word to the reader."""
    head, own = _name(fact), pack(fact.lang)
    found = words(head)
    if not 0 < len(found) <= LONGEST_HEAD or LOOSE.search(head) or EMOJI.search(head) or heading(head, fact.lang):
        return False
    leans = (*own.words("makers", "leaning"), *own.words("makers", "dangling"), *own.words("makers", "not_names"))
    counts = own.one_of("makers", "counts").match(plain_key(head)) or own.one_of("makers", "numerals").search(head)
    if found[0] in leans or (counts and len(found) <= COUNTED) or bare(head, fact):
        return False
    if found[-1] in (*leans, *own.words("critic", "open_words")) or morphology(fact.lang).orders(head):
        return False
    if set(found) & {*own.words("deck", "pronouns"), *own.words("statements", "address")}:
        return False
    told = (fact.lecture, plain_key(fact.subject.plain)) in known
    titled = plain_key(fact.subject.plain) == plain_key(fact.section) and all(NAME.match(i.plain) for i in fact.items)
    return told or titled or not fact.evidence.rule.startswith("inline")


@lru_cache(maxsize=4096)
def _picks(fact: Enumeration) -> tuple[Pick, ...]:
    """Members that can be told without their list."""
    found = []
    own, head = pack(fact.lang), content(fact.subject.plain, fact.lang)
    said = (*own.words("deck", "pronouns"), *own.words("statements", "address"), *own.words("makers", "negations"))
    for item in fact.items[:MANY]:
        text = " ".join(item.ticked.split()).rstrip(" .;,")
        text = BARE.sub("", text) or text
        inside, spoken = content(text, fact.lang), words(text)
        if not inside or len(spoken) > LONGEST or RAGGED.search(text) or linked(head, inside):
            continue
        if spoken[0] in (*own.words("makers", "leaning"), *own.words("makers", "dangling")) or set(spoken) & set(said):
            continue
        if heading(text, fact.lang) or own.one_of("terms", "labels").fullmatch(plain_key(text)):
            continue
        found.append(Pick(fact, item, text, morphology(fact.lang).gloss(text).kind))
    return tuple(found)


def _may_meet(one: Enumeration, other: Enumeration) -> bool:
    if _apart(one, other) > FAR or entwined(one, other) or entwined(other, one):
        return False
    a, b = one.subject, other.subject
    left, right = content(a.plain, one.lang), content(b.plain, other.lang)
    shared = linked(left, right)
    if shared in (left, right) or linked(right, left) in (left, right):
        return False
    if _whole(one, other) or _whole(other, one):
        return False
    return _sort(one) == _sort(other) and _look_alike(*one_case([_name(one), _name(other)], one.lang))


def _look_alike(one: str, other: str) -> bool:
    """Of one script and dress; lengths may differ more than those of members, for heads are known by heart."""
    shorter, longer = sorted((one, other), key=len)
    return len(longer) <= max(len(shorter) + LONGER, 2 * len(shorter)) and dress_of(one) == dress_of(other)


@lru_cache(maxsize=4096)
def _sort(fact: Enumeration) -> tuple[bool, ...]:
    """Code or words, names or sentences: nobody looks for sentences under the head of a list of names. And a clause
    stands beside clauses, a quality beside qualities."""
    found, morph, head = _picks(fact), morphology(fact.lang), _name(fact)
    code = sum("`" in p.text for p in found)
    long = sum(len(words(p.text)) >= SENTENCE for p in found)
    return 2 * code > len(found), 2 * long > len(found), nameable(head, fact.lang, LONGEST_HEAD), morph.adjective(head)


def _name(fact: Enumeration) -> str:
    head = fact.subject.ticked.strip(" .:")
    return BARE.sub("", head) or head


def _whole(one: Enumeration, other: Enumeration) -> bool:
    """The other is taught under the name of the one."""
    return plain_key(one.subject.plain) == plain_key(other.section)


def _apart(one: Enumeration, other: Enumeration) -> float:
    return float(abs(one.place[0] - other.place[0])) if one.place and other.place else 0.0


def _far(one: Enumeration, other: Enumeration) -> float:
    """Nearest are heads that share a word, lists of one make, neighbours."""
    shared = linked(content(one.subject.plain, one.lang), content(other.subject.plain, other.lang))
    length = abs(len(one.subject.plain) - len(other.subject.plain)) / LONGER
    return _apart(one, other) + length + OTHER * ((not shared) + (one.evidence.rule != other.evidence.rule))


def _shown(fact: Enumeration, block: Sequence[Enumeration], topics: frozenset[str], seed: int) -> list[Pick]:
    """Members that no head of the block names and that head no list themselves, in the lecture's order."""
    heads = [content(f.subject.plain, f.lang) for f in block]
    free = [p for p in _picks(fact) if plain_key(p.text) not in topics and not any(linked(h, p.words) for h in heads)]
    free = sorted(free, key=lambda p: digest(seed, fact.key, p.text))
    for count in range(SHOWN, FEWEST - 1, -1):
        few = [p for p in free if len(words(p.text)) <= MOST_WORDS // count][:count]
        if len(few) == count:
            return [p for p in _picks(fact) if p in few]
    return []


def _question(key: Sequence[Pick], options: Sequence[Sequence[Pick]], block: str, seed: int) -> Question:
    fact = key[0].fact
    form = "gathered_example" if fact.examples else "gathered"
    quoted = pack(fact.lang).word("stems", "quoted")
    stem = say(fact.lang, form, members=", ".join(quoted.replace("{term}", p.text) for p in key))
    texts = [(_name(found[0].fact), "" if found is key else why_of(key[0])) for found in options]
    return choice_of(f"{fact.key}#gathered", key[0], texts, (form, stem, block), seed)

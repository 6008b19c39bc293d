"""What are these of: two or three members of one list, and among the options the heads of other lists.

Goes in: enumerations of one lecture. Comes out: choices in closed blocks of heads that look alike and stand near one
another: a student knows all of them, and must know what was said under which. A list without two such neighbours
borrows heads of other blocks. Members that a head among the options names, lists that overlap, and a whole beside its
parts never meet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from konspekt.languages import codes, pack
from konspekt.languages.forms import plain_key, words
from konspekt.languages.likeness import content, echo, linked
from konspekt.languages.morphology import morphology
from konspekt.makers.belongs import choice_of, why_of
from konspekt.makers.blocks import LEAST, SIZE, blocks, shown
from konspekt.makers.category import heading
from konspekt.makers.members import BARE, RAGGED, entwined, say
from konspekt.makers.order import digest
from konspekt.makers.picks import Pick, known_heads
from konspekt.makers.topics import Topic, farness, headed, may_stand, topic_of
from konspekt.model.facts import Enumeration, Fact
from konspekt.model.questions import Question

LONGEST, MANY = 16, 12
SHOWN, FEWEST, MOST_WORDS = 3, 2, 32
"""Members in a stem, three where they fit; their words together."""
SENTENCE, ROOT, TRIES, OTHER = 4, 4, 4, 3.0


def gathered(facts: Sequence[Fact], seed: int) -> Iterator[Question]:
    slots: dict[tuple[str, str, bool], list[Enumeration]] = {}
    known = known_heads(facts)
    for fact in facts:
        if isinstance(fact, Enumeration) and not fact.doubtful and headed(fact, known) and len(_picks(fact)) >= FEWEST:
            slots.setdefault((fact.lecture, fact.lang, fact.examples), []).append(fact)
    for slot in slots.values():
        yield from _slot([f for f in slot if not _elsewhere(f, slot)], seed)


def _elsewhere(fact: Enumeration, slot: Sequence[Enumeration]) -> bool:
    """Another section has a list under the same head: it says not which."""
    head = plain_key(topic_of(fact).name)
    return any(plain_key(topic_of(o).name) == head and o.place[:1] != fact.place[:1] for o in slot)


def _slot(slot: Sequence[Enumeration], seed: int) -> Iterator[Question]:
    heads = frozenset(plain_key(f.subject.plain) for f in slot)
    asked: set[str] = set()
    for block in blocks(slot, _may_meet, _far):
        topics = [topic_of(f) for f in block]
        picked = [few for fact in block if (few := _shown(fact, topics, heads, seed))]
        name = digest(*(few[0].fact.key for few in picked), "gathered")[:12]
        for at, few in enumerate(picked if len(picked) >= LEAST else ()):
            yield _question(few, [topic_of(f[0].fact) for f in shown(picked, at)], name, seed)
            asked.add(few[0].fact.key)
    for fact in slot:
        if fact.key not in asked:
            yield from _alone(fact, slot, heads, seed)


def _alone(fact: Enumeration, slot: Sequence[Enumeration], heads: frozenset[str], seed: int) -> Iterator[Question]:
    """A list without a block: the nearest heads that may stand beside it."""
    own = topic_of(fact)
    asks = content(say(fact.lang, _form(fact), members=""), fact.lang)
    others = [topic_of(o) for o in slot if o is not fact and _apart(fact, o)]
    near = [t for t in others if not linked(t.words, asks)]
    row = _row(own, sorted(near, key=lambda t: (farness(own, t), t.name)))
    found = _shown(fact, row, heads, seed)
    if len(row) >= LEAST and found:
        yield _question(found, row, digest(fact.key, "gathered")[:12], seed)


def _row(own: Topic, near: Sequence[Topic]) -> list[Topic]:
    """The topic and the nearest that may stand beside it and one another; the fullest row of a few, for a title keeps
    out what is taught under it."""
    rows = []
    for start in range(TRIES):
        row = [own]
        for topic in near[start:]:
            if len(row) < SIZE and all(may_stand(topic, r) for r in row):
                row.append(topic)
        rows.append(row)
    return max(rows, key=len)


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
        if spoken[-1] in own.words("critic", "open_words") or heading(text, fact.lang):
            continue
        if not own.one_of("terms", "labels").fullmatch(plain_key(text)):
            found.append(Pick(fact, item, text, morphology(fact.lang).gloss(text).kind))
    return tuple(found)


def _may_meet(one: Enumeration, other: Enumeration) -> bool:
    return _apart(one, other) and may_stand(topic_of(one), topic_of(other))


def _apart(one: Enumeration, other: Enumeration) -> bool:
    """Lists that share nothing, both of code or of words, of names or of sentences: nobody looks for sentences under
    the head of a list of names."""
    return _sort(one) == _sort(other) and not entwined(one, other)


@lru_cache(maxsize=4096)
def _sort(fact: Enumeration) -> tuple[bool, bool]:
    found = _picks(fact)
    code = sum("`" in p.text for p in found)
    long = sum(len(words(p.text)) >= SENTENCE for p in found)
    return 2 * code > len(found), 2 * long > len(found)


def _far(one: Enumeration, other: Enumeration) -> float:
    """Lists of one make are nearer."""
    return farness(topic_of(one), topic_of(other)) + OTHER * (one.evidence.rule != other.evidence.rule)


def _shown(fact: Enumeration, row: Sequence[Topic], heads: frozenset[str], seed: int) -> list[Pick]:
    """Members that no topic of the row names, first those that head no list themselves, in the lecture's order."""
    own = topic_of(fact)
    free = [p for p in _picks(fact) if not any(_echoes(p, t) for t in row)]
    free.sort(key=lambda p: (plain_key(p.text) in heads, _heard(p, row, own), digest(seed, fact.key, p.text)))
    for count in range(SHOWN, FEWEST - 1, -1):
        few = [p for p in free if len(words(p.text)) <= MOST_WORDS // count][:count]
        if len(few) == count:
            return [p for p in _picks(fact) if p in few]
    return []


def _echoes(pick: Pick, topic: Topic) -> bool:
    """A word in common, or the beginning of one."""
    roots = {w[:ROOT] for w in topic.words if len(w) > ROOT}
    return bool(linked(topic.words, pick.words)) or any(w[:ROOT] in roots for w in pick.words if len(w) > ROOT)


def _form(fact: Enumeration) -> str:
    return "gathered_example" if fact.examples else "gathered"


def _heard(pick: Pick, row: Sequence[Topic], own: Topic) -> bool:
    """It sounds more like its own head than like any other."""
    return echo(own.name, pick.text) > max((echo(t.name, pick.text) for t in row if t != own), default=0.0)


def _question(key: Sequence[Pick], row: Sequence[Topic], block: str, seed: int) -> Question:
    fact = key[0].fact
    form = _form(fact)
    quoted = pack(fact.lang).word("stems", "quoted")
    *names, last = [quoted.replace("{term}", p.text) for p in key]
    glue = next(iter(pack(fact.lang).words("lists", "and")), "")
    members = f"{', '.join(names)} {glue} {last}" if glue and fact.lang in codes() else ", ".join((*names, last))
    stem = say(fact.lang, form, members=members)
    texts = [(t.name, "" if t == topic_of(fact) else why_of(key[0])) for t in row]
    return choice_of(f"{fact.key}#gathered", key[0], texts, (form, stem, block), seed)

"""Which questions stand on a paper.

Hard: enemies never meet, and a fact is asked once. Soft, in this order: at most one question of a
block, at most a quarter true or false, sections evenly, kinds as mixed as the bank is, keys of every
length, as many as possible.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from konspekt.compose.options import key_of, texts, token
from konspekt.model.questions import Question, QuestionKind, kind_of

MOST_JUDGED = 0.25
"""Share of a paper that may be true or false: half of those can be guessed."""
Rivals = Mapping[str, frozenset[str]]
Taste = Callable[[Question, "Tally", int], tuple[float, ...]]


@dataclass(slots=True)
class Tally:
    """What the paper holds so far: questions of each section, kind, block, and length rank of the key."""

    supply: Counter[QuestionKind]
    sections: Counter[str] = field(default_factory=Counter)
    kinds: Counter[QuestionKind] = field(default_factory=Counter)
    blocks: Counter[str] = field(default_factory=Counter)
    ranks: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    """Keys of a rank above (or below) what chance would give."""

    def add(self, question: Question) -> None:
        self.sections[question.section] += 1
        self.kinds[kind_of(question)] += 1
        if question.block:
            self.blocks[question.block] += 1
        if rank := length_rank(question):
            count = len(texts(question))
            self.ranks[rank] += 1
            for name, chance in (("longest", 1), ("shortest", 1), ("middle", count - 2)):
                self.ranks[name] -= chance / count

    def tedious(self, question: Question) -> bool:
        """One statement to judge more than a paper should hold: a quarter of its questions."""
        judged = self.kinds["truefalse"] + 1
        return kind_of(question) == "truefalse" and judged > MOST_JUDGED * (self.kinds.total() + 1)

    def share(self, question: Question) -> float:
        """How much of the bank's questions of this kind the paper holds already, 0..1."""
        kind = kind_of(question)
        return self.kinds[kind] / self.supply[kind]


@dataclass(frozen=True, slots=True)
class Pool:
    """The questions to choose from, who drives out whom, and a hash for each to break ties."""

    questions: Sequence[Question]
    rivals: Rivals
    chance: Mapping[str, str]


def select(questions: Sequence[Question], count: int, seed: int, start: Sequence[Question] = ()) -> list[Question]:
    """`count` questions that may stand together, 0 for as many as may; fewer if there are no more.

    `start` stands already, counts, and is returned first. Blocks are asked twice only if `count`
    cannot be reached otherwise.
    """
    standing = {q.id for q in start}
    questions = [*start, *(q for q in questions if q.id not in standing)]
    pool = Pool(questions, rivalry(questions), {q.id: token(seed, q.id) for q in questions})
    if not count:
        return _filled(pool, largest, 0, start)
    best = list(start)
    for taste in (evenly, largest):
        best = max(best, _filled(pool, taste, count, start), key=len)
        if len(best) == count:
            return best
    for first, taste in ((best, evenly), (start, largest)):
        best = max(best, _filled(pool, taste, count, first, crowded=True), key=len)
    return best


def rivalry(questions: Iterable[Question]) -> Rivals:
    """For each id those that must not stand beside it: enemies, said by either, and askers of its facts."""
    found: dict[str, set[str]] = {}
    asked: defaultdict[str, set[str]] = defaultdict(set)
    for question in questions:
        found[question.id] = set(question.enemies)
        for fact in question.facts:
            asked[fact].add(question.id)
    for ids in asked.values():
        for id in ids:
            found[id] |= ids
    for id, others in list(found.items()):
        for other in others & found.keys():
            found[other].add(id)
    return {id: frozenset((others & found.keys()) - {id}) for id, others in found.items()}


def length_rank(question: Question) -> str:
    """`longest`, `shortest` or `middle`: where the key's length stands; empty if there is no one key."""
    key, shown = key_of(question), texts(question)
    if key is None:
        return ""
    own, others = len(shown[key]), [len(text) for n, text in enumerate(shown) if n != key]
    if all(own > other for other in others):
        return "longest"
    return "shortest" if all(own < other for other in others) else "middle"


def evenly(question: Question, tally: Tally, ousted: int) -> tuple[float, ...]:
    """For a short paper: the section asked least, then the kind asked least."""
    rank = tally.ranks[length_rank(question)]
    return tally.tedious(question), tally.sections[question.section], tally.share(question), rank, ousted


def largest(question: Question, tally: Tally, ousted: int) -> tuple[float, ...]:
    """For a full paper: every kind once, then whatever drives out the fewest others."""
    rank = tally.ranks[length_rank(question)]
    return bool(tally.kinds[kind_of(question)]), tally.tedious(question), ousted, rank, tally.share(question)


def _filled(
    pool: Pool, taste: Taste, count: int, start: Sequence[Question] = (), crowded: bool = False
) -> list[Question]:
    """`start` and then, one by one, the question that is best by `taste` among those still possible."""
    chosen, tally = list(start), Tally(Counter(map(kind_of, pool.questions)))
    left = {question.id: question for question in pool.questions}
    for question in chosen:
        tally.add(question)
        _strike(question, left, pool.rivals, crowded)

    def rank(question: Question) -> tuple[object, ...]:
        ousted = len(pool.rivals[question.id] & left.keys())
        return tally.blocks[question.block], taste(question, tally, ousted), pool.chance[question.id], question.id

    while left and (not count or len(chosen) < count):
        best = min(left.values(), key=rank)
        chosen.append(best)
        tally.add(best)
        _strike(best, left, pool.rivals, crowded)
    return chosen


def _strike(question: Question, left: dict[str, Question], rivals: Rivals, crowded: bool) -> None:
    """Take out the question, its rivals and, unless the paper may be crowded, the rest of its block."""
    out = {question.id, *rivals[question.id]}
    if question.block and not crowded:
        out |= {id for id, other in left.items() if other.block == question.block}
    for id in out & left.keys():
        del left[id]

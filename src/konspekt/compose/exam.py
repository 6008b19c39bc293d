"""`exam`: questions, a recipe and a secret in; parallel variants out.

The first variant is chosen as any paper is, part by part of the blueprint. Every other one shares
`recipe.overlap` percent of it; each further question is replaced by a twin: another fact, the same
kind, the same section if it can be, the nearest difficulty. Easy questions come first on each
variant, in an order of its own, so that neighbours cannot copy by number.

All chance comes from the secret by HMAC-SHA-256: who does not hold it cannot rebuild a paper.
"""

from __future__ import annotations

import base64
import hmac
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from konspekt.compose.options import texts, token
from konspekt.compose.paper import lettered
from konspekt.compose.select import Rivals, rivalry, select
from konspekt.errors import SelectionError
from konspekt.model.paper import Exam, Item, Part, Recipe, Variant
from konspekt.model.questions import Question, kind_of

CODE_LETTERS = 6
BANDS = 3
"""Easy, middle, hard: finer differences of difficulty are noise."""
Fits = Callable[[Question, Part], bool]


def exam(questions: Sequence[Question], blank: Exam, letters: Sequence[str], secret: bytes, fits: Fits) -> Exam:
    """`blank` with its variants; one for each of the first `recipe.variants` letters.

    `questions` are those that the recipe may use; `fits` tells which belong to a part of the blueprint.
    Raises SelectionError where the blueprint or the count asks for more than there is.
    """
    recipe = blank.recipe
    seed = seed_of(secret, blank.id)
    master = _master(questions, recipe, seed, fits)
    sets = _sets(questions, master, recipe, seed)
    order = {q.id: n for n, q in enumerate(_ordered(master, seed_of(secret, blank.id, letters[0])), 1)}
    numbers = [order[q.id] for q in master]
    variants = []
    for letter, chosen in zip(letters, sets, strict=False):
        own = seed_of(secret, blank.id, letter)
        stands_for = {q.id: number for q, number in zip(chosen, numbers, strict=True)}
        laid = lettered(_ordered(chosen, own), own)
        items = tuple(Item(number, question) for number, question in enumerate(laid, 1))
        variants.append(Variant(letter, code_of(secret, items), items, tuple(stands_for[q.id] for q in laid)))
    return replace(blank, variants=tuple(variants))


def seed_of(secret: bytes, *names: str) -> int:
    """A seed that nobody guesses and the same secret gives again."""
    return int.from_bytes(hmac.new(secret, "\0".join(names).encode(), sha256).digest()[:8])


def code_of(secret: bytes, items: Iterable[Item]) -> str:
    """Six letters and digits for what stands on the paper in which order."""
    shown = "\0".join("\1".join((i.question.id, *texts(i.question))) for i in items)
    digest = hmac.new(secret, shown.encode("utf-8", "surrogatepass"), sha256).digest()
    return base64.b32encode(digest).decode()[:CODE_LETTERS]


def overlap(one: Variant, other: Variant) -> int:
    """How many questions two variants share."""
    return len({i.question.id for i in one.items} & {i.question.id for i in other.items})


def _master(pool: Sequence[Question], recipe: Recipe, seed: int, fits: Fits) -> list[Question]:
    chosen: list[Question] = []
    for part in recipe.parts:
        wanted = len(chosen) + part.count
        among = [q for q in pool if fits(q, part)]
        chosen = select(among, wanted, seed, chosen)
        if len(chosen) < wanted:
            there = part.count - (wanted - len(chosen))
            raise SelectionError(f"{recipe.where}: {_named(part)} asks for {part.count} questions, there are {there}; "
                                 "ask for fewer or add lectures")  # fmt: skip
    chosen = select(pool, recipe.count, seed, chosen)
    if len(chosen) < recipe.count:
        raise SelectionError(
            f"{recipe.where}: {recipe.count} questions are asked for, {len(chosen)} may stand on one paper; "
            "ask for fewer or add lectures"
        )
    return chosen


def _named(part: Part) -> str:
    said = (part.section and f"'{part.section}'", part.level, part.kind)
    return f"the part {' '.join(s for s in said if s) or 'of any kind'}"


@dataclass(slots=True)
class _Draft:
    """A variant in the making: what stands already, for which question of the master, and how much harder it is."""

    stands: dict[str, Question]
    to_come: set[str]
    """Questions of the master that nothing stands for yet: they may have to stand for themselves."""
    harder: float = 0

    def add(self, question: Question, twin: Question) -> None:
        self.stands[question.id] = twin
        self.to_come.discard(question.id)
        self.harder += twin.difficulty - question.difficulty


def _sets(pool: Sequence[Question], master: list[Question], recipe: Recipe, seed: int) -> list[list[Question]]:
    """The questions of each variant, each in the place of the master's question that it stands for.

    Twins are dealt out question by question, so that no variant has first choice of all.
    """
    rivals = rivalry(pool)
    kept = round(len(master) * recipe.overlap / 100)
    core = {q.id: q for q in sorted(master, key=lambda q: token(seed, "core", q.id))[:kept]}
    drafts = [_Draft(dict(core), {q.id for q in master} - core.keys()) for _ in range(1, recipe.variants)]
    used = {q.id for q in master}
    asked = {fact for q in master for fact in q.facts}
    for question in (q for q in master if q.id not in core):
        for draft in drafts:
            free = [q for q in pool if q.id not in used]
            twin = _twin(question, free, draft, asked, rivals, seed) or question
            draft.add(question, twin)
            used.add(twin.id)
            asked.update(twin.facts)
    return [master, *([draft.stands[q.id] for q in master] for draft in drafts)]


def _twin(
    question: Question, free: Sequence[Question], draft: _Draft, asked: set[str], rivals: Rivals, seed: int
) -> Question | None:
    """The free question most like this one that may stand on the draft; None if there is none.

    Of equals that one which brings the draft nearest to the master's difficulty.
    """
    chosen = draft.stands.values()
    beside = {q.id for q in chosen} | (draft.to_come - {question.id})
    out = {rival for id in beside for rival in rivals[id]} | beside
    blocks = {q.block for q in chosen if q.block}
    alike = [q for q in free if q.id not in out and kind_of(q) == kind_of(question)]

    def distance(other: Question) -> tuple[object, ...]:
        return (
            bool(asked & set(other.facts)), other.section != question.section, other.block in blocks,
            round(abs(draft.harder + other.difficulty - question.difficulty), 2), other.level != question.level,
            token(seed, question.id, other.id),
        )  # fmt: skip

    return min(alike, key=distance, default=None)


def _ordered(questions: Iterable[Question], seed: int) -> list[Question]:
    """Easy ones first; inside a band of difficulty in the variant's own order."""
    return sorted(questions, key=lambda q: (min(int(q.difficulty * BANDS), BANDS - 1), token(seed, "order", q.id)))

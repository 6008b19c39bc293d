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
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from konspekt.compose.options import texts, token
from konspekt.compose.paper import lettered
from konspekt.compose.select import Rivals, rivalry, select
from konspekt.errors import SelectionError
from konspekt.model.paper import Band, Covered, Exam, Item, Part, Recipe, Variant
from konspekt.model.questions import Question, kind_of

CODE_LETTERS = 6
BANDS = 3
"""Easy, middle, hard: finer differences of difficulty are noise."""
Fits = Callable[[Question, Part], bool]
Alike = Callable[[Question, Question], bool]


def exam(questions: Sequence[Question], blank: Exam, letters: Sequence[str], secret: bytes, fits: Fits) -> Exam:
    """`blank` with its variants; one for each of the first `recipe.variants` letters.

    `questions` are those that the recipe may use; `fits` tells which belong to a part of the blueprint.
    Raises SelectionError where the blueprint or the count asks for more than there is.
    """
    recipe = blank.recipe
    name = f"{blank.id}#{blank.seed}" if blank.seed else blank.id
    seed = seed_of(secret, name)
    master, parts = _master(questions, recipe, seed, fits)

    def alike(question: Question, other: Question) -> bool:
        part = parts[question.id]
        return part is None or fits(other, part)

    sets = _sets(questions, master, recipe, seed, alike)
    order = {q.id: n for n, q in enumerate(_ordered(master, seed_of(secret, name, letters[0])), 1)}
    numbers = [order[q.id] for q in master]
    variants = []
    for letter, chosen in zip(letters, sets, strict=False):
        own = seed_of(secret, name, letter)
        stands_for = {q.id: number for q, number in zip(chosen, numbers, strict=True)}
        laid = lettered(_ordered(chosen, own), own)
        items = tuple(Item(number, question) for number, question in enumerate(laid, 1))
        variants.append(Variant(letter, code_of(secret, items), items, tuple(stands_for[q.id] for q in laid)))
    covered = (_covered(part, questions, variants, fits) for part in recipe.parts)
    return replace(blank, variants=tuple(variants), covered=tuple(covered))


def seed_of(secret: bytes, *names: str) -> int:
    """A seed that nobody guesses and the same secret gives again."""
    return int.from_bytes(hmac.new(secret, "\0".join(names).encode(), sha256).digest()[:8])


def code_of(secret: bytes, items: Iterable[Item]) -> str:
    """Six letters and digits for what stands on the paper in which order."""
    shown = "\0".join("\1".join((i.question.id, *texts(i.question))) for i in items)
    digest = hmac.new(secret, shown.encode("utf-8", "surrogatepass"), sha256).digest()
    return base64.b32encode(digest).decode()[:CODE_LETTERS]


def banded(questions: Sequence[Question]) -> dict[str, Band]:
    """Each question's third by difficulty among these; questions of one difficulty are of one third."""
    ranked = sorted(q.difficulty for q in questions)
    low, high = (ranked[len(ranked) * n // 3] for n in (1, 2)) if ranked else (0, 0)
    return {q.id: "easy" if q.difficulty < low else "middle" if q.difficulty < high else "hard" for q in questions}


def _master(
    pool: Sequence[Question], recipe: Recipe, seed: int, fits: Fits
) -> tuple[list[Question], dict[str, Part | None]]:
    """The questions of the first variant, and the part of the blueprint that each was taken for.

    The part that has the least to choose from is served first, so that no wider one takes it away.
    """
    chosen: list[Question] = []
    parts: dict[str, Part | None] = {}
    among = {part: [q for q in pool if fits(q, part)] for part in recipe.parts}
    for part in sorted(recipe.parts, key=lambda part: len(among[part]) - part.count):
        wanted = len(chosen) + part.count
        chosen = select(among[part], wanted, seed, chosen)
        if len(chosen) < wanted:
            there = part.count - (wanted - len(chosen))
            raise SelectionError(
                f"{recipe.where}: {_named(part)} asks for {part.count} questions, {_there(there)}; "
                f"ask for fewer{'' if among[part] else ', mend its name'} or add lectures"
            )
        parts |= {q.id: part for q in chosen if q.id not in parts}
    chosen = max((select(some, recipe.count, seed, chosen) for some in _ample(pool, recipe)), key=len)
    if len(chosen) < recipe.count:
        raise SelectionError(
            f"{recipe.where}: {recipe.count} questions are asked for, {len(chosen)} may stand on one paper; "
            "ask for fewer or add lectures"
        )
    return chosen, {q.id: parts.get(q.id) for q in chosen}


def _ample(pool: Sequence[Question], recipe: Recipe) -> Iterator[Sequence[Question]]:
    """Where variants share nothing, first the questions of kinds that have twins for all of them; then all."""
    supply = Counter(map(kind_of, pool))
    if not recipe.overlap:
        yield [q for q in pool if supply[kind_of(q)] >= 2 * recipe.variants]
    yield pool


def _there(count: int) -> str:
    return "there is 1" if count == 1 else f"there are {count}"


def _covered(part: Part, pool: Sequence[Question], variants: Sequence[Variant], fits: Fits) -> Covered:
    held = tuple(sum(fits(item.question, part) for item in variant.items) for variant in variants)
    return Covered(part, sum(fits(q, part) for q in pool), held)


def _named(part: Part) -> str:
    said = (part.section and f"'{part.section}'", part.level, part.kind, part.difficulty)
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


@dataclass(frozen=True, slots=True)
class _Before:
    """What earlier choices took: how many variants hold a question, and the facts that any asks about."""

    used: Counter[str]
    asked: set[str]


def _sets(
    pool: Sequence[Question], master: list[Question], recipe: Recipe, seed: int, alike: Alike
) -> list[list[Question]]:
    """The questions of each variant, each in the place of the master's question that it stands for.

    `alike` tells whether a question may stand for another one. What has too few twins is shared first. Twins
    are dealt out question by question, so that no variant has first choice of all.
    """
    rivals = rivalry(pool)
    kept = round(len(master) * recipe.overlap / 100)
    enough = _supplied(pool, master, alike, recipe.variants)
    core = {q.id: q for q in sorted(master, key=lambda q: (enough[q.id], token(seed, "core", q.id)))[:kept]}
    drafts = [_Draft(dict(core), {q.id for q in master} - core.keys()) for _ in range(1, recipe.variants)]
    used = Counter(q.id for q in master)
    asked = {fact for q in master for fact in q.facts}
    for question in (q for q in master if q.id not in core):
        for draft in drafts:
            free = [q for q in pool if q.id not in core and alike(question, q)]
            twin = _twin(question, free, draft, _Before(used, asked), rivals, seed)
            draft.add(question, twin)
            used[twin.id] += 1
            asked.update(twin.facts)
    return [master, *([draft.stands[q.id] for q in master] for draft in drafts)]


def _supplied(pool: Sequence[Question], master: Sequence[Question], alike: Alike, variants: int) -> dict[str, float]:
    """For each question whether there are twins for all variants: 1, or the share of those that there are."""
    twins = {q.id: {o.id for o in pool if kind_of(o) == kind_of(q) and alike(q, o)} for q in master}
    rivals = {q.id: sum(bool(twins[q.id] & twins[other.id]) for other in master) for q in master}
    return {q.id: min(1, len(twins[q.id]) / (rivals[q.id] * variants)) for q in master}


def _twin(
    question: Question, free: Sequence[Question], draft: _Draft, before: _Before, rivals: Rivals, seed: int
) -> Question:
    """The question most like this one that may stand on the draft, of those that the fewest variants have.

    Of equals that one which brings the draft nearest to the master's difficulty. The question itself always may.
    """
    chosen = draft.stands.values()
    beside = {q.id for q in chosen} | (draft.to_come - {question.id})
    out = {rival for id in beside for rival in rivals[id]} | beside
    blocks = {q.block for q in chosen if q.block}
    alike = [q for q in free if q.id not in out and kind_of(q) == kind_of(question)]

    def distance(other: Question) -> tuple[object, ...]:
        return (
            before.used[other.id], bool(before.asked & set(other.facts)), other.section != question.section,
            other.block in blocks, round(abs(draft.harder + other.difficulty - question.difficulty), 2),
            other.level != question.level, token(seed, question.id, other.id),
        )  # fmt: skip

    return min(alike, key=distance, default=question)


def _ordered(questions: Iterable[Question], seed: int) -> list[Question]:
    """Easy ones first; inside a band of difficulty in the variant's own order."""
    return sorted(questions, key=lambda q: (min(int(q.difficulty * BANDS), BANDS - 1), token(seed, "order", q.id)))

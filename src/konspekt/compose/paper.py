"""`compose`: questions, a recipe and a lecture in; a numbered `Paper` out. It changes no wording."""

from __future__ import annotations

from collections.abc import Iterable

from konspekt.compose.letters import Slot, positions
from konspekt.compose.options import ascending, hashed, key_of, reordered, with_key_at
from konspekt.compose.select import select
from konspekt.model.lecture import Lecture
from konspekt.model.paper import Item, Paper, Recipe
from konspekt.model.questions import Question, kind_of


def compose(questions: Iterable[Question], recipe: Recipe, lecture: Lecture) -> Paper:
    """A paper of `recipe.count` questions of this lecture (0: all that may stand together).

    Fewer than asked for if the questions run out. No two share a fact or are enemies. The keys of
    choices, and of gaps with fillers, fall on equal letters, no letter more than three times running.
    """
    pool = [q for q in questions if q.lecture == lecture.id and (not recipe.kinds or kind_of(q) in recipe.kinds)]
    chosen = arranged(select(pool, recipe.count, recipe.seed), lecture)
    items = (Item(number, question) for number, question in enumerate(lettered(chosen, recipe.seed), 1))
    return Paper(lecture.title, lecture.id, lecture.language, tuple(items))


def arranged(questions: Iterable[Question], lecture: Lecture) -> list[Question]:
    """In the order of the lecture's sections; easy thirds first inside a section, then by line.

    A paper that follows the lecture is easy to read beside it, and a section that opens with its
    easiest questions does not stop a nervous reader; finer differences of difficulty are noise.
    """
    order: dict[str, int] = {}
    for section in lecture.sections:
        order.setdefault(section.title, section.number)
    last = len(lecture.sections) + 1
    return sorted(questions, key=lambda q: (order.get(q.section, last), int(q.difficulty * 3), q.origin.first, q.id))


def lettered(questions: Iterable[Question], seed: int) -> list[Question]:
    """The same questions with their options in the paper's order, every answer with its option."""
    laid, slots = [], {}
    for at, question in enumerate(questions):
        rising = ascending(question)
        laid.append(reordered(question, hashed(question, seed) if rising is None else rising))
        key = key_of(laid[at])
        if key is not None:
            slots[at] = Slot(question.id, len(rising or hashed(question, seed)), key if rising else None)
    for at, place in zip(slots, positions(list(slots.values()), seed), strict=True):
        laid[at] = with_key_at(laid[at], place)
    return laid

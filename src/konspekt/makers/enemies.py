"""Enemies: questions that must not stand in one paper.

Goes in: questions. Comes out: the same with `enemies`: of one fact, of one block, or where the
text of one holds the whole key of the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from konspekt.languages.likeness import content, same_word
from konspekt.model.questions import Choice, Cloze, Match, Multiple, Order, Question, Short, TrueFalse


def with_enemies(questions: Sequence[Question]) -> tuple[Question, ...]:
    foes: dict[str, set[str]] = defaultdict(set)
    groups: dict[str, list[str]] = defaultdict(list)
    for question in questions:
        for name in (*question.facts, *([f"block {question.block}"] if question.block else [])):
            groups[name].append(question.id)
    for ids in groups.values():
        for one in ids:
            foes[one].update(i for i in ids if i != one)
    for teller, told in _tellers(questions):
        foes[teller].add(told)
        foes[told].add(teller)
    return tuple(replace(q, enemies=tuple(sorted(foes[q.id]))) for q in questions)


def _tellers(questions: Sequence[Question]) -> list[tuple[str, str]]:
    """(a, b) where the stem of a holds every word of a key of b, and the two speak of one thing."""
    stems = {q.id: content(q.stem, q.lang) for q in questions}
    holders: dict[str, set[str]] = defaultdict(set)
    for question in questions:
        for word in stems[question.id]:
            holders[word[:5]].add(question.id)
    found = []
    for question in questions:
        for key in keys_of(question):
            own = content(key, question.lang)
            near = set.intersection(*(holders[w[:5]] for w in own)) if own else set()
            topic = stems[question.id] - own
            for other in sorted(near - {question.id}):
                shared = sum(t in stems[other] or any(same_word(t, s) for s in stems[other]) for t in topic)
                if not topic or shared >= min(2, len(topic)):
                    found.append((other, question.id))
    return found


def keys_of(question: Question) -> tuple[str, ...]:
    """The texts of the keys; empty for kinds whose answer is no text of its own."""
    match question:
        case Choice():
            return (question.options[question.answer].text,)
        case Multiple():
            return tuple(question.options[i].text for i in question.answer)
        case Short() | Cloze():
            return (question.answer,)
        case Match() | Order() | TrueFalse():
            return ()

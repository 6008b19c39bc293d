"""Flaws of the kinds without options to choose from: short answers, gaps, statements, pairs, orders."""

from __future__ import annotations

import re

from konspekt.critic.flaw import Flaw
from konspekt.critic.text import is_code
from konspekt.languages.forms import plain_key, words
from konspekt.languages.likeness import content
from konspekt.model.questions import GAP, Cloze, Match, Order, Question, Short, TrueFalse

LONGEST_ANSWER, LEAST_AROUND = 5, 3
DOUBLE_STOP = re.compile(r"(?<!\.)\.\.(?!\.)|[,;:]\.\s*$|[.!?]\s+\.\s*$")


def long_answer(question: Question) -> Flaw | None:
    """Who types an answer must hit it: a name of a few words, not a sentence."""
    if not isinstance(question, Short) or is_code(question.answer) or len(words(question.answer)) <= LONGEST_ANSWER:
        return None
    return Flaw("answer-long", "major", "a short answer is a name of one to five words")


def open_gap(question: Question) -> Flaw | None:
    """Too little stands around the gap to know its filler by; a command line has its purpose beside it."""
    if not isinstance(question, Cloze) or question.options or question.rule == "complete":
        return None
    if len(content(question.stem.replace(GAP, " "), question.lang)) >= LEAST_AROUND:
        return None
    return Flaw("gap-open", "major", "many words fit the gap: too little stands around it")


def gaps(question: Question) -> Flaw | None:
    if not isinstance(question, Cloze) or question.stem.count(GAP) == 1:
        return None
    return Flaw("gap-count", "fatal", "a gap must stand in the sentence exactly once")


def stops(question: Question) -> Flaw | None:
    """`..`, `,.`: a stop was set twice."""
    if not isinstance(question, Cloze | TrueFalse) or not DOUBLE_STOP.search(question.stem.rstrip()):
        return None
    return Flaw("stop-twice", "major", "a stop stands twice at an end")


def twins(question: Question) -> Flaw | None:
    """Two pairs or two steps that are one text: more than one answer is right."""
    rows = {Match: ("left", "right"), Order: ("options",)}.get(type(question), ())
    for row in rows:
        texts = [t if is_code(t) else plain_key(t) for t in getattr(question, row)]
        if len(set(texts)) < len(texts):
            return Flaw("pairs-twins", "fatal", "two of the texts to be ordered or matched are the same")
    return None

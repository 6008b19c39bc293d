"""Flaws of a stem: no central idea, no question, cut off, leaning on what is not there."""

from __future__ import annotations

import re

from konspekt.critic.flaw import Flaw, options_of
from konspekt.critic.text import balanced, breaks_off
from konspekt.languages import pack
from konspekt.languages.forms import words
from konspekt.languages.likeness import content
from konspekt.model.questions import GAP, Question

MOST_WORDS, MOST_LETTERS = 45, 320


def empty(question: Question) -> Flaw | None:
    if question.stem.strip("`*_ .?"):
        return None
    return Flaw("stem-empty", "fatal", "the stem is empty")


def thin(question: Question) -> Flaw | None:
    """Fewer than two words of substance, code and quotations apart."""
    has_name = bool(re.search(r"`[^`]+`|[«\"“]", question.stem))
    if has_name or len(words(question.stem.replace(GAP, " "))) >= 3 or len(content(question.stem, question.lang)) >= 2:
        return None
    return Flaw("stem-thin", "major", "the stem has no central idea")


def long(question: Question) -> Flaw | None:
    if len(words(question.stem)) <= MOST_WORDS and len(question.stem) <= MOST_LETTERS:
        return None
    return Flaw("stem-long", "major", "the stem is longer than 45 words")


def no_question(question: Question) -> Flaw | None:
    """Neither a question, nor an instruction, nor a gap."""
    stem = question.stem.rstrip("\"'»)*_` ")
    first = next(iter(words(stem)), "")
    if stem.endswith("?") or GAP in question.stem or first in pack(question.lang).words("critic", "instructions"):
        return None
    return Flaw("stem-no-question", "major", "the stem is no question, instruction or gap")


def broken_off(question: Question) -> Flaw | None:
    bare = re.sub(r"[?»”\"]+$", "", question.stem.strip())
    if not breaks_off(bare.rstrip(" .:"), question.lang) or GAP in question.stem[-12:]:
        return None
    return Flaw("stem-broken-off", "major", "the stem breaks off")


def leaning(question: Question) -> Flaw | None:
    """A pronoun or a pointer to a picture before anything that it could stand for."""
    lowered = " ".join([question.stem, *options_of(question)]).lower()
    for pattern in pack(question.lang).patterns("critic", "pointers"):
        found = pattern.search(lowered)
        if found:
            return Flaw("stem-leaning", "major", f"'{found[0]}' points at something that is not in the question")
    return None


def unbalanced(question: Question) -> Flaw | None:
    if balanced(question.stem):
        return None
    return Flaw("stem-unbalanced", "major", "a bracket or quotation mark has no partner")

"""Flaws of options: twins, odd ones out by length, kind or case, what is left of markup."""

from __future__ import annotations

import re

from konspekt.critic.flaw import Flaw, keys, options_of
from konspekt.critic.text import RESIDUE, balanced, bare, breaks_off, is_code, is_number
from konspekt.languages.forms import plain_key, words
from konspekt.languages.likeness import same_word
from konspekt.model.questions import Choice, Cloze, Multiple, Question

SHORT_NAMES = 3


def too_few(question: Question) -> Flaw | None:
    if not isinstance(question, Choice | Multiple) or len(question.options) >= 3:
        return None
    return Flaw("options-few", "major", "fewer than three options")


def empty(question: Question) -> Flaw | None:
    if all(o.strip(" `\t\n") for o in options_of(question)):
        return None
    return Flaw("option-empty", "fatal", "an option is empty")


def twins(question: Question) -> Flaw | None:
    """Two options that are one text, or one but for its endings."""
    texts = options_of(question)
    for at, one in enumerate(texts):
        for other in texts[at + 1 :]:
            if one == other or (not is_code(one) and plain_key(one) == plain_key(other)):
                return Flaw("options-twins", "fatal", f"'{one}' stands twice among the options")
            if not is_code(one) and not is_code(other) and _inflected(one, other):
                return Flaw("options-near-twins", "major", f"'{one}' and '{other}' differ in their endings only")
    return None


def _inflected(one: str, other: str) -> bool:
    left, right = words(one), words(other)
    if not left or len(left) != len(right) or any(c.isdigit() for c in one + other):
        return False
    return all(
        a == b or (same_word(a, b) and a[:3] == b[:3] and abs(len(a) - len(b)) <= 2)
        for a, b in zip(left, right, strict=True)
    )


def key_far_longer(question: Question) -> Flaw | None:
    """The key plainly longer than the longest distractor and half again the mean (SAQUET's commonest flaw)."""
    lengths = _lengths(question)
    if not lengths:
        return None
    key, others, names = lengths
    ratio, gap = (1.6, 12) if names else (1.35, 15)
    if key > 1.5 * sum(others) / len(others) and key >= ratio * max(others) and key - max(others) >= gap:
        return Flaw("key-longest", "major", "the key is far longer than every other option")
    return None


def key_far_shorter(question: Question) -> Flaw | None:
    lengths = _lengths(question)
    if not lengths:
        return None
    key, others, _ = lengths
    if min(others) >= 1.6 * key and min(others) - key >= 15:
        return Flaw("key-shortest", "major", "the key is far shorter than every other option")
    return None


def _lengths(question: Question) -> tuple[int, list[int], bool] | None:
    if not isinstance(question, Choice):
        return None
    texts = options_of(question)
    others = [len(t) for n, t in enumerate(texts) if n != question.answer]
    return len(texts[question.answer]), others, all(len(words(t)) <= SHORT_NAMES for t in texts)


def mixed_kinds(question: Question) -> Flaw | None:
    """Numbers, code and prose side by side."""
    if not isinstance(question, Choice | Multiple):
        return None
    sorts = {"number" if is_number(t) else "code" if is_code(t) else "prose" for t in options_of(question)}
    if len(sorts) < 2:
        return None
    return Flaw("options-mixed", "major", f"options of different kinds: {', '.join(sorted(sorts))}")


def mixed_case(question: Question) -> Flaw | None:
    """The key alone begins with a capital, or alone without."""
    if not isinstance(question, Choice):
        return None
    texts = options_of(question)
    capitals = [_capital(t) for t in texts]
    own = capitals[question.answer]
    rest = {c for n, c in enumerate(capitals) if n != question.answer}
    if own is None or None in rest or len(rest) != 1 or rest == {own}:
        return None
    return Flaw("key-case", "major", "the key alone begins with a letter of this case")


def _capital(text: str) -> bool | None:
    """True or False for an ordinary first word; None where case says nothing."""
    first = text.split(" ", 1)[0]
    if is_code(text) or not first[:1].isalpha() or re.search(r"[^\W\d_][A-ZА-ЯЁ]|\d|[-.]", first):
        return None
    return first[0].isupper()


def unbalanced(question: Question) -> Flaw | None:
    wrong = next((o for o in options_of(question) if not is_code(o) and not balanced(o)), None)
    return None if wrong is None else Flaw("option-unbalanced", "major", f"a bracket has no partner in '{wrong}'")


def broken_off(question: Question) -> Flaw | None:
    wrong = next((o for o in options_of(question) if not is_code(o) and breaks_off(o, question.lang)), None)
    return None if wrong is None else Flaw("option-broken-off", "major", f"'{wrong}' breaks off")


def residue(question: Question) -> Flaw | None:
    """Markdown, HTML or directives left in any text."""
    hidden = [question.answer] if isinstance(question, Cloze) else []
    for text in (question.stem, *options_of(question), *hidden):
        found = RESIDUE.search(bare(text))
        if found:
            return Flaw("markup", "major", f"'{found[0].strip()}' is left of the markup")
    return None


__all__ = ["keys"]

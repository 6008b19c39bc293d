"""Clues: what lets a test-wise reader find the key without the lecture."""

from __future__ import annotations

import re

from konspekt.critic.flaw import Flaw, keys, options_of
from konspekt.critic.text import is_code
from konspekt.languages import pack
from konspekt.languages.forms import words
from konspekt.languages.likeness import content, linked, same_word
from konspekt.model.questions import GAP, Choice, Cloze, Multiple, Question, Short

ACRONYM = re.compile(r"^[A-ZА-ЯЁ]{2,6}s?$")


def key_in_stem(question: Question) -> Flaw | None:
    """Every word of the key stands in the stem, and of no distractor."""
    stem = content(question.stem.replace(GAP, " "), question.lang)
    if isinstance(question, Short | Cloze):
        own = content(question.answer, question.lang)
        if own and not is_code(question.answer) and linked(own, stem) == own:
            return Flaw("key-in-stem", "fatal", "the answer stands in the stem")
        if ACRONYM.match(question.answer) and _spelt(question.answer, question.stem.replace(GAP, " ")):
            return Flaw("key-in-stem", "fatal", "the stem spells the abbreviation out that it asks for")
        return None
    texts, right = options_of(question), keys(question)
    inside = [_inside(t, question.stem, stem, question.lang) for t in texts]
    if any(inside[n] for n in right) and not any(x for n, x in enumerate(inside) if n not in right):
        return Flaw("key-in-stem", "fatal", "the key stands in the stem")
    return None


def _inside(option: str, text: str, stem: frozenset[str], lang: str) -> bool:
    if is_code(option) and option in text:
        return True
    if is_code(option) and " " in option:
        return set(option.replace("`", " ").split()) <= set(text.replace("`", " ").split())
    own = frozenset(w for w in content(option, lang) if len(w) > 2) or content(option, lang)
    return bool(own) and linked(own, stem) == own


def word_repeated(question: Question) -> Flaw | None:
    """A word of the stem that the key repeats and no distractor does ("clang")."""
    if not isinstance(question, Choice | Multiple):
        return None
    stem = content(question.stem, question.lang)
    texts, right = options_of(question), keys(question)
    said = [linked(stem, content(t, question.lang)) for t in texts]
    others = frozenset().union(*(s for n, s in enumerate(said) if n not in right))
    own = frozenset().union(*(said[n] for n in right)) - others
    theirs = any(s - frozenset().union(*(said[k] for k in right)) for n, s in enumerate(said) if n not in right)
    if own and not theirs:
        return Flaw("word-repeated", "major", f"only the key repeats '{min(own)}' of the stem")
    return None


def lone_lure(question: Question) -> Flaw | None:
    """A word of the stem that one distractor alone repeats: test-wise readers learn that such an option is wrong."""
    if not isinstance(question, Choice):
        return None
    stem = content(question.stem, question.lang)
    said = [linked(stem, content(t, question.lang)) for t in options_of(question)]
    for at, own in enumerate(said):
        alone = own - frozenset().union(*(s for n, s in enumerate(said) if n != at))
        if alone and at != question.answer:
            return Flaw("lone-lure", "major", f"one wrong option alone repeats '{min(alone)}' of the stem")
    return None


def abbreviation(question: Question) -> Flaw | None:
    """Key and stem are an abbreviation and its expansion, or one loan word in two scripts."""
    if not isinstance(question, Choice | Multiple):
        return None
    texts, right = options_of(question), keys(question)
    hits = [_akin(t, question.stem) for t in texts]
    if any(hits[n] for n in right) and not any(h for n, h in enumerate(hits) if n not in right):
        return Flaw("abbreviation", "major", "the key is an abbreviation or a transcription of the stem")
    return None


def _akin(option: str, stem: str) -> bool:
    for one, other in ((option, stem), (stem, option)):
        for word in re.findall(r"[\w-]+", one):
            if ACRONYM.match(word) and _spelt(word, other):
                return True
    long = [w for w in words(stem) if len(w) > 3]
    return any(w.isascii() != v.isascii() and same_word(w, v) for w in words(option) if len(w) > 3 for v in long)


def _spelt(word: str, text: str) -> bool:
    """The initials of neighbouring words spell it."""
    found = [w for w in re.split(r"[^\w]+", text) if w]
    initials = "".join(w[0] for w in found).upper()
    at = initials.find(word.rstrip("s"))
    return at >= 0 and not any(w == word for w in found)


def absolute(question: Question) -> Flaw | None:
    """Absolute words in half of the distractors and not in the key."""
    if not isinstance(question, Choice):
        return None
    strong = frozenset(pack(question.lang).words("critic", "absolutes"))
    texts = options_of(question)
    hits = [bool(strong & set(words(t))) for t in texts]
    wrong = [h for n, h in enumerate(hits) if n != question.answer]
    if hits[question.answer] or 2 * sum(wrong) < len(wrong) or not any(wrong):
        return None
    return Flaw("absolute", "major", "absolute words single the distractors out")

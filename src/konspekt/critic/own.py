"""The teacher's own questions before the same critic: what to mend in them, worst first.

Goes in: quizzes that stand in a lecture, and questions of its bank. Comes out: flaws. Nothing is thrown
out or changed: whoever signs a question is the judge, and this only says what a careful colleague would.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from konspekt.critic import classic, cues, forms, options, stems
from konspekt.critic.flaw import SEVERITIES, Flaw, options_of
from konspekt.languages import pack
from konspekt.languages.forms import plain_key
from konspekt.model.lecture import Lecture, Quiz
from konspekt.model.origin import Evidence, Origin
from konspekt.model.questions import Choice, Multiple, Option, Question, Short, TrueFalse

Rule = Callable[[Question], Flaw | None]
RULES: tuple[Rule, ...] = (
    stems.empty, stems.thin, stems.long, stems.unbalanced, stems.leaning,
    classic.unfocused, classic.negative, classic.double_negative, classic.opinion, classic.wordy, classic.gap_first,
    options.too_few, options.empty, options.twins, options.key_far_longer, options.key_far_shorter,
    options.mixed_kinds, options.mixed_case, options.unbalanced, options.broken_off,
    classic.all_of_the_above, classic.none_of_the_above, classic.combined, classic.every_key, classic.too_many,
    classic.repeated_start, classic.unordered, classic.overlapping, classic.implausible, classic.longest_key,
    cues.key_in_stem, cues.word_repeated, cues.abbreviation, cues.absolute,
    classic.grammar_cue, classic.absolute_term, classic.vague_term,
    forms.long_answer, forms.open_gap, forms.gaps, forms.twins,
)  # fmt: skip
COVERS = {
    "key-longest": "key-longer", "absolute": "absolute-term", "stem-thin": "stem-unfocused",
    "double-negative": "stem-negative", "option-implausible": "options-mixed",
    "key-in-stem": "word-repeated",
}  # fmt: skip
"""A flaw, and the lesser one that it says already."""
SERIES, HABIT = 6, 0.6


def judge_lecture(lecture: Lecture, bank: Sequence[Question] = ()) -> list[tuple[Origin, Flaw]]:
    """What is to mend in the lecture's own quizzes and in those questions of its bank that the teacher wrote."""
    found = [(quiz.origin, flaw) for quiz in lecture.quizzes for flaw in quiz_flaws(quiz, lecture)]
    found += [(question.origin, flaw) for question in bank for flaw in flaws_of(question)]
    whole = [asked(quiz, lecture) for quiz in lecture.quizzes if quiz.keys]
    return [*found, *habits([*whole, *bank])]


def flaws_of(question: Question) -> list[Flaw]:
    """Every flaw of one question, worst first, none that another says already."""
    found = [flaw for rule in RULES if (flaw := rule(question))]
    said = {COVERS.get(flaw.code) for flaw in found}
    return sorted((f for f in found if f.code not in said), key=lambda f: SEVERITIES.index(f.severity))


def quiz_flaws(quiz: Quiz, lecture: Lecture) -> list[Flaw]:
    """The same for a quiz of the lecture, whose keys may be marked wrongly."""
    if not quiz.options:
        return []  # an open question has no options to judge
    if not quiz.keys:
        return [Flaw("no-key", "fatal", "no option is marked as right")]
    found = flaws_of(asked(quiz, lecture))
    if quiz.single and len(quiz.keys) > 1:
        text = f"{len(quiz.keys)} options are marked as right where one can be chosen"
        found.insert(0, Flaw("two-keys", "fatal", text))
    return found


def habits(questions: Sequence[Question]) -> list[tuple[Origin, Flaw]]:
    """What gives keys away over a series of at least six, their place and their length; and what is asked twice."""
    choices = [q for q in questions if isinstance(q, Choice) and len(q.options) > 2]
    found = [(choices[0].origin, flaw) for flaw in (_one_place(choices), _long_keys(choices)) if flaw]
    seen: dict[str, int] = {}
    for one in questions:
        key = "|".join([plain_key(one.stem), *sorted(map(plain_key, options_of(one)))])
        line = seen.setdefault(key, one.origin.first)
        if line != one.origin.first:
            found.append((one.origin, Flaw("asked-twice", "major", f"asked in the same words on line {line}")))
    return found


def _one_place(choices: Sequence[Choice]) -> Flaw | None:
    place, often = Counter(q.answer for q in choices).most_common(1)[0] if choices else (0, 0)
    if len(choices) < SERIES or often < HABIT * len(choices):
        return None
    text = f"the key is option {place + 1} in {often} of {len(choices)} questions: move it about"
    return Flaw("keys-one-place", "major", text)


def _long_keys(choices: Sequence[Choice]) -> Flaw | None:
    longest = sum(max(q.options, key=lambda o: len(o.text)) == q.options[q.answer] for q in choices)
    if len(choices) < SERIES or longest < HABIT * len(choices):
        return None
    return Flaw("keys-longest", "major", f"the key is the longest option in {longest} of {len(choices)} questions")


def asked(quiz: Quiz, lecture: Lecture) -> Question:
    """A quiz with keys as a question; words in bold stand in capitals, for both set a word off."""
    stem = quiz.stem
    for word in quiz.strong:
        stem = stem.replace(word, word.upper())
    shared: dict[str, Any] = {
        "id": f"{lecture.id}/quiz/{quiz.origin.first}", "facts": (), "stem": stem, "rule": "teacher",
        "evidence": Evidence((quiz.origin,), "teacher"), "section": "", "lang": lecture.language,
        "lecture": lecture.id,
    }  # fmt: skip
    judged = pack(lecture.language).words("critic", "verdicts")
    if len(quiz.options) == 1:
        return Short(**shared, answer=quiz.options[0])
    if len(quiz.options) == 2 and all(plain_key(o) in judged for o in quiz.options):
        shared["stem"] = pack(lecture.language).one_of("critic", "asks_verdict", re.I).regex.sub("", stem)
        return TrueFalse(**shared, answer=judged.index(plain_key(quiz.options[quiz.keys[0]])) % 2 == 0)
    texts = tuple(Option(o) for o in quiz.options)
    if len(quiz.keys) == 1:
        return Choice(**shared, options=texts, answer=quiz.keys[0])
    return Multiple(**shared, options=texts, answer=quiz.keys)

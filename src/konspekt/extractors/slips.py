"""Slips of the lecture: what a teacher would mend before asking about it.

Goes in: settled facts. Comes out: the same facts, some marked doubtful, and a remark for each. A
slip is a subject defined twice without overlap, one command of two purposes, a word that no
dictionary and no other line knows, or broken agreement.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from operator import ne

from konspekt.languages import pack
from konspekt.languages.forms import plain_key, untwin, words
from konspekt.languages.morphology import morphology
from konspekt.model.facts import Command, Definition, Enumeration, Fact, Statement
from konspekt.remarks import Remark

OFTEN = 2
"""How many times a lecture has a word that is no slip for sure."""
LATIN = re.compile(r"[a-z]{6,}")
# `16 кб`: what a number counts is a unit, in a dictionary or not.
UNIT = re.compile(r"(?<=\d)\s?[^\W\d_]{1,4}(?![^\W\d_])")
VOWEL = re.compile(r"[аеёиоуыэюя]")
CYRILLIC = re.compile(r"[A-Za-zА-Яа-яЁё]*[А-Яа-яЁё]{2,}[A-Za-zА-Яа-яЁё]*")


def slips(facts: Sequence[Fact]) -> tuple[list[Fact], list[Remark]]:
    why: dict[str, str] = {}
    for key, reason in (*_two_purposes(facts), *_two_meanings(facts), *_odd_words_of_each(facts), *_broken(facts)):
        why.setdefault(key, reason)
    marked = [replace(f, doubtful=why[f.key]) if f.key in why else f for f in facts]
    remarks = [
        Remark("lecture-slip", f"{f.doubtful}; nothing is asked about it until the lecture says it otherwise", f.origin)
        for f in marked
        if f.doubtful
    ]
    return marked, remarks


def text_of(fact: Fact) -> str:
    """All prose of a fact, without code."""
    if isinstance(fact, Enumeration):
        return " ".join(i.plain for i in fact.items)
    subject = "" if fact.subject.is_code else fact.subject.plain
    return f"{subject} {fact.value.plain}"


def _two_purposes(facts: Sequence[Fact]) -> list[tuple[str, str]]:
    """Commands alike but for their arguments, of which one names another action than all the rest."""
    groups: dict[str, list[Command]] = defaultdict(list)
    for fact in facts:
        if isinstance(fact, Command) and fact.subject.is_code:
            groups[_skeleton(fact.subject.plain)].append(fact)
    found = []
    for same in groups.values():
        actions = {f.key: _action(f) for f in same}
        counts = Counter(a for a in actions.values() if a)
        if len(counts) < 2:
            continue
        (usual, most), (_, second) = counts.most_common(2)
        if most <= second:
            continue
        for fact in same:
            if actions[fact.key] and actions[fact.key] != usual:
                other = next(f for f in same if actions[f.key] == usual)
                reason = (
                    f"'{fact.subject.plain}' is said to do another thing than '{other.subject.plain}' at {other.origin}"
                )
                found.append((fact.key, reason))
    return found


def _skeleton(command: str) -> str:
    """Program, subcommand and flags: `docker start <name>` -> `docker start`."""
    tokens = re.sub(r"\$\(.*?\)|<[^>]*>", "", command).split()
    return " ".join([*tokens[:2], *sorted(t for t in tokens[2:] if t.startswith("-"))])


def _action(fact: Command) -> str:
    morph = morphology(fact.lang)
    if morph.gloss(fact.value.plain).kind != "action":
        return ""
    return next((morph.lemma(w) for w in words(fact.value.plain) if morph.gloss(w).kind == "action"), "")


def _two_meanings(facts: Sequence[Fact]) -> list[tuple[str, str]]:
    """One subject of one lecture, two noun phrases for what it is, and no word in common."""
    groups: dict[tuple[str, ...], list[Definition | Statement]] = defaultdict(list)
    for fact in facts:
        if isinstance(fact, Definition | Statement):
            morph = morphology(fact.lang)
            groups[(fact.lecture, *(morph.lemma(w) for w in words(fact.subject.plain)))].append(fact)
    found = []
    for same in groups.values():
        nominal = [f for f in same if morphology(f.lang).gloss(f.value.plain).kind == "nominal"]
        for at, one in enumerate(nominal):
            for other in nominal[at + 1 :]:
                if not _lemmas(one) & _lemmas(other):
                    reason = f"'{one.subject.plain}' means one thing at {one.origin} and another at {other.origin}"
                    found += [(one.key, reason), (other.key, reason)]
    return found


def _lemmas(fact: Definition | Statement) -> set[str]:
    morph = morphology(fact.lang)
    return {morph.lemma(w) for w in words(fact.value.plain) if len(w) > 3}


def _odd_words_of_each(facts: Sequence[Fact]) -> list[tuple[str, str]]:
    """Language by language: a word is no slip of its cousin in another."""
    tongues = sorted({fact.lang for fact in facts})
    return [found for tongue in tongues for found in _odd_words([f for f in facts if f.lang == tongue])]


def _odd_words(facts: Sequence[Fact]) -> list[tuple[str, str]]:
    """A Cyrillic word that the dictionary and the rest of the lecture lack; a Latin one a letter off another."""
    known = Counter(p for f in facts for p in LATIN.findall(plain_key(_everything(f))))
    common = _halves(word for word, times in known.items() if times > 1)
    found = []
    for fact in facts:
        morph, short = morphology(fact.lang), pack(fact.lang).words("sentences", "abbreviations")
        text = text_of(fact)
        for word in () if text.isascii() else CYRILLIC.findall(UNIT.sub(" ", text)):
            if untwin(word) != word:
                found.append((fact.key, f"'{word}' is written with letters of two alphabets"))
            odd = word.islower() and not VOWEL.search(word) and len(word) > 1 and word not in short
            if odd and not morph.known(untwin(word)) and not _again(word, facts):
                found.append((fact.key, f"'{word}' is a word that no dictionary and no other line knows"))
        for word in sorted(w for w in set(LATIN.findall(plain_key(text))) if known[w] < 2):
            near = (other for half in _half(word) for other in common.get(half, ()))
            if twin := min((other for other in near if _twins(word, other)), default="") or _doubled(word, known):
                found.append((fact.key, f"'{word}' looks like a slip of '{twin}'"))
    return found


def _again(word: str, facts: Sequence[Fact]) -> bool:
    """More than one fact has the word."""
    return sum(plain_key(word) in words(_everything(fact)) for fact in facts) > 1


def _everything(fact: Fact) -> str:
    return f"{fact.subject.plain} {text_of(fact)}"


def _halves(found: Iterable[str]) -> dict[str, list[str]]:
    """Words by their halves, of which two words share one that differ in a letter."""
    halves: dict[str, list[str]] = defaultdict(list)
    for word in found:
        for half in _half(word):
            halves[half].append(word)
    return halves


def _half(word: str) -> tuple[str, str]:
    """The word without its end and without its beginning, each as long as the word."""
    middle = len(word) // 2
    return word[:middle].ljust(len(word), "_"), word[middle:].rjust(len(word), "_")


def _twins(one: str, other: str) -> bool:
    """True if they differ in one letter."""
    return len(one) == len(other) and sum(map(ne, one, other)) == 1


def _doubled(word: str, known: Counter[str]) -> str:
    """`singnal`: without one letter of its middle it is a word that the lecture has again and again; endings differ."""
    shorter = (word[:at] + word[at + 1 :] for at in range(2, len(word) - 2))
    return next((other for other in shorter if known[other] >= OFTEN), "")


def _broken(facts: Sequence[Fact]) -> list[tuple[str, str]]:
    found = []
    for fact in facts:
        broken = morphology(fact.lang).disagreement(text_of(fact))
        if broken:
            found.append((fact.key, f"'{broken}' does not agree"))
    return found

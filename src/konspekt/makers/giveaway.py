"""Does a name tell its own meaning? `PR` and `priority`, `Unique` and «уникальность», `SHR` and `shared`.

Goes in: a name and what is said of it. Comes out: yes or no. Whoever reads both finds the pair without the lecture, so
nothing is asked where they stand on two sides: no choice, no match, no short answer and no true statement.
"""

from __future__ import annotations

import re

from konspekt.languages.forms import remembered
from konspekt.languages.likeness import linked, same_word
from konspekt.languages.translit import twins
from konspekt.makers.entry import Entry
from konspekt.makers.stems import is_command
from konspekt.model.facts import Statement

SHORT = re.compile(r"[^\w]*([A-ZА-ЯЁ]{2,5})s?[^\w]*")
"""An abbreviation that is the whole name: `SHR`, `%MEM`."""
VOWELS = re.compile(r"[aeiouyаеёиоуыэюя]", re.I)
LEAST = 3


def gives_away(entry: Entry) -> bool:
    """The gloss holds the words that the name abbreviates, or says half of its words in the other language.

    What is typed is a word of the other language for what it does, and has to be learnt all the same.
    """
    if spells(entry.fact.subject.plain, entry.gloss):
        return True
    said = translated(entry.term_words, entry.gloss_words)
    return bool(said) and 2 * len(said) >= len(entry.term_words) and not is_command(entry)


def says_itself(entry: Entry) -> bool:
    """The same, or the meaning repeats the whole name (`COMMAND: the command that runs`): nobody needs the lecture to
    call that true. A mere sentence says more of a thing than what it is."""
    if isinstance(entry.fact, Statement):
        return False
    repeats = bool(entry.term_words) and linked(entry.term_words, entry.gloss_words) == entry.term_words
    return (repeats and not is_command(entry)) or gives_away(entry)


def translated(stem: frozenset[str], option: frozenset[str]) -> frozenset[str]:
    """The words of the stem that the option says in another script, by sound or by the trade's dictionary."""
    return frozenset(w for w in stem - option if any(w.isascii() != o.isascii() and _pair(w, o) for o in option))


def _pair(one: str, other: str) -> bool:
    return same_word(one, other) or twins(one, other)


@remembered
def spells(name: str, gloss: str) -> bool:
    """By initials, the beginning of a word or its consonants: `PID: process ID`, `NI: nice value`, `SHR: shared`."""
    found = SHORT.fullmatch(name)
    if found is None:
        return False
    short = found[1]
    tokens = [t for t in re.split(r"[^\w]+", gloss) if t]
    initials = "".join(t if t.isupper() and len(t) > 1 else t[0].upper() for t in tokens if t.upper() != short)
    return short in initials or any(_cut(short, t.upper()) for t in tokens)


def _cut(short: str, word: str) -> bool:
    """The word shortened: to its beginning, or to its first consonants."""
    if len(word) < len(short) + 2 or word[0] != short[0]:
        return False
    bones = word[0] + VOWELS.sub("", word[1:])
    return word.startswith(short) or (len(short) >= LEAST and bones.startswith(short))

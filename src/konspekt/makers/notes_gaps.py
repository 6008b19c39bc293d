"""Several gaps of one sentence, a card each, and the sentence before one that leans on it.

Goes in: a gap question and its fact; lectures. Comes out: further gaps, each a fair card by itself: a name
that only one thing has, code, or the sentence's only number, with nothing beside it that could stand there too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from konspekt.languages import pack
from konspekt.languages.counting import counted
from konspekt.languages.forms import words
from konspekt.languages.likeness import content, linked, same_word
from konspekt.languages.sentences import sentences
from konspekt.makers.notes_sound import CLOZE, Side, flaw
from konspekt.model.facts import Definition, Enumeration, Fact
from konspekt.model.lecture import Block, Items, Lecture, Paragraph, walk
from konspekt.model.notes import NUMBER, SUBJECT, Gap, spots
from konspekt.model.questions import GAP, Cloze
from konspekt.model.text import Text

MOST = 3
"""Gaps of one sentence: more would ask for every word of it."""
CODE_SPAN = re.compile(r"`[^`]{2,30}`")
NAME = re.compile(
    r"""(?<![\w`./+-])(?:
        [A-Za-z]+[a-z][A-Z]\w*               # DataFrame
    |   [A-Z]{2,6}                           # ABI
    |   [A-Za-z]{3,}-?\d+\w*                 # libgit2, IEEE-754
    )(?![\w`/+-])""",
    re.VERBOSE,
)
DIGITS = re.compile(r"(?<![\w.,/-])\d+(?:[., ]\d+)*")
LARGE = re.compile(r"\d{2,}(?:[., ]\d+)*|\d+[.,]\d+")
ARTICLE = 3
"""Most letters of a small word between `and` and a name."""
BRACKET = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
SHUT = ',;/|&+=<>«»"“”:'
"""A sign beside a word that makes it one of several, or a part of something."""


@dataclass(frozen=True, slots=True)
class Before:
    """The sentence that stands before each sentence of a lecture, in the same paragraph."""

    said: Mapping[str, str]

    @classmethod
    def of(cls, lecture: Lecture) -> Before:
        said: dict[str, str] = {}
        for text in (t for slide in lecture.slides for block in walk(slide.blocks) for t in _texts(block)):
            found = [" ".join(piece.ticked.split()) for _, piece in sentences(text, lecture.language)]
            for one, other in pairwise(found):
                said.setdefault(other, one)
        return cls(said)

    def context(self, fact: Fact, hidden: str) -> str:
        """The sentence before, if it stands alone, is short, and has no word of what is hidden."""
        found = self.said.get(" ".join(fact.sentence.ticked.split()), "")
        given = any(same_word(one, other) for one in words(found) for other in words(hidden))
        given = given or bool(linked(content(found, fact.lang), content(hidden, fact.lang)))
        if not found or given or len(words(found)) > CLOZE[0] // 2 or _opens_leaning(found, fact.lang):
            return ""
        return found if found.endswith((".", "!", "…")) else ""


def _texts(block: Block) -> Iterator[Text]:
    match block:
        case Paragraph(text=text):
            yield text
        case Items(items=items):
            yield from (item.text for item in items)
        case _:
            pass


def leans(fact: Fact) -> bool:
    """A definition whose sentence begins with a pronoun (`This is called …`): the sentence before says of what."""
    return isinstance(fact, Definition) and _opens_leaning(fact.sentence.plain, fact.lang)


def _opens_leaning(text: str, lang: str) -> bool:
    return next(iter(words(text)), "") in pack(lang).words("deck", "pronouns")


def main_name(fact: Fact | None, answer: str) -> str:
    """A list's members are told apart by their words; else the gap is what the fact is about."""
    return answer if isinstance(fact, Enumeration) else SUBJECT


def hint(answer: str, lang: str) -> str:
    """A gap of several words says how many: the only hint that gives nothing away."""
    count = len(answer.split())
    return counted(count, "words", pack(lang)) if count > 1 else ""


def further(question: Cloze, fact: Fact | None, context: str = "") -> Iterator[tuple[Gap, Side]]:
    """The gaps after the first, in the order of the sentence."""
    if fact is None or question.rule != "gap" or _told_by_us(question):
        return
    before, _, after = question.stem.partition(GAP)
    left = MOST - 1
    for name, text in _candidates(fact, question):
        stem = question.answer.join((_holed(before, text), _holed(after, text)))
        side = Side("cloze", f"{context} {stem}".strip(), text, question.lang)
        rest = content(side.front.replace(GAP, " "), question.lang)
        if left and not linked(rest, content(text, question.lang)) and not flaw(side):
            left -= 1
            yield Gap(name, text, hint(text, question.lang)), side


def _told_by_us(question: Cloze) -> bool:
    """`We move to `data``: the steps of one example, whose names nobody should learn."""
    return bool(pack(question.lang).one_of("statements", "leaning").search(question.stem))


def _holed(part: str, text: str) -> str:
    for start, stop in spots(text, part):
        return part[:start] + GAP + part[stop:]
    return part


def _candidates(fact: Fact, question: Cloze) -> list[tuple[str, str]]:
    """(name, text) of what may be hidden, each once in the sentence, in its order."""
    stem = question.stem
    found: dict[int, tuple[str, str]] = {}
    for text in _named(fact, stem):
        places = spots(text, stem)
        if len(places) == 1 and (_member(fact, text) or _lonely(stem, *places[0], question.lang)):
            found[places[0][0]] = (text, text)
    numbers = list(DIGITS.finditer(stem))
    if len(numbers) == 1 and LARGE.fullmatch(numbers[0][0]):
        place = numbers[0].span()
        if spots(numbers[0][0], stem) == [place] and _lonely(stem, *place, question.lang):
            found[place[0]] = (NUMBER, numbers[0][0])
    return [found[at] for at in sorted(found)]


def _named(fact: Fact, stem: str) -> list[str]:
    bare = CODE_SPAN.sub(lambda m: " " * len(m[0]), stem)
    members = [t.ticked for t in fact.items if _member(fact, t.ticked)] if isinstance(fact, Enumeration) else []
    code = [m[0] for m in CODE_SPAN.finditer(stem) if len(m[0].split()) <= 3 and GAP not in m[0]]
    return list(dict.fromkeys((*members, *code, *(m[0] for m in NAME.finditer(bare)))))


def _member(fact: Fact, text: str) -> bool:
    """A name among the members of a closed list: only one is missing."""
    if not isinstance(fact, Enumeration) or fact.open or fact.examples:
        return False
    named = text[:1].isupper() or "`" in text or bool(NAME.fullmatch(text))
    return named and len(words(text)) <= 3 and any(i.ticked == text for i in fact.items)


def _lonely(stem: str, start: int, stop: int, lang: str) -> bool:
    """Neither in brackets nor in a row, nor a part of a longer name."""
    if any(m.start() < start < m.end() for m in BRACKET.finditer(stem)):
        return False
    before, after = stem[:start].split(), stem[stop:].split()
    beside = (before[-1] if before else "", after[0] if after else "")
    joints = pack(lang).words("lists", "and")
    article = before[-2:-1] if len(beside[0]) <= ARTICLE else []
    if any(word.lower() in joints or word == GAP for word in (*beside, *article)):
        return False
    touched = stem[start - 1 : start] if start else ""
    row = beside[0][-1:] in SHUT if beside[0] else False
    row = row or (stem[stop : stop + 1] in SHUT if stop < len(stem) else False)
    longer = beside[1][:1].isupper() or (beside[0][:1].isupper() and len(before) > 1)
    return touched in ("", " ") and not row and not longer

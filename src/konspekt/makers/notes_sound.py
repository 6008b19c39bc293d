"""What a careful teacher would not put on a card: one small rule per flaw, a reason in words.

Goes in: one side-by-side question of a note. Comes out: the first reason against it, or "". After
Wozniak's twenty rules and Matuschak: one fact, short, understood alone, answer not in the question.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from konspekt.languages import pack
from konspekt.languages.forms import words
from konspekt.languages.likeness import content, linked, same_word
from konspekt.model.notes import CardKind
from konspekt.model.questions import GAP

FRONT, CLOZE, BACK = (30, 220), (45, 320), (25, 180)
"""Most words and letters of a front, of a text with a gap, of a back."""
GAP_WORDS, GAP_SHARE, CONTEXT = 6, 0.4, 3
ROOT = 8
"""Letters that no two words begin with unless they are of one root."""
PAIRS = {")": "(", "]": "[", "}": "{", "»": "«", "”": "“"}
CODE = re.compile(r"`[^`]*`")
RESIDUE = re.compile(
    r"<!--|-->|!\[|\]\(|\]\[|</?[a-z][a-z0-9]*(?:\s[^>]*)?/?>|&(?:[a-z]+|#\d+);|\*\*|(?<!\w)__(?=\w)|~~|```|\{%|\{\{|\{[.#][\w-]+\}"
    r"|\[\^\w+\]|^\s*(?:#{1,6}|[-*+>])\s|^\s*\||\|\s*$|\\\s*$"
)
ACRONYM = re.compile(r"^[A-ZА-ЯЁ]{2,6}s?$")
SENTENCE = re.compile(r"[.!?…]\s+[«\"“(]?[A-ZА-ЯЁ]")
LETTER_LIST = re.compile(r"[:;]-?[()]|(?:^|(?<=\s))(?:\d+|[a-zа-я])\)")


@dataclass(frozen=True, slots=True)
class Side:
    """A question and its answer in plain text, code in backticks; a cloze front holds one gap."""

    kind: CardKind
    front: str
    back: str
    lang: str

    @property
    def is_code(self) -> bool:
        return self.back.startswith("`") and self.back.endswith("`")

    @property
    def asked(self) -> frozenset[str]:
        return content(self.front.replace(GAP, " "), self.lang)

    @property
    def answer(self) -> frozenset[str]:
        return content(self.back, self.lang)


def flaw(side: Side) -> str:
    """Why the card must not be shipped, in a few words; empty if nothing speaks against it."""
    return next((reason for rule, reason in RULES if rule(side)), "")


def _empty(side: Side) -> bool:
    return not words(side.front.replace(GAP, " ")) or not re.search(r"\w", side.back)


def _long(side: Side) -> bool:
    limits = ((side.front, CLOZE if side.kind == "cloze" else FRONT), (side.back, BACK))
    return any(len(words(text)) > most or len(text) > letters for text, (most, letters) in limits)


def _several(side: Side) -> bool:
    """Two sentences, a semicolon, or a list of three and more is more than one thing to recall."""
    bare = CODE.sub("x", side.back)
    joints = "|".join(map(re.escape, pack(side.lang).words("lists", "and"))) or r"(?!)"
    quiet = re.sub(r"\([^)]*\)|«[^»]*»", "", bare)
    pieces = [p for p in re.split(rf"\s*[,;]\s*|\s(?:{joints})\s", quiet) if p.strip()]
    short = sum(len(words(p)) <= 4 for p in pieces)
    listed = len(re.findall("[,;]", bare)) >= 2 and short >= 0.8 * len(pieces)
    return "; " in bare or bool(SENTENCE.search(bare)) or listed or CODE.sub("", side.front).count("?") > 1


def _leaks(side: Side) -> bool:
    """Every word of the answer stands in the question."""
    if side.is_code:
        return bool(re.search(rf"(?<![\w-]){re.escape(side.back.strip('` '))}(?![\w-])", side.front))
    own = frozenset(w for w in side.answer if len(w) > 1)
    if not own:
        return not re.search(r"\d", side.back)
    return len(own) <= 8 and all(linked(frozenset({w}), side.asked) or _begins(w, side.asked) for w in own)


def _begins(word: str, others: Collection[str]) -> bool:
    """One is the beginning of the other, or both begin with one long root: `part`, `partial`; `распределённость`."""
    return any(
        min(len(word), len(o)) > 3 and (word.startswith(o) or o.startswith(word) or word[:ROOT] == o[:ROOT])
        for o in others
    )


def _akin(side: Side) -> bool:
    """A short answer that is an abbreviation of the question, its expansion, or its loan word in another script."""
    if len(words(side.back)) > GAP_WORDS:
        return False
    for one, other in ((side.back, side.front), (side.front, side.back)):
        if any(ACRONYM.match(w) and _spells(other, w) for w in re.findall(r"[\w-]+", one)):
            return True
    long = [w for w in words(side.front) if len(w) > 3]
    return any(w.isascii() != v.isascii() and same_word(w, v) for w in words(side.back) if len(w) > 3 for v in long)


def _spells(text: str, acronym: str) -> bool:
    """The initials of neighbouring words of the text spell it: `Central Processing Unit`, `CPU`."""
    found = [w for w in re.split(r"[\W_]+", text) if w]
    return acronym.rstrip("s").upper() in "".join(w[0] for w in found).upper() or acronym in found


def _leans(side: Side) -> bool:
    """A pronoun before anything that it could stand for, or a pointer at a picture."""
    pronouns = frozenset(pack(side.lang).words("deck", "pronouns"))
    stops = frozenset(pack(side.lang).words("makers", "light")) | frozenset(pack(side.lang).words("deck", "openers"))
    before = 0
    for word in words(side.front.replace(GAP, " ")):
        if word in pronouns and before < 2:
            return True
        before += word not in stops
    return bool(pack(side.lang).one_of("critic", "pointers").search(side.front.lower()))


def _dirty(side: Side) -> bool:
    texts = (side.front.replace(GAP, " "), side.back)
    return any(RESIDUE.search(CODE.sub(" ", text)) or not _balanced(text) for text in texts)


def _balanced(text: str) -> bool:
    if text.count("`") % 2:
        return False
    open_: list[str] = []
    for char in LETTER_LIST.sub("", CODE.sub(" ", text)):
        if char in PAIRS.values():
            open_.append(char)
        elif char in PAIRS and (not open_ or open_.pop() != PAIRS[char]):
            return False
    return not open_ and text.count('"') % 2 == 0


def _broken_off(side: Side) -> bool:
    text = side.back.rstrip(' »"`.')
    found = words(text)
    if len(found) < 2 or side.is_code:
        return False
    tail = found[-1] in pack(side.lang).words("critic", "open_words") and text.split()[-1].islower()
    return bool(re.search(r"[,:—–(]$|\s-$|…$|\.\.\.$", side.back.rstrip(' »"`'))) or tail


def _badly_cut(side: Side) -> bool:
    """A gap with too little around it, or too much inside it."""
    if side.kind != "cloze":
        return False
    inside = len(side.back.strip("`"))
    around = len(side.front) - len(GAP)
    fat = inside > GAP_SHARE * (inside + around) or len(words(side.back)) > GAP_WORDS
    return side.front.count(GAP) != 1 or fat or len(side.asked) < CONTEXT


RULES: tuple[tuple[Callable[[Side], bool], str], ...] = (
    (_empty, "a side is empty"),
    (_badly_cut, "the gap is badly cut"),
    (_long, "it is too long"),
    (_several, "it asks for more than one thing"),
    (_leaks, "the answer stands in the question"),
    (_akin, "the answer is an abbreviation or a twin of the question"),
    (_leans, "it leans on something that is not on the card"),
    (_dirty, "markup or a lone bracket is left in it"),
    (_broken_off, "the answer breaks off"),
)

"""Topics of a lecture as options: heads of lists, terms, titles, and which of them may stand beside which.

Goes in: facts. Comes out: topics that name something, and whether two of them look alike, stand near one another and
are neither the other's whole nor its part.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from konspekt.languages import pack
from konspekt.languages.forms import plain_key, words
from konspekt.languages.likeness import content, linked
from konspekt.languages.morphology import morphology
from konspekt.makers.category import NAME, bare, heading, nameable
from konspekt.makers.entry import one_case
from konspekt.makers.members import BARE
from konspekt.makers.picks import dress_of
from konspekt.makers.worth import EMOJI
from konspekt.model.facts import Enumeration, Fact
from konspekt.model.text import Text

LONGEST, COUNTED, LONGER = 9, 3, 16
FAR = 12
"""Sections apart, at most."""
LOOSE = re.compile(r"[?!;|=→«»“”\"]|[.,:]$|\s[-–—]\s|^\d")


ASIDE = ("inline-brackets", "inline-colon")
"""Members that stand beside their head, outside of its sentence."""


@dataclass(frozen=True)
class Topic:
    name: str
    """As an option shows it."""
    lang: str
    at: int
    """Its section."""
    title: str
    """The title of that section, folded."""

    @property
    def words(self) -> frozenset[str]:
        return content(self.name, self.lang)


def topic_of(fact: Fact) -> Topic:
    head = fact.subject.ticked.strip(" .:")
    return Topic(BARE.sub("", head) or head, fact.lang, fact.place[0] if fact.place else 0, plain_key(fact.section))


def headed(fact: Enumeration, known: frozenset[tuple[str, str]]) -> bool:
    """The head is a class that the lecture speaks of, in the plural, or holds nothing but names: a title, a term, a
    clause before a list. Under one thing (`Flask`) stands whatever is said of it, and nobody remembers where."""
    told = (fact.lecture, plain_key(fact.subject.plain)) in known
    titled = plain_key(fact.subject.plain) == plain_key(fact.section)
    proper = all(NAME.match(i.plain) for i in fact.items)
    rule = fact.evidence.rule
    aside = told and rule in ASIDE and not fact.examples
    if rule.startswith("inline") and not aside and not ((told or titled) and proper):
        return False  # what a sentence happens to name is no topic
    name = topic_of(fact).name
    many = proper or all(map(_is_name, fact.items)) or morphology(fact.lang).number(name) != "sing"
    return many and named(name, fact.lang) and not bare(name, fact)


def _is_name(text: Text) -> bool:
    """A name: code, an acronym, one Latin word."""
    return text.is_code or bool(NAME.match(text.plain)) or (text.plain.isascii() and len(words(text.plain)) == 1)


@lru_cache(maxsize=4096)
def named(head: str, lang: str) -> bool:
    """No label, no order, no word to the reader, nothing that leans on a sentence before."""
    found, own = words(head), pack(lang)
    if not 0 < len(found) <= LONGEST or LOOSE.search(head) or EMOJI.search(head) or heading(head, lang):
        return False
    leans = (*own.words("makers", "leaning"), *own.words("makers", "dangling"), *own.words("makers", "not_names"))
    counts = own.one_of("makers", "counts").match(plain_key(head)) or own.one_of("makers", "numerals").search(head)
    if (
        found[0] in leans
        or (counts and len(found) <= COUNTED)
        or own.one_of("terms", "labels").fullmatch(plain_key(head))
    ):
        return False
    if found[-1] in (*leans, *own.words("critic", "open_words")) or morphology(lang).orders(head):
        return False
    return not set(found) & {*own.words("deck", "pronouns"), *own.words("statements", "address")}


def may_stand(one: Topic, other: Topic) -> bool:
    """Alike and near, and neither is the other, its whole or its part."""
    if abs(one.at - other.at) > FAR or plain_key(one.name) == other.title or plain_key(other.name) == one.title:
        return False
    left, right = linked(one.words, other.words), linked(other.words, one.words)
    if left == one.words or right == other.words:
        return False
    return _sort(one) == _sort(other) and _look_alike(*one_case([one.name, other.name], one.lang))


@lru_cache(maxsize=4096)
def _sort(topic: Topic) -> tuple[bool, bool]:
    """A clause stands beside clauses, a quality beside qualities."""
    return nameable(topic.name, topic.lang, LONGEST), morphology(topic.lang).adjective(topic.name)


def _look_alike(one: str, other: str) -> bool:
    """Of one script and dress; lengths may differ more than those of members, for topics are known by heart."""
    shorter, longer = sorted((one, other), key=len)
    return len(longer) <= max(len(shorter) + LONGER, 2 * len(shorter)) and dress_of(one) == dress_of(other)


def farness(one: Topic, other: Topic) -> float:
    """Neighbours first, those that share a word before others, then those of like length."""
    length = abs(len(one.name) - len(other.name)) / LONGER
    return abs(one.at - other.at) + length + (0 if linked(one.words, other.words) else LONGER / 4)

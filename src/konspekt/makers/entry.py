"""A fact as the makers handle it: its term and gloss dressed for stems and options, its words compared.

Goes in: a definition, command or statement. Comes out: an `Entry` whose `term` and `gloss` have one
dress (first letter, final stop, brackets), with lemmas for telling near from same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from konspekt.languages import Pack, pack
from konspekt.languages.forms import plain_key, words
from konspekt.languages.morphology import Gloss, Morphology, morphology
from konspekt.languages.translit import skeleton
from konspekt.model.facts import Command, Definition, Property, Statement
from konspekt.model.text import Text

BRACKETS = re.compile(r"\s*\((?:[^()]|\([^()]*\))*\)")
ACRONYM = re.compile(r"^[A-ZА-ЯЁ]{2,}|[a-zа-яё][A-ZА-Я]|\d")
STEM = 5


@dataclass(frozen=True)
class Entry:
    fact: Definition | Command | Statement | Property
    term: str
    """As options show it, code in backticks."""
    gloss: str
    """Without final stop and brackets, first letter small where the word allows it."""
    shape: Gloss

    @property
    def key(self) -> str:
        return self.fact.key

    @property
    def morph(self) -> Morphology:
        return morphology(self.fact.lang)

    @property
    def pack(self) -> Pack:
        return pack(self.fact.lang)

    @cached_property
    def gloss_words(self) -> frozenset[str]:
        return content(self.gloss, self.fact.lang)

    @cached_property
    def term_words(self) -> frozenset[str]:
        return content(self.term, self.fact.lang)

    @cached_property
    def names(self) -> frozenset[str]:
        """Words of the term and of its aliases: what a stem must not give away."""
        aliases = () if isinstance(self.fact, Statement | Property) else self.fact.aliases
        return self.term_words | frozenset(w for a in aliases for w in content(a, self.fact.lang))

    @property
    def is_code(self) -> bool:
        return "`" in self.term

    @property
    def slide(self) -> int:
        return self.fact.origin.slide


def entry(fact: Definition | Command | Statement) -> Entry:
    term = _bare_term(fact)
    if isinstance(fact, Command) and "`" not in term and fact.subject.plain.isascii():
        term = f"`{fact.subject.plain}`"
    gloss = dress(fact.value, fact.lang)
    return Entry(fact, term, gloss, morphology(fact.lang).gloss(gloss))


def _bare_term(fact: Definition | Command | Statement) -> str:
    """The subject without `каждый`, `any`."""
    for word in pack(fact.lang).words("makers", "determiners"):
        if fact.subject.plain.lower().startswith(word + " "):
            return fact.subject.cut(len(word) + 1).ticked
    return fact.subject.ticked


def dress(value: Text, lang: str, brackets: bool = False) -> str:
    """One dress for every option: no final stop, no brackets, a small first letter where the word allows it."""
    text = " ".join(value.ticked.split())
    first = re.split(r"(?<=[^\s.]{3}[.!?])\s+(?=[A-ZА-ЯЁ])", text)[0]
    if not brackets:
        bare = BRACKETS.sub("", first)
        first = bare if len(words(bare)) >= 2 else first
    return small_first(_first_clause(first.strip().rstrip(" .;:,"), lang), lang)


def _first_clause(text: str, lang: str) -> str:
    """Up to where a second statement begins: a noun phrase run on by a verb, or a connector of the pack."""
    for connector in pack(lang).words("makers", "connectors"):
        found = re.search(connector, text, re.I)
        if found and len(words(text[: found.start()])) >= 3:
            text = text[: found.start()]
    head, comma, rest = text.partition(", ")
    morph = morphology(lang)
    if comma and len(words(head)) >= 3 and morph.gloss(head).kind in ("nominal", "action") and not morph.has_predicate(head):
        first = next(iter(words(rest)), "")
        if morph.gloss(first).kind == "verbal":
            return head
    return text


def small_first(text: str, lang: str) -> str:
    """`Агент, работающий` -> `агент, работающий`; names, acronyms and code keep their letters."""
    word = text.split(" ", 1)[0]
    bare = word.strip("«»\"“”(),;:")
    if not bare or not bare[0].isupper() or "`" in word or ACRONYM.search(bare):
        return text
    return text[0].lower() + text[1:] if morphology(lang).common(bare) else text


@lru_cache(maxsize=65536)
def content(text: str, lang: str) -> frozenset[str]:
    """Lemmas of the words that carry meaning."""
    morph = morphology(lang)
    light = frozenset(pack(lang).words("makers", "light"))
    found = (w for w in words(text.replace("`", " ")) for w in re.split(r"[-'’.]", w) if len(w) > 1 or w.isdigit())
    return frozenset(lemma for w in found if w not in light and (lemma := morph.lemma(w)) not in light)


@lru_cache(maxsize=65536)
def same_word(one: str, other: str) -> bool:
    """Equal, of one long beginning, or one loan word in two scripts."""
    if one == other:
        return True
    if one.isascii() != other.isascii():
        left, right = skeleton(one), skeleton(other)
        return len(left) >= 4 and (left == right or (len(right) >= 5 and left[:5] == right[:5]))
    size = min(len(one), len(other))
    return size >= STEM and one[:STEM] == other[:STEM] and one[: int(0.8 * size)] == other[: int(0.8 * size)]


def linked(stem: frozenset[str], option: frozenset[str]) -> frozenset[str]:
    """The words of the stem that the option repeats."""
    return frozenset(s for s in stem if any(same_word(s, o) for o in option))


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Share of the smaller set that the larger one has, 0..1."""
    size = min(len(one), len(other))
    return len(one & other) / size if size else 0.0


__all__ = ["Entry", "content", "dress", "entry", "linked", "overlap", "plain_key", "same_word", "small_first"]

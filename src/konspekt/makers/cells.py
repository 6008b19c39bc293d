"""A cell of a comparison: a thing, an attribute, what the lecture gives for the two.

Comes out: what each of them is by its grammar, and whether the cell is worth asking. What only the author's table
knows is not: a remark, a price, the time of one run, the data of an example.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from konspekt.languages import Pack, pack
from konspekt.languages.articles import COMMON, MASS
from konspekt.languages.forms import plain_key, words
from konspekt.languages.grammar import Gloss, Morphology
from konspekt.languages.morphology import morphology
from konspekt.makers.category import heading, nameable
from konspekt.makers.entry import small_first

LONGEST_THING, LONGEST_ATTRIBUTE, SAID = 6, 4, 12
AMOUNT = re.compile(r"[~<>≈≤≥±]?\s*[-−]?\d[\d.,]*(?:\s?[-–]\s?\d[\d.,]*)?\+?(?:\s?\S{1,6}){0,2}")
"""`7 GB/s`, `~32 MB`, `1-4 channels`, `3+`: a number and perhaps its unit."""
BARE = re.compile(r"[\d.,+\s–-]+")
UNIT = re.compile(r"\s*[(\[](?P<unit>[^()\[\]]{1,12})[)\]]$")
ASIDE = re.compile(r"\([^()]*\)|`[^`]*`|\"[^\"]*\"")
LIST = re.compile(r"\s*[,;/&]\s*")
LONGEST_MEMBER = 4
CLAUSAL = re.compile(r":\s|\s[-–—]\s|[!?]")
"""`for the column age: numbers up to 120`: more than a value."""
PREFIXED = re.compile(
    r"(?<![^\W\d_])[kKMGTPmµun]?i?(?=(?:B|b|bit|byte|Hz|s|m|g|V|A|W|Б|б|бит|байт|Гц|с|м|г|В|А|Вт)s?(?:/|$))"
)
SMALL = re.compile(r"[^\W\dA-ZА-ЯЁ_/]+\s")
NUMBERED = re.compile(r"[A-Z]?[a-z]+ \d+")
Sort = Literal["amount", "said", "value", "clause"]


@dataclass(frozen=True)
class Cell:
    thing: str
    attribute: str
    value: str
    lang: str
    noun: str = ""
    """What the things are called, folded; may be empty."""
    tabled: bool = True
    deed: bool = False
    """The rows are what is done, the columns what it is done to: `Copy`, `Files`."""

    @property
    def pack(self) -> Pack:
        return pack(self.lang)

    @property
    def morph(self) -> Morphology:
        return morphology(self.lang)

    @cached_property
    def unit(self) -> str:
        """`lbs` of `Weight (lbs)`."""
        found = UNIT.search(self.attribute)
        return found["unit"] if found else ""

    @cached_property
    def side(self) -> str:
        """The attribute inside a sentence: without its unit, in small letters where it is no name."""
        bare = UNIT.sub("", self.attribute)
        tokens = [t for t in bare.split() if t[:1].isupper()]
        if len(tokens) > 1 and all(t[1:].islower() for t in tokens):
            return bare.lower()  # `Resource Utilization`: a title's capitals
        return small_first(bare, self.lang)

    @cached_property
    def named(self) -> bool:
        """The thing has a name: no clause, no heading, no `Condition 1` outside of a table."""
        fits = nameable(self.thing, self.lang, LONGEST_THING) and not self.morph.orders(self.thing)
        loose = not self.tabled and (NUMBERED.fullmatch(self.thing) or self._labels(words(self.thing)[-1]))
        return fits and not loose and not heading(self.thing, self.lang)

    @cached_property
    def owner(self) -> str:
        """The thing behind its attribute; '' where its form is not known."""
        return self.morph.owner(self.thing) if self.named else ""

    def _labels(self, word: str) -> bool:
        return bool(self.pack.one_of("tables", "no_class").fullmatch(word))

    @cached_property
    def shape(self) -> Gloss:
        """Of the attribute."""
        return self.morph.gloss(self.side)

    @cached_property
    def sort(self) -> Sort:
        return sort_of(self.value, self.lang)

    def headed(self, group: str) -> bool:
        return bool(self.pack.one_of("tables", group).fullmatch(plain_key(UNIT.sub("", self.attribute))))

    @cached_property
    def noun_like(self) -> bool:
        """The attribute is a noun of this language: `the price of …`; not `written in`, `Supports joins`, `Docker`."""
        found = words(self.side)
        leads = set(found[1:]) & set(self.pack.words("critic", "open_words")) - {"of"}
        if "`" in self.side or len(found) > LONGEST_ATTRIBUTE or leads or not self.morph.is_term(self.side):
            return False
        nominal = self.shape.kind in ("nominal", "action")
        if self.lang != "en":
            return nominal and bool(self.shape.number)
        return self._listed_side() or (nominal and _is_noun(found[-1]) and not self.morph.adjective(self.side))

    @cached_property
    def foreign(self) -> bool:
        """`Data Binding` in a Russian lecture: a noun without a case."""
        latin = self.pack.data["detect"]["script"] == "latin"
        return self.side.isascii() and not latin and "`" not in self.side and self.morph.is_term(self.side)

    def _listed_side(self) -> bool:
        folded = plain_key(self.side)
        groups = (("tables", "attributes"), ("tables", "codes"), ("properties", "attributes"))
        return any(self.pack.one_of(*g).fullmatch(folded) for g in groups) and not words(folded)[-1].endswith("ed")

    @cached_property
    def plural(self) -> bool:
        return (self.shape.number or self.morph.number(self.side)) == "plur"

    @property
    def whose(self) -> str:
        """`masc`, `femn`, `neut` or `plur`: what the question word agrees with."""
        return "plur" if self.plural else self.shape.gender or "masc"


def _is_noun(word: str) -> bool:
    """An English noun that the lists or its ending know; `Docker` and `dependent` are none."""
    own, one = pack("en"), morphology("en").lemma(word)
    known = {*own.words("morphology", "things"), *own.words("morphology", "mass"), *own.words("morphology", "nouns")}
    endings = tuple(e for e in (*COMMON, *MASS) if e not in ("ed", "ic", "ous", "able", "ible", "er", "or"))
    return one in known or one.endswith(endings)


def sort_of(value: str, lang: str) -> Sort:
    """A number, a predicate (`causes a lot of fragmentation`), a clause of its own, or a plain value."""
    morph = morphology(lang)
    if AMOUNT.fullmatch(value):
        return "amount"
    found, own = words(value), pack(lang)
    opens = found[0] if found else ""
    if CLAUSAL.search(ASIDE.sub("", value)) or opens in own.words("tables", "impersonal"):
        return "clause"
    if morph.gloss(value).kind == "verbal" and len(found) > 1 and SMALL.match(value):
        return "clause" if morph.own_subject(value) else "said"
    leads = set(found[1:2]) & set(own.words("critic", "open_words")) - {"of", *own.words("lists", "and")}
    if leads and opens.endswith("s"):
        return "clause"  # `focuses on files`: a verb that no list knows
    return "clause" if morph.has_predicate(value) or morph.whole(value) else "value"


def listed(value: str, lang: str) -> bool:
    """`Redis, Memcached`, `nodes and edges`: more than one thing, each in a few words."""
    bare = ASIDE.sub("x", value)
    parts = LIST.split(bare)
    several = len(parts) > 1 or not set(words(bare)).isdisjoint(pack(lang).words("lists", "and"))
    return several and all(len(words(p)) <= LONGEST_MEMBER for p in parts)


def unit_of(value: str) -> str:
    """`B/s` of `7 GB/s`: amounts of two units answer no one question."""
    return PREFIXED.sub("", re.sub(r"[^\D]|[~<>≈≤≥±+.,–-]", "", value).strip())


def worth_asking(cell: Cell) -> bool:
    """Known outside of the author's own table: no remark, price, time of one run, no number without its unit."""
    if cell.headed("hollow") or cell.headed("prices") or (cell.headed("times") and cell.sort == "amount"):
        return False
    leans = (*cell.pack.words("makers", "leaning"), *cell.pack.words("makers", "dangling"))
    found = words(cell.value)
    told = plain_key(cell.value).replace(" ", "") in plain_key(cell.thing).replace(" ", "")  # `DDR SDRAM`: `DRAM`
    return bool(found) and found[0] not in leans and not told


def sample(cells: Sequence[Cell]) -> bool:
    """A table of people or goods that stands in for any other, or the numbers of one run: two columns of them."""
    goods = {c.attribute for c in cells if c.headed("prices")}
    if len(goods) > 1 or any(c.headed("personal") for c in cells):
        return True
    sides: dict[str, list[bool]] = {}
    for cell in cells:
        sides.setdefault(cell.attribute, []).append(bool(BARE.fullmatch(cell.value)))
    return sum(2 * sum(bare) > len(bare) for bare in sides.values()) > 1

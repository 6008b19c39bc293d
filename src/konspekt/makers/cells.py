"""A cell of a comparison as a sentence that needs no table: `What is the bandwidth of an SSD?`

Goes in: a thing, an attribute, what the lecture gives for the two. Comes out: a stem that asks for the cell, one that
asks for the thing, a statement; '' where no sentence is grammatical for sure. What only the author's table knows, a
remark, a price, the time of one run, is asked in no form.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from konspekt.languages import Pack, pack
from konspekt.languages.articles import COMMON, MASS, article
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
PREFIXED = re.compile(r"(?<![^\W\d_])[kKMGTPmµun]?i?(?=(?:B|b|bit|byte|Hz|s|m|g|V|A|W|Б|б|бит|байт|Гц|с|м|г|В|А|Вт)s?(?:/|$))")
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
    def owner(self) -> str:
        """The thing behind its attribute; '' where it names nothing: a clause, a heading, `Condition 1` of no table."""
        fits = nameable(self.thing, self.lang, LONGEST_THING) and not self.morph.orders(self.thing)
        loose = not self.tabled and (NUMBERED.fullmatch(self.thing) or self._labels(words(self.thing)[-1]))
        return self.morph.owner(self.thing) if fits and not loose and not heading(self.thing, self.lang) else ""

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
    found = words(value)
    if CLAUSAL.search(ASIDE.sub("", value)) or found[:1] and found[0] in pack(lang).words("tables", "impersonal"):
        return "clause"
    if morph.gloss(value).kind == "verbal" and len(found) > 1 and not value[0].isupper() and "/" not in value.split()[0]:
        return "clause" if morph.own_subject(value) else "said"
    if found[1:2] and found[0].endswith("s") and found[1] in set(pack(lang).words("critic", "open_words")) - {"of", "and", "or"}:
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


def cell_stem(cell: Cell) -> str:
    """Asks what the lecture gives for the thing; '' where no form fits."""
    if "cell_masc" not in cell.pack.data["stems"]:
        return cell.pack.word("stems", "property").replace("{subject}", cell.thing).replace("{attribute}", cell.attribute)
    form = _cell_form(cell) if cell.owner else ""
    return _filled(cell, form) if form else ""


def _cell_form(cell: Cell) -> str:
    if cell.headed("examples") and cell.sort != "clause":
        return "cell_examples" if listed(cell.value, cell.lang) else "cell_example"
    if cell.headed("uses") and cell.sort in ("value", "said"):
        return "cell_use"
    if cell.sort == "said":
        return "" if _of_side(cell, cell.value) else "cell_said"
    if not cell.noun_like or cell.headed("amounts") or cell.sort == "clause":
        return ""
    if cell.sort == "amount" and cell.plural and not cell.unit:
        return "cell_many" if "cell_many" in cell.pack.data["stems"] else ""
    return "" if BARE.fullmatch(cell.value) and not (cell.unit or cell.headed("codes")) else f"cell_{cell.whose}"


def _of_side(cell: Cell, value: str) -> bool:
    """`Order of messages: is kept in a partition`: the attribute is what the passive tells of, not the thing."""
    passive = cell.pack.one_of("deck", "passive").search(words(value)[0]) or words(value)[0].endswith("ся")
    return bool(passive) and not cell.headed("features")


def row_stem(cell: Cell) -> str:
    """Asks for the thing by what the lecture gives for it."""
    if "row_value" not in cell.pack.data["stems"]:
        stem = cell.pack.word("stems", "property_row").replace("{value}", cell.value)
        return stem.replace("{attribute}", cell.attribute)
    form = _row_form(cell) if cell.owner else ""
    return _filled(cell, form) if form else ""


def _row_form(cell: Cell) -> str:
    if cell.headed("examples"):
        return "row_example" if cell.sort != "clause" else ""
    if cell.headed("uses") and cell.sort == "value":
        return "row_use"
    if cell.sort == "said":
        shape = cell.morph.gloss(cell.value)
        gender = which(cell)[1] or "neut"
        agrees = shape.number != "plur" and shape.gender in ("", gender)
        return "row_said" if agrees and not _of_side(cell, cell.value) else ""
    if not cell.noun_like or cell.headed("amounts") or cell.sort == "clause":
        return ""
    if cell.sort != "amount":
        plain = cell.value.isalpha() and cell.value.islower() and not cell.plural
        return "row_quality" if plain else "row_value"
    if cell.plural and not cell.unit:
        return "row_many" if "row_many" in cell.pack.data["stems"] else ""
    if cell.headed("codes"):
        return "row_code"
    return "" if BARE.fullmatch(cell.value) and not cell.unit else "row_amount"


def which(cell: Cell) -> tuple[str, str]:
    """What the things are called, and its gender: `method`; ('', '') where the head of the rows says nothing."""
    if not cell.noun or cell.pack.one_of("tables", "no_class").fullmatch(cell.noun):
        return "", ""
    singular, gender = cell.morph.singular(cell.noun)
    known = singular and nameable(singular, cell.lang, 3) and not cell.morph.gloss(singular).kind == "verbal"
    if not known or (cell.lang == "en" and not cell.morph.names_class(f"{singular}s")):
        return "", ""
    return singular, gender


def _filled(cell: Cell, form: str, value: str = "") -> str:
    own, told = cell.pack, value or cell.value
    called = cell.morph.called(cell.thing, "")
    parts = {
        **_asking(cell),
        "a": article(cell.side) if cell.lang == "en" else "",
        "a_value": article(told) if cell.lang == "en" else "",
        "do": own.word("stems", "do_plur" if called.number == "plur" else "do"),
        "amount": f"{told} {cell.unit}".rstrip(),
        "unit": own.word("stems", "in_unit").replace("{unit}", cell.unit) if cell.unit else "",
        "subject": cell.owner, "thing": cell.owner if cell.lang == "en" else called.text, "attribute": cell.side,
        "quoted": told if "`" in told else own.word("stems", "quoted").replace("{term}", told), "value": told,
    }  # fmt: skip
    text = own.word("stems", form)
    for name, part in parts.items():
        text = text.replace("{" + name + "}", part)
    return text[0].upper() + text[1:]


def _asking(cell: Cell) -> dict[str, str]:
    """`Which method`, `У какого метода`; without a word for the things, `Which of these`."""
    noun, gender = which(cell)
    asks, owns = (cell.pack.data["stems"][name] for name in ("asks", "owns"))
    if not noun:
        return {"which": asks["none"], "whose": owns["none"]}
    return {
        "which": f"{asks[gender or 'masc']} {noun}",
        "whose": f"{owns[gender or 'masc']} {noun if cell.lang == 'en' else cell.morph.owner(noun)}",
    }


def cell_claim(cell: Cell, value: str) -> str:
    """The value told of the thing; '' where that is no sentence."""
    if "cell_masc" not in cell.pack.data["stems"]:
        text = cell.pack.word("stems", "states_property")
        return text.replace("{subject}", cell.thing).replace("{attribute}", cell.attribute).replace("{value}", value)
    form = _claim_form(cell, value) if cell.owner else ""
    return _filled(cell, form, value) if form else ""


def _claim_form(cell: Cell, value: str) -> str:
    sort = sort_of(value, cell.lang)
    if cell.headed("examples") and sort != "clause":
        return "tells_examples" if listed(value, cell.lang) else "tells_example"
    if cell.headed("uses") and sort == "value":
        return "tells_use"
    if sort == "said":
        told, thing = cell.morph.gloss(value), cell.morph.called(cell.thing, "")
        if _of_side(cell, value):
            fits = cell.noun_like and told.number in ("", cell.shape.number) and told.gender in ("", cell.shape.gender)
            return "tells_side" if fits else ""
        one = cell.morph.gloss(cell.thing)
        agrees = told.number in ("", thing.number or "sing") and (not told.gender or told.gender == one.gender)
        return "tells_said" if agrees else ""
    if sort == "clause":
        return ""
    if not cell.noun_like or cell.headed("amounts"):
        joins = cell.lang == "en" and sort != "clause"
        return _joined(cell) if joins else ""
    return "tells_listed" if cell.plural or (sort != "amount" and listed(value, cell.lang)) else "tells"


def _joined(cell: Cell) -> str:
    """`written in Go`, `listens on port 80`, `supports joins`."""
    first = words(cell.side)[0]
    if cell.morph.gloss(cell.side).kind == "verbal":
        return "tells_verb"
    leads = words(cell.side)[-1] in cell.pack.words("critic", "open_words")
    return "tells_participle" if leads and (first.endswith("ed") or first in cell.pack.words("statements", "participles")) else ""


def sample(cells: Sequence[Cell]) -> bool:
    """A table of people or goods that stands in for any other, or the numbers of one run: two columns of them."""
    goods = {c.attribute for c in cells if c.headed("prices")}
    if len(goods) > 1 or any(c.headed("personal") for c in cells):
        return True
    sides: dict[str, list[bool]] = {}
    for cell in cells:
        sides.setdefault(cell.attribute, []).append(bool(BARE.fullmatch(cell.value)))
    return sum(2 * sum(bare) > len(bare) for bare in sides.values()) > 1



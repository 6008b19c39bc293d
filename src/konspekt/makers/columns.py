"""Cells of a comparison, both ways: what stands under this head for this row, and which row has this value.

Goes in: properties of one attribute of one table. Comes out: choices in closed blocks over the
column. The options are the other rows' own, different values; or the other rows, where the value
stands in no second row. A table whose rows are the attributes (`price`, `size`) and whose columns
are the things is read across. Tables whose rows have no names (bare numbers) are left alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from konspekt.languages import pack
from konspekt.languages.forms import plain_key, words
from konspekt.languages.grammar import Gloss
from konspekt.languages.likeness import linked, overlap
from konspekt.languages.morphology import morphology
from konspekt.makers.blocks import blocks, shown
from konspekt.makers.category import heading
from konspekt.makers.entry import Entry, dress
from konspekt.makers.order import digest, ordered
from konspekt.makers.worth import EMOJI
from konspekt.model.facts import Command, Definition, Fact, Property
from konspekt.model.questions import Choice, Option, Question

LONGEST, NAME, ROOT = 12, 6, 5
UNIT = 0.5
"""A word that two cells share (`20 euros`, `5 euros`) tells that they answer one another."""
VARIABLE = re.compile(r"[A-Za-zА-Яа-я]{1,3}[_ ]?\{?\d{1,3}\}?|[A-Za-z]|\.{3}|…|№?\s?\d+")
DECIMAL = re.compile(r"(?!\d{1,3}(?:,\d{3})+$)[-−–+]?\d*[.,]\d{1,6}")
MEASURED = re.compile(r"[~<>≈]?\s*\d[\d.,]*\s*(?:[nmkµ]?s|[KMGTk]i?B|[kMG]?Hz|%|px|[ckm]?m|k?g)")
"""`157 ms`: a row of measurements."""
Way = Literal["cell", "row"]


@dataclass(frozen=True)
class Column:
    """Cells that answer one another: of one attribute, or of one row where the rows are the attributes.

    `way` is what is asked: the cell of a row, or the row of a cell.
    """

    cells: Sequence[Entry]
    way: Way

    def option(self, made: Entry) -> str:
        return made.gloss if self.way == "cell" else made.term

    def blocks(self) -> list[list[Entry]]:
        fit = self.cells if self.way == "cell" else self._single()
        return blocks(fit, self._apart, lambda a, b: abs(len(self.option(a)) - len(self.option(b))) / 40)

    def _single(self) -> list[Entry]:
        """The rows whose value no other row has."""
        count = Counter(plain_key(e.gloss) for e in self.cells)
        return [e for e in self.cells if count[plain_key(e.gloss)] == 1 and not _of_one_root(e)]

    def _apart(self, one: Entry, other: Entry) -> bool:
        """Two cells that differ for sure and whose options look alike."""
        a, b = one.gloss_words, other.gloss_words
        if not a or not b or overlap(a, b) >= 0.6 or plain_key(one.gloss) == plain_key(other.gloss):
            return False
        names = one.term_words, other.term_words
        if linked(names[0], a) != linked(names[0], b) or linked(names[1], b) != linked(names[1], a):
            return False
        return look_alike(self.option(one), self.option(other))


def _of_one_root(made: Entry) -> bool:
    """The value names its row by another word of the root: `normal forms` of `normalization`."""
    roots = {w[:ROOT] for w in words(made.term) if len(w) >= ROOT}
    return any(w[:ROOT] in roots for w in words(made.gloss))


def look_alike(one: str, other: str) -> bool:
    """Two cells of one kind at a glance: numbers, code, first letter, length."""
    long, short = sorted((len(one), len(other)), reverse=True)
    digits = [any(c.isdigit() for c in text) for text in (one, other)]
    code = ["`" in text for text in (one, other)]
    near = long - short <= 11 or long <= 1.4 * short
    return digits[0] == digits[1] and code[0] == code[1] and near and one[:1].isupper() == other[:1].isupper()


def columns(facts: Sequence[Fact], seed: int) -> Iterator[Question]:
    for turned, groups in tables(facts):
        for group in groups:
            for way in ("cell",) if turned else ("cell", "row"):
                column = Column(group, way)  # type: ignore[arg-type]
                for block in column.blocks():
                    yield from _questions(block, column, seed, turned)


def tables(facts: Sequence[Fact]) -> Iterator[tuple[bool, list[list[Entry]]]]:
    """Each table's cells in groups that answer one another; True where they are its rows and not its columns."""
    found: dict[tuple[object, ...], list[Entry]] = {}
    for fact in facts:
        if isinstance(fact, Property) and not fact.doubtful and fact.evidence.rule == "table" and fact.attribute:
            value = dress(fact.value, fact.lang, brackets=True)
            if len(words(value)) <= LONGEST and named(fact.subject.plain) and not EMOJI.search(value):
                made = Entry(fact, fact.subject.ticked, value, Gloss("other"))
                if made.gloss_words and linked(made.gloss_words, made.term_words) != made.gloss_words:
                    found.setdefault((fact.lecture, fact.lang, fact.place[:-1]), []).append(made)
    terms = {(f.lecture, plain_key(f.subject.plain)) for f in facts if isinstance(f, Definition | Command)}
    for cells in found.values():
        if _sample(cells):
            continue
        down, across = _groups(cells, "attribute"), _groups(cells, "subject")
        defined = sum((g[0].fact.lecture, plain_key(g[0].fact.subject.plain)) in terms for g in across)
        heads = sum(heading(g[0].fact.subject.plain, g[0].fact.lang) for g in across)
        turned = (_alike(across) > _alike(down) and 2 * defined < len(across)) or 2 * heads > len(across)
        yield turned, across if turned else down


def _sample(cells: Sequence[Entry]) -> bool:
    """Rows or columns called `X1`, `PC2`, or bare decimals in the cells: an example's data, which nobody knows."""
    for names in ({e.fact.subject.plain for e in cells}, {e.fact.attribute.plain for e in cells}):  # type: ignore[union-attr]
        if 2 * sum(bool(VARIABLE.fullmatch(name.strip("$ "))) for name in names) > len(names):
            return True
    return 2 * sum(bool(DECIMAL.fullmatch(e.gloss)) for e in cells) > len(cells)


def _groups(cells: Sequence[Entry], by: Literal["attribute", "subject"]) -> list[list[Entry]]:
    groups: dict[str, list[Entry]] = {}
    for made in cells:
        groups.setdefault(plain_key(getattr(made.fact, by).plain), []).append(made)
    return list(groups.values())


def _alike(groups: Sequence[Sequence[Entry]]) -> float:
    """Share of neighbouring cells that look alike: tells a table of things from one of their attributes."""
    pairs = [look_alike(a.gloss, b.gloss) for g in groups for a, b in pairwise(g)]
    units = [_of_one_unit(a.gloss_words, b.gloss_words) for g in groups for a, b in pairwise(g)]
    return (sum(pairs) + UNIT * sum(units)) / len(pairs) if pairs else 0.0


def _of_one_unit(one: frozenset[str], other: frozenset[str]) -> bool:
    """A word in common beside words of their own: `cp` and `cp -r` are no amounts of a thing."""
    return bool(one & other and one - other and other - one)


def thing_and_attribute(fact: Property, turned: bool) -> tuple[str, str]:
    """What the cell is about, and which side of it: in a turned table the columns are the things."""
    names = fact.subject.ticked.rstrip(" :"), fact.attribute.ticked.rstrip(" :")
    return (names[1], names[0]) if turned else names


def named_attribute(attribute: str, lang: str) -> bool:
    """The attribute is a noun: `the price of …`; not `written in`."""
    return morphology(lang).is_term(attribute)


def named(subject: str) -> bool:
    """The row has a name, not a running number or a listing."""
    written = any(c.isalpha() for c in subject) and "```" not in subject and not MEASURED.fullmatch(subject)
    return 0 < len(words(subject)) <= NAME and written


def _questions(block: Sequence[Entry], column: Column, seed: int, turned: bool) -> Iterator[Question]:
    name = digest(*(e.key for e in block), "column", column.way)[:12]
    for at, key in enumerate(block):
        options = shown(block, at)
        texts = [column.option(e) for e in options]
        fact = key.fact
        assert isinstance(fact, Property)
        identity = f"{key.key}#{column.way}"
        order = ordered(texts, seed, identity)
        thing, attribute = thing_and_attribute(fact, turned)
        asked = "property" if column.way == "cell" else "property_row"
        if morphology(fact.lang).orders(thing) or (column.way == "cell" and not named_attribute(attribute, fact.lang)):
            asked += "_other"  # `Delete` has no `Files`, and `written in` is no noun
        form = pack(fact.lang).word("stems", asked)
        stem = form.replace("{subject}", thing).replace("{attribute}", attribute)
        yield Choice(
            id=identity, facts=(key.key,), rule=column.way, evidence=fact.evidence, section=fact.section,
            lang=fact.lang, stem=stem.replace("{value}", key.gloss), lecture=fact.lecture, difficulty=0.6, block=name,
            options=tuple(Option(texts[i], "" if options[i] is key else _why(options[i])) for i in order),
            answer=next(n for n, i in enumerate(order) if options[i] is key),
        )  # fmt: skip


def _why(other: Entry) -> str:
    form = pack(other.fact.lang).word("stems", "why")
    return form.replace("{term}", other.term).replace("{gloss}", other.gloss).replace("{slide}", str(other.slide))

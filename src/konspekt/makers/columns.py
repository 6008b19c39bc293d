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
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from konspekt.languages import pack
from konspekt.languages.forms import plain_key, words
from konspekt.languages.grammar import Gloss
from konspekt.languages.likeness import linked, overlap
from konspekt.makers.blocks import LEAST, blocks, shown
from konspekt.makers.category import heading
from konspekt.makers.cell_sentences import cell_stem, row_stem
from konspekt.makers.cells import Cell, sample, unit_of, worth_asking
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
DEED = Gloss("imperative")
"""The shape of an entry whose term is a verb to the reader."""
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

    def stem(self, made: Entry) -> str:
        cell = cell_of(made)
        return cell_stem(cell) if self.way == "cell" else row_stem(cell)

    def blocks(self) -> list[list[Entry]]:
        """Of cells that can be asked for and are of one sort, values beside values and predicates beside predicates."""
        fit = [e for e in (self.cells if self.way == "cell" else self._single()) if self.stem(e)]
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
        sorts = {cell_of(e).sort for e in (one, other)}
        units = {unit_of(e.gloss) for e in (one, other)}
        return (
            len(sorts) == 1
            and (sorts != {"amount"} or len(units) == 1)
            and look_alike(self.option(one), self.option(other))
        )


def cell_of(made: Entry) -> Cell:
    """The entry of a cell as what a sentence is made of; its term is the thing."""
    fact = made.fact
    assert isinstance(fact, Property)
    names = fact.subject.ticked.rstrip(" :"), fact.attribute.ticked.rstrip(" :")
    turned = made.term != names[0]
    attribute, noun = (names[0], "") if turned else (names[1], fact.noun)
    return Cell(made.term, attribute, made.gloss, fact.lang, noun, fact.evidence.rule == "table", made.shape is DEED)


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
    for group in tables(facts):
        for way in ("cell", "row"):
            column = Column(group, way)
            for block in column.blocks():
                yield from _questions(block, column, seed)


def tables(facts: Sequence[Fact]) -> Iterator[list[Entry]]:
    """Cells in groups that answer one another: of one attribute of one table, or of like things told of in turn.

    The term of an entry is the thing, whether it heads a row or a column.
    """
    found: dict[tuple[object, ...], list[Entry]] = {}
    for fact in facts:
        if isinstance(fact, Property) and not fact.doubtful and fact.attribute:
            value = dress(fact.value, fact.lang, brackets=True)
            if len(words(value)) <= LONGEST and named(fact.subject.plain) and not EMOJI.search(value):
                made = Entry(fact, fact.subject.ticked.rstrip(" :"), value, Gloss("other"))
                own = linked(made.gloss_words, made.term_words) != made.gloss_words
                if own or ("`" in value and not made.gloss_words):
                    table = fact.place[:-1] if fact.evidence.rule == "table" else plain_key(fact.attribute.plain)
                    found.setdefault((fact.lecture, fact.lang, table), []).append(made)
    terms = {(f.lecture, plain_key(f.subject.plain)) for f in facts if isinstance(f, Definition | Command)}
    for cells in found.values():
        if cells[0].fact.evidence.rule != "table" and not _told_in_turn(cells):
            cells = [e for e in cells if cell_of(e).sort == "clause"]
        if not cells or _sample(cells):
            continue
        if _deeds(cells):
            yield from _groups([replace(e, shape=DEED) for e in cells], "attribute")
            continue
        turned = cells[0].fact.evidence.rule == "table" and _turned(cells, terms)
        named_so = [_turn(e) for e in cells] if turned else cells
        asked = [e for e in named_so if worth_asking(cell_of(e))]
        yield from _groups(asked, "subject" if turned else "attribute")


def _deeds(cells: Sequence[Entry]) -> bool:
    """`Copy`, `Move`, `Delete`: rows that are verbs have no attributes, but things that they are done to."""
    return 2 * sum(e.morph.orders(e.term) for e in cells) > len(cells)


def _told_in_turn(cells: Sequence[Entry]) -> bool:
    """What is told outside of tables is an attribute that the language lists, or that several things have."""
    cell = cell_of(cells[0])
    known = cell.pack.one_of("properties", "attributes")
    least = LEAST - 1 if cell.foreign else LEAST
    return len(cells) >= least or bool(known.fullmatch(plain_key(cell.attribute)))


def _turn(made: Entry) -> Entry:
    assert isinstance(made.fact, Property)
    return replace(made, term=made.fact.attribute.ticked.rstrip(" :"))


def _turned(cells: Sequence[Entry], terms: set[tuple[str, str]]) -> bool:
    """The rows are attributes and the columns are the things."""
    down, across = _groups(cells, "attribute"), _groups(cells, "subject")
    sides = pack(cells[0].fact.lang).one_of("tables", "attributes")
    known = [sum(bool(sides.fullmatch(plain_key(n))) for n in _names(cells, by)) for by in ("subject", "attribute")]
    if known[0] != known[1] and max(known) > 1:
        return known[0] > known[1]
    defined = sum((g[0].fact.lecture, plain_key(g[0].fact.subject.plain)) in terms for g in across)
    heads = sum(heading(g[0].fact.subject.plain, g[0].fact.lang) for g in across)
    return (_alike(across) > _alike(down) and 2 * defined < len(across)) or 2 * heads > len(across)


def _names(cells: Sequence[Entry], by: Literal["attribute", "subject"]) -> set[str]:
    return {getattr(e.fact, by).plain for e in cells}


def _sample(cells: Sequence[Entry]) -> bool:
    """Rows or columns called `X1`, `PC2`, bare decimals in the cells, people or goods: data that nobody knows."""
    for names in (_names(cells, "subject"), _names(cells, "attribute")):
        if 2 * sum(bool(VARIABLE.fullmatch(name.strip("$ "))) for name in names) > len(names):
            return True
    told = cells[0].fact.evidence.rule == "table" and sample([cell_of(e) for e in cells])
    return told or 2 * sum(bool(DECIMAL.fullmatch(e.gloss)) for e in cells) > len(cells)


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


def named(subject: str) -> bool:
    """The row has a name, not a running number or a listing."""
    written = any(c.isalpha() for c in subject) and "```" not in subject and not MEASURED.fullmatch(subject)
    return 0 < len(words(subject)) <= NAME and written


def _questions(block: Sequence[Entry], column: Column, seed: int) -> Iterator[Question]:
    name = digest(*(e.key for e in block), "column", column.way)[:12]
    for at, key in enumerate(block):
        options = shown(block, at)
        texts = [column.option(e) for e in options]
        fact = key.fact
        identity = f"{key.key}#{column.way}"
        order = ordered(texts, seed, identity)
        yield Choice(
            id=identity, facts=(key.key,), rule=column.way, evidence=fact.evidence, section=fact.section,
            lang=fact.lang, stem=column.stem(key), lecture=fact.lecture, difficulty=0.6, block=name,
            options=tuple(Option(texts[i], "" if options[i] is key else _why(options[i])) for i in order),
            answer=next(n for n, i in enumerate(order) if options[i] is key),
        )  # fmt: skip


def _why(other: Entry) -> str:
    form = pack(other.fact.lang).word("stems", "why")
    return form.replace("{term}", other.term).replace("{gloss}", other.gloss).replace("{slide}", str(other.slide))

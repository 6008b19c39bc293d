"""How an extractor sees a lecture: passages, tables and code, each knowing what stands above it.

Goes in: a `Lecture`. Comes out: a `View`. It finds no facts; it answers "under which heading,
after which lead-in, beside which siblings does this stand?", once for all extractors.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property, wraps
from typing import Any, Concatenate, Generic, Literal, ParamSpec, TypeVar, assert_never

from konspekt.extractors.lines import every_entry
from konspekt.languages import Pack, pack
from konspekt.languages.forms import bare_key, plain_key, words
from konspekt.languages.morphology import Morphology, morphology
from konspekt.languages.patterns import Pattern
from konspekt.languages.sentences import sentences
from konspekt.model.facts import Common, Place
from konspekt.model.lecture import (
    Block,
    Cell,
    Code,
    Formula,
    Heading,
    Image,
    Item,
    Items,
    Lecture,
    Paragraph,
    Quote,
    Slide,
    Table,
    Terms,
)  # fmt: skip
from konspekt.model.origin import Evidence, Origin, Strength
from konspekt.model.text import Text

Form = Literal["paragraph", "item", "quote"]
NOTHING = Text()
MADE_UP = re.compile(
    r"(?:^|[\s;({])(?:let|const|var|val|mut|auto|int|float|double|char|fn|def|function|func|class|struct|new)\s+"
    r"(?:mut\s+)?(?P<name>[A-Za-z_]\w*)"
)
BOLD_HEAD = 8
LEAD = 14
NEAR = 100
"""Siblings on either side that vouch for the form of an item: all of them in any list that people write."""
DEFINED = re.compile(r"^(?P<name>[^\W\d_][^.,:;!?()]{1,40}?)(?:\s\([^()]*\))?\s[–—-]{1,3}\s")
INSIDE = re.compile(r"[A-Z](?:(?<=[^\W_],\s.)|(?<=[^\W_]\s.))[\w.+#-]*\w")
"""A word with a capital that does not open its sentence."""
B = TypeVar("B", Items, Table, Code, Terms, Formula)


@dataclass(frozen=True, slots=True, eq=False)
class Above:
    """What stands above a block: heads (slide title first, nearest last) and lead-ins (outermost first).

    Two places are never equal: what is remembered of one is not looked up by all the blocks of its slide.
    """

    slide: Slide
    heads: tuple[Text, ...]
    leads: tuple[Text, ...] = ()

    @property
    def head(self) -> Text:
        return self.heads[-1] if self.heads else self.slide.title


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or the own text of a list item."""

    text: Text
    origin: Origin
    above: Above
    form: Form
    place: Place
    peers: tuple[Text, ...] = ()
    """The texts of the items of its list (of a very long one those near it), or of the paragraphs in a row with
    it, itself among them."""
    children: tuple[Block, ...] = ()
    after: Block | None = None
    """The block that follows on the slide."""


@dataclass(frozen=True, slots=True)
class Placed(Generic[B]):
    """A block with what stands above it; a lead-in paragraph ending in a colon counts as above."""

    block: B
    above: Above
    place: Place
    before: Block | None = None
    """The block right before it, of code and formulas alone."""
    after: Block | None = None
    """The block right after it, of code and formulas alone."""


@dataclass
class View:
    """One lecture as extractors see it. Built once; lists are in reading order."""

    lecture: Lecture
    passages: list[Passage] = field(default_factory=list)
    lists: list[Placed[Items]] = field(default_factory=list)
    tables: list[Placed[Table]] = field(default_factory=list)
    codes: list[Placed[Code]] = field(default_factory=list)
    formulas: list[Placed[Formula]] = field(default_factory=list)
    glossaries: list[Placed[Terms]] = field(default_factory=list)
    headings: list[tuple[Heading, Above, Place, Block | None]] = field(default_factory=list)
    memory: dict[Hashable, Any] = field(default_factory=dict)
    """What `once` remembers."""

    @cached_property
    def pack(self) -> Pack:
        return pack(self.lecture.language)

    @cached_property
    def morph(self) -> Morphology:
        return morphology(self.lecture.language)

    @cached_property
    def openings(self) -> tuple[Text, ...]:
        """The texts of paragraphs right under a heading."""
        return tuple(below.text for *_, below in self.headings if isinstance(below, Paragraph))

    @cached_property
    def titles(self) -> frozenset[str]:
        """Folded headings of the lecture."""
        return frozenset(plain_key(heading.text.plain) for heading, *_ in self.headings)

    @cached_property
    def repeated(self) -> frozenset[str]:
        """Folded headings that stand inside more than one slide: labels like `Examples`, not names."""
        seen: dict[str, set[int]] = {}
        for heading, above, _, _ in self.headings:
            if heading.text != above.slide.title:
                seen.setdefault(plain_key(heading.text.plain), set()).add(above.slide.number)
        return frozenset(name for name, slides in seen.items() if len(slides) > 1)

    def is_label(self, text: Text) -> bool:
        """`Примеры:`, `Characteristics`: it says what follows, and names no subject."""
        folded = bare_key(text.plain)
        return folded in self.repeated or names_label(self, folded)

    @cached_property
    def terms(self) -> frozenset[str]:
        """Folded names that the lecture itself sets off as terms: titles, emphasis, hints."""
        names = [s.title.plain for s in self.lecture.slides]
        names += [n.split(". ")[-1] for n in names]
        names += [m["name"] for p in self.passages if (m := DEFINED.match(p.text.plain))]
        names += [h.subject for h in self.lecture.hints if h.kind == "term"]
        for passage in self.passages:
            names += [passage.text.plain[m.start : m.stop] for m in passage.text.spans("strong", "code", "em")]
        return frozenset(plain_key(n) for n in names if 0 < len(n.split()) <= 5)

    def lemmas(self, text: str) -> str:
        """The words of a name as base forms: `Screen readers` -> `screen reader`."""
        return _lemmas(self, text)

    @cached_property
    def names(self) -> frozenset[str]:
        """`terms` as base forms."""
        return frozenset(self.lemmas(name) for name in self.terms)

    @cached_property
    def running(self) -> str:
        """All prose as base forms between blanks, to count how often a name occurs."""
        return f" {' '.join(self.lemmas(p.text.plain) for p in self.passages)} "

    @cached_property
    def own_names(self) -> frozenset[str]:
        """Variables and functions that the lecture's own code makes up: examples, and no commands."""
        return frozenset(m["name"] for placed in self.codes for m in MADE_UP.finditer(placed.block.code))

    @cached_property
    def proper(self) -> Counter[str]:
        """How often each word with a capital stands inside a sentence. German capitals prove nothing: none there."""
        if self.lecture.language == "de":
            return Counter()
        return Counter(name for p in self.passages for name in INSIDE.findall(p.text.plain))

    def sentences(self, text: Text) -> tuple[tuple[int, Text], ...]:
        return sentences(text, self.lecture.language)

    def common(self, subject: Text, slide: Slide, place: Place, evidence: Evidence, sentence: Text = NOTHING) -> Common:
        """The fields that every fact shares, ready to be passed on as keywords."""
        return Common(
            subject=subject, evidence=evidence, lecture=self.lecture.id, section=slide.title.plain,
            lang=self.lecture.language, place=place, sentence=sentence,
        )  # fmt: skip

    def found_in(
        self, passage: Passage, subject: Text, rule: str, strength: Strength, span: tuple[int, Text] | None = None
    ) -> Common:
        """What is common to facts of a passage; `span` is (offset, sentence), the whole text by default."""
        offset, sentence = span or (0, passage.text)
        evidence = self.evidence(passage.origin, passage.text, offset, len(sentence), rule, strength)
        return self.common(subject, passage.above.slide, passage.place, evidence, sentence)

    def evidence(self, origin: Origin, text: Text, offset: int, length: int, rule: str, strength: Strength) -> Evidence:
        """Evidence for `length` characters at `offset` of a text that begins on `origin.first`."""
        first = min(origin.first + text.line_at(offset), origin.last)
        last = min(origin.first + text.line_at(max(offset, offset + length - 1)), origin.last)
        return Evidence((origin.at(first, last),), rule, strength)


Asked = ParamSpec("Asked")
Told = TypeVar("Told")
UNASKED: Any = object()


def once(
    ask: Callable[Concatenate[View, Asked], Told],
) -> Callable[Concatenate[View, Asked], Told]:
    """What was asked of a view before, of values that never change, is answered from its memory."""

    @wraps(ask)
    def asked(view: View, /, *args: Asked.args, **named: Asked.kwargs) -> Told:
        question = (ask, *args)
        told: Told = view.memory.get(question, UNASKED)
        if told is UNASKED:
            told = view.memory[question] = ask(view, *args, **named)
        return told

    return asked


@once
def names_label(view: View, folded: str) -> bool:
    """`examples`, `note`: the language lists it as a label."""
    return bool(view.pack.one_of("terms", "labels").fullmatch(folded))


@once
def _lemmas(view: View, text: str) -> str:
    return " ".join(map(view.morph.lemma, words(text)))


def view(lecture: Lecture, titles: str = "") -> View:
    """Everything on the slides that may teach; agendas, homework and the like are left out.

    `titles` is the language of the headings, where it is not the lecture's.
    """
    seen = View(lecture)
    packs = (pack(code) for code in dict.fromkeys((lecture.language, titles or lecture.language)))
    unwanted = [own.one_of("titles", "skip", re.I) for own in packs]
    for section in lecture.sections:
        for slide in section.slides:
            if slide.skip or (slide.own_title and any(p.search(slide.title.plain) for p in unwanted)):
                continue
            above = Above(slide, (slide.title,))
            _gather(seen, slide.blocks, above, (section.number, slide.number), unwanted)
    return seen


def _gather(seen: View, blocks: tuple[Block, ...], above: Above, place: Place, unwanted: list[Pattern]) -> None:
    here, lead, dropped = above, Text(), 0
    blocks = tuple(every_entry(blocks))
    for number, block in enumerate(blocks):
        spot = (*place, number)
        under = replace(here, leads=(*here.leads, lead)) if lead else here
        lead = Text()
        if isinstance(block, Heading):
            dropped = 0 if dropped and block.level <= dropped else dropped
            if not dropped and any(p.search(block.text.plain) for p in unwanted):
                dropped = block.level
            own = block.text is above.slide.title or block.text == above.slide.title
            here = above if own else replace(above, heads=(*above.heads[:1], block.text))
            if not dropped:
                told = next((b for b in blocks[number + 1 :] if not isinstance(b, Image)), None)
                seen.headings.append((block, above, spot, told))
            continue
        if dropped:
            continue
        before = blocks[number - 1] if number else None
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        if isinstance(block, Paragraph) and _leads(seen, block.text, before, following):
            lead = block.text
        if isinstance(block, Code):
            seen.codes.append(Placed(block, under, spot, before, following))
            continue
        if isinstance(block, Formula):
            seen.formulas.append(Placed(block, under, spot, before, following))
            continue
        _one(seen, block, under, spot, blocks, unwanted)
        if isinstance(block, Paragraph) and isinstance(following, Items) and _is_head(block.text):
            here = replace(here, heads=(*here.heads[:1], block.text))


def _leads(seen: View, text: Text, before: Block | None, following: Block | None) -> bool:
    """A line that ends in a colon; or a phrase without any sign right above a list: `parts of an engine` / `- piston`.

    The first phrase under a heading may tell of that; it leads only if it announces members.
    """
    plain = text.plain.rstrip()
    if plain.endswith((":", "：")):
        return True
    if not isinstance(following, Items) or len(plain.split()) > LEAD or not plain[-1:].isalnum():
        return False
    if text.covered("strong", "code", "link") or re.search(r":\s|\s[-–—=]{1,3}\s", plain):
        return False
    announced = seen.pack.one_of("lists", "categories").search(plain_key(plain))
    inside = isinstance(before, Paragraph | Items)
    return bool(announced or inside) and not seen.morph.has_predicate(plain.partition(",")[0])


def _is_head(text: Text) -> bool:
    """A line in bold alone right above a list is a heading in all but its marks."""
    return (
        text.covered("strong")
        and len(text.plain.split()) <= BOLD_HEAD
        and not text.plain.rstrip().endswith((":", "："))
    )


def _beside(block: Paragraph, siblings: tuple[Block, ...]) -> tuple[Text, ...]:
    """The texts of the run of paragraphs, or of entries, that the paragraph stands in."""
    run: list[Text] = []
    inside = False
    for one in siblings:
        if isinstance(one, Paragraph) and one.entry == block.entry:
            run.append(one.text)
            inside = inside or one is block
        elif inside:
            break
        else:
            run = []
    return tuple(run)


def _one(
    seen: View, block: Block, above: Above, spot: Place, siblings: tuple[Block, ...], unwanted: list[Pattern]
) -> None:
    following = siblings[spot[-1] + 1] if spot[-1] + 1 < len(siblings) else None
    match block:
        case Paragraph():
            form: Form = "item" if block.entry else "paragraph"
            passage = Passage(block.text, block.origin, above, form, spot, _beside(block, siblings), after=following)
            seen.passages.append(passage)
        case Items():
            seen.lists.append(Placed(block, above, spot))
            _items(seen, block, above, spot, unwanted)
        case Quote():
            for number, inner in enumerate(every_entry(block.blocks)):
                if isinstance(inner, Paragraph):
                    seen.passages.append(Passage(inner.text, inner.origin, above, "quote", (*spot, number)))
                else:
                    _one(seen, inner, above, (*spot, number), block.blocks, unwanted)
        case Table():
            seen.tables.append(Placed(block, above, spot))
        case Terms():
            seen.glossaries.append(Placed(block, above, spot))
        case Heading() | Image() | Formula() | Code():
            pass
        case _:
            assert_never(block)


def _items(seen: View, block: Items, above: Above, spot: Place, unwanted: list[Pattern]) -> None:
    texts = tuple(item.text for item in block.items)
    for number, item in enumerate(block.items):
        where = (*spot, number)
        if item.text:
            peers = texts[max(0, number - NEAR) : number + NEAR]
            seen.passages.append(Passage(item.text, item.origin, above, "item", where, peers, item.children))
        if item.children and not any(p.search(item.text.plain) for p in unwanted):
            under = replace(above, leads=(*above.leads, item.text)) if item.text else above
            _gather(seen, item.children, under, where, unwanted)


def every_list(block: Items) -> Iterator[Items]:
    """The list and every list inside it."""
    yield block
    for item in block.items:
        for child in item.children:
            if isinstance(child, Items):
                yield from every_list(child)


__all__ = ["Above", "Cell", "Item", "Passage", "Placed", "View", "every_list", "names_label", "once", "view"]

"""How an extractor sees a lecture: passages, tables and code, each knowing what stands above it.

Goes in: a `Lecture`. Comes out: a `View`. It finds no facts; it answers "under which heading,
after which lead-in, beside which siblings does this stand?", once for all extractors.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import Any, Concatenate, Generic, Literal, ParamSpec, TypeVar

from konspekt.languages import Pack, pack
from konspekt.languages.forms import bare_key, plain_key, words
from konspekt.languages.grammar import Morphology
from konspekt.languages.morphology import morphology
from konspekt.languages.patterns import compiled
from konspekt.languages.sentences import sentences
from konspekt.model.facts import Common, Place
from konspekt.model.lecture import (
    Block,
    Cell,
    Code,
    Formula,
    Heading,
    Item,
    Items,
    Lecture,
    Paragraph,
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
DEFINED = compiled(r"^(?P<name>[^\W\d_][^.,:;!?()]{1,40}?)(?:\s\([^()]*\))?\s[–—-]{1,3}\s")
HALVES = compiled(r"^(?P<group>[^\W\d].{2,60}?) (?:– |— |- )(?P<name>[^\W\d].*)$")
"""`Background processes - Launcher`, `Логирование — Logging`."""
INSIDE = re.compile(r"[A-Z](?:(?<=[^\W_],\s.)|(?<=[^\W_]\s.))[\w.+#-]*\w")
"""A word with a capital that does not open its sentence."""
SHARED = 3
"""Headings over a label that they share; two may do so by accident."""
BLOCK = 3
"""The length of the place of a block right on a slide: section, slide, block."""
B = TypeVar("B", Items, Table, Code, Terms, Formula)


@dataclass(frozen=True, slots=True, eq=False)
class Above:
    """What stands above a block: heads (slide title first, nearest last) and lead-ins (outermost first).

    Two places are never equal, so that to look up what is remembered of one compares no blocks.
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
    memory: dict[Hashable, dict[Hashable, Any]] = field(default_factory=lambda: defaultdict(dict))
    """What `once` remembers, function by function."""
    _labels: dict[str, bool] = field(default_factory=dict)
    _lemmas: dict[str, str] = field(default_factory=dict)

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

    @cached_property
    def shared(self) -> frozenset[str]:
        """Folded headings that stand right under three headings of a higher level: a label, and no name."""
        over: dict[str, set[str]] = defaultdict(set)
        above: list[Heading] = []
        for heading, *_ in self.headings:
            above = [h for h in above if h.level < heading.level]
            if above:
                over[plain_key(heading.text.plain)].add(plain_key(above[-1].text.plain))
            above.append(heading)
        return frozenset(name for name, names in over.items() if len(names) >= SHARED)

    @cached_property
    def groups(self) -> frozenset[str]:
        """Folded first halves of headings `Group - Name` that stand before two names or more."""
        found = {m.groups() for heading, *_ in self.headings if (m := HALVES.match(heading.text.plain))}
        count = Counter(plain_key(group) for group, _ in found)
        return frozenset(group for group, names in count.items() if names > 1)

    def is_label(self, text: Text) -> bool:
        """`Примеры:`, `Characteristics`: it says what follows, and names no subject."""
        told = self._labels.get(text.plain)
        if told is None:
            folded = bare_key(text.plain)
            told = self._labels[text.plain] = folded in self.repeated or names_label(self, folded)
        return told

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
        told = self._lemmas.get(text)
        if told is None:
            told = self._lemmas[text] = " ".join(map(self.morph.lemma, words(text)))
        return told

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
            lang=self.lecture.language, place=place, sentence=sentence, chapter=" / ".join(slide.trail),
            heads=self._announced.get(place) or self._announced.get(place[:-1], ()),
        )  # fmt: skip

    @cached_property
    def _announced(self) -> dict[Place, tuple[str, ...]]:
        """What announces the items, rows and lines of code at a place: the nearest lead-in or heading that is no
        label. Of lines that nobody made a list of it is not believed."""
        told = [(p.place, p.above) for p in self.passages if p.form == "item" and len(p.place) > BLOCK]
        told += [(p.place, p.above) for p in self.tables]
        told += [(p.place, p.above) for p in self.glossaries]
        told += [(p.place, p.above) for p in self.codes]
        return {place: self._nearest(above) for place, above in told}

    def _nearest(self, above: Above) -> tuple[str, ...]:
        heads = (*reversed(above.leads), *reversed(above.heads))
        return next(((head.plain,) for head in heads if head and not self.is_label(head)), ())

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
        memory = view.memory[ask]
        told: Told = memory.get(args, UNASKED)
        if told is UNASKED:
            told = memory[args] = ask(view, *args, **named)
        return told

    return asked


@once
def names_label(view: View, folded: str) -> bool:
    """`examples`, `note`: the language lists it as a label."""
    return bool(view.pack.one_of("terms", "labels").fullmatch(folded))


def every_list(block: Items) -> Iterator[Items]:
    """The list and every list inside it."""
    yield block
    for item in block.items:
        for child in item.children:
            if isinstance(child, Items):
                yield from every_list(child)


__all__ = ["Above", "Cell", "Item", "Passage", "Placed", "View", "every_list", "names_label", "once"]

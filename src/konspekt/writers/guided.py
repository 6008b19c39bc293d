"""`<lecture-id>-guided.pdf`: the handout with gaps to fill by hand while the lecture runs.

Goes in: a book. Comes out: a file for each lecture that has facts. Of terms, commands and dates every
other one loses its name, the others the word that their meaning turns on; of a list every other member
is left out. `konspekt.writers.guided_key` prints the same pages, line for line, with the gaps filled.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, assert_never

from konspekt.languages import pack
from konspekt.languages.forms import WORD
from konspekt.languages.likeness import content, linked
from konspekt.languages.morphology import morphology
from konspekt.model.facts import Command, Definition, Enumeration, Event, Fact, Property, Statement, Trait
from konspekt.model.paper import Book, File
from konspekt.model.text import Text
from konspekt.model.text import code as as_code
from konspekt.writers.handout import handout, told_in
from konspekt.writers.parts import Said, said
from konspekt.writers.pdf import pdf
from konspekt.writers.prose import blank, prose, rich

if TYPE_CHECKING:
    from markupsafe import Markup

LONGEST = 26
"""Letters of an answer that fits one line of the narrowest column."""
DATE = 12
"""Letters of a date that fits its narrow column."""
SHORTEST = 4
"""Letters of a word that a meaning can turn on; numbers may be shorter."""
WORD_OF_COMMAND = re.compile(r"\S+ (?P<word>[a-z][a-z-]+)(?= |$)")


def write(book: Book) -> Iterator[File]:
    return pages(book, filled=False)


def pages(book: Book, filled: bool) -> Iterator[File]:
    """The notes of each lecture, gaps open or filled."""
    kind = "guided-key" if filled else "guided"
    for lecture in book.lectures:
        if facts := told_in(book, lecture):
            name = pack(lecture.language).word("handout", kind.replace("-", "_"))
            say = Gaps(facts, filled)
            page = handout(book, lecture, facts, f"{name}. {lecture.title}", say, "filled" if filled else "open")
            yield File(f"{lecture.id}-{kind}.pdf", pdf(page))


class Gaps:
    """Says facts with gaps. Asked in the same order it makes the same gaps, open or filled."""

    def __init__(self, facts: Sequence[Fact], filled: bool) -> None:
        self._filled = filled
        self._turn: Counter[type] = Counter()
        self._terms: dict[str, frozenset[str]] = {}
        for fact in facts:
            if not isinstance(fact, Definition | Command):
                continue
            known = self._terms.get(fact.lang, frozenset())
            self._terms[fact.lang] = known | content(fact.subject.plain, fact.lang)

    def __call__(self, fact: Fact) -> Said:
        if fact.doubtful:
            return said(fact)
        self._turn[type(fact)] += 1
        odd = self._turn[type(fact)] % 2 == 1
        whole = said(fact)
        match fact:
            case Enumeration():
                return Said(whole.name, items=tuple(self._member(fact, n) for n in range(len(fact.items))))
            case Definition() | Event():
                if (
                    odd
                    and len(fact.subject) <= (LONGEST if isinstance(fact, Definition) else DATE)
                    and not _tells(fact)
                ):
                    aliases = getattr(fact, "aliases", ())
                    rest = prose(f" ({', '.join(aliases)})") if aliases else ""
                    return Said(blank(rich(fact.subject), len(fact.subject), self._filled) + rest, whole.text)
                return Said(whole.name, self._keyword(fact, fact.value))
            case Command():
                return self._command(fact) if odd else Said(whole.name, self._keyword(fact, fact.value))
            case Property():
                if len(fact.value) <= LONGEST:
                    return Said(whole.name, blank(rich(fact.value), len(fact.value), self._filled))
                return Said(whole.name, self._keyword(fact, fact.value))
            case Trait() | Statement():
                return Said(whole.name, self._keyword(fact, fact.value))
            case _:
                assert_never(fact)

    def _member(self, fact: Enumeration, place: int) -> Markup:
        """Every other member: a short one whole, of a long one its key word."""
        item = fact.items[place]
        if place % 2 == 0:
            return rich(item)
        if len(item) > LONGEST:
            return self._keyword(fact, item)
        return blank(rich(item), len(item), self._filled)

    def _command(self, fact: Command) -> Said:
        """The word that tells the command from its sisters, or all of a short one."""
        plain, value = fact.subject.plain, rich(fact.value)
        if found := WORD_OF_COMMAND.match(plain):
            return Said(self._holed(as_code(plain), found.start("word"), found.end("word")), value)
        if len(plain) <= LONGEST and not _tells(fact):
            return Said(blank(rich(as_code(plain)), len(plain), self._filled), value)
        return Said(rich(as_code(plain)), self._keyword(fact, fact.value))

    def _keyword(self, fact: Fact, value: Text) -> Markup:
        """The value without the word it turns on: one that the lecturer marked, a term of the lecture, the longest."""
        marked = [(m.start, m.stop) for m in value.spans("strong", "code") if m.stop - m.start <= LONGEST]
        closed = [(m.start, m.stop) for m in value.spans("math", "link", "code")]
        own = content(fact.subject.plain, fact.lang)
        terms = self._terms.get(fact.lang, frozenset())
        morph = morphology(fact.lang)
        best: tuple[int, bool, int, int] | None = None
        span = (0, 0)
        for at in [*marked, *(w.span() for w in WORD.finditer(value.plain))]:
            word = value.plain[slice(*at)]
            lemmas = content(word, fact.lang)
            if not lemmas or not _fit(word) or linked(lemmas, own) or value.plain.count(word) > 1:
                continue
            inside = at not in marked and any(a < at[1] and at[0] < b for a, b in closed)
            if inside or "$" in word or at == (0, len(value)):
                continue
            worth = 2 if at in marked or word.isdigit() else int(bool(lemmas & terms))
            rank = (worth, bool(morph.head(word)), len(word), -at[0])
            if best is None or rank > best:
                best, span = rank, at
        return self._holed(value, *span) if best else rich(value)

    def _holed(self, text: Text, start: int, stop: int) -> Markup:
        """The text with a gap at [start:stop]; blanks around the gap are kept."""
        before = prose(" ") if text.plain[:start].endswith(" ") else ""
        after = prose(" ") if text.plain[stop:].startswith(" ") else ""
        gap = blank(rich(text.cut(start, stop)), stop - start, self._filled)
        return rich(text.cut(0, start)) + before + gap + after + rich(text.cut(stop))


def _fit(word: str) -> bool:
    return word.isdigit() or SHORTEST <= len(word) <= LONGEST


def _tells(fact: Definition | Event | Command) -> bool:
    """The value names the subject, so a gap there would be no gap."""
    return bool(linked(content(fact.subject.plain, fact.lang), content(fact.value.plain, fact.lang)))

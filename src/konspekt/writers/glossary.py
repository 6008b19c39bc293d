"""`<lecture-id>-glossary.pdf`: the terms of a lecture by alphabet, with meanings, slides and references.

Goes in: a book. Comes out: a file for each lecture that defines something. Another name of a term has a
line of its own that sends the reader on; below a meaning stand the other terms that it speaks of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from konspekt.languages import pack
from konspekt.languages.collation import initial, sort_key
from konspekt.languages.forms import plain_key
from konspekt.languages.likeness import content
from konspekt.model.facts import Definition
from konspekt.model.lecture import Lecture
from konspekt.model.paper import Book, File
from konspekt.writers.handout import columns, told_in
from konspekt.writers.pdf import Page, looks, pdf
from konspekt.writers.prose import prose, rich

if TYPE_CHECKING:
    from markupsafe import Markup

MOST_ALSO = 4


@dataclass(frozen=True, slots=True)
class Reference:
    """Another entry: its name and the number that its address on the page is made of."""

    name: Markup
    number: int


@dataclass(frozen=True, slots=True)
class Meaning:
    text: Markup
    slides: str
    doubt: bool


@dataclass(frozen=True, slots=True)
class Term:
    """An entry with its meanings, or another name of one, with `see`."""

    name: Markup
    number: int
    meanings: tuple[Meaning, ...] = ()
    see: tuple[Reference, ...] = ()
    also: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Letter:
    letter: str
    terms: tuple[Term, ...]


def write(book: Book) -> Iterator[File]:
    for lecture in book.lectures:
        facts = [f for f in told_in(book, lecture) if isinstance(f, Definition)]
        if not facts:
            continue
        words = pack(lecture.language).data["handout"]
        values = {"words": words, "heading": lecture.title, "letters": _letters(lecture, facts)}
        title = f"{words['glossary']}. {lecture.title}"
        values["columns"] = columns(book)
        page = Page("paper/glossary.html", lecture.language, title, values, lecture.author, **looks(book.print))
        yield File(f"{lecture.id}-glossary.pdf", pdf(page))


def _letters(lecture: Lecture, facts: Sequence[Definition]) -> list[Letter]:
    """The entries and the names that lead to them, in one alphabet."""
    lang = lecture.language
    by_term: dict[str, list[Definition]] = {}
    for fact in facts:
        by_term.setdefault(plain_key(fact.subject.plain), []).append(fact)
    entries = sorted(by_term.values(), key=lambda own: sort_key(own[0].subject.plain, lang))
    number = {key: n for n, key in enumerate(plain_key(own[0].subject.plain) for own in entries)}
    rows = [(own[0].subject.plain, _term(n, own, entries, lecture)) for n, own in enumerate(entries)]
    for own in entries:
        for alias in dict.fromkeys(a for fact in own for a in fact.aliases):
            if plain_key(alias) not in number:
                at = number[plain_key(own[0].subject.plain)]
                rows.append((alias, Term(prose(alias), -1, see=(Reference(prose(own[0].subject.plain), at),))))
    rows.sort(key=lambda row: sort_key(row[0], lang))
    heads = groupby(rows, key=lambda row: initial(row[0], lang))
    return [Letter(letter, tuple(term for _, term in group)) for letter, group in heads]


def _term(number: int, own: Sequence[Definition], entries: Sequence[Sequence[Definition]], lecture: Lecture) -> Term:
    aliases = list(dict.fromkeys(alias for fact in own for alias in fact.aliases))
    name = rich(own[0].subject) + (prose(f" ({', '.join(aliases)})") if aliases else "")
    meanings = tuple(Meaning(rich(f.value), _slides(f, lecture), bool(f.doubtful)) for f in own)
    return Term(name, number, meanings, also=tuple(_also(own, entries)))


def _also(own: Sequence[Definition], entries: Sequence[Sequence[Definition]]) -> Iterator[Reference]:
    """The other terms that the meanings speak of, by alphabet."""
    lang = own[0].lang
    itself = content(own[0].subject.plain, lang)
    spoken = frozenset(lemma for fact in own for lemma in content(fact.value.plain, lang))
    found = 0
    for number, other in enumerate(entries):
        name = content(other[0].subject.plain, lang)
        if other is not own and name and name <= spoken and name != itself and found < MOST_ALSO:
            found += 1
            yield Reference(prose(other[0].subject.plain), number)


def _slides(fact: Definition, lecture: Lecture) -> str:
    """All slides of this lecture that say it, in order."""
    return ", ".join(map(str, sorted({o.slide for o in fact.evidence.origins if o.path == lecture.path})))

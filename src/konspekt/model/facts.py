"""What a lecture teaches: seven kinds of fact, a closed union.

A fact is knowledge, not layout: a command and its purpose are the same fact whether a table,
a bullet or a code comment said it. Texts keep their code spans; nothing here is escaped.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import Literal, Self, TypedDict, assert_never

from konspekt.model.origin import Evidence, Origin
from konspekt.model.text import Text

NOTHING = Text()
YES = frozenset("✅✓✔☑+")
NO = frozenset("❌✗✘✖×-–—")
"""Marks in the cells of a table; a lecture uses one of each."""
Place = tuple[int, ...]
"""Where a fact stood: section, then ordinals inward. Shared beginnings are nearness; never printed."""

FactKind = Literal["definition", "command", "enumeration", "event", "trait", "property", "statement"]
FACT_KINDS: tuple[FactKind, ...] = (
    "definition", "command", "enumeration", "event", "trait", "property", "statement",
)  # fmt: skip


class Shared(TypedDict):
    """What `Common.shared` gives."""

    subject: Text
    evidence: Evidence
    lecture: str
    section: str
    lang: str
    place: Place
    sentence: Text
    chapter: str
    heads: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """What every fact knows of itself."""

    subject: Text
    evidence: Evidence
    lecture: str
    """The id of the lecture."""
    section: str
    """The title of the section; empty before the first heading."""
    lang: str
    chapter: str = ""
    """The titles of the headings above the section's own; empty where there are none."""
    place: Place = ()
    heads: tuple[str, ...] = ()
    """What announces it, nearest first: the head of its column, of its list; empty for running text."""
    sentence: Text = NOTHING
    """The whole sentence as the lecture wrote it, for gaps and quotations; may be empty."""
    key: str = ""
    """`course/lecture/slot/subject[/what]`, given by `settle`; never changes with wording or place."""
    doubtful: str = ""
    """Why the line looks like a slip of the lecture; empty when it does not. Nothing is asked of a doubtful fact."""

    @property
    def origin(self) -> Origin:
        return self.evidence.origin

    def seen_from(self, path: str) -> Self | None:
        """The fact with its place in this lecture as the one to cite; None where the lecture does not say it."""
        here = [o for o in self.evidence.origins if o.path == path]
        if not here:
            return None
        origins = (*here, *(o for o in self.evidence.origins if o.path != path))
        return replace(self, evidence=replace(self.evidence, origins=origins))

    def shared(self) -> Shared:
        """The common fields as keywords, to make a fact of a kind from them."""
        return {
            "subject": self.subject, "evidence": self.evidence, "lecture": self.lecture, "section": self.section,
            "lang": self.lang, "place": self.place, "sentence": self.sentence,
            "chapter": self.chapter, "heads": self.heads,
        }  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition(Common):
    """A term and what it is or does; `value` leaves out the term and the dash."""

    value: Text
    aliases: tuple[str, ...] = ()
    more: tuple[Text, ...] = ()
    """Further sentences that the lecture says of the term right after."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command(Common):
    """A command, instruction, flag, key, status code … and what it does."""

    value: Text
    aliases: tuple[str, ...] = ()
    noun: str = ""
    """What the lecture calls such things (`команда`, `instruction`), from a column head; may be empty."""
    more: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Enumeration(Common):
    """A category and its members. `open` if the lecture says the list goes on (`и т.д.`, `…`)."""

    items: tuple[Text, ...]
    ordered: bool = False
    open: bool = False
    examples: bool = False
    """The members are examples of the subject, not its parts or kinds."""
    label: str = ""
    """The heading that says what the members are of the subject (`Characteristics`), when it names nothing itself."""
    which: str = ""
    """Its first member, where an earlier list of the lecture has the same head: for the key alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Common):
    """A date or period (`subject`, as written) and what happened then."""

    value: Text
    when: tuple[int, int]
    """First and last year, month or day as a sortable pair of ordinals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trait(Common):
    """An advantage (`+`) or a disadvantage (`-`) of the subject."""

    polarity: Literal["+", "-"]
    value: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Property(Common):
    """A cell of a comparison, or `attribute = value` of the subject."""

    attribute: Text
    value: Text
    noun: str = ""
    """What the head of its table's first column calls such things (`method`); may be empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Common):
    """A clear sentence about the subject that is none of the others; `value` is its predicate."""

    value: Text


Fact = Definition | Command | Enumeration | Event | Trait | Property | Statement


def marked(fact: Fact) -> bool | None:
    """What a cell that is nothing but a mark says: yes or no; None for any other fact."""
    sign = fact.value.plain.strip("\ufe0f ") if isinstance(fact, Property) else ""
    return True if sign in YES and sign else False if sign in NO and sign else None


def kind_of(fact: Fact) -> FactKind:
    match fact:
        case Definition():
            return "definition"
        case Command():
            return "command"
        case Enumeration():
            return "enumeration"
        case Event():
            return "event"
        case Trait():
            return "trait"
        case Property():
            return "property"
        case Statement():
            return "statement"
        case _:
            assert_never(fact)


def fingerprint(fact: Fact) -> str:
    """`f` and eight hexadecimal digits of what the fact says, whatever its place and the wording around it."""
    match fact:
        case Definition() | Command() | Event() | Statement():
            said = [fact.value.ticked]
        case Enumeration():
            said = [item.ticked for item in fact.items]
        case Trait():
            said = [fact.polarity, fact.value.ticked]
        case Property():
            said = [fact.attribute.ticked, fact.value.ticked]
        case _:
            assert_never(fact)
    parts = (kind_of(fact), fact.subject.ticked, *said)
    return "f" + hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:8]

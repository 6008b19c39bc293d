"""`<lecture-id>-commands.pdf`: the commands of a lecture by tool, each with its purpose and its slide.

Goes in: a book. Comes out: a file for each lecture that names commands. A tool is the first word that
two commands share; what belongs to none stands under the section that tells of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from konspekt.languages import pack
from konspekt.model.facts import Command
from konspekt.model.lecture import Lecture
from konspekt.model.paper import Book, File
from konspekt.writers.handout import columns, told_in
from konspekt.writers.parts import Entry
from konspekt.writers.pdf import Page, looks, pdf
from konspekt.writers.prose import code, prose, rich

if TYPE_CHECKING:
    from markupsafe import Markup

TOOL = re.compile(r"(?:sudo )?(?P<tool>[a-z][\w.-]*)(?= |$)")


@dataclass(frozen=True, slots=True)
class Group:
    """`title` is a tool, as code, or the title of a section."""

    title: Markup
    entries: tuple[Entry, ...]


def write(book: Book) -> Iterator[File]:
    for lecture in book.lectures:
        facts = [f for f in told_in(book, lecture) if isinstance(f, Command)]
        if not facts:
            continue
        words = pack(lecture.language).data["handout"]
        values = {"words": words, "heading": lecture.title, "groups": _groups(lecture, facts), "columns": columns(book)}
        title = f"{words['commands']}. {lecture.title}"
        page = Page("paper/commands.html", lecture.language, title, values, lecture.author, **looks(book.print))
        yield File(f"{lecture.id}-commands.pdf", pdf(page))


def _groups(lecture: Lecture, facts: Sequence[Command]) -> list[Group]:
    """Tools by alphabet, then sections as the lecture goes; in each the commands by alphabet."""
    count = Counter(map(_tool, facts))
    tools = sorted(tool for tool, number in count.items() if tool and number > 1)
    groups = [Group(code(tool), _entries([f for f in facts if _tool(f) == tool])) for tool in tools]
    rest = [f for f in facts if _tool(f) not in tools]
    for section in dict.fromkeys(f.section for f in rest):
        own = [f for f in rest if f.section == section]
        groups.append(Group(prose(section or lecture.title), _entries(own)))
    return groups


def _tool(fact: Command) -> str:
    found = TOOL.match(fact.subject.plain)
    return found["tool"] if found else ""


def _entries(facts: Sequence[Command]) -> tuple[Entry, ...]:
    ordered = sorted(facts, key=lambda f: (f.subject.plain.casefold(), f.subject.plain))
    return tuple(Entry(_name(f), rich(f.value), f.origin.slide, bool(f.doubtful)) for f in ordered)


def _name(fact: Command) -> Markup:
    name = code(fact.subject.plain)
    for alias in fact.aliases:
        name += prose(", ") + code(alias)
    return name

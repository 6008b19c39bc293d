"""How the specs write a fact: one line a person can read.

definition: Pod (под) = минимальная сущность       command: `ls -a` = shows all files
enumeration: Colours > red; green; …               event: 1979 = chroot appears in UNIX
trait: + Docker Swarm = бесплатен                  property: SRAM . Цена = высокая
statement: kubelet = следит за подами              doubtful facts end in ` ?`
"""

from __future__ import annotations

from typing import assert_never

from konspekt.extractors import extract
from konspekt.extractors.settle import settle
from konspekt.model.facts import (
    Command,
    Definition,
    Enumeration,
    Event,
    Fact,
    Property,
    Statement,
    Trait,
)  # fmt: skip
from konspekt.model.lecture import Course, Lecture
from konspekt.readers import parse
from konspekt.remarks import Remark
from konspekt.settings import LectureSettings


def facts_of(text: str, language: str = "") -> tuple[tuple[Fact, ...], tuple[Remark, ...]]:
    """The settled facts of a lecture given as text, and every remark on the way."""
    lecture, read = parse(text, "lecture.md", LectureSettings(language=language))
    facts, remarks = settle(Course("course", "Course", (lecture,)), extract(lecture))
    return facts, (*read, *remarks)


def lecture_of(text: str) -> Lecture:
    return parse(text, "lecture.md", LectureSettings())[0]


def in_words(fact: Fact) -> str:
    return _said(fact) + (" ?" if fact.doubtful else "")


def _said(fact: Fact) -> str:
    subject = fact.subject.ticked
    match fact:
        case Definition() | Command():
            kind = "command" if isinstance(fact, Command) else "definition"
            aliases = f" ({', '.join(fact.aliases)})" if fact.aliases else ""
            return f"{kind}: {subject}{aliases} = {fact.value.ticked}"
        case Enumeration():
            members = "; ".join(i.ticked for i in fact.items)
            return f"enumeration: {subject} > {members}" + ("; …" if fact.open else "")
        case Event():
            return f"event: {subject} = {fact.value.ticked}"
        case Trait():
            return f"trait: {fact.polarity} {subject} = {fact.value.ticked}"
        case Property():
            return f"property: {subject} . {fact.attribute.ticked} = {fact.value.ticked}"
        case Statement():
            return f"statement: {subject} = {fact.value.ticked}"
        case _:
            assert_never(fact)

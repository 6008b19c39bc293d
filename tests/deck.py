"""Small lectures as values, decks made of them, and a real Anki collection to import them into."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from konspekt.bank.ledger import deck_name, renew
from konspekt.extractors.keys import key_of
from konspekt.languages.morphology import morphology
from konspekt.makers.notes import notes
from konspekt.model.facts import Command, Definition, Enumeration, Event, Fact, Property, Shared
from konspekt.model.lecture import Course, Lecture, Section, Slide
from konspekt.model.notes import Note, NoteType
from konspekt.model.origin import Evidence, Origin
from konspekt.model.paper import Book, Entry
from konspekt.model.questions import Choice, Cloze, Option, Question
from konspekt.model.text import Text, code
from konspekt.writers.anki import write

Ledger = Mapping[str, Entry]
ORIGIN = Origin("docker.md", 3, 3, 2)


def lecture(title: str = "Docker") -> Lecture:
    slide = Slide(Text("Images"), True, (), 2, (), (), ORIGIN)
    return Lecture("docker", "docker.md", title, "en", "reveal", (slide,), (Section("Images", 1, (slide,)),))


def shared(subject: Text | str, at: int, section: str = "Images", lang: str = "en") -> Shared:
    text = Text(subject) if isinstance(subject, str) else subject
    origin = Origin("docker.md", at, at, 2)
    return {
        "subject": text, "evidence": Evidence((origin,), "dash"), "lecture": "docker", "section": section, "lang": lang,
        "place": (1, at), "sentence": Text(), "chapter": "", "heads": (),
    }  # fmt: skip


def keyed(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    from dataclasses import replace

    return tuple(replace(f, key=key_of(f, "course", morphology(f.lang))) for f in facts)


def sample(registry: str = "a repository in which finished images are stored") -> tuple[Fact, ...]:
    """A definition of each sort, a command, a list, two dates, a cell."""
    return keyed((
        Definition(**shared("Image", 3), value=Text("a file that holds a program and its surroundings"),
                   aliases=("snapshot",)),
        Definition(**shared("Registry", 4), value=Text(registry)),
        Command(**shared(code("docker ps"), 5), value=Text("lists running containers")),
        Enumeration(**shared("Kinds of storage", 6),
                    items=tuple(map(Text, ("volume", "bind mount", "memory file system")))),
        Enumeration(**shared("Container engine", 10), items=(Text("Docker"), Text("Podman")), examples=True),
        Event(**shared("1979", 7, "History"), value=Text("the call chroot appears in Unix"), when=(1979, 1979)),
        Event(**shared("2013", 8, "History"), value=Text("the platform Docker is shown to all"), when=(2013, 2013)),
        Property(**shared("Docker Swarm", 9), attribute=Text("Price"), value=Text("none at all")),
    ))  # fmt: skip


def asked(facts: Sequence[Fact]) -> tuple[Question, ...]:
    """A choice about the list and a gap about nothing that has a note."""
    kinds = next(f for f in facts if isinstance(f, Enumeration) and f.examples)
    common: dict[str, Any] = {
        "facts": (kinds.key,), "evidence": kinds.evidence, "section": "Images", "lang": "en", "lecture": "docker"
    }  # fmt: skip
    options = (
        Option("Podman"),
        Option("Harbor", "Harbor is a registry (slide 9)"),
        Option("runc", "runc is a runtime (slide 9)"),
    )
    stem = "What does the lecture give as an example of a container engine?"
    return (Choice(id=f"{kinds.key}#example", stem=stem, rule="example", options=options, answer=0, **common),)


def gap(facts: Sequence[Fact], stem: str, answer: str) -> Cloze:
    first = facts[0]
    return Cloze(
        id=f"{first.key}#gap", facts=(first.key,), stem=stem, rule="gap", evidence=first.evidence, section="Images",
        lang="en", lecture="docker", answer=answer,
    )  # fmt: skip


def deck_of(
    facts: Sequence[Fact], questions: Sequence[Question] = (), old: Ledger | None = None
) -> tuple[bytes, Ledger]:
    """The package of the facts' notes, and the ledger after it."""
    return packed(notes((lecture(),), facts, questions), old)


def packed(made: Sequence[Note], old: Ledger | None = None) -> tuple[bytes, Ledger]:
    own = lecture()
    ledger = renew(old or {}, made, deck_name("Course", own.title))
    book = Book(Course("course", "Course", (own,)), (own,), (), (), tuple(made), (), {own.id: ledger})
    (file,) = write(book)
    return file.data, ledger


def note(type_: NoteType, slide: int = 2, name: str = "n", **fields: str) -> Note:
    """A note whose texts are given; nothing judges them."""
    return Note(
        id=f"course/docker/is/{name}#{type_}", type=type_, fact=f"course/docker/is/{name}",
        fields=tuple(fields.items()), cards=(), tags=("kind::term",), section="Images", lang="en", lecture="docker",
        origin=Origin("docker.md", 3, 3, slide), title="Docker",
    )  # fmt: skip


@contextmanager
def collection(folder: Path) -> Iterator[Any]:
    """A fresh collection of Anki's own."""
    from anki.collection import Collection

    opened = Collection(str(folder / "collection.anki2"))
    try:
        yield opened
    finally:
        opened.close()


def imported(col: Any, data: bytes, folder: Path) -> Any:
    """Import as the dialog does it by default; Anki's own log."""
    from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest

    path = folder / "deck.apkg"
    path.write_bytes(data)
    options = ImportAnkiPackageOptions()
    options.CopyFrom(col._backend.get_import_anki_package_presets())
    return col.import_anki_package(ImportAnkiPackageRequest(package_path=str(path), options=options)).log


def sides(col: Any) -> list[tuple[str, str]]:
    """Question and answer of every card as Anki renders them, in HTML."""
    made = [col.get_card(c).render_output(reload=True) for c in sorted(col.find_cards(""))]
    return [(m.question_text, m.answer_text) for m in made]

"""Years of a deck: the lecture is edited in ten ways, the deck imported again, and no student loses anything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from deck import collection, imported
from konspekt.cli import main
from test_deck import fields, reviews

LECTURE = """---
title: Docker
---
# Container images

**Image** — a file that holds an application and everything it needs.

**Layer** — a part of an image that is never written again.

**Registry** — a server that stores images for other people.

---
# Running

**Container** — a running instance of an image.

**Volume** — a place on the disk that outlives its container.

---
# Commands

| Command | What it does |
|---|---|
| `docker ps` | lists running containers |
| `docker rm` | removes a stopped container |
| `docker pull` | fetches an image from a registry |

---
# Networks

Kinds of network:

- bridge
- overlay
- host

---
# History

- 1979: the call chroot appears in Unix
- 2000: jails appear in FreeBSD
- 2013: the Docker platform is shown to the public
"""
STUDIED = 50


@dataclass(frozen=True)
class Edit:
    """What is done to the lecture, and how many notes Anki may then update and add."""

    change: Callable[[str], str]
    updated: tuple[int, ...]
    added: tuple[int, ...]


def put(old: str, new: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new)

    return change


def without(slide: str) -> Callable[[str], str]:
    return lambda text: "\n---\n".join(p for p in text.split("\n---\n") if slide not in p)


def moved(slide: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        head, *parts = text.split("\n---\n")
        (one,) = (p for p in parts if slide in p)
        return "\n---\n".join([head, one, *(p for p in parts if p is not one)])

    return change


EDITS = {
    "a typo in a meaning is mended": Edit(put("everything it needs", "all that it needs"), (1,), (0,)),
    "a term gets an alias": Edit(put("**Volume** —", "**Volume** (mount) —"), (0, 1), (0,)),
    "a slide moves to the front": Edit(moved("# Commands"), (0,), (0,)),
    "a section is renamed": Edit(put("# Running", "# Instances"), (1, 2), (0,)),
    "a term is renamed": Edit(put("**Registry** — a server", "**Image registry** — a server"), (1,), (0,)),
    "a slide is removed": Edit(without("# Running"), (0,), (0,)),
    "a slide is new": Edit(
        lambda t: t + "\n---\n# Network\n\n**Port** — a door of a host with a number.\n", (0,), (1,)
    ),
    "a table gets a row": Edit(
        put("| `docker rm`", "| `docker stop` | ends a running container |\n| `docker rm`"), (0,), (1,)
    ),
    "a new term has a like meaning": Edit(
        put(
            "**Layer** —",
            "**Bundle** — a file that holds an application and everything it needs to run.\n\n**Layer** —",
        ),
        (0,),
        (1,),
    ),
    "a new date is the same": Edit(
        put("- 2000: jails", "- 2000: a new century begins for programmers\n- 2000: jails"), (0,), (0, 1)
    ),
    "the head of a list is renamed": Edit(put("Kinds of network:", "Types of network:"), (3,), (0,)),
    "a date is corrected": Edit(put("- 2000: jails", "- 1999: jails"), (0, 1), (0,)),
    "a heading changes its language": Edit(put("# Commands", "# Команды"), (0, 1, 2, 3), (0,)),
}


def built(folder: Path, text: str) -> bytes:
    (folder / "docker.md").write_text(text, encoding="utf-8")
    words = ["build", str(folder / "docker.md"), "--to", "anki", "--out", str(folder / "out")]
    done = CliRunner().invoke(main, words, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return (folder / "out" / "docker.apkg").read_bytes()


def studied(col: Any, count: int) -> None:
    from anki.scheduler.v3 import CardAnswer

    deck = next(d.id for d in col.decks.all_names_and_ids() if d.name != "Default")
    col.decks.select(deck)
    for _ in range(count):
        queue = col.sched.get_queued_cards(fetch_limit=1).cards
        if not queue:
            return
        card = col.get_card(queue[0].card.id)
        card.start_timer()
        col.sched.answer_card(col.sched.build_answer(card=card, states=queue[0].states, rating=CardAnswer.EASY))


def kept(cards: list[Any]) -> set[tuple[Any, ...]]:
    return {tuple(card) for card in cards}


@pytest.mark.parametrize("name", EDITS)
def test_an_edited_lecture_costs_no_student_anything(name: str, tmp_path: Path) -> None:
    edit = EDITS[name]
    with collection(tmp_path) as col:
        imported(col, built(tmp_path, LECTURE), tmp_path)
        studied(col, STUDIED)
        old, before = fields(col), reviews(col)
        log = imported(col, built(tmp_path, edit.change(LECTURE)), tmp_path)
        after = fields(col)
        updated = [guid for guid, content in old.items() if after[guid] != content]
        assert kept(before) <= kept(reviews(col))
        assert not log.conflicting
        assert not col.get_empty_cards().notes
        assert len(updated) in edit.updated, [after[g][0][:2] for g in updated]
        assert len(after) - len(old) in edit.added, [after[g][0][:2] for g in after.keys() - old.keys()]
        assert len({f[0][0] for f in after.values()}) == len(after), "a twin"


@pytest.mark.parametrize("name", EDITS)
def test_what_a_student_wrote_into_a_note_stays(name: str, tmp_path: Path) -> None:
    with collection(tmp_path) as col:
        imported(col, built(tmp_path, LECTURE), tmp_path)
        for number in col.find_notes(""):
            note = col.get_note(number)
            note.tags.append("mine")
            note["Extra1"] = "my own words"
            col.update_note(note)
        old = fields(col)
        imported(col, built(tmp_path, EDITS[name].change(LECTURE)), tmp_path)
        assert old.items() <= fields(col).items()


def test_two_lectures_made_one_leave_the_cards_of_the_first_alone(tmp_path: Path) -> None:
    more = "# Network\n\n**Port** — a door of a host with a number.\n\n**Bridge** — a device that joins two networks.\n"
    with collection(tmp_path) as col:
        imported(col, built(tmp_path, LECTURE), tmp_path)
        studied(col, STUDIED)
        before, old = reviews(col), fields(col)
        imported(col, built(tmp_path, f"{LECTURE}\n---\n{more}"), tmp_path)
        assert kept(before) <= kept(reviews(col))
        assert old.items() <= fields(col).items()

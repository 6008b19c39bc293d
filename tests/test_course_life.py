"""Years of a course: files are renamed, split, joined and built one by one, and every card stays one card."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from deck import collection, imported
from konspekt import run
from konspekt.bank.ledger import load
from konspekt.cli import main
from test_deck import fields, reviews
from test_deck_life import kept, studied

VALVES = """# Valves

**Valve** — a part that shuts a pipe.

**Gasket** — a ring that seals a joint.

---
# Joints

**Flange** — a rim by which two pipes are bolted together.
"""
PUMPS = """# Pumps

**Pump** — a machine that moves water.

**Valve** — the part that shuts a pipe.
"""
SEALS, BOLTS = "a ring that seals a joint", "a rim by which two pipes are bolted together"
JOINTS = f"# Joints\n\n**Flange** — {BOLTS}.\n"


def course(folder: Path) -> None:
    (folder / "a.md").write_text(VALVES, encoding="utf-8")
    (folder / "b.md").write_text(PUMPS, encoding="utf-8")


def build(folder: Path, *words: str) -> Result:
    done = CliRunner().invoke(main, ["build", *words, "--to", "anki", "--out", str(folder / "out")])
    assert done.exit_code == 0, done.output
    return done


def taken(col: Any, folder: Path) -> list[Any]:
    """Import every package of the output; Anki's logs."""
    logs = [imported(col, p.read_bytes(), folder) for p in sorted((folder / "out").glob("*.apkg"))]
    for path in (folder / "out").glob("*.apkg"):
        path.unlink()
    return logs


@dataclass(frozen=True)
class Attack:
    """What is done to the folder, and how many notes Anki may then update and add."""

    change: Callable[[Path], object]
    updated: tuple[int, ...] = (0,)
    added: tuple[int, ...] = (0,)


def edit(name: str, *pairs: tuple[str, str]) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new)
        (folder / name).write_text(text, encoding="utf-8")

    return change


def split(folder: Path) -> None:
    head, tail = VALVES.split("\n---\n")
    (folder / "a.md").write_text(head, encoding="utf-8")
    (folder / "c.md").write_text(tail, encoding="utf-8")


def moved_section(folder: Path) -> None:
    edit("a.md", (f"\n---\n{JOINTS}", ""))(folder)
    edit("b.md", ("# Pumps", f"{JOINTS}\n---\n# Pumps"))(folder)


def join(folder: Path) -> None:
    (folder / "a.md").write_text(f"{VALVES}\n---\n{PUMPS}", encoding="utf-8")
    (folder / "b.md").unlink()


ATTACKS = {
    "a file is renamed": Attack(lambda f: (f / "a.md").rename(f / "valves.md"), (1,)),
    "a file and its ledger are renamed": Attack(
        lambda f: [(f / f"a.{end}").rename(f / f"valves.{end}") for end in ("md", "ledger.jsonl")], (1,)
    ),
    "the course gets an id": Attack(lambda f: (f / "course.toml").write_text('id = "pipes"\n', encoding="utf-8")),
    "a lecture is split": Attack(split, (0, 1)),
    "two lectures are joined": Attack(join, (0, 1, 2)),
    "a section moves to another lecture": Attack(moved_section, (0, 1)),
    "a term is written in capitals": Attack(edit("a.md", ("**Gasket**", "**GASKET**")), (0, 1)),
    "a term becomes code": Attack(edit("a.md", ("**Gasket**", "`Gasket`")), (1,)),
    "two terms change their meanings": Attack(edit("a.md", (SEALS, "@"), (BOLTS, SEALS), ("@", BOLTS)), (2,)),
    "the first heading is another": Attack(edit("a.md", ("# Valves", "# Fittings")), (2,)),
    "a new first slide": Attack(
        lambda f: (f / "a.md").write_text(f"# Welcome\n\nHello.\n\n---\n{VALVES}", encoding="utf-8"), (1,)
    ),
    "the lectures change places": Attack(
        lambda f: (f / "course.toml").write_text('[[lecture]]\nfile = "b.md"\n[[lecture]]\nfile = "a.md"\n', "utf-8"),
        (0, 1),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ATTACKS)
def test_a_course_is_rearranged_and_no_student_loses_a_card(name: str, tmp_path: Path) -> None:
    attack, content = ATTACKS[name], tmp_path / "content"
    content.mkdir()
    course(content)
    build(tmp_path, str(content))
    with collection(tmp_path) as col:
        taken(col, tmp_path)
        studied(col, 50)
        old, before = fields(col), reviews(col)
        attack.change(content)
        build(tmp_path, str(content))
        logs = taken(col, tmp_path)
        after = fields(col)
        assert kept(before) <= kept(reviews(col))
        assert not any(log.conflicting for log in logs)
        assert len([g for g in old if after[g] != old[g]]) in attack.updated
        assert len(after) - len(old) in attack.added
        again = {p.name: p.read_bytes() for p in content.iterdir()}
        build(tmp_path, str(content))
        assert {p.name: p.read_bytes() for p in content.iterdir()} == again


def test_a_renamed_file_built_alone_keeps_its_cards(tmp_path: Path) -> None:
    course(tmp_path)
    build(tmp_path, str(tmp_path))
    before = {e.guid for e in load(tmp_path / "a.ledger.jsonl").values()}
    (tmp_path / "a.md").rename(tmp_path / "valves.md")
    build(tmp_path, str(tmp_path / "valves.md"))
    assert {e.guid for e in load(tmp_path / "valves.ledger.jsonl").values()} == before


def test_a_term_of_two_lectures_is_one_card_whichever_is_built_first(tmp_path: Path) -> None:
    seen = []
    for number, order in enumerate((["a.md", "b.md", "."], ["b.md", "a.md", "."], [".", "b.md", "a.md"])):
        folder = tmp_path / str(number)
        folder.mkdir()
        course(folder)
        with collection(folder) as col:
            for name in order:
                build(folder, str(folder / name))
                taken(col, folder)
            fronts = sorted(f[0][0] for f in fields(col).values())
            assert len(set(fronts)) == len(fronts)
            seen.append(fronts)
    assert seen[0] == seen[1] == seen[2]


def test_a_term_in_another_sense_is_a_card_of_its_own_lecture_built_alone_too(tmp_path: Path) -> None:
    course(tmp_path)
    (tmp_path / "b.md").write_text("# Horns\n\n**Valve** — a key of a horn that lowers its tone.\n", encoding="utf-8")
    build(tmp_path, str(tmp_path / "a.md"))
    build(tmp_path, str(tmp_path / "b.md"))
    before = load(tmp_path / "b.ledger.jsonl")
    assert len(before) == 1
    build(tmp_path, str(tmp_path))
    assert load(tmp_path / "b.ledger.jsonl") == before


def test_a_lecture_of_the_course_that_cannot_be_read_stops_no_other(tmp_path: Path) -> None:
    course(tmp_path)
    build(tmp_path, str(tmp_path / "a.md"))
    (tmp_path / "a.md").write_bytes(b"")
    build(tmp_path, str(tmp_path / "b.md"))
    assert len(load(tmp_path / "b.ledger.jsonl")) == 2


def test_what_is_left_to_another_deck_is_said(tmp_path: Path) -> None:
    course(tmp_path)
    build(tmp_path, str(tmp_path / "a.md"))
    told = build(tmp_path, str(tmp_path / "b.md")).stderr
    assert "b: 0 notes changed, 1 new, 0 gone, 1 in the deck of another lecture already" in told


def test_a_lecture_that_moves_to_another_folder_of_the_course_takes_its_ledger_along(tmp_path: Path) -> None:
    course(tmp_path)
    (tmp_path / "course.toml").write_text('id = "pipes"\n', encoding="utf-8")
    edit("a.md", ("that seals", "which seals"))(tmp_path)
    build(tmp_path, str(tmp_path))
    course(tmp_path)
    build(tmp_path, str(tmp_path))
    before = load(tmp_path / "a.ledger.jsonl")
    (tmp_path / "a-first").mkdir()
    (tmp_path / "a.md").rename(tmp_path / "a-first" / "a.md")
    build(tmp_path, str(tmp_path))
    assert load(tmp_path / "a-first" / "a.ledger.jsonl") == before
    assert any(entry.revision for entry in before.values())


def test_subdecks_that_are_wanted_later_move_no_card(tmp_path: Path) -> None:
    course(tmp_path)
    build(tmp_path, str(tmp_path))
    before = load(tmp_path / "a.ledger.jsonl")
    build(tmp_path, str(tmp_path), "--subdecks")
    assert load(tmp_path / "a.ledger.jsonl") == before


def test_a_lecture_under_a_new_title_stays_in_one_deck(tmp_path: Path) -> None:
    course(tmp_path)
    build(tmp_path, str(tmp_path / "a.md"))
    edit(
        "a.md",
        ("# Valves", "# Fittings"),
        ("**Gasket**", "**Elbow** — a short pipe that turns a corner.\n\n**Gasket**"),
    )(tmp_path)
    build(tmp_path, str(tmp_path / "a.md"))
    entries = load(tmp_path / "a.ledger.jsonl").values()
    assert (len(entries), {entry.deck for entry in entries}) == (4, {"Valves"})


def test_new_subdecks_stand_in_the_deck_that_the_lecture_has(tmp_path: Path) -> None:
    course(tmp_path)
    build(tmp_path, str(tmp_path / "a.md"), "--subdecks")
    edit("a.md", ("# Valves", "# Fittings"), ("**Flange**", "**Bolt** — a screw with a nut.\n\n**Flange**"))(tmp_path)
    build(tmp_path, str(tmp_path / "a.md"), "--subdecks")
    decks = {entry.deck for entry in load(tmp_path / "a.ledger.jsonl").values()}
    assert decks == {"Valves::Valves", "Valves::Joints"}


def test_a_file_name_written_otherwise_by_another_system_is_the_same_lecture(tmp_path: Path) -> None:
    ids = []
    for name in ("трубы-й.md", unicodedata.normalize("NFD", "трубы-й.md")):
        (tmp_path / name).write_text(VALVES, encoding="utf-8")
        ids.append([note.id for note in run(tmp_path / name).notes])
    assert ids[0] == ids[1]

"""The deck as JSON: what CrowdAnki reads is what the package holds."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from deck import asked, collection, deck_of, lecture, packed, sample, sides
from konspekt.bank.package import load_package
from konspekt.cli import main
from konspekt.makers.notes import notes
from konspekt.model.lecture import Course
from konspekt.model.paper import Book
from konspekt.writers.crowdanki import write
from test_deck_pictures import VALVE, png

Row = dict[str, Any]


def book(*decks: str) -> Book:
    """Each note of the sample in one of the decks, in turn."""
    facts, own = sample(), lecture()
    made = notes((own,), facts, asked(facts))
    ledger = deck_of(facts, asked(facts))[1]
    if decks:
        ledger = {n.id: replace(ledger[n.id], deck=decks[at % len(decks)]) for at, n in enumerate(made)}
    return Book(Course("course", "Course", (own,)), (own,), (), (), made, (), {own.id: ledger})


def read(data: bytes) -> list[Row]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [json.loads(archive.read(name)) for name in archive.namelist() if name.endswith("deck.json")]


def walked(deck: Row, above: str = "") -> Iterator[tuple[str, Row]]:
    """(name of the deck, note), as CrowdAnki makes them."""
    name = f"{above}::{deck['name']}" if above else deck["name"]
    for note in deck["notes"]:
        yield name, note
    for child in deck["children"]:
        yield from walked(child, name)


def test_notes_fields_tags_and_decks_are_those_of_the_package(tmp_path: Path) -> None:
    made = book()
    data, _ = packed(made.notes, made.ledgers["docker"])
    (tmp_path / "a.apkg").write_bytes(data)
    package = load_package(tmp_path / "a.apkg")
    (deck,) = read(next(iter(write(made))).data)
    found = {n["guid"]: (name, tuple(n["fields"]), set(n["tags"])) for name, n in walked(deck)}
    assert found == {guid: (old.deck, old.fields, set(old.tags)) for guid, old in package.items()}


def test_a_note_type_read_back_renders_its_notes(tmp_path: Path) -> None:
    (deck,) = read(next(iter(write(book()))).data)
    with collection(tmp_path) as col:
        kinds = {}
        for row in deck["note_models"]:
            kind = col.models.new(row["name"]) | {k: v for k, v in row.items() if k != "__type__"}
            kinds[row["crowdanki_uuid"]] = col.models.add_dict(kind).id
        for name, row in walked(deck):
            note = col.new_note(col.models.get(kinds[row["note_model_uuid"]]))
            note.fields = row["fields"]
            col.add_note(note, col.decks.id(name))
        assert col.card_count() > len(list(walked(deck))) > 5
        assert not col.get_empty_cards().notes
        assert not any("{{" in question + answer for question, answer in sides(col))


def test_every_reference_leads_somewhere() -> None:
    (deck,) = read(next(iter(write(book()))).data)
    assert {n["note_model_uuid"] for _, n in walked(deck)} == {m["crowdanki_uuid"] for m in deck["note_models"]}
    assert deck["deck_config_uuid"] == deck["deck_configurations"][0]["crowdanki_uuid"]


@pytest.mark.parametrize(
    ("decks", "tops"),
    [
        (["Course::Docker", "Course::Docker::Images"], ["Course::Docker"]),
        (["Course::Docker", "Course::Podman"], ["Course"]),
        (["Course::Docker", "Old name"], ["Course::Docker", "Old name"]),
    ],
)
def test_decks_that_the_ledger_pinned_keep_their_names(decks: list[str], tops: list[str]) -> None:
    found = read(next(iter(write(book(*decks)))).data)
    assert [deck["name"] for deck in found] == tops
    assert {name for deck in found for name, _ in walked(deck)} == set(decks)


def test_the_same_book_gives_the_same_bytes() -> None:
    assert next(iter(write(book()))).data == next(iter(write(book()))).data


def test_pictures_lie_beside_the_deck(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("pix").mkdir()
    Path("pix/valve.png").write_bytes(png("red"))
    Path("valves.md").write_text(VALVE, encoding="utf-8")
    done = CliRunner().invoke(main, ["build", "valves.md", "--to", "crowdanki"])
    assert done.exit_code == 0, done.output
    data = Path("output/valves-crowdanki.zip").read_bytes()
    (deck,) = read(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == ["valves/deck.json", f"valves/media/{deck['media_files'][0]}"]
        assert archive.read(archive.namelist()[1]) == png("red")
    assert Path("valves.ledger.jsonl").exists()

"""What a re-import would do, foretold: `check --against` must say what Anki then does."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from deck import Ledger, collection, imported, lecture, note, packed
from konspekt.bank.against import Import, compare, recovered
from konspekt.bank.ledger import guid_of, renew
from konspekt.bank.package import MOST_RATIO, load_package
from konspekt.bank.release import Shelf, release
from konspekt.cli import main
from konspekt.errors import ReadError
from konspekt.model.lecture import Course
from konspekt.model.notes import Card, Note
from konspekt.model.paper import Book, Released
from konspekt.writers import table_csv, table_tsv
from konspekt.writers.anki import held, released
from konspekt.writers.anki_package import EPOCH

DECK = "Course::Docker"
STORE = "a repository in which finished images are stored"
RUNS = "a program that starts and stops containers"


def term(name: str, answer: str, *aliases: str) -> Note:
    made = note("term", name=name, Question=f"What is {name}?", Answer=answer, Kind="term")
    return replace(made, aliases=aliases)


def before() -> list[Note]:
    return [term("registry", STORE), term("engine", RUNS), term("layer", "a part of an image that is never written")]


def saved(folder: Path, notes: Sequence[Note], old: Ledger | None = None) -> tuple[Path, Ledger]:
    data, ledger = packed(notes, old)
    path = folder / "old.apkg"
    path.write_bytes(data)
    return path, ledger


def again(old: Ledger, every: Sequence[Note], chosen: Sequence[Note] | None = None) -> Ledger:
    """The ledger after a build of all notes, or of those chosen."""
    shelf = Shelf("docker", DECK, old, every, every if chosen is None else chosen)
    return release([shelf], {}).ledgers["docker"]


def test_a_renamed_term_with_the_same_meaning_keeps_its_guid() -> None:
    old = renew({}, before(), DECK)
    new = again(old, [term("image registry", STORE), *before()[1:]])
    (moved,) = (e for e in new.values() if "image registry" in e.id)
    assert moved.guid == guid_of(before()[0].id)
    assert (moved.revision, len(new)) == (1, 3)


def test_a_renamed_term_that_names_its_old_name_keeps_its_guid_though_its_meaning_changed() -> None:
    old = renew({}, before(), DECK)
    new = again(old, [term("store", "a place for images, and for their signatures", "registry"), *before()[1:]])
    assert {e.guid for e in new.values()} == {e.guid for e in old.values()}


def test_no_guid_is_taken_over_where_two_could_claim_it() -> None:
    old = renew({}, before(), DECK)
    new = again(old, [term("store", STORE), term("shop", STORE), *before()[1:]])
    assert len({e.guid for e in new.values()}) == 5


def test_a_build_of_one_section_takes_no_line_of_another() -> None:
    old = renew({}, before(), DECK)
    new = again(old, [*before(), term("store", STORE)], chosen=[term("store", STORE)])
    assert old.items() <= new.items()
    assert len(new) == 4


def test_subdecks_are_for_new_notes_only() -> None:
    old = renew({}, before()[:1], DECK)
    new = renew(old, before(), DECK, subdecks=True)
    assert sorted(e.deck for e in new.values()) == [DECK, f"{DECK}::Images", f"{DECK}::Images"]


def test_the_foretold_import_is_the_one_that_anki_makes(tmp_path: Path) -> None:
    path, ledger = saved(tmp_path, before())
    after = [term("registry", STORE + " for others"), term("engine", RUNS), term("volume", "a place on the disk")]
    data, renewed = packed(after, ledger)
    outcome = compare(load_package(path), released(after, renewed))
    counts = [len(x) for x in (outcome.same, outcome.updated, outcome.added, outcome.orphaned)]
    assert counts == [1, 1, 1, 1]
    with collection(tmp_path) as col:
        imported(col, path.read_bytes(), tmp_path)
        log = imported(col, data, tmp_path)
        assert (len(log.duplicate), len(log.updated), len(log.new), len(log.conflicting)) == (1, 1, 1, 0)
        assert col.note_count() == 4


def test_what_anki_would_not_take_is_said() -> None:
    one = Released("g", 1, "A", 100, ("x", "y"), ("t",))
    assert compare({"g": one}, {"g": replace(one, fields=("x", "z"))}) == Import(stale=("g",))
    assert compare({"g": one}, {"g": replace(one, type=2)}).conflicts == ("g",)
    assert compare({"g": one}, {"g": replace(one, fields=("x", "y", ""))}).conflicts == ("g",)
    moved = compare({"g": one}, {"g": replace(one, deck="B")})
    assert (moved.moved, moved.same) == (("g",), ("g",))


def test_a_package_exported_by_anki_can_be_compared(tmp_path: Path) -> None:
    from anki.collection import ExportAnkiPackageOptions

    path, ledger = saved(tmp_path, before())
    with collection(tmp_path) as col:
        imported(col, path.read_bytes(), tmp_path)
        options = ExportAnkiPackageOptions(with_scheduling=False, with_media=False, legacy=True)
        col.export_anki_package(out_path=str(tmp_path / "export.apkg"), options=options, limit=None)
    outcome = compare(load_package(tmp_path / "export.apkg"), released(before(), ledger))
    assert len(outcome.same) == 3


def test_a_ledger_rebuilt_from_a_package_is_the_one_that_was_lost(tmp_path: Path) -> None:
    _, first = saved(tmp_path, before())
    changed = [replace(before()[0], tags=("kind::other",)), *before()[1:]]
    path, ledger = saved(tmp_path, changed, first)
    assert rebuilt(path, changed) == ledger


def test_a_rebuilt_ledger_lifts_what_has_changed_since_and_keeps_the_guids_of_what_is_gone(tmp_path: Path) -> None:
    path, _ = saved(tmp_path, before())
    today = [term("registry", "another thing altogether")]
    found = rebuilt(path, today)
    assert len(found) == 3
    assert renew(found, today, DECK)[today[0].id].revision == 1


def test_a_rebuilt_ledger_knows_a_term_that_was_renamed_after_its_first_release(tmp_path: Path) -> None:
    _, first = saved(tmp_path, before())
    after = [term("image registry", STORE), *before()[1:]]
    data, ledger = packed(after, again(first, after))
    (tmp_path / "new.apkg").write_bytes(data)
    assert rebuilt(tmp_path / "new.apkg", after) == ledger


def rebuilt(path: Path, notes: Sequence[Note]) -> Ledger:
    return recovered(load_package(path), [(guid_of(n.id), n) for n in notes], held, EPOCH)


@pytest.mark.parametrize(
    ("members", "told"),
    [
        ({}, "is no Anki package"),
        ({"collection.anki21b": b"x"}, "newer format"),
        ({"collection.anki2": b"no database"}, "cannot be read"),
        ({"collection.anki2": b"\0" * (MOST_RATIO * 20_000)}, "too much"),
    ],
    ids=["empty", "newer", "broken", "bomb"],
)
def test_what_is_no_package_is_refused_in_one_line(tmp_path: Path, members: dict[str, bytes], told: str) -> None:
    path = tmp_path / "bad.apkg"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    with pytest.raises(ReadError, match=told):
        load_package(path)


def test_a_file_that_is_no_archive_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.apkg").write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(ReadError, match="is no Anki package"):
        load_package(tmp_path / "x.apkg")
    with pytest.raises(ReadError, match="No such file"):
        load_package(tmp_path / "y.apkg")


def test_check_says_it_in_words_and_brings_a_lost_ledger_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    lines = [
        "# Docker\n", f"- **Registry** — {STORE}.", f"- **Engine** — {RUNS}.", "- **Layer** — a part of an image.\n"
    ]  # fmt: skip
    Path("docker.md").write_text("\n".join(lines), encoding="utf-8")
    run = CliRunner().invoke(main, ["build", "docker.md", "--to", "anki"], catch_exceptions=False)
    assert run.exit_code == 0, run.output
    kept = Path("docker.ledger.jsonl").read_bytes()
    count = len(kept.splitlines())
    Path("docker.ledger.jsonl").unlink()
    told = CliRunner().invoke(main, ["check", "docker.md", "--against", "output/docker.apkg"], catch_exceptions=False)
    assert (
        told.stdout == f"docker: the ledger was lost; it is rebuilt from docker.apkg\n{count} notes stay as they are\n"
    )
    assert Path("docker.ledger.jsonl").read_bytes() == kept
    lines[2] = "- **Engine** — a program that starts containers."
    Path("docker.md").write_text("\n".join(lines), encoding="utf-8")
    told = CliRunner().invoke(main, ["check", "docker.md", "--against", "output/docker.apkg"], catch_exceptions=False)
    assert told.stdout.splitlines()[:2] == [
        f"{count - 1} notes stay as they are",
        "1 note gets a new text; what was learnt of it is kept",
    ]
    assert "engine" in told.stdout.lower()
    assert Path("docker.ledger.jsonl").read_bytes() == kept


def test_a_frozen_build_writes_nothing_if_a_ledger_would_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("docker.md").write_text(f"# Docker\n\n- **Registry** — {STORE}.\n- **Engine** — {RUNS}.\n", encoding="utf-8")
    words = ["build", "docker.md", "--to", "anki"]
    refused = CliRunner().invoke(main, [*words, "--frozen"])
    assert (refused.exit_code, Path("output").exists(), Path("docker.ledger.jsonl").exists()) == (1, False, False)
    assert refused.stderr.startswith("konspekt: docker.ledger.jsonl: would change")
    assert CliRunner().invoke(main, words).exit_code == 0
    assert CliRunner().invoke(main, [*words, "--frozen"]).exit_code == 0


def table(*pairs: tuple[str, str]) -> Book:
    own = lecture()
    cards = tuple(Card(f"c{n}", "basic", front, back) for n, (front, back) in enumerate(pairs))
    made = replace(note("term"), cards=cards)
    return Book(Course("course", "Course", (own,)), (own,), (), (), (made,), ())


def test_tables_survive_quotes_tabs_lines_and_formulas() -> None:
    book = table(('say "hi", twice', "a\tb\nc"), ("=1+1", "@cmd"), ("что это?", "-x"))
    (file,) = table_csv.write(book)
    rows = list(csv.reader(io.StringIO(file.data.decode("utf-8-sig"))))
    assert rows[0] == ["front", "back", "tags", "id"]
    assert rows[1][:2] == ['say "hi", twice', "a b c"]
    assert rows[2][:2] == ["'=1+1", "'@cmd"]
    (file,) = table_tsv.write(book)
    assert file.data.decode().splitlines()[2] == "что это?\t'-x"


def test_a_package_of_a_course_gives_each_lecture_its_own_ledger_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("content").mkdir()
    Path("content/course.toml").write_text('id = "all"\n', encoding="utf-8")
    Path("content/a.md").write_text(f"# Stores\n\n- **Registry** — {STORE}.\n", encoding="utf-8")
    Path("content/b.md").write_text(f"# Engines\n\n- **Engine** — {RUNS}.\n", encoding="utf-8")
    CliRunner().invoke(main, ["build", "--to", "course"], catch_exceptions=False)
    ledgers = [Path("content/a.ledger.jsonl"), Path("content/b.ledger.jsonl")]
    kept = [path.read_bytes() for path in ledgers]
    for path in ledgers:
        path.unlink()
    CliRunner().invoke(main, ["check", "--against", "output/all.apkg"], catch_exceptions=False)
    assert [path.read_bytes() for path in ledgers] == kept


def test_a_part_of_a_course_is_compared_with_its_own_part_of_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text(f"# Stores\n\n- **Registry** — {STORE}.\n", encoding="utf-8")
    Path("b.md").write_text(
        f"# Engines\n\n- **Engine** — {RUNS}.\n\n# Layers\n\n**Layer** — a part of an image.\n", "utf-8"
    )
    CliRunner().invoke(main, ["build", ".", "--to", "course"], catch_exceptions=False)
    for words in (["a.md"], ["b.md"], ["b.md", "--section", "Engines"]):
        told = CliRunner().invoke(main, ["check", *words, "--against", "output/course.apkg"], catch_exceptions=False)
        assert "stay" in told.stdout
        assert len(told.stdout.splitlines()) == 1


def test_a_ledger_that_is_gone_stops_a_build_that_would_forget_what_the_package_knows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    words = ["build", "docker.md", "--to", "anki"]
    for meaning in (STORE, f"{STORE} for others"):
        Path("docker.md").write_text(f"# Docker\n\n- **Registry** — {meaning}.\n- **Engine** — {RUNS}.\n", "utf-8")
        assert CliRunner().invoke(main, words).exit_code == 0
    kept = Path("output/docker.apkg").read_bytes(), Path("docker.ledger.jsonl").read_bytes()
    Path("docker.ledger.jsonl").unlink()
    refused = CliRunner().invoke(main, words)
    assert refused.exit_code == 1
    command = "konspekt check docker.md --against output/docker.apkg"
    assert f"'{command}'" in refused.stderr
    assert CliRunner().invoke(main, command.split()[1:]).exit_code == 0
    assert CliRunner().invoke(main, words).exit_code == 0
    assert (Path("output/docker.apkg").read_bytes(), Path("docker.ledger.jsonl").read_bytes()) == kept

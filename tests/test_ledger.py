"""What the ledger promises: identity for ever, a revision for each change, and a clear word about a bad line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from deck import note
from konspekt.bank.heirs import renamed
from konspekt.bank.ledger import deck_name, dump, former_hash, guid_of, load, renew
from konspekt.errors import ReadError
from konspekt.model.notes import Note

DECK = "Course::Docker"


def term(answer: str = "a thing", slide: int = 2) -> Note:
    return note("term", slide=slide, Question="What is it?", Answer=answer)


def test_a_new_note_begins_at_revision_nought_with_a_guid_of_its_id() -> None:
    (entry,) = renew({}, [term()], DECK).values()
    assert (entry.revision, entry.guid, entry.deck, entry.slide) == (0, guid_of(term().id), DECK, 2)


def test_an_unchanged_note_keeps_its_line_to_the_letter() -> None:
    first = renew({}, [term()], DECK)
    assert dump(renew(first, [term(slide=9)], "Another::Deck")) == dump(first)


def test_a_changed_note_takes_the_next_revision_and_keeps_guid_type_and_deck() -> None:
    first = renew({}, [term()], DECK)
    (before,) = first.values()
    (after,) = renew(first, [term("another thing", 9)], "Another::Deck").values()
    assert after == replace(
        before, hash=after.hash, revision=1, slide=9, answer=after.answer, question=after.question, title=after.title
    )
    assert after.hash != before.hash


def test_changed_tags_are_a_change() -> None:
    first = renew({}, [term()], DECK)
    (after,) = renew(first, [replace(term(), tags=("kind::other",))], DECK).values()
    assert after.revision == 1


def test_a_note_that_vanished_keeps_its_line() -> None:
    first = renew({}, [term()], DECK)
    assert renew(first, [], DECK) == first


def test_a_ledger_survives_its_file(tmp_path: Path) -> None:
    first = renew({}, [term(), note("cloze", name="стек", Text="a ____ b", Answer="x")], DECK)
    path = tmp_path / "docker.ledger.jsonl"
    path.write_bytes(dump(first))
    assert load(path) == first
    assert "стек" in path.read_text(encoding="utf-8")
    assert path.read_text(encoding="utf-8").splitlines() == sorted(path.read_text(encoding="utf-8").splitlines())


def test_no_file_is_an_empty_ledger(tmp_path: Path) -> None:
    assert load(tmp_path / "none.jsonl") == {}


GOOD = '{"id": "a", "guid": "g", "type": "term", "deck": "D", "hash": "h", "revision": 0, "slide": 1}'


@pytest.mark.parametrize(
    "line",
    [
        "<<<<<<< HEAD", "[]", "{}", GOOD.replace('"g"', "7"), GOOD.replace('"revision": 0', '"revision": -1'),
        GOOD.replace('"revision": 0', '"revision": true'), GOOD.replace('"revision": 0', '"revision": 100000000'),
        GOOD.replace('"g"', '"\\ud800"'), GOOD.replace('"h"', '""'),
        GOOD.replace('"slide"', '"page"'), GOOD, GOOD.replace('"slide": 1', '"gaps": "a"'),
        GOOD.replace('"slide": 1', '"gaps": [1]'), GOOD.replace('"slide": 1', '"gaps": ["\\ud800"]'),
    ],
)  # fmt: skip
def test_a_bad_line_is_named_with_a_remedy(line: str, tmp_path: Path) -> None:
    path = tmp_path / "docker.ledger.jsonl"
    path.write_text(f"{GOOD}\n\n{line}\n", encoding="utf-8")
    with pytest.raises(ReadError, match=r"docker\.ledger\.jsonl:3: .*(restore|keep)"):
        load(path)


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", "=======", ">>>>>>> other", "||||||| 12ab34c"])
def test_the_marks_of_a_merge_are_called_so(mark: str, tmp_path: Path) -> None:
    path = tmp_path / "docker.ledger.jsonl"
    path.write_text(f"{mark}\n", encoding="utf-8")
    with pytest.raises(ReadError, match="a merge has left its marks; keep the lines of both sides"):
        load(path)


def test_bytes_that_are_no_text_are_named(tmp_path: Path) -> None:
    path = tmp_path / "docker.ledger.jsonl"
    path.write_bytes(b'{"id": "\xff"}')
    with pytest.raises(ReadError, match=r":1: byte 9 \(0xff\) is not UTF-8"):
        load(path)


def test_a_guid_that_is_taken_is_not_given_twice() -> None:
    assert guid_of("a", {guid_of("a")}) != guid_of("a")


@pytest.mark.parametrize(
    ("course", "title", "name"),
    [
        ("Course", "Docker", "Course::Docker"), ("Docker", "Docker", "Docker"), ("", "Docker", "Docker"),
        ("C++", "std::vector", "C++::std:vector"), ('The "best"\n', " \t", "The best"), ("", "", "konspekt"),
    ],
)  # fmt: skip
def test_a_deck_is_named_after_course_and_lecture(course: str, title: str, name: str) -> None:
    assert deck_name(course, title) == name


def test_a_question_that_stays_is_the_same_note_though_its_answer_was_renamed() -> None:
    def example(answer: str, name: str) -> Note:
        return note("list", name=name, Question="Of what is runc an example?", Head="", Items="", Answer=answer)

    (before,) = renew({}, [example("Container Runtime", "container runtime")], DECK).values()
    notes = [example("Runtime of containers", "runtime")]
    heirs = renamed([before], notes)
    (after,) = renew({before.id: before}, notes, DECK, heirs=heirs).values()
    assert (after.guid, after.revision) == (before.guid, 1)
    assert after.id != before.id


def test_a_gap_whose_word_was_renamed_is_the_same_note() -> None:
    def gap(word: str) -> Note:
        return note("cloze", name=word, Text="Every ____ of the engine is kept on the disk", Answer=word)

    (before,) = renew({}, [gap("layer")], DECK).values()
    assert renamed([before], [gap("stratum")])[gap("stratum").id] == before


def test_a_line_from_before_titles_were_pinned_learns_the_title_and_is_no_change() -> None:
    (today,) = renew({}, [term()], DECK).values()
    before = replace(today, title="", hash=former_hash(term()), slide=1)
    (after,) = renew({before.id: before}, [term()], DECK).values()
    assert after == replace(today, slide=1)


def test_another_title_of_the_lecture_is_no_change() -> None:
    first = renew({}, [term()], DECK)
    assert renew(first, [replace(term(), title="Containers")], DECK) == first

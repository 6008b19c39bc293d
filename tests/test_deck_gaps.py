"""Several gaps of one sentence: a card each, whose number no edit ever moves."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deck import collection, gap, imported, keyed, lecture, note, packed, shared, sides
from konspekt.bank.gaps import names, numbered
from konspekt.bank.ledger import dump, guid_of, load, renew
from konspekt.bank.package import load_package
from konspekt.makers.notes import notes
from konspekt.model.facts import Definition, Fact, Statement
from konspekt.model.lecture import Paragraph, Section
from konspekt.model.notes import CONTEXT, Gap, Note
from konspekt.model.text import Text
from konspekt.writers.anki import held
from konspekt.writers.anki_package import EPOCH

TEXT = "____ keeps every container in a WebView and speaks to libpod over one socket of 4096 bytes."
THREE = (Gap("WebView", "WebView"), Gap("libpod", "libpod"), Gap("#", "4096"))


def cloze(*gaps: Gap, text: str = TEXT) -> Note:
    return replace(note("cloze", Text=text, Answer="Podman", Hint="", More=""), gaps=gaps)


def asked(stem: str, answer: str) -> Note:
    """The note that is made of a sentence with a gap."""
    facts: tuple[Fact, ...] = keyed([Statement(**shared(answer, 20), value=Text("does it"))])
    (made,) = [n for n in notes((lecture(),), facts, (gap(facts, stem, answer),)) if n.type == "cloze"]
    return made


def called(term: str, said: str) -> tuple[Fact, ...]:
    """The definition in the second sentence."""
    own = shared(term, 20) | {"sentence": Text(said.partition(". ")[2])}
    return keyed([Definition(**own, value=Text("Such a dead process"))])


def text_of(col: Any) -> str:
    (number,) = col.find_notes("")
    return str(col.get_note(number)["Text"])


def learnt(col: Any) -> dict[int, int]:
    """Card's number -> its interval in days."""
    return {card.ord + 1: card.ivl for card in map(col.get_card, col.find_cards(""))}


@pytest.mark.parametrize(
    ("stem", "hidden"),
    [
        ("____ stores all floating numbers according to the IEEE-754 standard.", ["IEEE-754"]),
        ("____ was tested by many authors with clusters of 5000 nodes.", ["5000"]),
        ("____ hands every call of the kernel over to `runc` before it answers.", ["`runc`"]),
        ("____ reads the `Podfile` before all, then loads libgit2 for every clone.", ["`Podfile`", "libgit2"]),
        ("____ keeps user data in a WebView, a LocalStore and a CloudStore of the user.", []),
        ("____ listens on port 80 and sends what it hears to port 9000.", []),
        ("____ runs on 3 nodes of the same data centre.", []),
        ("____ talks to the server of another team (by HTTP) without a word.", []),
        ("____ was written for Windows 95 and never moved to another system.", []),
        ("We start ____ and then move all old files to `lesson-data` by hand.", []),
        ("____ sends every message as JSON or as plain text of the sender.", []),
    ],
)  # fmt: skip
def test_what_else_of_a_sentence_is_asked(stem: str, hidden: list[str]) -> None:
    made = asked(stem, "Podman")
    assert [gap.text for gap in made.gaps] == hidden
    assert [card.back for card in made.cards] == ["Podman", *hidden]
    assert all(card.front.count("____") == 1 and card.back not in card.front for card in made.cards[1:])


def test_each_gap_is_a_card_of_its_own(tmp_path: Path) -> None:
    with collection(tmp_path) as col:
        imported(col, packed([cloze(*THREE)])[0], tmp_path)
        fronts = [re.sub(r"<[^>]*>", "", question) for question, _ in sides(col)]
        seen = {frozenset(re.findall("Podman|WebView|libpod|4096", front)) for front in fronts}
        assert seen == set(map(frozenset, combinations(("Podman", "WebView", "libpod", "4096"), 3)))
        assert not col.get_empty_cards().notes


def test_a_note_of_one_gap_is_the_note_that_it_was() -> None:
    (line,) = renew({}, [cloze()], "Deck").values()
    assert line.hash == "9a5453278376ac972af6"
    assert b"gaps" not in dump({line.id: line})


def test_a_gap_that_goes_takes_no_review_of_the_others_along(tmp_path: Path) -> None:
    with collection(tmp_path) as col:
        first, ledger = packed([cloze(*THREE[:2])])
        imported(col, first, tmp_path)
        for days, number in enumerate(col.find_cards("", order="c.ord"), 10):
            col.sched.set_due_date([number], f"{days}!")
        before = learnt(col)
        left = replace(cloze(THREE[1]), main="WebView", fields=(
            ("Text", "It keeps every container in a ____ and speaks to libpod over one socket."), ("Answer", "WebView"),
            ("Hint", ""), ("More", ""),
        ))  # fmt: skip
        second, after = packed([left], ledger)
        imported(col, second, tmp_path)
        assert text_of(col) == (
            "It keeps every container in a {{c2::WebView}} and speaks to {{c3::libpod}} over one socket."
        )
        assert learnt(col) == before
        (line,) = after.values()
        assert line.gaps == ("*", "WebView", "libpod")


def test_a_first_gap_of_old_keeps_its_card_when_others_join_it(tmp_path: Path) -> None:
    with collection(tmp_path) as col:
        first, ledger = packed([cloze()])
        imported(col, first, tmp_path)
        col.sched.set_due_date(col.find_cards(""), "9!")
        log = imported(col, packed([cloze(*THREE)], ledger)[0], tmp_path)
        assert (len(log.updated), len(log.new)) == (1, 0)
        assert learnt(col) == {1: 9, 2: 0, 3: 0, 4: 0}


def test_a_gap_that_is_asked_no_more_stays_while_its_word_stands(tmp_path: Path) -> None:
    _, ledger = packed([cloze(*THREE)])
    data, after = packed([cloze()], ledger)
    (before,), (line,) = ledger.values(), after.values()
    assert line.gaps == before.gaps
    (tmp_path / "deck.apkg").write_bytes(data)
    (held_,) = load_package(tmp_path / "deck.apkg").values()
    assert "{{c2::WebView}}" in held_.fields[0]


def test_a_ledger_with_gaps_survives_its_file(tmp_path: Path) -> None:
    first = renew({}, [cloze(*THREE)], "Deck")
    path = tmp_path / "docker.ledger.jsonl"
    path.write_bytes(dump(first))
    assert load(path) == first


def test_a_lost_ledger_learns_the_numbers_from_the_package(tmp_path: Path) -> None:
    from konspekt.bank.against import recovered

    _, ledger = packed([cloze(*THREE)])
    later = [cloze(THREE[1], THREE[0])]
    data, ledger = packed(later, ledger)
    (tmp_path / "old.apkg").write_bytes(data)
    old = load_package(tmp_path / "old.apkg")
    back = recovered(old, [(guid_of(n.id), n) for n in later], held, EPOCH)
    (line,), (was,) = back.values(), ledger.values()
    assert line.gaps[:3] == was.gaps[:3] == ("*", "WebView", "libpod")


def test_a_package_of_another_main_gap_is_another_text(tmp_path: Path) -> None:
    was, now = (replace(cloze(), main=word) for word in ("Podman", "runc"))
    now = replace(now, fields=(("Text", TEXT), ("Answer", "runc"), ("Hint", ""), ("More", "")))
    (tmp_path / "old.apkg").write_bytes(packed([was])[0])
    (old,) = load_package(tmp_path / "old.apkg").values()
    place, other = held(was, old), held(now, old)
    assert place
    assert other
    assert (place.same, place.gaps) == (True, ("Podman",))
    assert (other.same, other.gaps) == (False, ("Podman",))


def test_a_word_that_is_mended_keeps_its_number() -> None:
    old = numbered((), cloze(Gap("snapshoter", "snapshoter"), Gap("libpod", "libpod")))
    assert numbered(old, cloze(Gap("libpod", "libpod"), Gap("snapshotter", "snapshotter"))) == (
        "*", "snapshotter", "libpod"
    )  # fmt: skip


WORDS = st.lists(
    st.sampled_from(["runc", "etcd", "BIOS", "4MB", "libpod", "JSON", "`ls`", "#"]), unique=True, max_size=5
)


@given(st.lists(WORDS, min_size=1, max_size=8))
def test_a_number_once_given_is_never_another_gap_s(years: list[list[str]]) -> None:
    known: tuple[str, ...] = ()
    given_: dict[str, int] = {}
    for words in years:
        made = cloze(*(Gap(word, word) for word in words))
        known = numbered(known, made)
        assert set(names(made)) <= set(known)
        assert len(set(known)) == len(known)
        for number, name in enumerate(known, 1):
            assert given_.setdefault(name, number) == number


def test_a_sentence_that_leans_is_asked_under_the_one_before(tmp_path: Path) -> None:
    said = "A process that has ended may wait until its parent asks how. Such a dead process is called a zombie there."
    facts = called("zombie", said)
    own = lecture()
    slide = replace(own.slides[0], blocks=(Paragraph(Text(said), facts[0].origin),))
    spoken = replace(own, slides=(slide,), sections=(Section("Images", 1, (slide,)),))
    (made,) = notes((spoken,), facts, ())
    assert dict(made.fields)[CONTEXT] == said.partition(" Such")[0]
    with collection(tmp_path) as col:
        imported(col, packed([made])[0], tmp_path)
        ((question, _),) = sides(col)
        assert "asks how." in question
        assert "zombie" not in re.sub(r"<[^>]*>", "", question)
    assert not notes((own,), facts, ()), "without the sentence before nothing is asked"


def test_the_sentence_before_never_gives_the_answer() -> None:
    said = "Zombies are processes that have ended. Such a dead process is called a zombie by all."
    facts = called("zombie", said)
    own = lecture()
    slide = replace(own.slides[0], blocks=(Paragraph(Text(said), facts[0].origin),))
    assert not notes((replace(own, slides=(slide,)),), facts, ())

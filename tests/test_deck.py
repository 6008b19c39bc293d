"""What a student may rely on: the deck imports whole, shows what the lecture says, and outlives its changes."""

from __future__ import annotations

import hashlib
import html
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import html5lib
import pytest

from deck import asked, collection, deck_of, gap, imported, keyed, lecture, note, packed, sample, shared, sides
from konspekt.bank.ledger import renew
from konspekt.makers.notes import notes
from konspekt.model.facts import Command, Definition, Enumeration
from konspekt.model.lecture import Course
from konspekt.model.paper import Book
from konspekt.model.text import Text, code
from konspekt.writers.anki import write
from konspekt.writers.anki_types import LOOKS, SHAPES
from konspekt.writers.templates import folder

HOSTILE = (
    "{{Question}} and {{c1::gone}}", "a }} and a {{ and {{{three}}}", "std::vector and ::",
    "[sound:x.mp3] [anki:play:q:0]",
    "<b>bold</b> & <script>alert(1)</script> &amp; &lt;", r"\(x^2\) and \[y\]", "[latex]x[/latex] [$]x[/$]",
    "<!-- hidden -->",
    "e = mc^2 and \\frac{1}{2} for $5 and $6", "{{^Extra1}}x{{/Extra1}}",
    "`{{ .Values.port }}` and `std::map<int>`", "tab\there",
)  # fmt: skip
FROZEN = "b35dd5020a35dc6c"
FINGERPRINT = (3, "28d8aa25a81b3fb8")
LOOKS_OF = "raise LOOKS in writers/anki_types.py and write the new fingerprint here"


def shown(rendered: str) -> str:
    """What a reader sees of a card's HTML: no tags, no styles, no scripts, one blank for any."""
    bare = re.sub(r"(?s)<style.*?</style>|<script.*?</script>", "", rendered)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", bare.replace("<br>", " "))).split())


def written(text: str) -> str:
    return " ".join(text.replace("`", "").split())


def fields(col: Any) -> dict[str, tuple[list[str], list[str]]]:
    """guid -> fields and tags."""
    found = (col.get_note(n) for n in col.find_notes(""))
    return {n.guid: (list(n.fields), sorted(n.tags)) for n in found}


def reviews(col: Any) -> list[Any]:
    """All that a student would hate to lose, but for the deck's own numbers."""
    return list(
        col.db.execute("select id, nid, type, queue, due, ivl, factor, reps, lapses, flags from cards order by id")
    )


def study(col: Any, count: int) -> None:
    from anki.scheduler.v3 import CardAnswer

    col.decks.select(col.decks.id("Course::Docker"))
    for _ in range(count):
        queued = col.sched.get_queued_cards(fetch_limit=1).cards[0]
        card = col.get_card(queued.card.id)
        card.start_timer()
        col.sched.answer_card(col.sched.build_answer(card=card, states=queued.states, rating=CardAnswer.GOOD))


def test_every_card_renders_and_none_is_empty(tmp_path: Path) -> None:
    facts = sample()
    data, ledger = deck_of(facts, asked(facts))
    with collection(tmp_path) as col:
        log = imported(col, data, tmp_path)
        assert len(log.new) == len(ledger) == col.note_count()
        assert not log.conflicting
        assert not log.missing_notetype
        assert not log.empty_first_field
        assert not col.get_empty_cards().notes
        for question, answer in sides(col):
            assert shown(question)
            assert shown(answer) != shown(question)
            assert "{{" not in question + answer
            assert "unknown field" not in answer


def test_a_deck_holds_notes_of_every_kind(tmp_path: Path) -> None:
    facts = (*sample(), *keyed([Enumeration(**shared("no head: here", 20), items=(Text("a"),))]))
    hole = gap(facts[-1:], "The daemon keeps every ____ of a container on the disk of the host", "layer")
    made = notes((lecture(),), facts, (*asked(facts), hole))
    assert {n.type for n in made} == set(SHAPES)


def test_a_gap_of_several_words_says_how_many_and_one_of_one_word_nothing() -> None:
    facts = keyed([Enumeration(**shared("no head: here", 20), items=(Text("a"),))])
    for answer, hint in (("writable layer", "2 words"), ("layer", "")):
        hole = gap(facts, "The daemon keeps every ____ of a container on the disk of the host", answer)
        (made,) = [n for n in notes((lecture(),), facts, (hole,)) if n.type == "cloze"]
        assert dict(made.fields)["Hint"] == hint


def test_the_same_notes_give_the_same_bytes() -> None:
    facts = sample()
    assert deck_of(facts, asked(facts))[0] == deck_of(facts, asked(facts))[0]


def test_another_process_with_other_hashes_gives_the_same_bytes() -> None:
    facts = sample()
    own = hashlib.sha256(deck_of(facts, asked(facts))[0]).hexdigest()
    script = (
        "import hashlib, deck; f = deck.sample(); print(hashlib.sha256(deck.deck_of(f, deck.asked(f))[0]).hexdigest())"
    )
    paths = os.pathsep.join(str(Path(__file__).resolve().parent / p) for p in (".", "../src"))
    env = {**os.environ, "PYTHONHASHSEED": "4711", "PYTHONPATH": paths}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=env, check=True)
    assert done.stdout.strip() == own


def test_a_second_import_changes_nothing(tmp_path: Path) -> None:
    data, ledger = deck_of(sample())
    with collection(tmp_path) as col:
        imported(col, data, tmp_path)
        before = fields(col), reviews(col)
        log = imported(col, deck_of(sample(), old=ledger)[0], tmp_path)
        assert not log.new
        assert not log.updated
        assert (fields(col), reviews(col)) == before


def test_a_corrected_meaning_updates_one_note_and_costs_no_student_anything(tmp_path: Path) -> None:
    facts, mended = sample(), sample("a store of finished images on a server")
    first, ledger = deck_of(facts, asked(facts))
    second, _ = deck_of(mended, asked(mended), ledger)
    with collection(tmp_path) as col:
        imported(col, first, tmp_path)
        study(col, 6)
        own = _about(col, "image")[0]
        own["More"] = "my own words"
        own.tags = [*own.tags, "mine"]
        col.update_note(own)
        before, history = fields(col), reviews(col)
        log = imported(col, second, tmp_path)
        after = fields(col)
        assert not log.new
        assert [g for g in before if before[g] != after[g]] == [n.guid for n in _about(col, "registry")]
        assert before.keys() == after.keys()
        assert reviews(col) == history
        assert col.db.scalar("select count(*) from revlog") == 6
        kept = col.get_note(own.id)
        assert kept["More"] == "my own words"
        assert "mine" in kept.tags


def _about(col: Any, word: str) -> list[Any]:
    return [n for n in map(col.get_note, col.find_notes("")) if word in n.fields[0] and "term" in n.note_type()["name"]]


def test_a_slide_put_before_the_others_touches_no_note(tmp_path: Path) -> None:
    first, ledger = packed([note("term", slide=5, Question="What is it?", Answer="a thing")])
    second, _ = packed([note("term", slide=6, Question="What is it?", Answer="a thing")], ledger)
    assert first == second


def test_a_note_that_was_gone_comes_back_with_its_history(tmp_path: Path) -> None:
    facts = sample()
    first, ledger = deck_of(facts)
    _, without = deck_of(facts[1:], old=ledger)
    again, _ = deck_of(facts, old=without)
    assert again == first


def test_a_deck_keeps_its_name_when_the_lecture_is_renamed(tmp_path: Path) -> None:
    one = note("term", Question="What is it?", Answer="a thing")
    _, ledger = packed([one])
    renamed = {k: replace(e, deck="Course::Old name") for k, e in ledger.items()}
    data, _ = packed([one], renamed)
    with collection(tmp_path) as col:
        imported(col, data, tmp_path)
        assert "Course::Old name" in {d.name for d in col.decks.all_names_and_ids()}


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_arrives_as_written(text: str, tmp_path: Path) -> None:
    made = [
        replace(
            note("term", name="t", Question=f"Q {text}", Answer=text, Reverse=f"R {text}", ReverseAnswer=text,
                 More=text, Topic=text),
            title=text,
        ),
        note("event", name="e", Question=f"Q {text}", Answer=text, Reverse="", ReverseAnswer=""),
        note("list", name="l", Question=f"Q {text}", Head=text, Items=f"{text}\n____\nlast", Answer=text),
        note("choice", name="c", Question=f"Q {text}", Options=f"{text}\nother", Answer="other", Reasons=f"{text}\n"),
        note("cloze", name="z", Text=f"{text} before ____ after {text}", Answer=text.replace("`", ""), Hint=text),
    ]  # fmt: skip
    data, _ = packed(made)
    with collection(tmp_path) as col:
        imported(col, data, tmp_path)
        assert not col.get_empty_cards().notes
        assert col.card_count() == 6
        for question, answer in sides(col):
            assert written(text) in shown(answer)
            assert written(text) in shown(question)
        for one in map(col.get_note, col.find_notes("")):
            assert not re.search(r"(?i)<script|\[sound:|\[latex\]|\[\$\]", " ".join(one.fields))


@pytest.mark.parametrize("text", HOSTILE)
def test_the_fields_are_sound_html(text: str, tmp_path: Path) -> None:
    data, _ = packed([note("cloze", Text=f"{text} ____ {text}", Answer=text.replace("`", ""), Hint=text, More=text)])
    with collection(tmp_path) as col:
        imported(col, data, tmp_path)
        for value in col.get_note(col.find_notes("")[0]).fields:
            parser = html5lib.HTMLParser()
            parser.parseFragment(value)
            assert not parser.errors


def test_formulas_of_the_lecture_are_left_alone_by_mathjax(tmp_path: Path) -> None:
    data, _ = packed([note("term", Question=r"What is \(x\)?", Answer="a letter")])
    with collection(tmp_path) as col:
        imported(col, data, tmp_path)
        assert not re.search(r"\\[()\[\]]", sides(col)[0][0])


def test_code_is_code_on_the_card(tmp_path: Path) -> None:
    data, _ = packed([
        note("term", Question="What does `ls -a` do?", Answer="shows all"),
        note("cloze", Text="Complete: `docker ____ nginx`", Answer="`pull`"),
    ])  # fmt: skip
    with collection(tmp_path) as col:
        imported(col, data, tmp_path)
        questions = [q for q, _ in sides(col)]
        assert any('<code>ls <span class="flag">-a</span></code>' in q for q in questions)
        assert any(
            re.search(r"<code>docker <span class=\"cloze\"[^>]*>\[\.\.\.\]</span> nginx</code>", q) for q in questions
        )


def test_the_options_stand_without_a_script_and_the_reasons_on_the_back_alone(tmp_path: Path) -> None:
    facts = sample()
    data, _ = deck_of(facts, asked(facts))
    with collection(tmp_path) as col:
        imported(col, data, tmp_path)
        choice = next((q, a) for q, a in sides(col) if "options" in q)
        assert all(f"<li>{o}</li>" in choice[0] for o in ("Podman", "Harbor", "runc"))
        assert "right" not in re.sub(r"(?s)<style.*?</style>|<script.*?</script>", "", choice[0])
        assert '<li class="right">Podman</li>' in choice[1]
        assert "Harbor is a registry" in shown(choice[1])


def test_the_source_stands_on_the_back_and_not_on_the_front(tmp_path: Path) -> None:
    data, _ = deck_of(sample())
    with collection(tmp_path) as col:
        imported(col, data, tmp_path)
        for question, answer in sides(col):
            assert "slide 2" in shown(answer)
            assert "slide 2" not in shown(question)


def test_no_template_reaches_out_of_the_package() -> None:
    for file in (folder() / "anki").iterdir():
        assert not re.search(r"(?i)https?:|//[a-z]|url\(|@import|src=", file.read_text(encoding="utf-8")), file.name


def test_no_template_holds_a_word_of_a_language() -> None:
    for file in (folder() / "anki").glob("*.html"):
        bare = re.sub(r"(?s)<script.*?</script>|<[^>]*>|\{\{[^}]*\}\}", "", file.read_text(encoding="utf-8"))
        assert not bare.strip(), file.name


def test_changed_looks_have_a_new_number() -> None:
    texts = [(f.name, f.read_text(encoding="utf-8")) for f in sorted((folder() / "anki").iterdir())]
    found = hashlib.sha256(json.dumps(texts).encode()).hexdigest()[:16]
    assert (LOOKS, found) == FINGERPRINT, LOOKS_OF


def test_the_note_types_are_those_of_the_first_release() -> None:
    frozen = [(s.id, s.name, s.fields, [c for c, _ in s.cards], s.cloze) for s in SHAPES.values()]
    assert hashlib.sha256(repr(frozen).encode()).hexdigest()[:16] == FROZEN


def test_nothing_is_asked_about_a_doubtful_line() -> None:
    doubtful = tuple(replace(f, doubtful="a slip") for f in sample())
    assert not notes((lecture(),), doubtful, asked(doubtful))


def test_a_meaning_that_fits_two_terms_has_no_reverse_card() -> None:
    same = Text("a place where finished images are stored")
    facts = keyed([Definition(**shared("Hub", 3), value=same), Definition(**shared("Registry", 4), value=same)])
    assert {c.kind for n in _made(facts) for c in n.cards} == {"basic"}


def test_a_meaning_that_names_its_term_has_no_reverse_card() -> None:
    facts = keyed(
        [Definition(**shared("Registry server", 3), value=Text("a server that keeps the registry of images"))]
    )
    assert [c.kind for n in _made(facts) for c in n.cards] == ["basic"]


def test_a_meaning_of_the_root_of_its_term_has_no_reverse_card() -> None:
    facts = keyed([Definition(**shared("Replication", 3), value=Text("a way by which replicated rows reach a host"))])
    assert [c.kind for n in _made(facts) for c in n.cards] == ["basic"]


def test_commands_differ_to_the_letter() -> None:
    facts = keyed([
        Command(**shared(code("git branch -d"), 3), value=Text("deletes a merged branch")),
        Command(**shared(code("git branch -D"), 4), value=Text("deletes any branch at once")),
    ])  # fmt: skip
    made = _made(facts)
    assert len({n.id for n in made}) == len(made) == 2


def test_a_long_list_is_no_card() -> None:
    items = tuple(Text(f"thing {w}") for w in ("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta"))
    assert not _made(keyed([Enumeration(**shared("Kinds of storage", 3), items=items)]))


def test_an_open_list_is_not_asked_for_a_member() -> None:
    items = tuple(map(Text, ("volume", "bind mount", "memory")))
    assert not _made(keyed([Enumeration(**shared("Kinds of storage", 3), items=items, open=True)]))


def test_an_id_knows_neither_wording_nor_place() -> None:
    before, after = sample(), sample("a store of finished images on a server")
    moved = tuple(replace(f, place=(7, *f.place)) for f in after)
    assert [n.id for n in _made(before)] == [n.id for n in _made(moved)]


def _made(facts: Any) -> Any:
    return notes((lecture(),), facts, ())


def test_author_and_licence_of_the_lecture_stand_on_its_deck(tmp_path: Path) -> None:
    own = replace(lecture(), author="A. <Teacher>", licence="CC BY 4.0")
    made = notes((own,), sample(), ())
    ledger = renew({}, made, "Course::Docker")
    book = Book(Course("course", "Course", (own,)), (own,), (), (), made, (), {own.id: ledger})
    with collection(tmp_path) as col:
        imported(col, next(iter(write(book))).data, tmp_path)
        assert col.decks.by_name("Course::Docker")["desc"] == "A. &lt;Teacher&gt; · CC BY 4.0"


def test_tags_tell_section_kind_and_difficulty() -> None:
    tags = {n.fields[0][1]: n.tags for n in _made(sample())}
    assert tags["What is meant by “image”?"] == ("difficulty::medium", "kind::term", "section::Images")
    assert tags["Kinds of storage: volume, ____, memory file system"][0] == "difficulty::easy"

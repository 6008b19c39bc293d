"""What the teacher's bank promises: no edit is lost, no decision is overruled, and its file is never written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from konspekt import run
from konspekt.bank.decisions import load
from konspekt.errors import ReadError
from konspekt.makers.order import arranged
from konspekt.model.origin import Evidence, Origin
from konspekt.model.questions import (
    Choice,
    Cloze,
    Match,
    Multiple,
    Option,
    Order,
    Question,
    Short,
    TrueFalse,
)
from konspekt.writers.bank_draft import entry

LECTURE = """\
# Docker

- **Image** — a file that holds an application and its environment.
- **Container** — a running instance of an image.
- **Registry** — a server that stores images for others.
- **Volume** — a place on the disk that outlives a container.
"""
CONTENT = Path(__file__).parent.parent / "content"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    (tmp_path / "docker.md").write_text(LECTURE, encoding="utf-8")
    return tmp_path


def asked(course: Path) -> dict[str, Question]:
    return {q.id: q for q in run(course).questions}


def drafts(course: Path) -> list[str]:
    """Every question as an entry to copy, as `--to bank` writes them."""
    from konspekt.model.facts import fingerprint

    call = run(course)
    marks = {f.key: fingerprint(f) for f in call.facts}
    return [entry(q, marks) for q in call.questions]


def decide(course: Path, *entries: str) -> None:
    (course / "docker.bank.yaml").write_text("\n".join(entries), encoding="utf-8")


def test_a_bank_of_all_that_is_asked_changes_nothing(tmp_path: Path) -> None:
    for name in ("orchestrators.md", "course.toml"):
        (tmp_path / name).write_bytes((CONTENT / name).read_bytes())
    before = run(tmp_path)
    (tmp_path / "orchestrators.bank.yaml").write_text("\n".join(drafts(tmp_path)), encoding="utf-8")
    after = run(tmp_path)
    assert after.questions == before.questions
    assert after.notes == before.notes


def test_edited_words_win_and_outlive_a_change_of_the_lecture(course: Path) -> None:
    first = next(one for one in drafts(course) if "image#" in one and "kind: short" in one)
    id = first.split("id: ")[1].split("\n")[0]
    decide(course, first.replace("decision: approved", "decision: edited").replace("stem: ", "stem: Now, "))
    assert asked(course)[id].stem.startswith("Now, ")
    changed = LECTURE.replace("a file that holds an application", "an archive of an application")
    (course / "docker.md").write_text(changed, encoding="utf-8")
    call = run(course)
    assert {q.id: q for q in call.questions}[id].stem.startswith("Now, ")
    (said,) = [r for r in call.remarks if r.code == "bank-changed"]
    assert str(said.origin) == "docker.bank.yaml:1"
    assert "'Image' now (docker.md:3)" in said.text


def test_what_is_rejected_is_asked_nowhere(course: Path) -> None:
    id = next(iter(asked(course)))
    decide(course, f"- id: {id}\n  decision: rejected")
    call = run(course)
    assert id not in {q.id for q in call.questions}
    assert not any(n.id.startswith(f"{id}#") for n in call.notes)


def test_a_decision_about_what_is_no_longer_taught_is_a_remark(course: Path) -> None:
    decide(course, *drafts(course))
    (course / "docker.md").write_text(LECTURE.replace("Registry", "Depot"), encoding="utf-8")
    call = run(course)
    gone = [r for r in call.remarks if r.code == "bank-gone"]
    assert gone
    assert all("registry" in r.text for r in gone)
    assert not any("registry" in key for q in call.questions for key in q.facts)


def test_an_own_question_stands_by_its_slide_and_has_a_card(course: Path) -> None:
    own = "- {own: why, kind: choice, slide: 1, stem: 'Why images?', key: to ship, distractors: [to run, to eat]}"
    decide(course, own)
    call = run(course)
    (made,) = [q for q in call.questions if q.id.endswith("/docker/own/why")]
    assert (made.section, made.lang, str(made.origin), made.origin.slide) == ("Docker", "en", "docker.bank.yaml:1", 1)
    assert [n.fact for n in call.notes if n.type == "choice"] == [made.id]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: 1", "1: a bank is a list of entries; begin each with '- id:'"),
        ("- x", "1: is no entry; begin it with '- id:' or '- own:'"),
        ("- {a: 1}", "1: an entry has either an 'id' (a question of ours) or an 'own' (yours)"),
        ("- id: a\n  decision: nope", "1: 'decision' cannot be 'nope'; write approved, edited or rejected"),
        ("\n- id: a\n  decision: edited", "2: 'kind' is missing; copy the whole entry from the file that"),
        ("- {own: a b, kind: short, stem: s, answer: a}", "1: 'own' cannot be 'a b'; write a name of letters"),
        ("- {own: a, kind: song, stem: s}", "1: there is no kind of question 'song'; there are choice, multiple"),
        ("- {own: a, kind: short, stem: s, key: k}", "1: unknown field 'key'; known here are own, decision"),
        ("- {own: a, kind: short, stem: s}", "1: 'answer' is missing; write a text"),
        ("- {own: a, kind: cloze, stem: s, answer: a}", "1: the stem of a cloze has no gap; write ____ where"),
        ("- {own: a, kind: choice, stem: s, key: k}", "1: 'distractors' must be a list of at least 1"),
        ("- {own: a, kind: truefalse, stem: s, answer: maybe}", "1: 'answer' cannot be 'maybe'; write true or false"),
        ("- {own: a, kind: match, stem: s, pairs: [[a, b]]}", "1: 'pairs' must be a list of at least two pairs"),
        ("- {own: a, kind: order, stem: s, steps: [a]}", "1: 'steps' needs at least 2"),
        ("- {own: a, kind: short, stem: s, answer: a, slide: x}", "1: 'slide' cannot be 'x'; write the number"),
        ("- {own: a, kind: short, stem: s, answer: a, level: top}", "1: there is no level 'top'; there are remember"),
        ("- {own: a, kind: short, stem: s, answer: a, difficulty: 9}", "1: 'difficulty' cannot be 9; write a number"),
        ("- {id: a, decision: rejected}\n- {id: a, decision: rejected}", "2: 'a' is decided on line 1 already"),
        ("- {own: a, decision: approved}", "1: a question of your own needs no 'decision'"),
        ("- {id: a, decision: rejected, facts: 3}", "1: 'facts' must name keys of facts and their fingerprints"),
        ("- [", "1: is no YAML ("),
        ("- !!python/object:os.system {}", "1: is no YAML ("),
    ],
)
def test_what_cannot_be_understood_is_one_line_with_its_place(course: Path, text: str, said: str) -> None:
    decide(course, text)
    with pytest.raises(ReadError) as error:
        run(course).questions  # noqa: B018
    assert f"docker.bank.yaml:{said}" in str(error.value)
    assert "\n" not in str(error.value)


def test_bytes_that_are_no_text_are_one_line(course: Path) -> None:
    (course / "docker.bank.yaml").write_bytes(b"- own: \xff\xfe")
    with pytest.raises(ReadError, match=r"docker\.bank\.yaml:1: cannot be read"):
        run(course).questions  # noqa: B018


LINE = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=12).map(lambda s: s.strip() or "x")
TEXTS = st.lists(LINE, min_size=3, max_size=5, unique=True)
ORIGIN = Origin("docker.bank.yaml", 1, 1, 0)
BLANK: dict[str, Any] = {
    "facts": (),
    "rule": "teacher",
    "evidence": Evidence((ORIGIN,), "teacher"),
    "section": "",
    "lang": "",
    "lecture": "",
}


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """Any question of any kind, its options in the bank's order."""
    texts, stem = draw(TEXTS), draw(LINE)
    shared = {"id": "a", "stem": stem, **BLANK}
    options = tuple(map(Option, texts))
    every: list[Question] = [
        Choice(**shared, options=options, answer=0),
        Multiple(**shared, options=options, answer=(0, 2)),
        TrueFalse(**shared, answer=draw(st.booleans()), why=draw(LINE)),
        Short(**shared, answer=texts[0], accept=tuple(texts[1:])),
        Cloze(**{**shared, "stem": f"{stem} ____"}, answer=texts[0], options=options),
        Match(**shared, left=tuple(texts[1:]), right=tuple(texts), answer=tuple(range(1, len(texts)))),
        Order(**shared, options=tuple(texts), answer=tuple(range(len(texts)))),
    ]
    return arranged(draw(st.sampled_from(every)), 0)


@given(questions())
def test_an_entry_read_back_is_the_same_question(tmp_path_factory: pytest.TempPathFactory, question: Question) -> None:
    path = tmp_path_factory.mktemp("bank") / "docker.bank.yaml"
    path.write_text(entry(question, {}), encoding="utf-8")
    (one,) = load(path, path.parent, "course", "docker")
    assert one.question is not None
    assert arranged(one.question, 0) == question

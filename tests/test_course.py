"""A folder of lectures: their order, and what two of them teach alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from konspekt import run
from konspekt.errors import ReadError

FIRST = "# Valves\n\n**Valve** — a part that shuts a pipe.\n\n**Gasket** — a ring that seals a joint.\n"
SECOND = "# Pumps\n\n**Pump** — a machine that moves water.\n\n**Valve** — the part that shuts a pipe.\n"


def course(folder: Path, toml: str = "", second: str = SECOND) -> Path:
    (folder / "b.md").write_text(FIRST, encoding="utf-8")
    (folder / "a.md").write_text(second, encoding="utf-8")
    (folder / "course.toml").write_text(toml, encoding="utf-8")
    return folder


ORDER = '[[lecture]]\nfile = "b.md"\nid = "z-valves"\n\n[[lecture]]\nfile = "a.md"\nid = "a-pumps"\n'


def test_facts_stand_in_the_order_of_the_course(tmp_path: Path) -> None:
    found = run(course(tmp_path, ORDER)).facts
    assert [f.subject.plain for f in found] == ["Valve", "Gasket", "Pump"]


def test_a_term_of_two_lectures_is_one_entry_with_both_places(tmp_path: Path) -> None:
    call = run(course(tmp_path, ORDER))
    valve = call.facts[0]
    assert (valve.lecture, [str(o) for o in valve.evidence.origins]) == ("z-valves", ["b.md:3", "a.md:5"])
    assert [str(r.origin) for r in call.remarks if r.code == "fact-merged"] == ["a.md:5"]


def test_another_sense_in_another_lecture_is_another_fact(tmp_path: Path) -> None:
    other = "# Music\n\n**Valve** — a key of a horn that lowers its tone.\n"
    found = run(course(tmp_path, ORDER, other)).facts
    assert [(f.lecture, f.doubtful) for f in found] == [("z-valves", ""), ("z-valves", ""), ("a-pumps", "")]


def test_a_lecture_too_short_to_tell_its_language_speaks_that_of_the_course(tmp_path: Path) -> None:
    long = "# Le robinet\n\nLe robinet est une pièce qui ferme le tuyau pour que la pompe ne soit pas vide.\n"
    (tmp_path / "a.md").write_text("# Pompes\n\n- turbine\n- hélice\n", encoding="utf-8")
    (tmp_path / "b.md").write_text(long, encoding="utf-8")
    assert [lecture.language for lecture in run(tmp_path).lectures] == ["fr", "fr"]
    (tmp_path / "course.toml").write_text('language = "es"\n', encoding="utf-8")
    assert [(x.language, x.guessed) for x in run(tmp_path).lectures] == [("es", True), ("fr", False)]


def test_a_lecture_that_course_toml_names_and_is_not_there_is_an_error_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"course\.toml:2: there is no lecture 'c\.md'; check its name"):
        run(course(tmp_path, '[[lecture]]\nfile = "c.md"\n'))

"""What an exam promises: parallel variants, drawn by a secret, that stand apart from other exams and betray nothing."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from konspekt.cli import main
from konspekt.compose import banded, exam
from konspekt.compose.letters import LONGEST_RUN
from konspekt.errors import SelectionError
from konspekt.model.paper import Exam, Part, Recipe
from konspekt.model.questions import Question, kind_of
from test_compose import LAWS, TITLES, banks, letters, question, right
from test_paper import flat, needs_pango, text_of

ROOT = Path(__file__).parent.parent
SECRET = b"s" * 32
LETTERS = "ABCDEFGH"


def fits(one: Question, part: Part) -> bool:
    return part.section in ("", one.section) and part.kind in ("", kind_of(one))


def made(bank: list[Question], recipe: Recipe, secret: bytes = SECRET) -> Exam:
    return exam(bank, Exam("a-exam", "A", "en", recipe, ()), LETTERS, secret, fits)


def ids(one: Exam, variant: int) -> set[str]:
    return {item.question.id for item in one.variants[variant].items}


def rich(count: int = 120) -> list[Question]:
    return [question(n, section=TITLES[n % 4], difficulty=(n % 7) / 7) for n in range(count)]


@LAWS
@given(banks(), st.integers(1, 6), st.integers(1, 4), st.integers(0, 100))
def test_no_two_questions_of_a_variant_share_a_fact_and_answers_follow_their_options(
    bank: list[Question], count: int, variants: int, share: int
) -> None:
    try:
        one = made(bank, Recipe(count=count, variants=variants, overlap=share))
    except SelectionError:
        return
    by_id = {q.id: q for q in bank}
    for variant in one.variants:
        facts = [fact for item in variant.items for fact in item.question.facts]
        assert len(facts) == len(set(facts))
        assert len(variant.items) == count
        for item in variant.items:
            assert right(item.question) == right(by_id[item.question.id])


def test_the_same_secret_gives_the_same_exam_and_another_secret_another() -> None:
    recipe = Recipe(count=20, variants=2)
    assert made(rich(), recipe) == made(rich(), recipe)
    other = made(rich(), recipe, b"t" * 32)
    assert ids(other, 0) != ids(made(rich(), recipe), 0)
    assert other.variants[0].code != made(rich(), recipe).variants[0].code


@pytest.mark.parametrize("share", [0, 25, 50, 100])
def test_variants_share_just_as_much_as_the_recipe_says(share: int) -> None:
    one = made(rich(), Recipe(count=20, variants=4, overlap=share))
    for other in one.variants[1:]:
        assert one.variants[0].shared(other) == round(20 * share / 100)


def test_twins_come_from_the_same_sections_and_are_as_hard() -> None:
    one = made(rich(), Recipe(count=20, variants=4, overlap=0))
    sections = [Counter(i.question.section for i in v.items) for v in one.variants]
    assert all(s == sections[0] for s in sections)
    means = [sum(i.question.difficulty for i in v.items) / 20 for v in one.variants]
    assert max(means) - min(means) < 0.1


def test_every_variant_has_an_order_of_its_own_with_easy_questions_first() -> None:
    one = made(rich(), Recipe(count=20, variants=3))
    orders = [[i.question.id for i in v.items] for v in one.variants]
    assert len({tuple(o) for o in orders}) == 3
    for variant in one.variants:
        bands = [min(int(i.question.difficulty * 3), 2) for i in variant.items]
        assert bands == sorted(bands)


def test_letters_are_balanced_on_every_variant() -> None:
    for variant in made(rich(), Recipe(count=24, variants=4)).variants:
        keys = letters([i.question for i in variant.items])
        assert max(Counter(keys).values()) - min(Counter(keys)[n] for n in range(4)) <= 1
        runs = [keys[n : n + LONGEST_RUN + 1] for n in range(len(keys) - LONGEST_RUN)]
        assert all(len(set(run)) > 1 for run in runs)


def test_the_map_leads_to_the_questions_of_the_first_variant() -> None:
    one = made(rich(), Recipe(count=10, variants=2))
    first, second = one.variants
    assert list(first.masters) == list(range(1, 11))
    for item, master in zip(second.items, second.masters, strict=True):
        assert first.items[master - 1].question.id == item.question.id


def test_a_blueprint_is_kept_and_one_that_cannot_be_kept_says_how_many_there_are() -> None:
    parts = (Part(6, section="Образы"), Part(2, section="Узлы"))
    one = made(rich(), Recipe(count=10, variants=2, parts=parts))
    for variant in one.variants:
        sections = Counter(i.question.section for i in variant.items)
        assert sections["Образы"] >= 6
        assert sections["Узлы"] >= 2
    with pytest.raises(SelectionError, match="'Образы' asks for 40 questions, there are 30"):
        made(rich(), Recipe(count=60, parts=(Part(40, section="Образы"),)))


def test_every_variant_keeps_the_blueprint_where_twins_stand_for_its_questions() -> None:
    parts = (Part(6, section="Образы"), Part(4, section="Узлы"))
    one = made(rich(), Recipe(count=10, variants=4, overlap=0, parts=parts))
    assert [covered.held for covered in one.covered] == [(6,) * 4, (4,) * 4]
    assert [covered.there for covered in one.covered] == [30, 30]


def test_where_twins_run_out_no_pair_of_variants_shares_much_more_than_another() -> None:
    one = made(rich(60), Recipe(count=10, variants=12, overlap=0))
    shared = [a.shared(b) for a, b in combinations(one.variants, 2)]
    assert max(shared) <= 5


def test_a_kind_without_twins_is_shared_rather_than_asked_twice() -> None:
    bank = [*rich(80), *(question(n, "match", section=TITLES[0]) for n in range(100, 102))]
    one = made(bank, Recipe(count=10, variants=4, overlap=50))
    kinds = [Counter(kind_of(i.question) for i in v.items) for v in one.variants]
    assert kinds[0]["match"]
    assert all(k == kinds[0] for k in kinds)
    assert all(a.shared(b) == 5 for a, b in combinations(one.variants, 2))


def test_thirds_are_of_what_there_is_and_equals_stay_together() -> None:
    bank = [question(n, difficulty=n / 30) for n in range(30)]
    assert Counter(banded(bank).values()) == {"easy": 10, "middle": 10, "hard": 10}
    same = [question(n, difficulty=0.5) for n in range(9)]
    assert len(set(banded(same).values())) == 1


def test_another_seed_draws_another_exam() -> None:
    blank = Exam("a-exam", "A", "en", Recipe(count=20), ())
    first, second = (exam(rich(), replace(blank, seed=n), LETTERS, SECRET, fits) for n in (0, 1))
    assert ids(first, 0) != ids(second, 0)


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample lecture with recipes, where the user stands."""
    content = tmp_path / "content"
    content.mkdir()
    for name in ("orchestrators.md", "course.toml"):
        (content / name).write_bytes((ROOT / "content" / name).read_bytes())
    with open(content / "course.toml", "a", encoding="utf-8") as file:
        file.write('[[recipe]]\nname = "mid"\nquestions = 8\nvariants = 2\nreserve = true\n')
        file.write('[[recipe]]\nname = "again"\nquestions = 8\napart = ["mid"]\n')
    monkeypatch.chdir(tmp_path)
    return content


def call(*words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, words)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


@needs_pango
@pytest.mark.filterwarnings("default")
def test_an_exam_is_drawn_recorded_held_back_and_kept_apart(course: Path) -> None:
    assert call("exam", "--recipe", "mid")[0] == 1  # no secret yet
    assert call("init")[0] == 0
    secret = (course / ".konspekt-secret").read_bytes()
    assert call("init")[0] == 0
    assert (course / ".konspekt-secret").read_bytes() == secret
    assert call("exam", "--recipe", "again")[0] == 1  # nothing to stand apart from
    assert call("exam", "--recipe", "mid") == (0, "".join(f"output/orchestrators-mid-{n}.pdf\n" for n in (
        "А", "Б", "sheet", "overlay", "key", "key-А", "key-Б")), "")  # fmt: skip
    paper = flat(text_of(Path("output/orchestrators-mid-А.pdf").read_bytes()))
    assert "слайд" not in paper
    assert secret.decode().strip() not in paper

    assert call("exam", "--recipe", "again")[0] == 0
    rows = [line for line in (course / ".konspekt-exams.jsonl").read_text(encoding="utf-8").splitlines() if line]
    again, mid = map(json.loads, rows)
    assert not set(again["facts"]) & set(mid["facts"])

    assert call("build", "--to", "json", "--to", "anki")[0] == 0
    released = Path("output/orchestrators-questions.jsonl").read_text(encoding="utf-8")
    assert not any(f'"id": "{id}"' in released for id in mid["questions"])


@needs_pango
@pytest.mark.filterwarnings("default")
def test_questions_that_students_have_are_counted(course: Path) -> None:
    call("init")
    code, _, told = call("exam", "--questions", "5")
    assert code == 0
    assert "exam-public 5 of 5 questions" in told

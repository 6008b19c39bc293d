"""What an exam promises: parallel variants, drawn by a secret, that stand apart from other exams and betray nothing."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from konspekt.cli import main
from konspekt.compose import exam, overlap
from konspekt.compose.letters import LONGEST_RUN
from konspekt.errors import ReadError, SelectionError
from konspekt.exams import read_names
from konspekt.model.paper import Exam, Part, Recipe
from konspekt.model.questions import Question, kind_of
from konspekt.writers.exam.answer_sheet import BASE32, bars
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
        assert overlap(one.variants[0], other) == round(20 * share / 100)


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


def test_bars_say_the_code() -> None:
    shown = bars("A7QZ2B")
    assert (shown[0], shown[-1], len(shown)) == (True, True, 32)
    bits = "".join("1" if bar else "0" for bar in shown[1:-1])
    assert "".join(BASE32[int(bits[n : n + 5], 2)] for n in range(0, 30, 5)) == "A7QZ2B"


def test_a_class_list_may_have_a_head_a_group_and_any_separator(tmp_path: Path) -> None:
    path = tmp_path / "class.csv"
    path.write_text("\ufeffФИО;Группа\nИванов И. И.;ИС-21\n\n  Петрова А. ;\n", encoding="utf-8")
    assert [(s.name, s.group) for s in read_names(path, "ru")] == [("Иванов И. И.", "ИС-21"), ("Петрова А.", "")]
    path.write_text("Ada Lovelace\nAlan Turing\n", encoding="utf-8")
    assert [s.name for s in read_names(path, "en")] == ["Ada Lovelace", "Alan Turing"]
    path.write_bytes("ФИО\nЖан".encode("cp1251"))
    with pytest.raises(ReadError, match="byte 1 is not UTF-8"):
        read_names(path, "ru")


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
        "А", "Б", "key", "sheet", "overlay")), "")  # fmt: skip
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

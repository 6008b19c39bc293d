"""An exam as it leaves the printer: the files are read back, and what they say is held against the bank.

The right letters are found by looking for the answer's words on the paper; no value of the writers is used.
"""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from konspekt.bank.secret import new_secret
from konspekt.exams import Examination
from konspekt.model.paper import Exam, OpenQuestion, Print, Recipe, Student
from konspekt.model.questions import QUESTION_KINDS, Choice, Cloze, Match, Multiple, Order, Question, Short, TrueFalse
from konspekt.pipeline import Run
from konspekt.settings import Selection, settings_for
from konspekt.writers.exam import write
from poppler import boxes, needs_poppler, poppler_text
from test_paper import flat, needs_pango, text_of

ROOT = Path(__file__).parent.parent
pytestmark = [needs_pango, pytest.mark.filterwarnings("default")]
LETTERS = "АБВГДЕЖЗ"
GLUED = re.compile(r"(?<=[\w)\]])(?<!,)(?<!,\d)(?=(?:0,25|0,5|1|2|3|5) балл)")
"""The reader of the files sets no space between code and the points behind it."""
CLASS = ("Иванов Иван", "Петрова Анна", "Константинопольский-Задунайский Александр Константинович")
RECIPE = Recipe(
    count=12, name="final", title="Итог", variants=2, overlap=50, negative=0.25,
    scale=(("5", 85), ("4", 70), ("3", 50)),
    points={**dict.fromkeys(QUESTION_KINDS, 1.0), "match": 2, "order": 5, "short": 0.5},
    open=(OpenQuestion("Зачем нужны оркестраторы?", 3),),
)  # fmt: skip


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> tuple[Exam, tuple[Question, ...]]:
    folder = tmp_path_factory.mktemp("content")
    for name in ("orchestrators.md", "course.toml"):
        (folder / name).write_bytes((ROOT / "content" / name).read_bytes())
    (folder / ".konspekt-secret").write_bytes(b"5" * 64)
    assert len(new_secret()) == 65
    run = Run(settings_for([folder], folder, (), Selection(), 0))
    made = Examination(run, RECIPE).exam
    students = tuple(Student(name, "ИС-21", f"{n:06}") for n, name in enumerate(CLASS, 1))
    return replace(made, students=students), run.questions


@pytest.fixture(scope="module")
def files(drawn: tuple[Exam, tuple[Question, ...]]) -> dict[str, bytes]:
    return {file.name.removeprefix("orchestrators-final-"): file.data for file in write(drawn[0], Print(), 2)}


@lru_cache(maxsize=32)
def lines(data: bytes) -> str:
    """The text of a file by lines; the foot of a page belongs to no question."""
    text = re.sub(r"\n[^\n]* · [A-Z2-7]{6} \d+$", "", text_of(data), flags=re.MULTILINE).replace("\u2010\n", "")
    return GLUED.sub(" ", text)


def words(data: bytes) -> str:
    return plain(lines(data))


def plain(text: str) -> str:
    return flat(re.sub("_{4,}", "____", text.replace("`", "")))


def asked(data: bytes) -> dict[int, str]:
    """What stands on the paper under each number, which begins a line."""
    found, rest = {}, lines(data).partition("\n1 ")[2]
    for number in range(2, 40):
        text, sign, rest = rest.partition(f"\n{number} ")
        found[number - 1] = plain(text)
        if not sign:
            break
    return found


def letter_of(option: str, text: str) -> str:
    """The letter that stands before this option on the paper."""
    (letter,) = re.findall(rf"(?<!\w)([{LETTERS}]) {re.escape(plain(option))}(?= [{LETTERS}] |\W|$)", text)[:1]
    return str(letter)


def right_answer(question: Question, text: str) -> str:
    """The answer by the letters of this paper, from the bank's own words."""
    match question:
        case TrueFalse():
            return "да" if question.answer else "нет"
        case Choice():
            return letter_of(question.options[question.answer].text, text)
        case Multiple():
            return " ".join(sorted(letter_of(question.options[n].text, text) for n in question.answer))
        case Match():
            return " ".join(letter_of(question.right[n], text) for n in question.answer)
        case Order():
            return " ".join(letter_of(question.options[n], text) for n in question.answer)
        case Cloze() if question.options:
            return letter_of(question.answer, text)
        case Short() | Cloze():
            return plain(question.answer)


def keys(paper: bytes, bank: tuple[Question, ...]) -> list[str]:
    """The right answers of a paper, by number."""
    found = []
    for text in asked(paper).values():
        mine = [q for q in bank if plain(q.stem) in text and all(plain(r) in text for r in getattr(q, "right", ()))]
        found += [right_answer(max(mine, key=lambda q: len(q.stem)), text)] if mine else []
    return found


@pytest.mark.parametrize("letter", ["А", "Б"])
def test_the_key_names_the_letters_that_are_printed(
    drawn: tuple[Exam, tuple[Question, ...]], files: dict[str, bytes], letter: str
) -> None:
    mine = keys(files[f"{letter}.pdf"], drawn[1])
    assert len(mine) == RECIPE.count
    table = words(files[f"key-{letter}.pdf"]).partition("Разбор")[0]
    assert re.findall(r" \d+ (\S.*?) [\d,]+ балл(?:а|ов)?(?= |$)", table) == mine


def test_the_table_of_all_variants_says_the_same(
    drawn: tuple[Exam, tuple[Question, ...]], files: dict[str, bytes]
) -> None:
    columns = [keys(files[f"{letter}.pdf"], drawn[1]) for letter in "АБ"]
    first = flat(text_of(files["key.pdf"]).partition("Оценка по баллам")[0])
    rows = [f"{n} {' '.join(row)}" for n, row in enumerate(zip(*columns, strict=True), 1)]
    assert " ".join(rows) in first


def test_points_are_written_out_in_the_right_plural(files: dict[str, bytes]) -> None:
    paper = words(files["А.pdf"])
    assert set(re.findall(r"[\d,]+ балл\w*", paper)) <= {
        "1 балл",
        "2 балла",
        "5 баллов",
        "0,5 балла",
        "3 балла",
        "0,25 балла",
    }
    assert "Штраф за неверный ответ на вопрос с выбором: 0,25 балла." in paper
    assert "Зачем нужны оркестраторы? 3 балла" in paper


def test_a_paper_betrays_nothing(files: dict[str, bytes]) -> None:
    from pypdf import PdfReader

    for name in ("А.pdf", "Б.pdf", "class.pdf", "sheet.pdf", "class-sheet.pdf"):
        reader = PdfReader(BytesIO(files[name]))
        assert reader.metadata is not None
        said = words(files[name]) + str(dict(reader.metadata)) + str([o.title for o in reader.outline])  # type: ignore[union-attr]
        assert not re.search(r"слайд|Ключ|Разбор|Зерно|b?seed|orchestrators\.md", said), name


def test_every_student_gets_a_paper_and_a_sheet_with_the_name_and_the_list_says_which(files: dict[str, bytes]) -> None:
    from pypdf import PdfReader

    papers = [page.extract_text() for page in PdfReader(BytesIO(files["class.pdf"])).pages]
    first = [flat(text) for text in papers if "ФИО" in text]
    sheets = [flat(page.extract_text()) for page in PdfReader(BytesIO(files["class-sheet.pdf"])).pages]
    listed = flat(text_of(files["key.pdf"])).partition("Кому какой вариант")[2]
    for n, name in enumerate(CLASS):
        letter = "АБ"[n % 2]
        assert name in first[n]
        assert f"Вариант {letter}" in first[n]
        assert name in sheets[n]
        assert re.search(rf"{re.escape(name)} ИС-21 00000{n + 1} {letter} ", listed)
    numbers = [re.search(r"· [A-Z2-7]{6} (\d+)\s*$", text) for text in papers]
    assert [m[1] for m in numbers if m].count("1") == len(CLASS)


def test_one_process_or_two_give_the_same_bytes(
    drawn: tuple[Exam, tuple[Question, ...]], files: dict[str, bytes]
) -> None:
    alone = {file.name.removeprefix("orchestrators-final-"): file.data for file in write(drawn[0], Print(), 1)}
    assert alone == files


@pytest.mark.ring2
@needs_poppler
def test_no_question_is_split_and_no_text_leaves_its_page(files: dict[str, bytes], tmp_path: Path) -> None:
    for name, data in files.items():
        for number, (width, height, spots) in enumerate(boxes(data, tmp_path), 1):
            least = min(min(left, top, width - right, height - bottom) for _, left, top, right, bottom in spots)
            assert least > 24, f"{name} page {number}"
    for letter in "АБ":
        pages = poppler_text(files[f"{letter}.pdf"], tmp_path)
        for number, text in asked(files[f"{letter}.pdf"]).items():
            first, last = text.split()[0], text.replace("Конец варианта " + letter, "").split()[-1]
            held = [
                n for n, page in enumerate(pages) if re.search(rf"^{number}$|^{number} {re.escape(first)}", page, re.M)
            ]
            assert any(last in pages[n] for n in held), f"{letter} {number}"


@pytest.mark.ring2
@needs_poppler
def test_the_rings_of_the_overlay_lie_on_the_right_bubbles(
    drawn: tuple[Exam, tuple[Question, ...]], files: dict[str, bytes], tmp_path: Path
) -> None:
    from PIL import Image

    path = tmp_path / "overlay.pdf"
    path.write_bytes(files["overlay.pdf"])
    subprocess.run(["pdftoppm", "-r", "144", "-gray", path, tmp_path / "film"], check=True)
    for page, letter in enumerate("АБ"):
        film = Image.open(sorted(tmp_path.glob("film*"))[page])
        right = keys(files[f"{letter}.pdf"], drawn[1])
        places = boxes(files["sheet.pdf"], tmp_path)[page][2]
        rows = {int(t): (y0 + y1) / 2 for t, x0, y0, x1, y1 in places if t.isdecimal() and x1 < 92}
        ringed = {
            number: [t for t, x0, y0, x1, y1 in places if len(t) == 1 and not t.isdecimal()
                     and abs((y0 + y1) / 2 - y) < 4 and ring_at(film, x0 + x1, y0 + y1)]
            for number, y in rows.items()
        }  # fmt: skip
        wanted = dict(enumerate(map(bubbles, right), 1))
        assert {number: found for number, found in ringed.items() if found} == {n: w for n, w in wanted.items() if w}


def bubbles(answer: str) -> list[str]:
    """The letters in the bubbles of the right answer; answers in words and in boxes have none."""
    letters = {"да": ["В"], "нет": ["Н"]}.get(answer, answer.split())
    return letters if all(one in "АБВГДЕЖЗН" for one in letters) and letters == sorted(letters) else []


def ring_at(film: Any, x: float, y: float) -> bool:
    """Whether a ring of 7 mm goes round this point, in pixels: dark above, below, left and right of it."""
    radius = round(3.3 / 25.4 * 144)
    around = [(x + dx, y + dy) for dx, dy in ((radius, 0), (-radius, 0), (0, radius), (0, -radius))]
    return all(
        min(film.getpixel((round(a + i), round(b + j))) for i in (-2, 0, 2) for j in (-2, 0, 2)) < 128
        for a, b in around
    )

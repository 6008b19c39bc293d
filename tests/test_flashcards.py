"""Cards to cut: behind each front its back, whatever edge the printer turns on, and every grid on either paper."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from konspekt.errors import ReadError
from konspekt.model.paper import Print
from konspekt.settings.printing import CHOICES, printing
from konspekt.writers import flashcards
from konspekt.writers.flashcards import EDGE, SHEETS, behind, grid_of
from konspekt.writers.pdf import html_of
from poppler import boxes, needs_poppler
from test_against import table
from test_paper import flat, needs_pango, text_of

MM = 72 / 25.4


@pytest.mark.parametrize("paper", CHOICES["paper"])
@pytest.mark.parametrize("count", CHOICES["cards"])
def test_a_turned_sheet_brings_each_back_behind_its_front(count: int, paper: str) -> None:
    for edge in ("long", "short"):
        grid = grid_of(replace(Print(), cards=count, paper=paper, duplex=edge))  # type: ignore[arg-type]
        assert grid.columns * grid.rows == count
        width, height = SHEETS[paper]
        for place in ((c, r) for c in range(grid.columns) for r in range(grid.rows)):
            column, row = behind(place, grid, edge)
            left, top = EDGE + place[0] * grid.width, EDGE + place[1] * grid.height
            seen = EDGE + column * grid.width, EDGE + row * grid.height
            turned = (width - left - grid.width, top) if edge == "long" else (left, height - top - grid.height)
            assert seen == pytest.approx(turned)


@needs_pango
@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("how", [Print(), Print(cards=16), Print(duplex="fold"), Print(paper="letter", offset=(1, -1))])
def test_every_card_is_printed_with_both_sides(how: Print) -> None:
    from pypdf import PdfReader

    book = replace(table(*((f"front {n} <b>", f"back {n} {{{{x}}}}") for n in range(20))), print=how)
    (file,) = flashcards.write(book)
    text = flat(text_of(file.data))
    for n in range(20):
        assert f"front {n} <b>" in text
        assert f"back {n} {{{{x}}}}" in text
    pages = len(PdfReader(BytesIO(file.data)).pages)
    sheets = -(-20 // (4 if how.duplex == "fold" else how.cards))
    assert pages == sheets * (1 if how.duplex == "fold" else 2) + (2 if how.offset != (0, 0) else 0)


@needs_pango
@pytest.mark.ring2
@needs_poppler
@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize(
    "how", [Print(), Print(duplex="short"), Print(cards=16, paper="letter"), Print(paper="letter", duplex="short")]
)
def test_printed_backs_lie_behind_their_fronts_within_half_a_millimetre(how: Print, tmp_path: Path) -> None:
    book = replace(table(*((f"F{n}", f"B{n}") for n in range(20))), print=replace(how, offset=(3, -2)))
    (file,) = flashcards.write(book)
    (width, height, _), *_ = pages = boxes(file.data, tmp_path)
    spots = {word: ((x0 + x1) / 2, (y0 + y1) / 2) for _, _, page in pages for word, x0, y0, x1, y1 in page}
    moved = (3 * MM, -2 * MM)
    for n in range(20):
        (x, y), (back_x, back_y) = spots[f"F{n}"], (spots[f"B{n}"][i] - moved[i] for i in (0, 1))
        turned = (width - back_x, back_y) if how.duplex == "long" else (back_x, height - back_y)
        # A card names its source at the foot of its back: the text stands where it does without one.
        assert turned == pytest.approx((x, y), abs=0.5 * MM)


def test_the_squares_of_the_alignment_sheet_meet_on_either_paper() -> None:
    for paper, (width, height) in SHEETS.items():
        book = replace(table(("F", "B")), print=Print(paper=paper, offset=(0, 1)))  # type: ignore[arg-type]
        ((_, sheets),) = flashcards.pages(book)
        crosses = re.findall(r'class="cross" style="left: ([\d.]+)mm; top: ([\d.]+)mm"', html_of(sheets))
        assert [(float(x), float(y)) for x, y in crosses] == [
            pytest.approx((width / 2, height / 2), abs=0.01),
            pytest.approx((width / 2, height / 2 + 1), abs=0.01),
        ]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"papre": "A4"}, "unknown print key 'papre'"),
        ({"paper": "A5"}, "'paper' cannot be 'A5'; there are A4, letter"),
        ({"cards": 7}, "'cards' cannot be 7"),
        ({"cards": True}, "'cards' cannot be True"),
        ({"large": 1}, "'large' cannot be 1; there are false, true"),
        ({"offset": [1]}, "'offset' cannot be"),
        ({"offset": [0, 300]}, "at most 20"),
        (["x"], "must be a table"),
    ],
)
def test_settings_that_cannot_be_are_named(row: object, told: str) -> None:
    with pytest.raises(ReadError, match=r"^course\.toml:4: ") as caught:
        printing(row, "course.toml:4")
    assert told in str(caught.value)


@needs_pango
@pytest.mark.filterwarnings("default")
def test_large_print_has_the_same_questions_and_letters(tmp_path: Path) -> None:
    from test_paper import made

    lecture = tmp_path / "a" / "docker.md"
    lecture.parent.mkdir()
    terms = {"Image": "a file that holds an application", "Container": "a running instance of an image",
             "Registry": "a server that stores images", "Volume": "a place that outlives a container"}  # fmt: skip
    lecture.write_text("# Docker\n\n" + "\n".join(f"- **{k}** — {v}." for k, v in terms.items()), encoding="utf-8")
    normal = flat(text_of(made([lecture], tmp_path / "out")["docker-quiz.pdf"]))
    (lecture.parent / "course.toml").write_text("[print]\nlarge = true\n", encoding="utf-8")
    large = flat(text_of(made([lecture], tmp_path / "large")["docker-quiz.pdf"]))
    assert sorted(normal.split()) == sorted(large.split())

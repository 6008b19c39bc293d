"""Formulas stay formulas: found between dollars and nowhere else, drawn on paper, set by MathJax on cards."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deck import collection, imported, note, packed, sides
from konspekt.writers.anki_fields import safe
from konspekt.writers.formulas import drawn, split
from konspekt.writers.prose import prose


@pytest.mark.parametrize(
    ("text", "formulas"),
    [
        ("the mean $H(X) = -\\sum_i p_i$ of a source", ["H(X) = -\\sum_i p_i"]),
        ("$$x^2$$ and $y$", ["x^2", "y"]),
        ("it costs $5 and $6", []),
        ("from $5 to $6.50", []),
        ("[$]x[/$]", []),
        ("US$ and A$ and \\$x$", []),
        ("$HOME and $PATH", []),
        ("nothing", []),
    ],
)
def test_dollars_hold_a_formula_only_where_one_can_be(text: str, formulas: list[str]) -> None:
    assert [piece for piece, is_formula in split(text) if is_formula] == formulas


@given(st.text(alphabet="$ab\\{} ^_0x", max_size=60))
def test_no_letter_is_lost_in_splitting(text: str) -> None:
    joined = "".join(f"${piece}$" if is_formula else piece for piece, is_formula in split(text))
    assert re.sub(r"[$\s]", "", joined) == re.sub(r"[$\s]", "", text)


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="\\{}^_&ab12 frac sum<>\"'", max_size=80))
def test_any_tex_gives_something_to_print_and_no_markup_of_its_own(tex: str) -> None:
    made = drawn(tex)
    assert made.startswith(("<img ", "<span "))
    assert made.count("<") == (1 if made.startswith("<img") else 2)


def test_a_formula_stands_on_the_line_with_its_tex_as_its_words() -> None:
    made = str(prose("the ratio $\\frac{a}{b}$ of two"))
    assert 'alt="\\frac{a}{b}"' in made
    assert re.search(r"vertical-align: -0\.[1-9]", made)
    assert "$" not in re.sub(r'src="[^"]*"', "", made)


def test_code_keeps_its_dollars() -> None:
    assert "<img" not in str(prose("`echo $x$` prints"))
    assert "\\(" not in safe("`")


def test_anki_gets_its_own_signs_and_a_gap_beside_a_formula_survives(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("anki")
    one = note("cloze", Text="the ____ is $\\frac{1}{1+e^{-x}}$ of x", Answer="sigmoid")
    data, _ = packed([one])
    with collection(folder) as col:
        imported(col, data, folder)
        ((front, back),) = sides(col)
    assert "[...]" in front
    assert "sigmoid" in re.sub(r"<[^>]*>", "", back)
    assert r"\(\frac{1}{1+e^{-x} }\)" in html.unescape(back)

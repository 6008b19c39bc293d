"""A pattern that first looks for a word it needs fits exactly where its expression does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from konspekt.languages import codes, pack
from konspekt.languages.patterns import Pattern, Patterns, Ways, needs

ROOT = Path(__file__).parents[1]
LINES = [x for name in ("README.md", "content/orchestrators.md") for x in (ROOT / name).read_text("utf-8").splitlines()]
EXPRESSIONS = st.recursive(
    st.sampled_from(["a", "b", "ab", r"\w", r"\s", ".", "[ab]", "[^a]", r"\b", "ё", "Ё"]),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        st.lists(inner, min_size=1, max_size=3).map(lambda ways: f"(?:{'|'.join(ways)})"),
        inner.map(lambda one: f"(?:{one})?"),
        inner.map(lambda one: f"(?:{one})+"),
        inner.map(lambda one: f"(?:{one}){{2}}"),
        inner.map(lambda one: f"(?={one})"),
        inner.map(lambda one: f"(?!{one})"),
    ),
    max_leaves=8,
)


@pytest.mark.parametrize(
    ("expression", "pieces"),
    [
        (r"(?:an?\s)?(?:type|kind)s? of \w+", ("kind", "type")),
        (r"(?P<head>\w+),?\s+(?:such\s+as|including)\s+(?P<items>.+)", ("including", "such")),
        (r"Advantages|advantage|DISADVANTAGE", ("advantage",)),
        (r"(?=.*\bborn\b)\w+", ("born",)),
        (r"(?:also )?\w+", ()),
        (r"(?!never)\w+", ()),
        (r"one|\w+ly", ("ly", "one")),
        (r"\s*[:=]\s+\.{3,}", ("...",)),
    ],
)
def test_what_a_match_needs_is_read_off_its_expression(expression: str, pieces: tuple[str, ...]) -> None:
    assert needs(expression) == pieces


@given(EXPRESSIONS, st.text("abABёЁ -", max_size=8), st.sampled_from([0, re.I]))
def test_a_pattern_fits_exactly_where_its_expression_does(expression: str, text: str, flags: int) -> None:
    pattern, plain = Pattern(expression, flags), re.compile(expression, flags)
    assert _spans(pattern.search(text)) == _spans(plain.search(text))
    assert _spans(pattern.match(text)) == _spans(plain.match(text))
    assert _spans(pattern.fullmatch(text)) == _spans(plain.fullmatch(text))
    assert [m.span() for m in pattern.finditer(text)] == [m.span() for m in plain.finditer(text)]


@given(st.lists(EXPRESSIONS, max_size=4), st.text("abABёЁ -", max_size=8))
def test_a_group_answers_with_its_first_pattern_that_fits(expressions: list[str], text: str) -> None:
    group, plain = Patterns(Pattern(one) for one in expressions), [re.compile(one) for one in expressions]
    assert _spans(group.search(text)) == _spans(next(filter(None, (one.search(text) for one in plain)), None))
    assert _spans(group.match(text)) == _spans(next(filter(None, (one.match(text) for one in plain)), None))
    fitting = [one.pattern for one in group.fitting(text)]
    assert set(fitting) >= {one.pattern for one in plain if one.search(text)}
    assert fitting == [one for one in expressions if one in fitting]


def test_named_patterns_come_in_their_order_and_only_where_a_word_of_theirs_stands() -> None:
    ways = Ways({"kind": Pattern("kinds? of"), "any": Pattern(r"\w+"), "part": Pattern("parts? of")})
    assert [name for name, _ in ways.fitting("Parts of a pump")] == ["any", "part"]
    assert not Ways({"kind": Pattern("kinds? of")}).fitting("Parts of a pump")


@pytest.mark.parametrize("language", codes())
def test_the_patterns_of_a_language_fit_where_their_expressions_do(language: str) -> None:
    own = pack(language)
    patterns = [*own.table("copulas", re.I | re.X).values(), *own.table("inline_lists", re.I | re.X).values()]
    for pattern in patterns:
        assert [x for x in LINES if pattern.search(x)] == [x for x in LINES if pattern.regex.search(x)]


def _spans(found: re.Match[str] | None) -> tuple[int, int] | None:
    return found.span() if found else None

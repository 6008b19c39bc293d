"""The manual of what is asked, run: every case of tests/questions/*.md.

A case is a title that ends with the kinds it shows in brackets, a line `.`, a lecture, a line `.`, the
questions of those kinds in words, a line `.`. No questions means that none of the kinds may be asked.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import assert_never

import pytest

from facts_in_words import facts_of
from konspekt.critic import judge
from konspekt.makers import choose, make
from konspekt.makers.order import ordered
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
    kind_of,
)  # fmt: skip

SPEC = Path(__file__).parent / "questions"
CASE = re.compile(
    r"^(?P<title>[^\n.][^\n]*) \((?P<kinds>[a-z, ]+)\)\n\.\n(?P<input>.*?)\n\.\n(?P<asked>.*?)^\.$", re.S | re.M
)


def cases() -> list[tuple[str, str, set[str], str]]:
    found = []
    for path in sorted(SPEC.glob("*.md")):
        for case in CASE.finditer(path.read_text(encoding="utf-8")):
            found.append(
                (f"{path.stem}: {case['title']}", case["input"], set(case["kinds"].split(", ")), case["asked"])
            )
    return found


def in_words(question: Question) -> str:
    match question:
        case Choice():
            return f"{question.stem} > {_options(question.options, {question.answer})}"
        case Multiple():
            return f"{question.stem} > {_options(question.options, set(question.answer))}"
        case TrueFalse():
            return f"{str(question.answer).lower()}: {question.stem}"
        case Short() | Cloze():
            return f"{question.stem} = {question.answer}"
        case Match():
            pairs = zip(question.left, question.answer, strict=True)
            return f"{question.stem} > {'; '.join(f'{one} = {question.right[n]}' for one, n in pairs)}"
        case Order():
            return f"{question.stem} > {'; '.join(question.options[n] for n in question.answer)}"
        case _:
            assert_never(question)


def _options(options: tuple[Option, ...], keys: set[int]) -> str:
    """Keys first, each with a star, then the others; both by the alphabet, for their order is the bank's affair."""
    right = sorted(f"*{o.text}" for n, o in enumerate(options) if n in keys)
    return "; ".join([*right, *sorted(o.text for n, o in enumerate(options) if n not in keys)])


@pytest.mark.parametrize(("lecture", "kinds", "asked"), [c[1:] for c in cases()], ids=[c[0] for c in cases()])
def test_the_lecture_is_asked_about_so_and_not_otherwise(lecture: str, kinds: set[str], asked: str) -> None:
    facts, _ = facts_of(lecture)
    questions = choose(judge(make(facts, 0), facts)[0], facts)
    assert [in_words(q) for q in questions if kind_of(q) in kinds] == asked.split("\n")[:-1]


def test_every_spec_also_shows_what_must_not_be_asked() -> None:
    for path in SPEC.glob("*.md"):
        text = path.read_text(encoding="utf-8")
        assert any(not case["asked"] for case in CASE.finditer(text)), f"{path.name} has no case that asks nothing"


@pytest.mark.parametrize(
    "rising", [["7 GB/s", "40 GB/s", "1 TB/s"], ["~64 kB", "1 MB", "32 GB"], ["4 нс", "9 мс", "1 с"]]
)
def test_amounts_rise_whatever_their_unit_is_counted_in(rising: list[str]) -> None:
    mixed = [rising[2], rising[0], rising[1]]
    assert [mixed[n] for n in ordered(mixed, 0, "any")] == rising

"""The manual of what is found, run: every case of tests/spec/*.md.

A case is a title, a line `.`, a lecture, a line `.`, the facts in words, a line `.`. No facts means
that nothing must be found.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from facts_in_words import facts_of, in_words

SPEC = Path(__file__).parent / "spec"
CASE = re.compile(r"^(?P<title>[^\n.][^\n]*)\n\.\n(?P<input>.*?)\n\.\n(?P<found>.*?)^\.$", re.S | re.M)


def cases() -> list[tuple[str, str, str]]:
    found = []
    for path in sorted(SPEC.glob("*.md")):
        for case in CASE.finditer(path.read_text(encoding="utf-8")):
            found.append((f"{path.stem}: {case['title']}", case["input"], case["found"]))
    return found


@pytest.mark.parametrize(("lecture", "found"), [c[1:] for c in cases()], ids=[c[0] for c in cases()])
def test_the_form_gives_these_facts_and_no_others(lecture: str, found: str) -> None:
    facts, _ = facts_of(lecture)
    assert [in_words(f) for f in facts] == found.split("\n")[:-1]


def test_every_spec_also_shows_what_must_not_be_found() -> None:
    for path in SPEC.glob("*.md"):
        text = path.read_text(encoding="utf-8")
        assert any(not case["found"] for case in CASE.finditer(text)), f"{path.name} has no case that finds nothing"


def test_the_manual_says_what_the_specs_say() -> None:
    from manual import MANUAL, manual

    assert MANUAL.read_text(encoding="utf-8") == manual(), "run 'python tests/manual.py'"

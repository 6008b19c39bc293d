"""The critic's manual, run: every case of tests/critic.md.

A case is a title, a line `.`, a lecture, a line `.`, a line `severity code` for each flaw that is named, a
line `.`; none means that the questions are well made.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from konspekt.critic.own import judge_lecture
from konspekt.readers import parse
from konspekt.settings import LectureSettings

SPEC = Path(__file__).parent / "critic.md"
CASE = re.compile(r"^(?P<title>[^\n.#][^\n]*)\n\.\n(?P<lecture>.*?)\n\.\n(?P<flaws>.*?)^\.$", re.S | re.M)
CASES = list(CASE.finditer(SPEC.read_text(encoding="utf-8")))


@pytest.mark.parametrize("case", CASES, ids=[c["title"] for c in CASES])
def test_the_critic_names_these_flaws_and_no_others(case: re.Match[str]) -> None:
    lecture, _ = parse(f"{case['lecture']}\n\n# Slide\n\nText.\n", "lecture.md", LectureSettings())
    assert lecture.quizzes, "no question was read"
    found = sorted(f"{flaw.severity} {flaw.code}" for _, flaw in judge_lecture(lecture))
    assert found == case["flaws"].split("\n")[:-1]


def test_keys_in_one_place_are_noticed_over_a_series() -> None:
    one = "What is part {n} called?\n\n- [x] alpha{n}\n- [ ] bravo{n}\n- [ ] gamma{n}\n\n"
    text = "# Slide\n\n" + "".join(one.replace("{n}", str(n)) for n in range(6))
    lecture, _ = parse(text, "lecture.md", LectureSettings())
    assert "keys-one-place" in [flaw.code for _, flaw in judge_lecture(lecture)]

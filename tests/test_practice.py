"""The page to practise on: it loads nothing, runs its own script alone, and marks answers rightly in a browser."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
import shutil
import subprocess
from pathlib import Path

import html5lib
import pytest

from konspekt import run
from konspekt.building import build
from konspekt.model.questions import QUESTION_KINDS
from konspekt.pipeline import Run
from konspekt.settings import Selection, settings_for
from konspekt.writers.practice import parts

CONTENT = Path(__file__).parent.parent / "content"
BANK = """\
- {own: pick, kind: choice, stem: 'Which <b>one</b>?', key: this, distractors: ['<script>alert(1)</script>', that]}
- {own: all, kind: multiple, stem: 'Which ones?', keys: [a, b], distractors: [c, d]}
- {own: is, kind: truefalse, stem: 'It is.', answer: true}
- {own: word, kind: short, stem: 'Which word?', answer: Ёж, accept: [hedgehog]}
- {own: code, kind: short, stem: 'Which flag?', answer: '`-D`'}
- {own: gap, kind: cloze, stem: 'Run ____ now.', answer: it, distractors: [them, us]}
- {own: pairs, kind: match, stem: 'Who is who?', pairs: [[one, eins], [two, zwei], [three, drei]], extra: [vier]}
- {own: steps, kind: order, stem: 'In which order?', steps: [first, second, third]}
"""
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = """
const shown = (form, text) => "exact" in form.dataset ? ` ${text} ` : ` ${text.replace("Ё", "е")}. `;
const fill = (form, key, wrong) => {
  const fields = [...form.elements].filter((field) => field.name);
  fields.forEach((field, n) => {
    if (field.type === "text") field.value = wrong ? "nonsense" : shown(form, key[0]);
    else if (field.tagName === "SELECT") field.value = key[wrong ? (n + 1) % key.length : n];
    else field.checked = key.includes(Number(field.value)) !== wrong;
  });
};
const marks = [];
for (const wrong of [true, false]) {
  for (const form of document.forms) {
    fill(form, JSON.parse(form.dataset.key), wrong);
    form.requestSubmit();
    marks.push([form.dataset.id, form.classList.contains("right"), form.querySelector("details").open]);
  }
}
document.title = JSON.stringify([marks, document.getElementById("score").textContent]);
"""


@pytest.fixture
def page(tmp_path: Path) -> str:
    (tmp_path / "own.md").write_text("# Own {{ 7 * 7 }}\n\n- **Image** — a file that holds an application.\n", "utf-8")
    (tmp_path / "own.bank.yaml").write_text(BANK, encoding="utf-8")
    call = Run(settings_for([tmp_path], tmp_path / "out", ("practice",), Selection(), 0))
    assert build(call) == ["own-practice.html"]
    return (tmp_path / "out" / "own-practice.html").read_text(encoding="utf-8")


def test_the_page_is_sound_and_loads_nothing(page: str) -> None:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    tree = parser.parse(page)
    assert not [e for e in tree.iter() if e.tag in ("link", "iframe", "object", "embed", "audio", "video")]
    assert all(e.get("src", "").startswith("data:") for e in tree.iter("img"))
    assert "http:" not in page
    assert "https:" not in page


def test_the_policy_names_the_one_script_of_the_page(page: str) -> None:
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.S)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in page
    assert "default-src 'none'" in page


def test_text_of_a_lecture_stays_text(page: str) -> None:
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "{{ 7 * 7 }}" in html.unescape(page)


def test_no_question_of_a_part_gives_another_of_it_away() -> None:
    questions = run(CONTENT / "orchestrators.md").questions
    found = parts(questions)
    assert sorted(q.id for part in found for q in part) == sorted(q.id for q in questions)
    for part in found:
        ids = {q.id for q in part}
        assert not any(ids & set(q.enemies) for q in part)


def test_every_field_has_a_name_for_those_who_hear_the_page(page: str) -> None:
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    inside = {field for label in tree.iter("label") for field in label.iter()}
    fields = [e for e in tree.iter() if e.tag in ("input", "select")]
    assert fields
    assert all(field in inside for field in fields)


@pytest.mark.ring2
@pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")
def test_a_browser_marks_every_kind_of_question_rightly(page: str, tmp_path: Path) -> None:
    digest = base64.b64encode(hashlib.sha256(DRIVER.encode()).digest()).decode()
    driven = page.replace("script-src ", f"script-src 'sha256-{digest}' ", 1)
    driven = driven.replace("</body>", f"<script>{DRIVER}</script></body>")
    path = tmp_path / "driven.html"
    path.write_text(driven, encoding="utf-8")
    command = [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path}/profile"]
    shown = subprocess.run([*command, "--dump-dom", path.as_uri()], capture_output=True, text=True, check=True).stdout
    title = re.search(r"<title>(.*?)</title>", shown, re.S)
    assert title
    marks, score = json.loads(html.unescape(title[1]))
    half = len(marks) // 2
    assert half >= len(QUESTION_KINDS) + 1
    assert all(is_open for *_, is_open in marks)
    assert [right for _, right, _ in marks[:half]] == [False] * half
    assert [right for _, right, _ in marks[half:]] == [True] * half
    assert score.startswith(f"{half} right of {half} answered")


def test_every_kind_is_on_the_page(page: str) -> None:
    kinds: set[str] = set(re.findall(r'data-kind="(\w+)"', page))
    assert kinds == set(QUESTION_KINDS)

"""Paper that can be trusted: text that extracts, fonts of our own, the same bytes twice, and text that stays text."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from ctypes.util import find_library
from io import BytesIO
from pathlib import Path

import pytest

from konspekt.building import build
from konspekt.model.text import Mark, Text
from konspekt.pipeline import Run
from konspekt.settings import Selection, settings_for
from konspekt.writers.prose import rich

ROOT = Path(__file__).parent.parent
PAPERS = ("quiz", "key", "handout")
needs_pango = pytest.mark.skipif(not find_library("pangoft2-1.0"), reason="Pango is not installed")
pytestmark = [needs_pango, pytest.mark.filterwarnings("default")]

HOSTILE = """# <script>alert(1)</script>

- **{{ settings }}** — {% raw %} &lt;b&gt; `<i>x</i>` and $x^2$.
- **Braces** — text with {{c1::cloze}} and [sound:x.mp3] in it.
- **Link** — [a javascript link](javascript:alert) to press.

![passwd](file:///etc/passwd) ![up](../../../../etc/hostname)
---
# Second

**Term** — something that is not hostile at all.
"""


def made(paths: list[Path], out: Path) -> dict[str, bytes]:
    run = Run(settings_for(paths, out, PAPERS, Selection(), 0))
    build(run)
    return {path.name: path.read_bytes() for path in sorted(out.iterdir())}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return made([ROOT / "content"], tmp_path_factory.mktemp("sample"))


def text_of(data: bytes) -> str:
    from pypdf import PdfReader

    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)


def flat(text: str) -> str:
    return " ".join(text.replace("\u00ad", "").replace("-\n", "").split())


def test_every_paper_is_made_and_named_after_its_lecture(sample: dict[str, bytes]) -> None:
    assert sorted(sample) == [f"orchestrators-{p}.pdf" for p in sorted(PAPERS)]


def test_cyrillic_text_can_be_copied(sample: dict[str, bytes]) -> None:
    assert "Элементарное введение в оркестраторы" in flat(text_of(sample["orchestrators-quiz.pdf"]))
    handout = flat(text_of(sample["orchestrators-handout.pdf"]))
    assert "программный компонент для создания и запуска контейнеров" in handout
    assert "docker ps -a" in handout


def test_the_quiz_shows_no_reason_and_no_slide_and_the_key_shows_both(sample: dict[str, bytes]) -> None:
    assert "слайд" not in text_of(sample["orchestrators-quiz.pdf"])
    assert text_of(sample["orchestrators-key.pdf"]).count("слайд") > 20


def test_title_language_and_tags_are_set(sample: dict[str, bytes]) -> None:
    from pypdf import PdfReader

    for name, data in sample.items():
        reader = PdfReader(BytesIO(data))
        assert reader.metadata is not None
        assert "Элементарное введение" in str(reader.metadata.title), name
        assert str(reader.trailer["/Root"]["/Lang"]) == "ru"  # type: ignore[index]
        assert "/StructTreeRoot" in reader.trailer["/Root"]  # type: ignore[operator]


def test_only_our_fonts_are_used(sample: dict[str, bytes]) -> None:
    from pypdf import PdfReader

    for data in sample.values():
        names = set()
        for page in PdfReader(BytesIO(data)).pages:
            for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
                names.add(str(font.get_object()["/BaseFont"]).split("+")[-1])
        families = tuple(n.replace("-", "") for n in names)
        assert all(f.startswith(("IBMPlex", "Text", "Label", "Code", "Noto", "Signs")) for f in families), names


def test_two_builds_are_the_same_bytes_in_any_process(sample: dict[str, bytes], tmp_path: Path) -> None:
    to = [word for paper in PAPERS for word in ("--to", paper)]
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "PYTHONPATH": str(ROOT / "src")}
    subprocess.run(
        [sys.executable, "-m", "konspekt", "build", str(ROOT / "content"), *to, "--out", str(tmp_path)],
        check=True, capture_output=True, env=environment, cwd=tmp_path,
    )  # fmt: skip
    again = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    assert [name for name in {*again, *sample} if again.get(name) != sample.get(name)] == []


def test_no_path_of_this_machine_is_inside(sample: dict[str, bytes]) -> None:
    for data in sample.values():
        assert str(ROOT).encode() not in data
        assert b"file://" not in data


def test_hostile_text_is_printed_and_does_nothing(tmp_path: Path) -> None:
    lecture = tmp_path / "in" / "hostile.md"
    lecture.parent.mkdir()
    lecture.write_text(HOSTILE, encoding="utf-8")
    files = made([lecture], tmp_path / "out")
    handout = flat(text_of(files["hostile-handout.pdf"]))
    assert "alert(1)" in handout or "<script>" not in handout
    assert "{{c1::cloze}}" in handout
    assert "root:" not in handout
    assert not any(b"/JavaScript" in data or b"javascript:" in data for data in files.values())


@pytest.mark.ring2
@pytest.mark.skipif(not shutil.which("pdffonts"), reason="poppler is not installed")
def test_poppler_finds_every_font_embedded(sample: dict[str, bytes], tmp_path: Path) -> None:
    for name, data in sample.items():
        path = tmp_path / name
        path.write_bytes(data)
        rows = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
        assert rows
        assert all(" yes yes " in row for row in rows), rows


def test_a_link_holds_nothing_but_text_or_a_reader_for_the_blind_would_not_know_it() -> None:
    marks = (Mark("link", 0, 14, "https://example.org"), Mark("strong", 0, 3), Mark("code", 12, 14))
    page = str(rich(Text("See the book ls", marks)))
    inside = re.findall(r"<a [^>]*>(.*?)</a>", page)
    assert "".join(inside) == "See the book l"
    assert not any("<" in text for text in inside)

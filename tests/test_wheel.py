"""The wheel carries all it needs: installed elsewhere, away from the checkout, it builds a deck and a paper."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from test_paper import needs_pango

ROOT = Path(__file__).parent.parent
LECTURE = "# Docker\n\n**Image** — a file with an application.\n\n**Container** — a running instance of an image.\n"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the unpacked wheel; its packages come from the running interpreter."""
    made = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(made)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = made.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(made / "site")
    return made / "site"


def run(installed: Path, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    code = "import konspekt, sys; print(konspekt.__file__, file=sys.stderr); from konspekt.cli import main; main()"
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    return subprocess.run(
        [sys.executable, "-c", code, *words], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_templates_fonts_and_licences_are_packed(installed: Path) -> None:
    names = {p.relative_to(installed).as_posix() for p in installed.rglob("*") if p.is_file()}
    own = {p.relative_to(ROOT / "templates").as_posix() for p in (ROOT / "templates").rglob("*") if p.is_file()}
    assert {f"konspekt/templates/{name}" for name in own} <= names
    assert any("OFL" in name for name in names)
    assert not any(name.startswith(("tests", "content")) for name in names)


def test_it_builds_a_deck_away_from_the_checkout(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "docker.md").write_text(LECTURE, encoding="utf-8")
    done = run(installed, tmp_path, "build", "docker.md", "--to", "anki", "--to", "json")
    assert done.returncode == 0, done.stderr
    assert str(installed) in done.stderr
    assert done.stdout == "output/docker.apkg\noutput/docker-questions.jsonl\n"


@needs_pango
def test_it_prints_a_paper_away_from_the_checkout(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "docker.md").write_text(LECTURE, encoding="utf-8")
    done = run(installed, tmp_path, "build", "docker.md", "--to", "handout")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "output" / "docker-handout.pdf").read_bytes().startswith(b"%PDF")

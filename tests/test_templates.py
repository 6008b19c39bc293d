"""The user's own templates: theirs win, ours serve the rest, and their mistakes are told in one line."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest

from konspekt.building import build
from konspekt.errors import ReadError
from konspekt.pipeline import Run
from konspekt.settings import Selection, settings_for
from konspekt.settings.printing import with_flags
from konspekt.writers.templates import folder
from test_paper import flat, needs_pango, text_of

pytestmark = [needs_pango, pytest.mark.filterwarnings("default")]
ROOT = Path(__file__).parent.parent
MACRO = re.compile(r"(?:macro|import) (\w+)")
LECTURE = "# Ships\n\n**Keel** — the lowest beam of a ship, on which the hull is built.\n"


def handout(tmp_path: Path, *formats: str, **files: str) -> dict[str, bytes]:
    """What is built with these templates, written `paper__base_html`."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "ships.md").write_text(LECTURE, encoding="utf-8")
    (tmp_path / "in" / "course.toml").write_text('templates = "looks"\n', encoding="utf-8")
    for name, text in files.items():
        path = tmp_path / "in" / "looks" / re.sub(r"_(?=html$|css$)", ".", name.replace("__", "/"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    build(Run(settings_for([tmp_path / "in"], tmp_path / "out", formats or ("handout",), Selection(), 0)))
    return {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}


def test_a_file_of_the_user_stands_for_ours_and_the_rest_stays_ours(tmp_path: Path) -> None:
    own = '{% extends "paper/base.html" %}{% block body %}<h1>Mine: {{ heading }}</h1>{% endblock %}'
    data = handout(tmp_path, "handout", "glossary", paper__handout_html=own)
    assert flat(text_of(data["ships-handout.pdf"])).startswith("Mine: Ships")
    assert "the lowest beam" in text_of(data["ships-glossary.pdf"])


def test_a_style_of_the_user_is_the_one_that_is_loaded(tmp_path: Path) -> None:
    from pypdf import PdfReader

    own = "@page { size: A5; margin: 10mm }"
    data = handout(tmp_path, paper__page_css=own)["ships-handout.pdf"]
    assert round(PdfReader(BytesIO(data)).pages[0].mediabox.width) == 420


def test_cards_wear_the_users_style(tmp_path: Path) -> None:
    from konspekt.writers.anki_types import model

    (tmp_path / "anki").mkdir()
    (tmp_path / "anki" / "card.css").write_text(".card { color: teal }", encoding="utf-8")
    own = model("term", str(tmp_path))
    assert own.css == ".card { color: teal }\n"
    assert own.templates == model("term").templates


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("<p>\n{% if %}\n", 2, "Expected an expression"),
        ("<p>\n\n{{ nobody }}", 3, "'nobody' is undefined"),
        ("{{ ''.__class__.__mro__ }}", 1, "unsafe"),
        ("{{ 1 / 0 }}", 1, "division by zero"),
        ("{% include 'paper/none.html' %}", 1, "paper/none.html"),
        ("{% for n in range(999999) %}{% endfor %}", 1, "Range too big"),
    ],
)
def test_a_mistake_in_a_users_template_is_told_with_its_place(tmp_path: Path, text: str, line: int, told: str) -> None:
    with pytest.raises(ReadError, match=rf"in/looks/paper/handout\.html:{line}: .*; docs/templates\.md") as caught:
        handout(tmp_path, paper__handout_html=text)
    assert told in str(caught.value)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("address", ["template:fonts/none.woff2", "file:///etc/passwd", "https://example.org/a.css"])
def test_a_page_loads_nothing_from_outside_the_templates(tmp_path: Path, address: str) -> None:
    own = (
        f'{{% extends "paper/base.html" %}}{{% block style %}}<link rel="stylesheet" href="{address}">{{% endblock %}}'
    )
    with pytest.raises(ReadError, match="is not there; a page may load what lies in the folder of templates"):
        handout(tmp_path, paper__handout_html=own)


def test_a_folder_that_is_not_there_is_named_with_the_line(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"course\.toml:1: there is no folder 'looks'"):
        handout(tmp_path)
    with pytest.raises(ReadError, match="--templates: there is no folder"):
        with_flags(
            settings_for([ROOT / "content"], tmp_path, (), Selection(), 0).print, {"templates": tmp_path / "none"}
        )


def test_the_page_on_templates_names_every_file() -> None:
    said = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")
    names = {p.relative_to(folder()).as_posix() for p in folder().rglob("*") if p.suffix in (".html", ".css")}
    assert {n for n in names if not n.startswith("anki/") or n.endswith(".css")} <= set(
        re.findall(r"`([\w/.]+)`", said)
    )


def test_the_page_on_templates_names_every_value_that_a_page_uses() -> None:
    from jinja2 import Environment
    from jinja2.meta import find_undeclared_variables

    said = set(re.findall(r"`(\w+)`", (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")))
    for path in (folder() / "paper").glob("*.html"):
        if path.name.startswith(("exam", "answer_sheet")):
            continue
        text = path.read_text(encoding="utf-8")
        used = find_undeclared_variables(Environment().parse(text)) - set(MACRO.findall(text))
        assert used <= said, path.name

"""Handouts worth keeping: slides whole and small, gaps that their key fills, a glossary in the alphabet's order."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Mapping
from io import BytesIO
from itertools import cycle
from pathlib import Path

import pytest

from konspekt.building import build
from konspekt.languages.collation import initial, sort_key
from konspekt.languages.forms import WORD
from konspekt.pipeline import Run
from konspekt.settings import Selection, settings_for
from konspekt.settings.printing import CHOICES
from konspekt.writers.formulas import drawn
from test_paper import flat, needs_pango, text_of

pytestmark = [needs_pango, pytest.mark.filterwarnings("default")]

LECTURE = """---
title: Ships and their ropes
---
# Parts

**Keel** — the lowest beam of a ship, on which the hull is built.

**Hull** — the body of a ship.

**Boom (spar)** — a pole at the foot of a sail.

- **Halyard** — a rope that lifts a sail.
- **Sheet** — a rope that holds a sail against the wind.
- **Stay** — a rope that supports the mast.

---
# Orders

| Command | What it does |
|---|---|
| `reef main` | makes the sail smaller |
| `reef jib` | makes the small sail smaller |
| `anchor` | holds the ship in its place |

Sorts of ropes:

- halyards
- sheets
- stays

```sh
reef main --points 2 --wind-from-the-north-west --until-the-storm-is-over --and-then-let-it-all-out-again
```

---
# Formulas

$$v = 1.34 \\cdot \\sqrt{l}$$

> Nobody sails *against* the wind.
"""


def made(folder: Path, *formats: str, text: str = LECTURE, how: str = "") -> dict[str, bytes]:
    """The files of the formats, by what stands behind the lecture's id; `how` are lines of `[print]`."""
    (folder / "ships.md").write_text(text, encoding="utf-8")
    (folder / "course.toml").write_text(f"[print]\n{how}\n", encoding="utf-8")
    build(Run(settings_for([folder], folder / "out", formats, Selection(), 0)))
    return {path.stem.removeprefix("ships-"): path.read_bytes() for path in sorted((folder / "out").iterdir())}


def pages(data: bytes) -> int:
    from pypdf import PdfReader

    return len(PdfReader(BytesIO(data)).pages)


BOX = r'xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)"'


def words_of(text: str) -> set[str]:
    return set(WORD.findall(text))


@pytest.mark.parametrize(("count", "paper"), [*zip(CHOICES["slides"], cycle(CHOICES["paper"]))])
def test_slides_are_printed_whole_so_many_a_page(tmp_path: Path, count: int, paper: str) -> None:
    text = "\n---\n".join(f"# Slide {n}\n\nA word{n}.\n\n- **Point** of {n}\n  1. deep{n}\n" for n in range(1, 13))
    data = made(tmp_path, "slides", text=text, how=f"slides = {count}\npaper = '{paper}'")["slides"]
    assert pages(data) == -(-12 // count)
    assert words_of(text) <= words_of(text_of(data))


def test_a_slide_that_fits_no_frame_goes_on_in_the_next(tmp_path: Path) -> None:
    lines = [f"- Sentence number{n} of a slide that nobody can read from the last row of seats." for n in range(60)]
    data = made(tmp_path, "slides", text="# Long\n\n" + "\n".join(lines) + "\n\n**End** — the last word.")["slides"]
    shown = text_of(data)
    assert re.search(r"1\s*1/\d", shown)
    assert {f"number{n}" for n in range(60)} <= words_of(shown)


def test_a_long_line_of_code_turns_and_loses_nothing(tmp_path: Path) -> None:
    shown = text_of(made(tmp_path, "slides", how="slides = 6")["slides"])
    assert "↪" in shown
    assert "reef main --points 2 --wind-from-the-north-west --until-the-storm-is-over" in flat(shown).replace(" ↪", "")


def test_notes_of_the_speaker_stay_his(tmp_path: Path) -> None:
    text = LECTURE + "\n---\n# Last\n\nSeen by all.\n\nNote: told to nobody\n\n---\n# End\n\nSeen too.\n"
    assert "nobody" not in text_of(made(tmp_path, "slides", text=text)["slides"]).replace("Nobody sails", "")


@pytest.fixture(scope="module")
def guided(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    return made(tmp_path_factory.mktemp("guided"), "guided", "guided-key", "handout")


def test_the_key_of_guided_notes_is_the_same_page_with_the_gaps_filled(guided: Mapping[str, bytes]) -> None:
    opened, filled = text_of(guided["guided"]), text_of(guided["guided-key"])
    assert pages(guided["guided"]) == pages(guided["guided-key"])
    assert words_of(text_of(guided["handout"])) <= words_of(filled)
    assert len(words_of(filled) - words_of(opened)) >= 6


def test_a_gap_hides_the_term_or_the_word_that_its_meaning_turns_on(guided: Mapping[str, bytes]) -> None:
    opened, filled = flat(text_of(guided["guided"])), flat(text_of(guided["guided-key"]))
    assert "the lowest beam of a ship" in opened
    assert "Keel the lowest" in filled
    assert "Keel the lowest" not in opened
    assert "9 main makes the sail smaller" in filled
    assert "9 makes the sail smaller" in opened


def test_handouts_show_the_formulas_of_a_section(guided: Mapping[str, bytes]) -> None:
    assert "Formulas" in flat(text_of(guided["handout"]))


def test_a_glossary_is_in_order_and_sends_other_names_on(tmp_path: Path) -> None:
    shown = flat(text_of(made(tmp_path, "glossary")["glossary"]))
    names = ["Boom", "Halyard", "Hull", "Keel", "Sheet", "spar", "Stay"]
    places = [shown.index(f" {name} ") for name in names]
    assert places == sorted(places)
    assert "spar see Boom" in shown
    assert "on which the hull is built see also Hull" in shown


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("ru", "Ёж Енот Еда|Еда Ёж Енот"),
        ("ru", "Docker Ямб Абзац|Абзац Ямб Docker"),
        ("cs", "Ibis Chata Cena Hrad|Cena Hrad Chata Ibis"),
        ("es", "Oso Ñandú Nube|Nube Ñandú Oso"),
        ("pl", "Zebra Łuk Lis Mak|Lis Łuk Mak Zebra"),
        ("de", "Zug Äpfel Arm|Äpfel Arm Zug"),
        ("en", "v10 v9 .env 2 10|2 10 .env v9 v10"),
        ("und", "Beta Omega Alpha Ωmega|Alpha Beta Omega Ωmega"),
    ],
)
def test_words_are_ordered_as_the_language_orders_them(lang: str, words: str) -> None:
    given, wanted = words.split("|")
    assert sorted(given.split(), key=lambda w: sort_key(w, lang)) == wanted.split()


@pytest.mark.parametrize(
    ("word", "lang", "head"),
    [("Ёж", "ru", "Е"), ("Docker", "ru", "D"), ("chata", "cs", "CH"), (".env", "en", "E"), ("404", "en", "0–9"),
     ("…", "en", ""), ("Äpfel", "de", "A")],
)  # fmt: skip
def test_a_word_stands_under_the_letter_it_begins_with(word: str, lang: str, head: str) -> None:
    assert initial(word, lang) == head


def test_commands_stand_under_their_tool_and_the_rest_under_their_section(tmp_path: Path) -> None:
    shown = flat(text_of(made(tmp_path, "commands")["commands"]))
    assert shown.index("reef jib") < shown.index("reef main") < shown.index("Orders") < shown.index("anchor holds")


@pytest.mark.parametrize(
    "how", ["columns = 2", "columns = 2\npaper = 'letter'", "large = true", "large = true\ncolumns = 2"]
)
def test_paper_columns_and_large_print_say_the_same(tmp_path: Path, how: str, guided: Mapping[str, bytes]) -> None:
    assert words_of(text_of(made(tmp_path, "handout", how=how)["handout"])) == words_of(text_of(guided["handout"]))


@pytest.mark.ring2
@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler is not installed")
@pytest.mark.parametrize("how", ["slides = 6", "large = true", "columns = 2\nslides = 2"])
def test_nothing_stands_outside_the_margins(tmp_path: Path, how: str) -> None:
    word = "Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrik"
    table = f"| a | {word} |\n|-|-|\n| {word} | `{word * 2}` |\n"
    text = f"{LECTURE}\n---\n# {word}\n\n**{word}** — {word.lower() * 3}.\n\n{table}"
    kinds = ("handout", "guided", "guided-key", "glossary", "commands", "slides")
    for name, data in made(tmp_path, *kinds, text=text, how=how).items():
        boxes = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=data, capture_output=True, check=True).stdout
        for left, top, right, bottom in re.findall(BOX, boxes.decode()):
            assert 40 < float(left) < float(right) < 595 - 40, name
            assert 20 < float(top) < float(bottom) < 842 - 20, name


def test_an_archive_file_claims_pdf_a_and_pdf_ua(tmp_path: Path) -> None:
    from pypdf import PdfReader

    data = made(tmp_path, "handout", how="pdf_a = true")["handout"]
    root = PdfReader(BytesIO(data)).trailer["/Root"].get_object()
    claims = root["/Metadata"].get_object().get_data().decode()  # type: ignore[index]
    assert re.search(r'pdfaid:part="3"[^>]*conformance="A"', claims)
    assert "<pdfuaid:part>1<" in claims
    assert root["/OutputIntents"][0]["/S"] == "/GTS_PDFA1"  # type: ignore[index]


@pytest.mark.parametrize("tex", [r"v_1 = \mathop{\text{Head}}", r"\begin{eqnarray} a &=& b \\ &=& c \end{eqnarray}"])
def test_a_formula_loses_no_words(tex: str) -> None:
    assert drawn(tex).startswith("<img")
    assert len(drawn(tex)) > len(drawn("v_1 = x"))

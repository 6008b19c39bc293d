"""Pictures of a lecture on its cards: the right one, on the back, and nothing that lies elsewhere."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from PIL import Image

from deck import collection, imported, sides
from konspekt.cli import main
from konspekt.makers.notes_pictures import pictured
from konspekt.model.notes import Picture
from konspekt.pictures.drawings import flaw
from konspekt.readers import parse
from konspekt.settings import LectureSettings
from test_deck import fields
from test_deck_life import built

VALVE = """# Valve

**Valve** — a part that shuts a pipe.

![a valve, cut open](pix/valve.png)

---
# Other parts

**Gasket** — a ring that seals a joint.

**Flange** — a rim by which two pipes are bolted together.

![Two flanges](pix/flange.png)

![A workshop](pix/workshop.png)
"""


def png(colour: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 6), colour).save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def pix(tmp_path: Path) -> Path:
    folder = tmp_path / "pix"
    folder.mkdir()
    for name, colour in (("valve", "red"), ("flange", "green"), ("workshop", "blue")):
        (folder / f"{name}.png").write_bytes(png(colour))
    return folder


def media(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(number) for number, name in json.loads(archive.read("media")).items()}


def test_a_card_shows_the_picture_of_its_term_on_the_back(tmp_path: Path, pix: Path) -> None:
    with collection(tmp_path) as col:
        imported(col, built(tmp_path, VALVE), tmp_path)
        check = col.media.check()
        assert not list(check.missing)
        assert not list(check.unused)
        shown = dict(sides(col))
        assert not any("<img" in front for front in shown)
        pictures = {
            front: re.findall(r'<img src="(konspekt-\w+\.png)" alt="([^"]*)"', back) for front, back in shown.items()
        }
    of = {word: [alt for front, found in pictures.items() if word in front for _, alt in found] for word in
          ("is meant by “valve", "is meant by “gasket", "is meant by “flange")}  # fmt: skip
    assert list(of.values()) == [["a valve, cut open"], [], ["Two flanges"]]


def test_the_bytes_of_a_picture_arrive_and_are_those_of_the_file(tmp_path: Path, pix: Path) -> None:
    package = built(tmp_path, VALVE)
    assert sorted(media(package).values()) == sorted([png("red"), png("green")])
    assert built(tmp_path, VALVE) == package


def test_another_picture_is_a_change_of_its_note_alone(tmp_path: Path, pix: Path) -> None:
    with collection(tmp_path) as col:
        imported(col, built(tmp_path, VALVE), tmp_path)
        old = fields(col)
        (pix / "valve.png").write_bytes(png("black"))
        log = imported(col, built(tmp_path, VALVE), tmp_path)
        changed = [text for guid, (text, _) in fields(col).items() if old[guid][0] != text]
        assert ["valve" in c[0] for c in changed] == [True]
        assert len(log.updated) == 1
        assert not list(col.media.check().missing)


@pytest.mark.parametrize("src", ["pix/none.png", "../secret.png", "https://example.org/valve.png", "pix/text.png"])
def test_what_is_missing_elsewhere_or_no_picture_is_left_out_and_remarked(src: str, tmp_path: Path, pix: Path) -> None:
    (tmp_path / "secret.png").write_bytes(png("white"))
    (pix / "text.png").write_bytes(b"no picture at all")
    home = tmp_path / "home"
    home.mkdir()
    pix.rename(home / "pix")
    package = built(home, VALVE.replace("pix/valve.png", src))
    assert list(media(package).values()) == [png("green")]
    told = CliRunner().invoke(main, ["show", "remarks", str(home / "docker.md")]).stdout
    assert "read-image" in told


DRAWN = b"""<?xml version="1.0"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 8 6">
<defs><linearGradient id="g"/></defs><style>rect { fill: url(#g) }</style>
<rect width="8" height="6" onX=""/><use xlink:href="#g"/>%s</svg>""".replace(b' onX=""', b"")


def test_a_drawing_is_shown_and_arrives_to_the_byte(tmp_path: Path, pix: Path) -> None:
    (pix / "valve.svg").write_bytes(DRAWN % b"")
    text = VALVE.replace("valve.png", "valve.svg")
    package = built(tmp_path, text)
    assert sorted(media(package).values()) == sorted([DRAWN % b"", png("green")])
    with collection(tmp_path) as col:
        imported(col, package, tmp_path)
        assert not list(col.media.check().missing)
        assert any(re.search(r'<img src="konspekt-\w+\.svg"', back) for _, back in sides(col))
    told = CliRunner().invoke(main, ["show", "remarks", str(tmp_path / "docker.md")]).stdout
    assert "is an SVG, which cards show and pages do not" in told


@pytest.mark.parametrize(
    "inside",
    [
        b"<script>alert(1)</script>",
        b'<rect onload="alert(1)"/>',
        b'<image href="https://example.org/a.png"/>',
        b'<image xlink:href="file:///etc/passwd"/>',
        b'<use href="other.svg#a"/>',
        b'<a xlink:href="javascript:alert(1)"><rect/></a>',
        b'<a><set attributeName="xlink:href" to="https://example.org"/></a>',
        b"<foreignObject><p/></foreignObject>",
        b"<style>@import 'https://example.org/a.css';</style>",
        b'<rect style="fill: url( &quot;//example.org/a.svg#b&quot;)"/>',
        b"<style>rect { fill: u\\72l(//example.org) }</style>",
        b'<rect fill="url(https://example.org/#a)"/>',
        b"<rect>",
        b"&bomb;",
    ],
)
def test_a_drawing_that_does_more_than_draw_stays_outside(inside: bytes, tmp_path: Path, pix: Path) -> None:
    (pix / "valve.svg").write_bytes(DRAWN % inside)
    assert list(media(built(tmp_path, VALVE.replace("valve.png", "valve.svg"))).values()) == [png("green")]
    told = CliRunner().invoke(main, ["show", "remarks", str(tmp_path / "docker.md")]).stdout
    assert re.search(r"read-image the picture 'pix/valve.svg' is (?:an SVG (?:that|with)|no sound SVG)", told)


@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        b'<?xml-stylesheet href="a.css"?><svg xmlns="http://www.w3.org/2000/svg"/>',
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE svg [<!ENTITY a "b">]><svg/>'.encode("utf-16"),
        b'<html xmlns="http://www.w3.org/1999/xhtml"><script/></html>',
        b"<svg/>",
        b"",
    ],
)
def test_a_file_that_says_more_than_it_shows_is_no_drawing(data: bytes) -> None:
    assert flaw(data)


def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path: Path, pix: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    pix.rename(home / "pix")
    (tmp_path / "secret.png").write_bytes(png("white"))
    (home / "pix/valve.png").unlink()
    (home / "pix/valve.png").symlink_to(tmp_path / "secret.png")
    assert list(media(built(home, VALVE)).values()) == [png("green")]


def test_words_of_a_picture_stay_inside_their_attribute(tmp_path: Path, pix: Path) -> None:
    text = VALVE.replace("a valve, cut open", 'valve " onerror=x [sound:x.mp3] <b>')
    with collection(tmp_path) as col:
        imported(col, built(tmp_path, text), tmp_path)
        back = next(a for q, a in sides(col) if "is meant by “valve" in q)
        assert attributes(back)["alt"] == 'valve " onerror=x [sound:x.mp3] <b>'
        assert attributes(back).keys() == {"src", "alt"}


def attributes(back: str) -> dict[str, Any]:
    import html5lib

    tree = html5lib.parseFragment(back, namespaceHTMLElements=False)
    return dict(next(tree.iter("img")).attrib)


def test_a_logo_belongs_to_no_card() -> None:
    terms = {"Valve": "a part that shuts a pipe", "Gasket": "a ring that seals a joint", "Pump": "a machine for water"}
    slides = [f"# {term}\n\n**{term}** — {meaning}.\n\n![](logo.png)\n" for term, meaning in terms.items()]
    assert pictures_of("\n---\n".join(slides)) == [(), (), ()]
    assert pictures_of("\n---\n".join(slides[:2])) == [(Picture("logo.png", ""),)] * 2


def test_two_pictures_of_one_slide_are_told_apart_by_their_words_or_not_at_all() -> None:
    slide = "# Valve\n\n**Valve** — a part that shuts a pipe.\n\n![{}](a.png)\n\n![{}](b.png)\n"
    assert pictures_of(slide.format("", "")) == [()]
    assert pictures_of(slide.format("a pump", "the valve")) == [(Picture("b.png", "the valve"),)]


def pictures_of(text: str) -> list[tuple[Picture, ...]]:
    from konspekt.extractors import extract
    from konspekt.extractors.settle import settle
    from konspekt.makers.notes import notes
    from konspekt.model.lecture import Course

    lecture, _ = parse(text, "a.md", LectureSettings())
    facts, _ = settle(Course("course", "Course", (lecture,)), extract(lecture))
    bare = notes((lecture,), facts, ())
    return [n.pictures for n in pictured(lecture, bare, {f.key: f for f in facts})]

"""Draw docs/cards.png: a card of every note type of the sample deck, by Anki and Chromium, at the width of a phone.

Run it after a change of looks, and look at what it drew. It wants Chromium on the path.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from anki.cards import Card
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from PIL import Image

from konspekt.building import build
from konspekt.pipeline import Run
from konspekt.settings import Selection, settings_for

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "cards.png"
KINDS = ("term", "command", "cloze", "choice", "list")
WIDTH, HEIGHT, SCALE, GAP, COLOURS = 390, 460, 1, 12, 96
UNSHUFFLED = "<script>Math.random = () => 0.999;</script>"
"""Front and back are drawn apart, so that the back cannot know how the front was shuffled."""
SIDES = (("", "front"), ("", "back"), ("nightMode", "back"))
"""(mode, side) of the three pictures of a card, from above."""


def pages(folder: Path) -> Iterator[list[str]]:
    """The three pages of a card of each kind, its page made as wide as a phone."""
    run = Run(settings_for([ROOT / "content"], folder, ("anki",), Selection(), 0))
    (package,) = build(run)
    collection = Collection(str(folder / "c.anki2"))
    presets = ImportAnkiPackageOptions()
    presets.CopyFrom(collection._backend.get_import_anki_package_presets())
    collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(folder / package), options=presets))
    cards = [collection.get_card(id) for id in sorted(collection.find_cards(""))]
    found: dict[str, Card] = {}
    for card in cards:
        note = card.note()
        kind = str(note.note_type()["name"]).split(": ")[1]
        kind = "command" if kind == "term" and note["Kind"] == "command" else kind
        found.setdefault(kind, card)
    for kind in KINDS:
        shown = found[kind].render_output(reload=True)
        texts = {"front": shown.question_text, "back": shown.answer_text}
        yield [
            f'<!doctype html><html class="{mode}"><head><meta charset="utf-8"><style>{shown.css}'
            f"html,body{{margin:0;width:{WIDTH}px;min-height:{HEIGHT}px;box-sizing:border-box}}</style>{UNSHUFFLED}</head>"
            f'<body class="card {mode}">{texts[side]}</body></html>'
            for mode, side in SIDES
        ]
    collection.close()


def drawn(page: str, folder: Path, chromium: str) -> Image.Image:
    source, target = folder / "page.html", folder / "page.png"
    source.write_text(page, encoding="utf-8")
    size = f"--window-size={WIDTH + 200},{HEIGHT}"
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={folder}/profile"]
    options += [size, f"--force-device-scale-factor={SCALE}", f"--screenshot={target}", source.as_uri()]
    subprocess.run([chromium, *options], check=True, capture_output=True)
    return Image.open(io.BytesIO(target.read_bytes())).convert("RGB").crop((0, 0, WIDTH * SCALE, HEIGHT * SCALE))


def main() -> None:
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if not chromium:
        sys.exit("Chromium is not on the path; install it to draw the cards")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        columns = [[drawn(page, folder, chromium) for page in three] for three in pages(folder)]
    wide, high = WIDTH * SCALE + GAP, HEIGHT * SCALE + GAP
    sheet = Image.new("RGB", (wide * len(columns) - GAP, high * len(SIDES) - GAP), "#8a9099")
    for x, column in enumerate(columns):
        for y, image in enumerate(column):
            sheet.paste(image, (x * wide, y * high))
    sheet.quantize(COLOURS).save(PICTURE, optimize=True)


if __name__ == "__main__":
    main()

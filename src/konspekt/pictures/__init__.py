"""Which pictures of a lecture may be shown: files that lie beside it, and nothing else.

Goes in: the lecture's folder and a source as written. Comes out: the file, or why there is none, in
words that end "the picture 'x' …". Nothing is fetched, and a link that leads out of the folder is followed no further.
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from konspekt.pictures.drawings import flaw

MAX_BYTES = 20_000_000
SIGNS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"RIFF")
"""How a PNG, a JPEG, a GIF and a WebP begin."""


def picture_file(home: Path, src: str, drawn: bool = False) -> Path | str:
    """The file that `src` names beside the lecture in `home`, or why it cannot be shown.

    `drawn` admits a safe SVG: a card can show it, a page cannot, for its words would take whatever font is there.
    """
    try:
        parts = urlsplit(src.replace("%5C", "/").replace("\\", "/"))
        if parts.scheme or parts.netloc:
            return "is not on this machine and is not fetched"
        real = _real(home)
        named = os.path.join(real, unquote(parts.path))
        there = os.path.lexists(named)
        found = os.path.realpath(named) if there else os.path.normpath(named)
        if os.path.commonpath((real, found)) != real:
            return "lies outside the lecture's folder"
        return (_why_not(Path(found), drawn) or Path(found)) if there else "is not there"
    except (OSError, ValueError):
        return "has a path that cannot be read"


@lru_cache(maxsize=8)
def _real(home: Path) -> str:
    return os.path.realpath(home)


def _why_not(path: Path, drawn: bool) -> str:
    if not path.is_file():
        return "is not there"
    if path.stat().st_size > MAX_BYTES:
        return f"is larger than {MAX_BYTES // 1_000_000} MB"
    try:
        if path.suffix.lower() == ".svg":
            return flaw(path.read_bytes()) or ("" if drawn else "is an SVG, which cards show and pages do not")
        with path.open("rb") as file:
            return "" if file.read(16).startswith(SIGNS) else "is no PNG, JPEG, GIF, WebP or SVG"
    except OSError as error:
        return f"cannot be read ({error.strerror})"

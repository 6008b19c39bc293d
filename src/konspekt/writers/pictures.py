"""Pictures of a lecture, as far as they can be printed.

Goes in: the course's folder, the path of the lecture in it, the source as written. Comes out: bytes,
or None where the picture may not be shown (`konspekt.pictures`), does not decode, or has too many pixels.
"""

from __future__ import annotations

import hashlib
import warnings
from io import BytesIO
from pathlib import Path

from konspekt.pictures import MAX_BYTES, picture_file
from konspekt.pictures.drawings import flaw

MAX_PIXELS = 40_000_000
SUFFIXES = {b"\x89PNG": "png", b"\xff\xd8": "jpg", b"GIF8": "gif", b"RIFF": "webp"}
SVG = ".svg"
FORMATS = ("PNG", "JPEG", "GIF", "WEBP")


def picture(folder: str, lecture: str, src: str, drawn: bool = False) -> bytes | None:
    """The bytes of `src` beside the lecture `folder`/`lecture`; `drawn` admits an SVG."""
    path = picture_file(Path(folder, lecture).parent, src, drawn) if folder else ""
    if isinstance(path, str):
        return None
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    if drawn and path.suffix.lower() == SVG:
        return None if flaw(data) else data
    return data if len(data) <= MAX_BYTES and _printable(data) else None


def media(folder: str, lecture: str, src: str) -> str:
    """The name that the picture has in a deck: made of its bytes, so that it changes with them; "" for none.

    The beginning keeps it apart from what the student's collection holds already.
    """
    data = picture(folder, lecture, src, drawn=True)
    if data is None:
        return ""
    suffix = next((suffix for sign, suffix in SUFFIXES.items() if data.startswith(sign)), SVG[1:])
    return f"konspekt-{hashlib.sha256(data).hexdigest()[:20]}.{suffix}"


def _printable(data: bytes) -> bool:
    """A bitmap that decodes, of bearable size."""
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data), formats=FORMATS) as image:
                small = image.width * image.height <= MAX_PIXELS
                if small:
                    image.load()
                return small
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return False
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        return False

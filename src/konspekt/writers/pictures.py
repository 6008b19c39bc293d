"""Pictures of a lecture, as far as they can be printed.

Goes in: the course's folder, the path of the lecture in it, the source as written. Comes out: bytes,
or None where the picture may not be shown (`konspekt.pictures`), does not decode, or has too many pixels.
"""

from __future__ import annotations

import warnings
from io import BytesIO
from pathlib import Path

from konspekt.pictures import MAX_BYTES, picture_file

MAX_PIXELS = 40_000_000
FORMATS = ("PNG", "JPEG", "GIF", "WEBP")


def picture(folder: str, lecture: str, src: str) -> bytes | None:
    """The bytes of `src` beside the lecture `folder`/`lecture`."""
    path = picture_file(Path(folder, lecture).parent, src) if folder else ""
    if isinstance(path, str):
        return None
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    return data if len(data) <= MAX_BYTES and _printable(data) else None


def _printable(data: bytes) -> bool:
    """A bitmap that decodes, of bearable size. SVG may draw text and load files: it stays outside."""
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

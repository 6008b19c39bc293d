"""Pictures of a lecture, as far as they may be printed.

Goes in: the course's folder, the path of the lecture in it, the source as written. Comes out: bytes,
or None where the picture is remote, missing, outside the lecture's folder once links are resolved,
no picture, or too large. Nothing is fetched.
"""

from __future__ import annotations

import warnings
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote, urlsplit

MAX_BYTES = 20_000_000
MAX_PIXELS = 40_000_000
FORMATS = ("PNG", "JPEG", "GIF", "WEBP")


def picture(folder: str, lecture: str, src: str) -> bytes | None:
    """The bytes of `src` beside the lecture `folder`/`lecture`."""
    if not folder:
        return None
    path = _inside(Path(folder, lecture).parent, src)
    if path is None:
        return None
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    return data if len(data) <= MAX_BYTES and _printable(data) else None


def _inside(home: Path, src: str) -> Path | None:
    """The file that `src` names, if it lies under `home` after links are resolved."""
    parts = urlsplit(src.replace("\\", "/"))
    if parts.scheme or parts.netloc or not parts.path:
        return None
    try:
        path = (home / unquote(parts.path)).resolve(strict=True)
        return path if path.is_relative_to(home.resolve()) and path.is_file() else None
    except (OSError, ValueError, RuntimeError):
        return None


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
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombWarning):
        return False

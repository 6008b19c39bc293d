"""The pictures of a page, each once: addresses for the template, bytes for `Page.pictures`.

Goes in: images of a lecture. Comes out: `Picture` values with an address that the page may load, or none
where the picture may not be shown or does not decode; `konspekt.writers.pictures` is the judge of that.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO

from konspekt.model.lecture import Image, Lecture
from konspekt.model.paper import Book
from konspekt.writers.pictures import picture


@dataclass(frozen=True, slots=True)
class Picture:
    """`src` is an address for the page, empty where the picture cannot be printed."""

    src: str
    alt: str
    ratio: float = 1.0
    """Height by width."""


@dataclass(slots=True)
class Album:
    lecture: Lecture
    folder: str
    files: dict[str, bytes] = field(default_factory=dict)
    _seen: dict[str, tuple[str, float]] = field(default_factory=dict)

    @classmethod
    def of(cls, book: Book, lecture: Lecture) -> Album:
        return cls(lecture, book.folder)

    def add(self, image: Image) -> Picture:
        if image.src not in self._seen:
            self._seen[image.src] = self._taken(image.src)
        src, ratio = self._seen[image.src]
        return Picture(src, image.alt or image.title, ratio)

    def _taken(self, src: str) -> tuple[str, float]:
        data = picture(self.folder, self.lecture.path, src)
        if data is None:
            return "", 1.0
        name = sha256(data).hexdigest()[:16]
        self.files[name] = data
        return f"picture:{name}", _ratio(data)


def _ratio(data: bytes) -> float:
    from PIL import Image

    with Image.open(BytesIO(data)) as image:
        return image.height / image.width

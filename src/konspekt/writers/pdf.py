"""A page template and its values to PDF bytes: PDF/UA-1, fonts of our own, equal bytes for equal input.

The page may load three things, by addresses of ours: `template:` a style sheet or a font of the
templates, `picture:` bytes that the writer handed over, and `data:`. Anything else is refused.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypedDict

from konspekt.errors import ReadError
from konspekt.model.paper import Print
from konspekt.writers.pdf_a import also_ua
from konspekt.writers.templates import find, render

if TYPE_CHECKING:
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher

SYMBOL = re.compile(r"[\u2070-\u209f\u2100-\ufdff](?<![←↑→↓№™≈≠≤≥∞√∑∏∫∂−])")
"""Beyond the letters, the punctuation and the currencies that the text fonts have."""
EMOJI = re.compile(r"[\U0001f000-\U0010ffff✅❌❓❗➕➖⭐⏰⏱⌚⚡⚙✨♻❤☕⛔✋✏✂\ufe0f]")
LOADED = (".css", ".woff2", ".ttf", ".otf")
DRAWN = (".png", ".jpg", ".svg")
"""A user's own template may show a logo."""


@dataclass(frozen=True, slots=True)
class Page:
    """What to print: `template` under the template folder, its values, and pictures by name."""

    template: str
    language: str
    title: str
    values: Mapping[str, Any]
    author: str = ""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    size: str = "A4"
    large: bool = False
    pdf_a: bool = False
    templates: str = ""
    """The user's folder of templates."""


class Looks(TypedDict):
    size: str
    large: bool
    pdf_a: bool
    templates: str


def looks(how: Print) -> Looks:
    """What the print settings say of every page."""
    return {"size": how.paper, "large": how.large, "pdf_a": how.pdf_a, "templates": how.templates}


def pdf(page: Page) -> bytes:
    """The PDF: tagged, with title, language and bookmarks.

    Raises ReadError for a user's template that cannot be rendered or asks for a file that is not there.
    """
    import weasyprint

    # The one clock of the page: without HarfBuzz' subsetter, fontTools stamps the fonts it cuts.
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
    html = html_of(page)
    missing: list[str] = []
    fetcher = _fetcher(page, missing)
    document = weasyprint.HTML(string=html, base_url="template:", url_fetcher=fetcher)
    variant = {"pdf_variant": "pdf/a-3a", "finisher": also_ua} if page.pdf_a else {"pdf_variant": "pdf/ua-1"}
    data = bytes(document.write_pdf(font_config=_fonts(), **variant))
    if missing:
        remedy = "a page may load what lies in the folder of templates"
        raise ReadError(f"{page.template}: '{missing[0]}' is not there; {remedy}")
    return data


def html_of(page: Page) -> str:
    """The page as HTML; what it loads beyond the basic fonts depends on its characters."""
    names = {
        "language": page.language,
        "title": page.title,
        "author": page.author,
        "size": page.size,
        "large": page.large,
    }
    values = {**names, **page.values}
    html = render(page.template, {**values, "symbols": False, "emoji": False}, page.templates)
    symbols, emoji = bool(SYMBOL.search(html)), bool(EMOJI.search(html))
    if symbols or emoji:
        html = render(page.template, {**values, "symbols": symbols, "emoji": emoji}, page.templates)
    return html


@lru_cache(maxsize=1)
def _fonts() -> FontConfiguration:
    """One for the process: unpacking the fonts costs more than setting a page."""
    from weasyprint.text.fonts import FontConfiguration

    return FontConfiguration()


def _fetcher(page: Page, missing: list[str]) -> URLFetcher:
    """Reads what the module's docstring lists; what cannot be had is noted in `missing`."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Ours(URLFetcher):  # type: ignore[misc,unused-ignore]
        """Opens no socket and no other file."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            scheme, _, name = url.partition(":")
            if scheme == "template" and (data := _template(name, page.templates)) is not None:
                return URLFetcherResponse(url, data, {"Content-Type": _type(name)})
            if scheme == "picture" and name in page.pictures:
                return URLFetcherResponse(url, page.pictures[name])
            if scheme == "data":
                return super().fetch(url, headers)
            missing.append(name if scheme == "template" else url)
            raise ValueError(f"a page may not load {scheme}: addresses")

    return Ours(allowed_protocols=("data",))


def _template(name: str, own: str) -> bytes | None:
    """A style sheet or a font of the templates; a picture of the user's."""
    try:
        path = find(name, own)
    except ValueError:
        return None
    fine = path.suffix in LOADED or (own and path.suffix in DRAWN and path.is_relative_to(own))
    return path.read_bytes() if fine and path.is_file() else None


def _type(name: str) -> str:
    return "text/css; charset=utf-8" if name.endswith(".css") else "application/octet-stream"

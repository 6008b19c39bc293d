"""A page template and its values to PDF bytes: PDF/UA-1, fonts of our own, equal bytes for equal input.

The page may load three things, by addresses of ours: `template:` a style sheet or a font of the
package, `picture:` bytes that the writer handed over, and `data:`. Anything else is refused.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

from konspekt.model.paper import Print
from konspekt.writers.templates import environment, folder

if TYPE_CHECKING:
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher

LOADED = (".css", ".woff2", ".ttf")


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


class Looks(TypedDict):
    size: str
    large: bool


def looks(how: Print) -> Looks:
    """What the print settings say of every page."""
    return {"size": how.paper, "large": how.large}


def pdf(page: Page) -> bytes:
    """The PDF: tagged, with title, language and bookmarks."""
    import weasyprint

    # The one clock of the page: without HarfBuzz' subsetter, fontTools stamps the fonts it cuts.
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
    html = html_of(page)
    document = weasyprint.HTML(string=html, base_url="template:", url_fetcher=_fetcher(page.pictures))
    return bytes(document.write_pdf(pdf_variant="pdf/ua-1", font_config=_fonts()))


def html_of(page: Page) -> str:
    """The page as HTML; what it loads beyond the basic fonts depends on its characters."""
    names = {
        "language": page.language,
        "title": page.title,
        "author": page.author,
        "size": page.size,
        "large": page.large,
    }
    template = environment().get_template(page.template)
    html = template.render(**names, **page.values, symbols=False, emoji=False)
    symbols, emoji = any(map(_is_symbol, html)), any(map(_is_emoji, html))
    if symbols or emoji:
        html = template.render(**names, **page.values, symbols=symbols, emoji=emoji)
    return html


def _is_symbol(c: str) -> bool:
    """Beyond the letters, the punctuation and the currencies that the text fonts have."""
    return "\u2070" <= c < "\u20a0" or ("\u2100" <= c < "\ufe00" and c not in "←↑→↓№™≈≠≤≥∞√∑∏∫∂−")


def _is_emoji(c: str) -> bool:
    return c >= "\U0001f000" or c in "✅❌❓❗➕➖⭐⏰⏱⌚⚡⚙✨♻❤☕⛔✋✏✂\ufe0f"


@lru_cache(maxsize=1)
def _fonts() -> FontConfiguration:
    """One for the process: unpacking the fonts costs more than setting a page."""
    from weasyprint.text.fonts import FontConfiguration

    return FontConfiguration()


def _fetcher(pictures: Mapping[str, bytes]) -> URLFetcher:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Ours(URLFetcher):  # type: ignore[misc,unused-ignore]
        """Reads what the module's docstring lists; opens no socket and no other file."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            scheme, _, name = url.partition(":")
            if scheme == "template":
                return URLFetcherResponse(url, _own(name), {"Content-Type": _type(name)})
            if scheme == "picture" and name in pictures:
                return URLFetcherResponse(url, pictures[name])
            if scheme == "data":
                return super().fetch(url, headers)
            raise ValueError(f"a page may not load {scheme}: addresses")

    return Ours(allowed_protocols=("data",))


def _own(name: str) -> bytes:
    """A style sheet or a font of the package."""
    home = Path(str(folder())).resolve()
    path = (home / name).resolve()
    if not path.is_relative_to(home) or path.suffix not in LOADED:
        raise ValueError(f"{name} is no style sheet and no font of the templates")
    return path.read_bytes()


def _type(name: str) -> str:
    return "text/css; charset=utf-8" if name.endswith(".css") else "application/octet-stream"

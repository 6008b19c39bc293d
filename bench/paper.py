"""How long a paper takes beside WeasyPrint alone, given the same HTML and the same options: at most 1.15.

bench/run prints it below the stages; or: python bench/paper.py [LECTURE…]
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from unittest.mock import patch

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

import weasyprint  # noqa: E402

from konspekt.model.paper import Book  # noqa: E402
from konspekt.pipeline import Run  # noqa: E402
from konspekt.settings import Selection, settings_for  # noqa: E402
from konspekt.writers import pdf as pages  # noqa: E402

KINDS = ("quiz", "key", "handout", "guided", "glossary", "commands", "slides")
ROUNDS = 3


def best(call: Callable[[], object]) -> float:
    """Seconds of our own processor time of the fastest of `ROUNDS` calls, after one that warms caches."""
    call()
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        call()
        times.append(time.process_time() - start)
    return min(times)


def page_of(kind: str, book: Book) -> pages.Page | None:
    """The page that the writer hands over; None where it has nothing to print."""
    seen: list[pages.Page] = []
    module = import_module(f"konspekt.writers.{kind}")
    with patch.object(module, "pdf", lambda page: seen.append(page) or b""):
        list(module.write(book))
    return seen[0] if seen else None


def bare(page: pages.Page) -> Callable[[], object]:
    """WeasyPrint alone on what the page became, its fonts unpacked before as ours are."""
    html, fetcher = pages.html_of(page), pages._fetcher(page, [])
    fonts = pages._fonts()

    def printed() -> object:
        document = weasyprint.HTML(string=html, base_url="template:", url_fetcher=fetcher)
        return document.write_pdf(pdf_variant="pdf/ua-1", font_config=fonts)

    return printed


def main(names: list[str]) -> None:
    paths = [Path(name) for name in names] or sorted((ROOT / "content").glob("*.md"))
    print(f"\n{'paper':38} {'ratio':>6}   WeasyPrint in ms")
    for path in paths:
        book = Run(settings_for([path], Path("output"), (), Selection(), 0)).book
        for kind in KINDS:
            module = import_module(f"konspekt.writers.{kind}")
            if page := page_of(kind, book):
                ours, alone = best(lambda: list(module.write(book))), best(bare(page))  # noqa: B023
                print(f"{path.stem + ' ' + kind:38} {ours / alone:6.2f}   {alone * 1000:.0f}")


if __name__ == "__main__":
    main(sys.argv[1:])

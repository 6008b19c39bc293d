"""Many pages to PDF bytes, on all processors: same order, same bytes as one by one.

A document is laid out by one process; documents are independent, so that they may be laid out side by side.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor

from konspekt.writers.pdf import Page, pdf

WORTH = 4
"""Fewer documents than this are done before a second process has begun."""


def press(pages: Sequence[Page], processes: int | None = None) -> list[bytes]:
    """The PDF of each page; `processes` is as many as there are processors, if not said."""
    processes = min(processors() if processes is None else processes, len(pages))
    if processes < 2 or len(pages) < WORTH:
        return [pdf(page) for page in pages]
    # What is imported before the fork need not be imported by each process.
    import weasyprint  # noqa: F401

    with ProcessPoolExecutor(processes) as pool:
        try:
            return list(pool.map(pdf, pages))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def processors() -> int:
    """Those that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

"""How long 30 variants of an exam take on all processors, beside the same one after another: at most 0.7 on two.

bench/run prints it last; or: python bench/exam.py
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from konspekt.compose import exam  # noqa: E402
from konspekt.exams import variant_names  # noqa: E402
from konspekt.model.paper import Exam, Print, Recipe  # noqa: E402
from konspekt.pipeline import Run  # noqa: E402
from konspekt.settings import Selection, settings_for  # noqa: E402
from konspekt.writers.exam import papers  # noqa: E402
from konspekt.writers.pdf import Page  # noqa: E402
from konspekt.writers.press import press, processors  # noqa: E402


def best(call: Callable[[], object]) -> float:
    """Seconds on the clock of the faster of two calls."""
    times = []
    for _ in range(2):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return min(times)


def drawn(variants: int) -> list[Page]:
    """The papers of an exam of the sample lecture."""
    run = Run(settings_for([ROOT / "content"], Path("output"), (), Selection(), 0))
    recipe = Recipe(count=20, variants=variants, name="bench")
    blank = Exam("bench", run.course.title, "ru", recipe, ())
    made = exam(run.questions, blank, variant_names(variants, "ru"), b"0" * 32, lambda question, part: True)
    return [page for _, page in papers.pages(made, Print())]


def main() -> None:
    pages = drawn(30)
    alone, together = best(lambda: press(pages, 1)), best(lambda: press(pages))
    print(f"30 variants on {processors()} processors: {together / alone:.2f} of the time on one; at most 0.70 on two")


if __name__ == "__main__":
    main()

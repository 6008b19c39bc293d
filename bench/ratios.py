"""How long the stages take beside the library below them: ratios, for no clock is alike elsewhere.

    bench/run [LECTURE…]      content/*.md by default

parse     markdown-it-py alone, with the plugins that reading uses: the measure, 1.0
read      bytes to Lecture; at most 2.5 times the parse
extract   Lecture to settled facts
Each is the best of several rounds after one that warms caches.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from konspekt.extractors import extract  # noqa: E402
from konspekt.extractors.settle import settle  # noqa: E402
from konspekt.model.lecture import Course  # noqa: E402
from konspekt.readers import read  # noqa: E402
from konspekt.readers.blocks import parser  # noqa: E402
from konspekt.settings import LectureSettings  # noqa: E402

ROUNDS = 5


def best(call: Callable[[], object]) -> float:
    """Seconds of our own processor time of the fastest of `ROUNDS` calls."""
    call()
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        call()
        times.append(time.process_time() - start)
    return min(times)


def measure(path: Path) -> tuple[float, float, float]:
    """Seconds to parse, to read, to find the facts."""
    text = path.read_text(encoding="utf-8-sig")
    lecture, _ = read(path, path.parent, LectureSettings())
    course = Course("course", "Course", (lecture,))
    return (
        best(lambda: parser().parse(text)),
        best(lambda: read(path, path.parent, LectureSettings())),
        best(lambda: settle(course, extract(lecture))),
    )


def main(names: list[str]) -> None:
    paths = [Path(name) for name in names] or sorted((ROOT / "content").glob("*.md"))
    rows = [(path.stem, *measure(path)) for path in paths]
    rows += [("all", *(sum(column) for column in list(zip(*rows, strict=True))[1:]))] if len(rows) > 1 else []
    print(f"{'lecture':28} {'parse':>7} {'read':>6} {'extract':>8}   parse in ms")
    for name, parse, reading, finding in rows:
        print(f"{name:28} {1:7.1f} {reading / parse:6.1f} {finding / parse:8.1f}   {parse * 1000:.1f}")


if __name__ == "__main__":
    main(sys.argv[1:])

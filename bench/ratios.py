"""How long the stages take beside the library below them: ratios, for no clock is alike elsewhere.

    bench/run [LECTURE…]      content/*.md by default

parse     markdown-it-py alone, with the plugins that reading uses: the measure, 1.0
read      bytes to Lecture; at most 2.5 times the parse
extract   Lecture to settled facts; at most 4 times the parse in English, 20 in Russian
ask       facts to chosen questions, critic included; at most as long as extract, which went before it
Each is the best of several rounds. Patterns and dictionaries are loaded before; what is remembered of a
lecture's own words and sentences is forgotten before each round, as if the lecture were new.
"""

from __future__ import annotations

import functools
import gc
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from konspekt.critic import judge  # noqa: E402
from konspekt.extractors import extract  # noqa: E402
from konspekt.extractors.settle import settle  # noqa: E402
from konspekt.makers import choose, make  # noqa: E402
from konspekt.model.facts import Fact  # noqa: E402
from konspekt.model.lecture import Course  # noqa: E402
from konspekt.readers import read  # noqa: E402
from konspekt.readers.blocks import parser  # noqa: E402
from konspekt.settings import LectureSettings  # noqa: E402

ROUNDS = 5
LARGE = 1024
"""A cache of so many entries remembers a lecture's words; smaller ones hold patterns and languages."""


@dataclass(frozen=True, slots=True)
class Seconds:
    """Of our own processor time, for one lecture or the sum of several."""

    parse: float = 0.0
    read: float = 0.0
    extract: float = 0.0
    ask: float = 0.0

    def __add__(self, other: Seconds) -> Seconds:
        return Seconds(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))


def best(*stages: Callable[[Any], Any]) -> list[float]:
    """How long each stage takes that works on what the one before made: the fastest of `ROUNDS` rounds.

    One round before them warms what is no lecture's own.
    """
    rounds = [_round(stages) for _ in range(ROUNDS + 1)][1:]
    return [min(times) for times in zip(*rounds, strict=True)]


def _round(stages: Iterable[Callable[[Any], Any]]) -> list[float]:
    forget()
    made, times = None, []
    for stage in stages:
        start = time.process_time()
        made = stage(made)
        times.append(time.process_time() - start)
    return times


def forget() -> None:
    """Empty the caches of words and sentences."""
    for cached in CACHES:
        cached.cache_clear()


def caches() -> list[functools._lru_cache_wrapper[object]]:
    found = (o for o in gc.get_objects() if isinstance(o, functools._lru_cache_wrapper))
    return [c for c in found if c.__module__.startswith("konspekt") and (c.cache_info().maxsize or 0) >= LARGE]


def measure(path: Path) -> tuple[str, Seconds]:
    """The lecture's language, and how long each stage takes."""
    text = path.read_text(encoding="utf-8-sig")
    lecture, _ = read(path, path.parent, LectureSettings())
    course = Course("course", "Course", (lecture,))
    ask(settle(course, extract(lecture)))
    CACHES[:] = caches()
    return lecture.language, Seconds(
        *best(lambda _: parser().parse(text)),
        *best(lambda _: read(path, path.parent, LectureSettings())),
        *best(lambda _: settle(course, extract(lecture)), ask),
    )


def ask(settled: tuple[tuple[Fact, ...], object]) -> object:
    facts = settled[0]
    questions, _ = judge(make(facts, 0), facts)
    return choose(questions, facts)


def main(names: list[str]) -> None:
    paths = [Path(name) for name in names] or sorted((ROOT / "content").glob("*.md"))
    print(f"{'lecture':28} {'parse':>7} {'read':>6} {'extract':>8} {'ask':>6}   parse in ms")
    sums: dict[str, Seconds] = {}
    for path in paths:
        language, taken = measure(path)
        sums[language] = sums.get(language, Seconds()) + taken
        show(path.stem, taken)
    if len(paths) > 1:
        for language in sorted(sums):
            show(f"all in {language}", sums[language])
        show("all", sum(sums.values(), Seconds()))


def show(name: str, taken: Seconds) -> None:
    read, extract, ask = (seconds / taken.parse for seconds in (taken.read, taken.extract, taken.ask))
    print(f"{name:28} {1:7.1f} {read:6.1f} {extract:8.1f} {ask:6.1f}   {taken.parse * 1000:.1f}", flush=True)


CACHES: list[functools._lru_cache_wrapper[object]] = []

if __name__ == "__main__":
    main(sys.argv[1:])

"""`konspekt build`: read, find, ask, write."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Any

import click

from konspekt.cli.options import call, printing, remark, say, selecting


@click.command()
@selecting
@printing
@click.option("--to", "formats", multiple=True, metavar="FORMAT", help="A format ('konspekt formats'); all by default.")
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("output"), show_default=True, help="Where the files go."
)
@click.option("--frozen", is_flag=True, help="Exit with 1, and write nothing, if a ledger would change.")
@click.option("--subdecks", is_flag=True, help="Put notes that are new into a deck of their section.")
def build(formats: tuple[str, ...], out: Path, **selection: Any) -> None:
    """Make the quiz, its key, the deck and the handout."""
    from konspekt.building import build as write
    from konspekt.errors import UsageError
    from konspekt.pipeline import DECKS
    from konspekt.selection import near
    from konspekt.writers import FORMATS

    for name in formats:
        if name not in FORMATS:
            raise UsageError(f"there is no format '{name}'; {near(name, tuple(FORMATS))}")
    wanted = tuple(dict.fromkeys(formats)) or tuple(name for name, form in FORMATS.items() if form.default)
    steps = 4 + len(wanted)
    if sys.stderr.isatty():
        with click.progressbar(
            length=steps, label="konspekt", file=sys.stderr, item_show_func=lambda s: s or ""
        ) as bar:
            run = call(**selection, out=out, formats=wanted, progress=lambda step: bar.update(1, step))
            written = write(run)
            bar.update(steps)
    else:
        run = call(**selection, out=out, formats=wanted)
        written = write(run)
    for name in written:
        say((out / name).as_posix())
    if DECKS & set(wanted):
        for lecture, news in run.release.news:
            remark(f"{lecture}: {news}")
    _counts(run.remarks)


def _counts(remarks: Any) -> None:
    """One line: how many remarks of each code, and where to read them."""
    counts = Counter(r.code for r in remarks)
    if counts:
        told = ", ".join(f"{count} {code}" for code, count in sorted(counts.items()))
        remark(f"{sum(counts.values())} remarks ({told}); read them with 'konspekt show remarks'")

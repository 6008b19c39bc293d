"""`konspekt exam`: parallel variants with key, answer sheet and overlay."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from konspekt.cli.options import call, remark, say, selecting


@click.command()
@selecting
@click.option("--recipe", default="", metavar="NAME", help="A [[recipe]] of course.toml; flags change it.")
@click.option("--questions", "count", type=click.IntRange(1, 500), help="How many questions.  [default: 20]")
@click.option("--variants", type=click.IntRange(1, 12), help="How many variants.  [default: 1]")
@click.option("--overlap", type=click.IntRange(0, 100), help="Percent of questions all share.  [default: 100]")
@click.option("--title", default="", help="What stands on the paper.")
@click.option("--names", type=click.Path(path_type=Path), help="A class list (CSV: name, group): a named paper each.")
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("output"), show_default=True, help="Where the files go."
)
def exam(
    recipe: str,
    count: int | None,
    variants: int | None,
    overlap: int | None,
    title: str,
    names: Path | None,
    out: Path,
    **selection: Any,
) -> None:
    """Make an exam in variants, with its key. 'konspekt init' makes the secret that it is drawn by."""
    from konspekt.exams import Examination, recipe_of

    run = call(**selection, out=out)
    made = Examination(run, recipe_of(run, recipe, count, variants, overlap, title), names)
    for name in made.write():
        say((out / name).as_posix())
    for one in made.remarks:
        remark(f"{one}")

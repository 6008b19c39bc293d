"""`konspekt exam`: parallel variants with key, answer sheet and overlay."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

import click

from konspekt.cli.options import call, looking, remark, say, selecting


@click.command()
@selecting
@looking
@click.option("--recipe", default="", metavar="NAME", help="A [[recipe]] of course.toml; flags change it.")
@click.option("--name", default="", help="What files and record are called after.  [default: the recipe's, or exam]")
@click.option("--questions", "count", type=click.IntRange(1, 500), help="How many questions.  [default: 20]")
@click.option("--variants", type=click.IntRange(1, 99), help="How many variants.  [default: 1]")
@click.option("--overlap", type=click.IntRange(0, 100), help="Percent of questions all share.  [default: 100]")
@click.option("--part", multiple=True, metavar="6:SECTION:…", help="A line of the blueprint; see README.")
@click.option("--difficulty", multiple=True, type=click.Choice(("easy", "middle", "hard")), help="Thirds.")
@click.option("--points", multiple=True, metavar="2|KIND=2", help="What a question is worth.  [default: 1]")
@click.option("--negative", type=click.FloatRange(0, 100), help="Points taken off for a wrong choice.  [default: 0]")
@click.option("--scale", default="", metavar="5=85,4=70…", help="Marks by percent; or 2-5, or percent.")
@click.option("--apart", multiple=True, metavar="NAME", help="No question and no fact of that earlier exam.")
@click.option("--reserve", is_flag=True, help="Hold its questions back from deck, quiz and JSON.")
@click.option("--title", default="", help="What stands on the paper.")
@click.option("--names", type=click.Path(path_type=Path), help="A class list (CSV: name, group): a named paper each.")
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("output"), show_default=True, help="Where the files go."
)
def exam(recipe: str, names: Path | None, out: Path, **given: Any) -> None:
    """Make an exam in variants, with its key. 'konspekt init' makes the secret that it is drawn by."""
    from konspekt.exams import Examination, recipe_of
    from konspekt.settings.exam_flags import Flags

    flags = Flags(**{field.name: given.pop(field.name) for field in fields(Flags)})
    run = call(**given, out=out)
    made = Examination(run, recipe_of(run, recipe, flags), names)
    remarks = made.remarks
    for name in made.write():
        say((out / name).as_posix())
    for one in remarks:
        remark(f"{one}")

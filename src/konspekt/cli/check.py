"""`konspekt check`: what a teacher should look at, with file and line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from konspekt.cli.options import call, say, selecting

GRAVE = ("lecture-slip", "read-unclosed", "read-hint", "fact-collision", "bank-changed", "bank-gone")


@click.command()
@selecting
@click.option("--strict", is_flag=True, help="Exit with 3 if there is anything to say.")
@click.option(
    "--against",
    type=click.Path(path_type=Path),
    metavar="OLD.apkg",
    help="Say what importing today's deck over this one would do; rebuilds a ledger that is lost.",
)
@click.pass_context
def check(ctx: click.Context, /, strict: bool, against: Path | None, **selection: Any) -> None:
    """Say what in the lectures looks like a slip or cannot be used, and what is to mend in your own questions.

    Exits with 3 if a question of yours has a fatal flaw: no key, two where one can be chosen, twins, its key in the
    stem.
    """
    run = call(**selection)
    if against:
        from konspekt.comparison import compared, rebuilt

        for lecture in rebuilt(run, against):
            say(f"{lecture}: the ledger was lost; it is rebuilt from {against.name}")
        for line in compared(run, against):
            say(line)
        return
    slides = run.slides
    here = [
        r
        for r in run.remarks
        if r.origin.path.endswith("bank.yaml")
        or any(r.origin.path == x.path and r.origin.slide in slides[x.id] for x in run.lectures)
    ]
    serious = {remark: severity for severity, remark in run.own_flaws if severity != "minor"}
    grave = [r for r in here if strict or r.code in GRAVE or r in serious]
    for one in grave:
        say(f"{run.prefix}{one}")
    if not grave:
        say(f"nothing to mend in {len(run.lectures)} lecture{'s' if len(run.lectures) > 1 else ''}")
    if (strict and here) or any(serious.get(r) == "fatal" for r in grave):
        ctx.exit(3)

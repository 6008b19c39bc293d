"""The command line: parse, call the pipeline, print, exit. One file per command, no logic.

Exit codes: 0 done · 1 could not · 2 misuse · 3 remarks under --strict. Results go to stdout,
progress and remarks to stderr. Nothing but click is imported before a command runs.
"""

from __future__ import annotations

import sys
from typing import Any

import click

from konspekt import __version__
from konspekt.cli.build import build
from konspekt.cli.check import check
from konspekt.cli.exam import exam
from konspekt.cli.formats import formats
from konspekt.cli.init import init
from konspekt.cli.show import show
from konspekt.errors import KonspektError


class Guarded(click.Group):
    """Turns what konspekt could not do into one line and an exit code; a bug stays a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KonspektError as error:
            click.echo(f"konspekt: {error}", err=True)
            ctx.exit(error.exit_code)
        except BrokenPipeError:
            sys.stderr.close()
            ctx.exit(0)


@click.group(cls=Guarded, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="konspekt")
def main() -> None:
    """From a lecture in Markdown to a quiz, an Anki deck and a handout.

    PATH is a lecture or a folder of lectures; none means content/.
    """


for command in (build, exam, show, check, formats, init):
    main.add_command(command)

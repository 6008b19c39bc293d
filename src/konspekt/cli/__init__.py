"""The command line: parse, call the pipeline, print, exit. One file per command, no logic.

Exit codes: 0 done · 1 could not · 2 misuse · 3 remarks under --strict. Results go to stdout,
progress and remarks to stderr. Nothing but click is imported before a command runs.
"""

from __future__ import annotations

import io
import os
import signal
import sys
from typing import Any, NoReturn

import click

from konspekt import __version__
from konspekt.cli.build import build
from konspekt.cli.check import check
from konspekt.cli.exam import exam
from konspekt.cli.formats import formats
from konspekt.cli.init import init
from konspekt.cli.options import remark
from konspekt.cli.show import show
from konspekt.errors import KonspektError


class Guarded(click.Group):
    """Turns what konspekt and the machine could not do into one line and an exit code; a bug stays a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        before = signal.signal(signal.SIGTERM, _terminated)
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except KonspektError as error:
            _end(ctx, str(error), error.exit_code)
        except BrokenPipeError:
            # Nobody reads on: what is left in the stream must not fail again when it closes.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            _end(ctx, f"{where}{error.strerror or error}; see to it and run the command again", 1)
        finally:
            signal.signal(signal.SIGTERM, before)
        return result


def _terminated(number: int, frame: object) -> None:
    """A polite kill ends like Ctrl-C: what is half-written is cleared away."""
    raise SystemExit(128 + number)


def _end(ctx: click.Context, text: str, code: int) -> NoReturn:
    remark(f"konspekt: {' '.join(text.split())}")
    ctx.exit(code)


@click.group(cls=Guarded, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="konspekt")
def main() -> None:
    """From a lecture in Markdown to a quiz, an Anki deck and a handout.

    PATH is a lecture or a folder of lectures; none means content/.
    """


for command in (build, exam, show, check, formats, init):
    main.add_command(command)

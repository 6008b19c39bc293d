"""What the commands share: their options, the call they make of them, and safe printing."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from konspekt.errors import UsageError

if TYPE_CHECKING:
    from konspekt.pipeline import Progress, Run

F = TypeVar("F", bound=Callable[..., Any])
UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
SPAN = re.compile(r"^(\d+)(?:-(\d+))?$")


def selecting(command: F) -> F:
    """The options that say which part of the lectures a call is about."""
    for option in (
        click.option(
            "--seed", type=int, default=0, show_default=True, help="Another seed gives another order of options."
        ),
        click.option(
            "--about", multiple=True, metavar="FACTKIND", help="Only facts of this kind (definition, command, …)."
        ),
        click.option(
            "--kind", "kinds", multiple=True, metavar="KIND", help="Only questions of this kind (choice, match, …)."
        ),
        click.option("--dialect", default="", metavar="NAME", help="Read all as marp, reveal, notes, …; see README."),
        click.option("--slides", multiple=True, metavar="3-9", help="Only these slides."),
        click.option(
            "--section", "sections", multiple=True, metavar="PATTERN", help="Only sections by number, range or title."
        ),
        click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]..."),
    ):
        command = option(command)
    return command


def looking(command: F) -> F:
    """The options that say how every page is printed; each stands for a line of `[print]`."""
    for option in (
        click.option(
            "--templates", type=click.Path(path_type=Path), metavar="DIR", help="Your own page templates; see docs."
        ),
        click.option("--pdf-a", is_flag=True, help="PDF/A-3a for archives, as well as PDF/UA-1."),
        click.option("--large", is_flag=True, help="Large print: 18 point."),
        click.option(
            "--paper", type=click.Choice(("A4", "letter"), case_sensitive=False), help="The size of the paper."
        ),
    ):
        command = option(command)
    return command


def printing(command: F) -> F:
    """Those, and what only a build prints."""
    for option in (
        click.option(
            "--columns", type=click.Choice("12"), callback=_whole, help="Columns of handout, glossary and commands."
        ),
        click.option(
            "--per-page", type=click.Choice("12346"), callback=_whole, help="Slides a page, with lines for notes."
        ),
    ):
        command = option(command)
    return looking(command)


def _whole(context: click.Context, option: click.Parameter, value: str | None) -> int | None:
    return None if value is None else int(value)


def call(
    paths: tuple[Path, ...], sections: tuple[str, ...], slides: tuple[str, ...], kinds: tuple[str, ...],
    about: tuple[str, ...], seed: int, out: Path = Path("output"), formats: tuple[str, ...] = (),
    progress: Progress | None = None, subdecks: bool = False, dialect: str = "",
    frozen: bool = False, per_page: int | None = None, **how: Any,
) -> Run:  # fmt: skip
    """The call that the options describe; nothing is read yet but course.toml. `how` are the options of `printing`."""
    from konspekt.pipeline import Run
    from konspekt.selection import check_kinds
    from konspekt.settings import Selection, settings_for
    from konspekt.settings.printing import with_flags

    selection = Selection(sections, tuple(map(_span, slides)), kinds, about)
    check_kinds(selection)
    settings = settings_for(paths, out, formats, selection, seed)
    look = with_flags(settings.print, {"slides": per_page, **how})
    settings = replace(settings, subdecks=subdecks, dialect=dialect, frozen=frozen, print=look)
    return Run(settings, progress or (lambda step: None))


def _span(text: str) -> tuple[int, int]:
    found = SPAN.match(text)
    if not found:
        raise UsageError(f"--slides {text} is no slide or range; write 7 or 3-9")
    first, last = int(found[1]), int(found[2] or found[1])
    if last < first:
        raise UsageError(f"--slides {text} ends before it begins; write {last}-{first}")
    return first, last


def safe(text: str) -> str:
    """Without control and bidi characters: a lecture must not steer the terminal."""
    return UNSAFE.sub("\N{REPLACEMENT CHARACTER}", text)


def say(text: str) -> None:
    click.echo(safe(text))


def remark(text: str) -> None:
    click.echo(safe(text), err=True)

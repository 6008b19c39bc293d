"""`konspekt init`: a course.toml to start from, and the secret that exams are drawn by."""

from __future__ import annotations

from pathlib import Path

import click

from konspekt.cli.options import say


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path("content"), metavar="[FOLDER]")
def init(folder: Path) -> None:
    """Make course.toml, the secret and a .gitignore in FOLDER (content/); nothing that is there is changed."""
    from konspekt.initial import initial

    made = initial(folder)
    for name in made:
        say(f"{(folder / name).as_posix()}")
    if not made:
        say(f"{folder.as_posix()} has all it needs")

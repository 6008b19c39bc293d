"""`konspekt formats`: what can be written."""

from __future__ import annotations

import click

from konspekt.cli.options import say


@click.command()
def formats() -> None:
    """List the formats that build can write."""
    from konspekt.writers import FORMATS

    width = max(len(f.files) for f in FORMATS.values())
    for form in FORMATS.values():
        say(f"{form.name:10} {form.files:{width}}  {form.help}")

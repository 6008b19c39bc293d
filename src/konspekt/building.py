"""The files of one call: every format that is asked for and the ledgers that change, all of them or none.

Goes in: a `Run`. Comes out: files in the output folder and ledgers beside their lectures. What each format
holds is its writer's business; this module knows only in which order things may fail.
"""

from __future__ import annotations

from konspekt.disk import targets, write_all
from konspekt.errors import SelectionError, WriteError
from konspekt.model.paper import File
from konspekt.pipeline import DECKS, Run
from konspekt.settings import Selection

FACTLESS = frozenset({"slides"})
"""Formats that print the lecture itself, whether or not it states a fact."""
OUTLINE = "'konspekt show outline' tells why, slide by slide"


def build(run: Run) -> list[str]:
    """Write every format asked for, and the ledgers that changed; the names of the files.

    Raises SelectionError where nothing at all could be made, and then writes nothing.
    """
    from konspekt.ledgers import changed, forgotten
    from konspekt.writers import FORMATS

    if not run.facts and not FACTLESS & set(run.settings.formats):
        raise SelectionError(_nothing_found(run))
    book, files = run.book, list[File]()
    for name in run.settings.formats:
        run.progress(f"writing {name}")
        files += FORMATS[name].write(book)
    if not files:
        raise SelectionError(_nothing_found(run))
    placed = targets(run.settings.out, files)
    written = [path.name for path, _ in placed]
    if DECKS & set(run.settings.formats):
        if told := forgotten(run):
            raise WriteError(told)
        renewed = changed(run)
        if renewed and run.settings.frozen:
            name = f"{run.prefix}{renewed[0][0].relative_to(run.settings.root).as_posix()}"
            raise WriteError(f"{name}: would change, and --frozen forbids it; build without it and commit the ledger")
        placed += renewed
    if not run.settings.out.is_dir() and run.settings.out.exists():
        raise WriteError(f"{run.settings.out}: is a file; choose a folder with --out")
    write_all(placed)
    return written


def _nothing_found(run: Run) -> str:
    """Where to look: at the lecture, or at a choice that leaves nothing of it."""
    place = f"{run.prefix}{run.lectures[0].path}:1"
    if run.settings.selection == Selection() and not run.facts:
        return f"{place}: no facts were found and nothing can be made; {OUTLINE}"
    if not run.facts:
        return f"{place}: no facts are left where --section, --slides and --about meet; {OUTLINE}"
    if run.settings.selection == Selection():
        count = len(run.facts)
        return f"{place}: no fact of {count} is fit for what was asked for; 'konspekt show remarks' tells why"
    return f"{place}: there are facts but nothing to make of them; leave out --kind or --about, or choose more slides"

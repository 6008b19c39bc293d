"""konspekt: from a lecture to an exam, a deck and a handout.

The tour, in the order in which a lecture travels:

    readers/     Markdown -> Lecture (slides, sections, blocks that know their lines)
    extractors/  Lecture -> Facts (definitions, commands, lists, dates, traits …), settled
    makers/      Facts -> Questions and Notes, with distractors that are proved wrong
    critic/      throws out what a careful teacher would
    compose/     Questions -> Paper: chosen, balanced, numbered
    writers/     -> files: Anki deck, PDFs, JSON
    bank/        what needs the past: the ledger beside the lecture
    languages/   how a language says things, and every word of an output

`pipeline.py` puts them together; `cli/` is the command line. From Python:

    from konspekt import run
    call = run("content/orchestrators.md")
    call.lectures, call.facts, call.questions, call.notes, call.remarks
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from os import PathLike

    from konspekt.pipeline import Run

__version__ = "0.1.0"


def run(*paths: str | PathLike[str], seed: int = 0) -> Run:
    """A call on these files or folders; its stages are computed when they are asked for.

    Raises konspekt.errors.KonspektError with one line that says what is wrong.
    """
    from pathlib import Path

    from konspekt.pipeline import Run
    from konspekt.settings import Selection, settings_for

    return Run(settings_for([Path(p) for p in paths], Path("output"), (), Selection(), seed))

"""How a deck package of a long course compares with bare genanki for the same notes.

    bench/run, or bench/course.py [LECTURES]      1000 by default, thirty notes each

time      processor time to write the course's package, by genanki's; at most 1.5
memory    how much the peak grows from a tenth of the course to the whole, by how much the package grows; at most 1
Each is measured in a process of its own.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from konspekt.bank.ledger import renew  # noqa: E402
from konspekt.model.lecture import Course, Lecture  # noqa: E402
from konspekt.model.notes import Note  # noqa: E402
from konspekt.model.origin import Origin  # noqa: E402
from konspekt.model.paper import Book  # noqa: E402
from konspekt.writers import anki, course_deck  # noqa: E402
from konspekt.writers.anki_fields import dressed  # noqa: E402
from konspekt.writers.anki_types import model  # noqa: E402

NOTES = 30
WORDS = (
    "image layer registry volume bridge daemon cluster pod service scheduler manifest ingress replica secret".split()
)


def notes(lectures: int) -> Iterator[Note]:
    """Terms and commands of the usual size, in lecture order."""
    for number in range(lectures):
        for at in range(NOTES):
            term, other = WORDS[at % len(WORDS)], WORDS[(at * 7 + number) % len(WORDS)]
            name = f"{term} {number}-{at}"
            answer = f"a {other} that holds {term} number {at}, and whatever `docker {other} --all` prints about it"
            fields = (
                ("Question", f"What is meant by “{name}”?"), ("Answer", answer), ("Reverse", f"What is {answer}?"),
                ("ReverseAnswer", name), ("More", f"{name} is kept & never changed."), ("Topic", f"The {other}s"),
            )  # fmt: skip
            yield Note(
                id=f"course/lecture-{number}/is/{name}#term", type="term", fact=f"course/lecture-{number}/is/{name}",
                fields=fields, cards=(), tags=("kind::term", f"section::{other}"), section=f"The {other}s", lang="en",
                lecture=f"lecture-{number}", origin=Origin(f"{number}.md", at, at, at), title=f"Lecture {number}",
            )  # fmt: skip


def book(lectures: int) -> Book:
    own = tuple(Lecture(f"lecture-{n}", f"{n}.md", f"Lecture {n}", "en", "notes", (), ()) for n in range(lectures))
    made = tuple(notes(lectures))
    ledgers = {x.id: {} for x in own}
    for start, lecture in zip(range(0, len(made), NOTES), own, strict=True):
        ledgers[lecture.id] = renew({}, made[start : start + NOTES], f"Course::{lecture.title}")
    return Book(Course("course", "Course", own), own, (), (), made, (), ledgers)


def bare(made: Book, fields: Sequence[list[str]], path: str) -> None:
    """What anybody would write with genanki whose fields are HTML already: a deck a lecture, a note a note."""
    import genanki

    kind = model("term")
    decks = {x.id: genanki.Deck(1_600_000_000_000 + n, f"Course::{x.title}") for n, x in enumerate(made.lectures)}
    for note, own in zip(made.notes, fields, strict=True):
        decks[note.lecture].add_note(genanki.Note(kind, own, guid=note.id, tags=list(note.tags)))
    genanki.Package(list(decks.values())).write_to_file(path)


def one(what: str, lectures: int) -> None:
    """Print seconds, peak bytes above those of the book alone, and bytes of the package."""
    made = book(lectures)
    ready = [dressed(note, note.origin.slide) for note in made.notes] if what == "bare" else []
    before = _peak()
    start = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "deck.apkg"
        match what:
            case "bare":
                bare(made, ready, str(path))
            case "course":
                for file in course_deck.write(made):
                    path.write_bytes(file.data)
            case _:
                for file in anki.write(made):
                    path.write_bytes(file.data)
        print(time.process_time() - start, _peak() - before, path.stat().st_size)


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def measured(what: str, lectures: int) -> tuple[float, int, int]:
    command = [sys.executable, __file__, what, str(lectures)]
    seconds, peak, size = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return float(seconds), int(peak), int(size)


def main(lectures: int) -> None:
    plain, whole, tenth = measured("bare", lectures), measured("course", lectures), measured("course", lectures // 10)
    size, peak, small, theirs = (n / 2**20 for n in (whole[2], whole[1], tenth[1], plain[1]))
    print(f"{lectures} lectures, {lectures * NOTES} notes, a package of {size:.1f} MB")
    print(f"time      {whole[0] / plain[0]:5.2f}  of genanki's {plain[0]:.1f} s")
    grown = (peak / small) / (whole[2] / tenth[2])
    print(f"memory    {grown:5.2f}  ({small:.0f} MB to {peak:.0f} MB; genanki takes {theirs:.0f} MB)")


if __name__ == "__main__":
    if len(sys.argv) == 3:
        one(sys.argv[1], int(sys.argv[2]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)

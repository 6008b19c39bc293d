"""The road to an exam, beside `pipeline`: a recipe and a run in, an `Exam` and its record out.

Questions are those of the whole call. Flags given on the command line change the recipe for this
one call. What a printed exam took is recorded, so that a make-up can stand apart from it and a
later build can hold its questions back.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from konspekt.bank.secret import EXAMS, Held, dump_exams, load_exams, load_secret
from konspekt.disk import targets, write_all
from konspekt.errors import ReadError, SelectionError, UsageError
from konspekt.languages import pack
from konspekt.model.origin import Origin
from konspekt.model.paper import Exam, Part, Recipe, Student
from konspekt.model.questions import Question, kind_of
from konspekt.pipeline import Run
from konspekt.remarks import Remark
from konspekt.selection import matches, near, slides_of
from konspekt.settings import Selection

FLAGS = Recipe(count=20, name="exam")
"""What `konspekt exam` makes when no recipe is named."""


@dataclass
class Examination:
    """One call of `konspekt exam`. `recipe` is the one named, already changed by the flags."""

    run: Run
    recipe: Recipe
    names: Path | None = None

    @cached_property
    def before(self) -> dict[str, Held]:
        return load_exams(self.run.settings.root)

    @cached_property
    def exam(self) -> Exam:
        from konspekt.compose import exam

        lectures = self.run.lectures
        lang = lectures[0].language
        letters = pack(lang).words("paper", "letters")
        if self.recipe.variants > len(letters):
            raise SelectionError(f"{self.recipe.where}: there are letters for {len(letters)} variants; ask for fewer")
        own = lectures[0].id if len(lectures) == 1 else self.run.course.id
        title = self.recipe.title or (lectures[0].title if len(lectures) == 1 else self.run.course.title)
        students = read_names(self.names, lang) if self.names else ()
        blank = Exam(f"{own}-{self.recipe.name}", title, lang, self.recipe, (), students)
        made = exam(self._pool(), blank, letters, load_secret(self.run.settings.root), self._fits)
        return replace(made, public=sum(self._is_public(item.question) for item in made.variants[0].items))

    @cached_property
    def remarks(self) -> tuple[Remark, ...]:
        """Whether students also have its questions, and whether the variants share more than asked for."""
        from konspekt.compose import overlap

        exam, found = self.exam, []
        where = self._origin()
        total = len(exam.variants[0].items)
        if exam.public:
            text = f"{exam.public} of {total} questions stand in the students' deck, quiz or JSON too; " + (
                "they were released before" if self.recipe.reserve else "write 'reserve = true' into the recipe"
            )
            found.append(Remark("exam-public", text, where))
        most = max((overlap(exam.variants[0], other) for other in exam.variants[1:]), default=0)
        if most > round(total * self.recipe.overlap / 100):
            text = f"two variants share {most} of {total} questions, more than {self.recipe.overlap} %"
            found.append(Remark("exam-overlap", f"{text}; there are no more twins: ask for fewer questions", where))
        return tuple(found)

    def write(self) -> list[str]:
        """Write the papers, the key and the sheets, and the record; the names of the files."""
        from konspekt.writers.exam import write

        placed = targets(self.run.settings.out, list(write(self.exam)))
        written = [path.name for path, _ in placed]
        record = dump_exams({**self.before, self.recipe.name: self._held()})
        write_all([*placed, (self.run.settings.root / EXAMS, record)])
        return written

    def _pool(self) -> list[Question]:
        apart = [self._earlier(name) for name in self.recipe.apart]
        taken = {id for held in apart for id in held.questions}
        facts = {key for held in apart for key in held.facts}
        slides = slides_of(Selection(self.recipe.sections), self.run.lectures)
        kinds = self.recipe.kinds
        return [
            q for q in self.run.questions
            if q.id not in taken and not facts & set(q.facts) and (not kinds or kind_of(q) in kinds)
            and (not self.recipe.sections or any(origin.slide in slides[q.lecture] for origin in q.evidence.origins))
        ]  # fmt: skip

    def _earlier(self, name: str) -> Held:
        if name not in self.before:
            remedy = f"run 'konspekt exam --recipe {name}' first"
            raise SelectionError(f"{self.recipe.where}: the exam '{name}' has not been made yet; {remedy}")
        return self.before[name]

    def _fits(self, question: Question, part: Part) -> bool:
        if (part.kind and kind_of(question) != part.kind) or (part.level and question.level != part.level):
            return False
        return not part.section or any(
            matches(part.section, section.title, section.number)
            for lecture in self.run.lectures
            if lecture.id == question.lecture
            for section in lecture.sections
            if section.title == question.section
        )

    def _is_public(self, question: Question) -> bool:
        """A question is public unless it is held back; once released it stays public."""
        return not self.recipe.reserve or question.id in self.run.released

    def _held(self) -> Held:
        questions = [i.question for v in self.exam.variants for i in v.items]
        facts = sorted({key for q in questions for key in q.facts})
        return Held(self.recipe.name, self.recipe.reserve, tuple(sorted({q.id for q in questions})), tuple(facts))

    def _origin(self) -> Origin:
        path, _, line = self.recipe.where.rpartition(":")
        return Origin(path or self.run.lectures[0].path, int(line) if path else 1, int(line) if path else 1, 0)


def recipe_of(run: Run, name: str, count: int | None, variants: int | None, overlap: int | None, title: str) -> Recipe:
    """The named recipe, or the one that flags alone make. Raises UsageError for a name that is no recipe."""
    known = run.settings.recipes
    if name and name not in known:
        there = near(name, tuple(known)) if known else "course.toml has no recipes"
        raise UsageError(f"there is no recipe '{name}'; {there}")
    recipe = known[name] if name else FLAGS
    return replace(
        recipe,
        count=recipe.count if count is None else count,
        variants=recipe.variants if variants is None else variants,
        overlap=recipe.overlap if overlap is None else overlap,
        title=title or recipe.title,
    )


def read_names(path: Path, lang: str) -> tuple[Student, ...]:
    """A class list: name, and the group where there is a second column; a head is left out.

    Raises ReadError for a file that is missing, empty or no UTF-8.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ReadError(f"{path}: cannot be read ({error.strerror}); check the path") from None
    except UnicodeDecodeError as error:
        raise ReadError(f"{path}: byte {error.start + 1} is not UTF-8; save the list as CSV UTF-8") from None
    sign = max(";,\t", key=text.partition("\n")[0].count)
    rows = [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text), delimiter=sign) if any(row)]
    heads = pack(lang).words("exam", "list_heads") + pack("en").words("exam", "list_heads")
    if rows and rows[0][0].lower().strip(". ") in heads:
        rows = rows[1:]
    students = tuple(Student(row[0], row[1] if len(row) > 1 else "") for row in rows if row[0])
    if not students:
        raise ReadError(f"{path}:1: there are no names in this list; write one a line, 'name,group'")
    return students

"""The road to an exam, beside `pipeline`: a recipe and a run in, an `Exam` and its record out.

Questions are those of the whole call. Flags given on the command line change the recipe for this
one call. What a printed exam took is recorded, so that a make-up can stand apart from it and a
later build can hold its questions back.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations
from pathlib import Path

from konspekt.bank.secret import EXAMS, SECRET, Held, dump_exams, load_exams, load_secret
from konspekt.class_list import class_list
from konspekt.disk import targets, write_all
from konspekt.errors import SelectionError, UsageError
from konspekt.languages import pack
from konspekt.model.origin import Origin
from konspekt.model.paper import Band, Exam, Part, Recipe
from konspekt.model.questions import Question, kind_of
from konspekt.pipeline import Run
from konspekt.remarks import Remark
from konspekt.selection import matches, near, slides_of
from konspekt.settings import Selection
from konspekt.settings.exam_flags import Flags, with_flags

UNEVEN = 0.05
"""Variants whose mean difficulties are further apart are told of."""
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
        own = lectures[0].id if len(lectures) == 1 else self.run.course.id
        title = self.recipe.title or (lectures[0].title if len(lectures) == 1 else self.run.course.title)
        students = class_list(self.names) if self.names else ()
        blank = Exam(f"{own}-{self.recipe.name}", title, lang, self.recipe, (), students, seed=self.run.settings.seed)
        letters = variant_names(self.recipe.variants, lang)
        made = exam(self._pool, blank, letters, self._secret(), self._fits)
        return replace(made, public=sum(self._is_public(item.question) for item in made.variants[0].items))

    @cached_property
    def remarks(self) -> tuple[Remark, ...]:
        """Whether students also have its questions, and whether the variants share more than asked for."""
        exam, found = self.exam, []
        where = self._origin()
        total = len(exam.variants[0].items)
        if exam.public:
            text = f"{exam.public} of {total} questions stand in the students' deck, quiz or JSON too; " + (
                "they were released before" if self.recipe.reserve else "write 'reserve = true' into the recipe"
            )
            found.append(Remark("exam-public", text, where))
        pairs = combinations(exam.variants, 2)
        most = max((one.shared(other) for one, other in pairs), default=0)
        if most > round(total * self.recipe.overlap / 100):
            text = f"two variants share {most} of {total} questions, more than {self.recipe.overlap} %"
            found.append(Remark("exam-overlap", f"{text}; there are no more twins: ask for fewer questions", where))
        means = exam.difficulties()
        if max(means) - min(means) > UNEVEN:
            text = f"one variant is harder than another by {max(means) - min(means):.2f} of 1"
            found.append(Remark("exam-uneven", f"{text}; ask for fewer questions or variants, or more overlap", where))
        before = self.before.get(self.recipe.name)
        if before and before != self._held():
            text = f"'{self.recipe.name}' was made before with other questions, which are no longer recorded"
            remedy = f"if those papers are in use, restore {EXAMS} and give this exam a --name"
            found.append(Remark("exam-again", f"{text}; {remedy}", where))
        return tuple(found)

    def write(self) -> list[str]:
        """Write the papers, the key and the sheets, and the record; the names of the files."""
        from konspekt.writers.exam import write

        placed = targets(self.run.settings.out, list(write(self.exam, self.run.settings.print)))
        written = [path.name for path, _ in placed]
        record = dump_exams({**self.before, self.recipe.name: self._held()})
        write_all([*placed, (self.run.settings.root / EXAMS, record)])
        return written

    def _secret(self) -> bytes:
        root = self.run.settings.root
        if self.before and not (root / SECRET).is_file():
            last = f"the secret that '{sorted(self.before)[0]}' was drawn by is gone"
            remedy = f"restore {SECRET} from a copy, or run 'konspekt init' and draw all anew"
            raise SelectionError(f"{self.run.prefix or root.name + '/'}{SECRET}: {last}; {remedy}")
        return load_secret(root)

    @cached_property
    def _pool(self) -> list[Question]:
        """The questions that the recipe may use, before the blueprint is looked at."""
        from konspekt.compose import banded

        apart = [self._earlier(name) for name in self.recipe.apart]
        taken = {id for held in apart for id in held.questions}
        facts = {key for held in apart for key in held.facts}
        slides = slides_of(Selection(self.recipe.sections), self.run.lectures)
        kinds, wanted = self.recipe.kinds, self.recipe.difficulty
        pool = [
            q for q in self.run.questions
            if q.id not in taken and not facts & set(q.facts) and (not kinds or kind_of(q) in kinds)
            and (not self.recipe.sections or any(origin.slide in slides[q.lecture] for origin in q.evidence.origins))
        ]  # fmt: skip
        bands = banded(pool)
        return [q for q in pool if not wanted or bands[q.id] in wanted]

    @cached_property
    def _bands(self) -> dict[str, Band]:
        from konspekt.compose import banded

        return banded(self._pool)

    def _earlier(self, name: str) -> Held:
        if name not in self.before:
            made = f"made so far: {', '.join(sorted(self.before)) or 'none'}"
            remedy = f"run 'konspekt exam --recipe {name}' first" if name in self.run.settings.recipes else made
            raise SelectionError(f"{self.recipe.where}: the exam '{name}' has not been made yet; {remedy}")
        return self.before[name]

    def _fits(self, question: Question, part: Part) -> bool:
        if (part.kind and kind_of(question) != part.kind) or (part.level and question.level != part.level):
            return False
        if part.difficulty and self._bands[question.id] != part.difficulty:
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


def recipe_of(run: Run, name: str, flags: Flags) -> Recipe:
    """The named recipe, or the one that flags alone make. Raises UsageError for a name that is no recipe."""
    known = run.settings.recipes
    if name and name not in known:
        there = near(name, tuple(known)) if known else "course.toml has no recipes"
        raise UsageError(f"there is no recipe '{name}'; {there}")
    recipe = with_flags(known[name] if name else FLAGS, flags)
    if recipe.name in recipe.apart:
        raise UsageError(f"'{recipe.name}' cannot stand apart from itself; give this exam another name with --name")
    return recipe


def variant_names(count: int, lang: str) -> tuple[str, ...]:
    """Letters while the language's list of them lasts, else numbers for all."""
    letters = pack(lang).words("paper", "letters")
    return letters[:count] if count <= len(letters) else tuple(str(n) for n in range(1, count + 1))

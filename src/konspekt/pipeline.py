"""The whole tool on one page: the only module that knows all stages.

    files ─read▶ Lectures ─extract, settle▶ Facts ─make, judge, choose▶ Questions ─notes▶ Notes
          ─compose▶ Papers ─▶ Book ─write▶ files            Remarks come from every stage

Stages are imported where they are used, so that `konspekt --help` needs none of them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from konspekt.disk import clean_name
from konspekt.errors import ReadError
from konspekt.model.decisions import Decision
from konspekt.model.facts import Fact
from konspekt.model.lecture import Course, Lecture
from konspekt.model.notes import Note
from konspekt.model.origin import Evidence
from konspekt.model.paper import Book, Paper, Recipe
from konspekt.model.questions import Question, kind_of
from konspekt.remarks import Remark
from konspekt.selection import check_kinds, chosen, slides_of
from konspekt.settings import Settings

if TYPE_CHECKING:
    from konspekt.bank.release import Release

QUIZ = 30
"""How many questions a quiz holds when nobody says otherwise: two lessons of twenty minutes, or one exam."""
DECKS = frozenset({"anki", "course", "crowdanki"})
"""Formats that release notes, and so need the ledgers."""
Progress = Callable[[str], None]


@dataclass
class Run:
    """One call, stage by stage; each stage is computed once, when something asks for it."""

    settings: Settings
    progress: Progress = lambda step: None

    @cached_property
    def prefix(self) -> str:
        """What leads from where the user stands to the course's folder; empty when that is here."""
        way = os.path.relpath(self.settings.root).replace(os.sep, "/")
        return "" if way == "." else f"{way}/"

    @cached_property
    def _read(self) -> tuple[tuple[Lecture, ...], tuple[Remark, ...]]:
        from konspekt.readers.course import read_all

        self.progress("reading")
        try:
            return read_all(self.settings)
        except ReadError as error:
            raise ReadError(f"{self.prefix}{error}") from None

    @property
    def lectures(self) -> tuple[Lecture, ...]:
        return self._read[0]

    @cached_property
    def course(self) -> Course:
        title = self.settings.course_title or self.lectures[0].title
        return Course(self.settings.course_id, title, self.lectures)

    @cached_property
    def _settled(self) -> tuple[tuple[Fact, ...], tuple[Remark, ...]]:
        from konspekt.extractors import extract
        from konspekt.extractors.settle import settle

        self.progress("finding facts")
        return settle(self.course, (one for lecture in self.lectures for one in extract(lecture)))

    @cached_property
    def decisions(self) -> dict[str, tuple[Decision, ...]]:
        """Lecture id -> what its teacher has decided, in the order of the bank."""
        from konspekt.bank.decisions import load

        root, course = self.settings.root, self.course.id
        return {x.id: load(self._beside(x, "bank.yaml"), root, course, x.id) for x in self.lectures}

    @cached_property
    def _decided(self) -> tuple[tuple[Question, ...], tuple[Remark, ...]]:
        from konspekt.makers import decided

        facts = {f.key: f for f in self._settled[0]}
        pairs = [decided(x, self.decisions[x.id], facts, self.settings.seed) for x in self.lectures]
        return tuple(q for own, _ in pairs for q in own), tuple(r for _, said in pairs for r in said)

    @cached_property
    def _asked(self) -> tuple[tuple[Question, ...], tuple[Remark, ...]]:
        from konspekt.critic import judge
        from konspekt.makers import choose, make, unasked

        self.progress("asking questions")
        facts, (fixed, said) = self._settled[0], self._decided
        known = {one.id for decisions in self.decisions.values() for one in decisions}
        made = [q for q in make(facts, self.settings.seed) if q.id not in known]
        kept, remarks = judge(made, facts)
        questions = choose(kept, facts, fixed)
        return questions, (*said, *remarks, *unasked(facts, questions))

    @cached_property
    def own_flaws(self) -> tuple[tuple[str, Remark], ...]:
        """(severity, remark) on the teacher's own questions: quizzes of the lectures, entries of their banks."""
        from konspekt.critic.own import judge_lecture

        asked = {q.id: q for q in self._decided[0]}
        found = []
        for lecture in self.lectures:
            mine = [d for d in self.decisions[lecture.id] if d.id in asked and d.verdict in ("own", "edited")]
            bank = [replace(asked[d.id], evidence=Evidence((d.origin,), "teacher")) for d in mine]
            for origin, flaw in judge_lecture(lecture, bank):
                text = f"{flaw.severity} {flaw.code}: {flaw.reason}"
                found.append((flaw.severity, Remark("question-own", text, origin)))
        return tuple(found)

    @cached_property
    def slides(self) -> dict[str, frozenset[int]]:
        """Lecture id -> the slides that the call is about."""
        check_kinds(self.settings.selection)
        return slides_of(self.settings.selection, self.lectures)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that the call is about."""
        slides = self.slides
        return tuple(f for f in self._settled[0] if chosen(f, self.settings.selection, slides))

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """The questions about those facts, of the kinds asked for."""
        kinds = self.settings.selection.kinds
        return tuple(q for q in self._about if not kinds or kind_of(q) in kinds)

    @cached_property
    def _about(self) -> tuple[Question, ...]:
        """Those about the chosen facts; a question of the teacher's own may stand by its slide, or by the lecture."""
        keys, slides = {f.key for f in self.facts}, self.slides
        about, whole = self.settings.selection.about, self.settings.selection.whole
        return tuple(
            q for q in self._asked[0]
            if (q.facts[0] in keys if q.facts else not about and (whole or q.origin.slide in slides[q.lecture]))
        )  # fmt: skip

    @cached_property
    def open_questions(self) -> tuple[Question, ...]:
        """Those that a student may have: without what an exam holds back."""
        return tuple(q for q in self.questions if q.id not in self.reserved)

    @cached_property
    def reserved(self) -> frozenset[str]:
        """Ids of the questions that an exam with `reserve` took."""
        from konspekt.bank.secret import load_exams, reserved

        return reserved(load_exams(self.settings.root).values())

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """The notes of the facts that the call is about."""
        about = {f.key for f in self.facts} | {q.id for q in self._about if not q.facts}
        return tuple(n for n in self._noted if n.fact in about)

    @cached_property
    def _noted(self) -> tuple[Note, ...]:
        from konspekt.makers.notes import notes

        asked = [q for q in self._asked[0] if q.id not in self.reserved]
        return tuple(map(self._with_media, notes(self.lectures, self._settled[0], asked)))

    def _with_media(self, note: Note) -> Note:
        """The note with those of its pictures that may be shown, each under its name in the deck."""
        if not note.pictures:
            return note
        from konspekt.writers.pictures import media

        root = str(self.settings.root)
        named = (replace(p, file=media(root, note.origin.path, p.src)) for p in note.pictures)
        return replace(note, pictures=tuple(p for p in named if p.file))

    def every_note(self, lecture: Lecture) -> list[Note]:
        """All notes that the lecture makes, whatever part of it the call is about."""
        return [n for n in self._noted if n.lecture == lecture.id]

    @cached_property
    def remarks(self) -> tuple[Remark, ...]:
        """Of all stages, by place, each once."""
        own = (remark for _, remark in self.own_flaws)
        found = {*self._read[1], *self._settled[1], *self._asked[1], *own}
        return tuple(sorted(found, key=lambda r: (r.origin, r.code, r.text)))

    @cached_property
    def papers(self) -> tuple[Paper, ...]:
        from konspekt.compose import compose

        recipe = Recipe(QUIZ, seed=self.settings.seed)
        return tuple(compose(self.open_questions, recipe, lecture) for lecture in self.lectures)

    def beside(self, files: Sequence[Path]) -> Run:
        """A run about these lectures of the course too."""
        return Run(self.settings.wider(files))

    @cached_property
    def release(self) -> Release:
        """What this build makes of the ledgers."""
        from konspekt.ledgers import released

        return released(self)

    @cached_property
    def released(self) -> frozenset[str]:
        """Ids of the questions that some deck has had as notes."""
        from konspekt.bank.ledger import load

        return frozenset(note.rpartition("#")[0] for lecture in self.lectures for note in load(self.ledger(lecture)))

    def ledger(self, lecture: Lecture) -> Path:
        """Where the lecture's ledger lies: beside it."""
        from konspekt.ledgers import path_of

        return path_of(self, lecture)

    def _beside(self, lecture: Lecture, ending: str) -> Path:
        return (self.settings.root / lecture.path).parent / clean_name(f"{lecture.id}.{ending}")

    @cached_property
    def book(self) -> Book:
        released = DECKS & set(self.settings.formats)
        ledgers = self.release.ledgers if released else {}
        notes = tuple(n for n in self.notes if n.id not in self.release.left) if released else self.notes
        return Book(
            self.course, self.lectures, self.facts, self.open_questions, notes, self.papers, ledgers,
            self.settings.print, str(self.settings.root), self.slides,
        )  # fmt: skip

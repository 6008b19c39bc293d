"""Questions to the questions a careful teacher would sign: one small rule per flaw, with a reason in words.

Goes in: candidates and the facts. Comes out: those without a fatal or major flaw, and a remark for
each that was thrown out. A closed block that loses a member is judged as it stands: the others
keep their options.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from konspekt.critic import cues, forms, options, stems
from konspekt.critic.flaw import SEVERITIES, Flaw
from konspekt.model.facts import Fact
from konspekt.model.questions import Question
from konspekt.remarks import Remark

Rule = Callable[[Question], Flaw | None]
RULES: tuple[Rule, ...] = (
    stems.empty, stems.thin, stems.long, stems.no_question, stems.broken_off, stems.leaning, stems.unbalanced,
    options.too_few, options.empty, options.twins, options.key_far_longer, options.key_far_shorter,
    options.mixed_kinds, options.mixed_case, options.unbalanced, options.broken_off, options.residue,
    forms.long_answer, forms.open_gap, forms.gaps, forms.stops, forms.twins,
    cues.key_in_stem, cues.word_repeated, cues.lone_lure, cues.abbreviation, cues.absolute,
)  # fmt: skip


def judge(questions: Sequence[Question], facts: Sequence[Fact]) -> tuple[tuple[Question, ...], tuple[Remark, ...]]:
    kept, remarks = [], []
    for question in questions:
        flaw = first_flaw(question)
        if flaw is None or flaw.severity == "minor":
            kept.append(question)
        else:
            text = f"no question '{question.rule}' about '{question.facts[0].split('/')[-1]}': {flaw.reason}"
            remarks.append(Remark("question-flawed", text, question.origin))
    return tuple(kept), tuple(remarks)


def flaws(question: Question) -> list[Flaw]:
    """Every flaw of one question, worst first."""
    found = [flaw for rule in RULES if (flaw := rule(question))]
    return sorted(found, key=lambda f: SEVERITIES.index(f.severity))


def first_flaw(question: Question) -> Flaw | None:
    """The worst flaw, or None."""
    return next(iter(flaws(question)), None)

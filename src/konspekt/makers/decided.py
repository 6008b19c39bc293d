"""The teacher's decisions as questions: their words, today's facts as evidence, options in the bank's order.

A decision is never made better or thrown out: whoever signs it is the judge. What the lecture no
longer teaches is not asked; what it teaches otherwise is asked as it was decided, with a remark.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from konspekt.makers.order import arranged
from konspekt.model.decisions import Decision
from konspekt.model.facts import Fact, fingerprint
from konspekt.model.lecture import Lecture
from konspekt.model.questions import Question
from konspekt.remarks import Remark


def decided(
    lecture: Lecture, decisions: Sequence[Decision], facts: Mapping[str, Fact], seed: int
) -> tuple[tuple[Question, ...], tuple[Remark, ...]]:
    """The questions of one lecture's bank, in its order, and what the teacher should look at again. `facts` by key."""
    asked: list[Question] = []
    remarks: list[Remark] = []
    for one in decisions:
        gone = [key for key in one.facts if key not in facts]
        if one.question is None:
            continue
        if gone:
            text = f"'{gone[0]}' is no longer taught and the question is left out; name today's fact, or delete it"
            remarks.append(Remark("bank-gone", text, one.origin))
            continue
        remarks += (Remark("bank-changed", text, one.origin) for text in _changed(one, facts))
        asked.append(arranged(_placed(one.question, one, lecture, facts), seed))
    return tuple(asked), tuple(remarks)


def _changed(one: Decision, facts: Mapping[str, Fact]) -> list[str]:
    now = {key: fingerprint(facts[key]) for key, mark in one.facts.items() if mark}
    return [
        f"the lecture says something else of '{facts[key].subject.plain}' now ({facts[key].origin}); "
        f"if the question still fits, write {mark} for {one.facts[key]}"
        for key, mark in now.items()
        if mark != one.facts[key]
    ]


def _placed(question: Question, one: Decision, lecture: Lecture, facts: Mapping[str, Fact]) -> Question:
    """With the section and evidence of its first fact, or of the slide that an own question names."""
    if one.facts:
        first = facts[next(iter(one.facts))]
        evidence, section, lang, home = first.evidence, first.section, first.lang, first.lecture
    else:
        titles = (s.title for s in lecture.sections if one.origin.slide in (x.number for x in s.slides))
        evidence, section = question.evidence, next(titles, "")
        lang, home = lecture.language, lecture.id
    return replace(question, evidence=evidence, section=section, lang=lang, lecture=home)

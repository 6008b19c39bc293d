"""Facts to questions: one file per way of asking, the best ways first.

Goes in: settled facts. Comes out: questions, at most `MOST` for one fact, each with its enemies
named: those of the same fact, of the same block, and those that give one another away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from konspekt.languages import pack
from konspekt.makers.belongs import belongings
from konspekt.makers.columns import columns
from konspekt.makers.complete import completed
from konspekt.makers.completions import completions
from konspekt.makers.dates import dates
from konspekt.makers.decided import decided
from konspekt.makers.enemies import with_enemies
from konspekt.makers.gaps import gaps
from konspekt.makers.lists import list_gaps
from konspekt.makers.marks import marks
from konspekt.makers.match import matches
from konspekt.makers.members import members
from konspekt.makers.order import arranged, digest
from konspekt.makers.sequence import sequences
from konspekt.makers.short_names import by_name
from konspekt.makers.shorts import shorts
from konspekt.makers.sides import sides
from konspekt.makers.verdicts import verdicts
from konspekt.makers.what import both_ways
from konspekt.model.facts import Fact
from konspekt.model.questions import Question, kind_of
from konspekt.remarks import Remark

Maker = Callable[[Sequence[Fact], int], Iterator[Question]]
MAKERS: tuple[Maker, ...] = (
    both_ways, completed, dates, columns, marks, sequences, belongings, members, sides, matches,
)  # fmt: skip
LATE: tuple[Maker, ...] = (completions, list_gaps, gaps, verdicts, shorts)
"""Asked only of facts that no better way asks about."""
MOST, ONCE_MORE = 3, 2
"""Questions of one fact; a line is completed only where its command is not asked both ways already."""


def make(facts: Sequence[Fact], seed: int) -> tuple[Question, ...]:
    """All candidates, before the critic; of a language without a file only what needs no words of it."""
    named = by_name(facts)
    return tuple(arranged(q, seed) for maker in (*MAKERS, *LATE) for q in maker(named, seed) if _speaks(q))


def _speaks(question: Question) -> bool:
    only = pack(question.lang).words("stems", "only")
    return not only or kind_of(question) in only


def choose(
    questions: Sequence[Question], facts: Sequence[Fact], fixed: Sequence[Question] = ()
) -> tuple[Question, ...]:
    """Of what the critic let pass: at most `MOST` a fact, one late kind where nothing else asks; lecture order.

    `fixed` are the teacher's: all of them stay, and they count.

    Which late kind has its turn is decided by the hash of the fact, so that a bank is not all of one kind.
    """
    asked = Counter(fact for question in fixed for fact in question.facts)
    kept = list(fixed)
    for question in sorted(questions, key=_turn):
        limit = 1 if _late(question) else ONCE_MORE if question.rule == "complete-line" else MOST
        if all(asked[f] < limit for f in question.facts):
            kept.append(question)
            asked.update(question.facts)
    place = {f.key: n for n, f in enumerate(facts)}
    ordered = sorted(kept, key=lambda q: min((place.get(f, len(place)) for f in q.facts), default=len(place)))
    return with_enemies(ordered)


def _late(question: Question) -> bool:
    return question.rule in ("gap", "list-gap", "complete", "verdict") or question.rule.startswith("short-")


def _turn(question: Question) -> tuple[int, int]:
    """Early kinds keep the makers' order; then completions, lists, short answers, and gaps and verdicts in turns."""
    if not _late(question):
        return (0, 0)
    if question.rule in ("complete", "list-gap") or kind_of(question) == "short":
        return (1, 0)
    return (2, int(digest(question.facts[0], kind_of(question))[:6], 16))


def unasked(facts: Sequence[Fact], questions: Sequence[Question]) -> tuple[Remark, ...]:
    """A remark for every sound fact that no question is about."""
    asked = {key for question in questions for key in question.facts}
    text = "no question about '{}' is good enough: nothing near it could stand beside it, or its words give it away"
    return tuple(
        Remark("question-none", text.format(f.subject.plain), f.origin)
        for f in facts
        if f.key not in asked and not f.doubtful
    )


__all__ = ["choose", "decided", "make", "unasked"]

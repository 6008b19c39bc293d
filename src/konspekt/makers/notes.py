"""Facts and questions to the notes of a deck: one thing to know a note, one question a card.

Goes in: lectures, settled facts, chosen questions. Comes out: notes in lecture order. Each fact is
asked in its best way and no other: its own note first, else a gap, else a choice, so that a
corrected line changes one note. What no card can ask well is left out; the quiz still asks it.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace

from konspekt.languages.forms import plain_key, words
from konspekt.makers.gaps import leaning_gaps
from konspekt.makers.notes_asked import choice_note, cloze_note, event_notes
from konspekt.makers.notes_gaps import Before, leans
from konspekt.makers.notes_list import list_notes
from konspekt.makers.notes_pictures import pictured
from konspekt.makers.notes_term import term_notes
from konspekt.model.facts import Fact
from konspekt.model.lecture import Lecture
from konspekt.model.notes import Card, Note
from konspekt.model.questions import Choice, Cloze, Question

Known = Mapping[str, Fact]
QUOTED = 3
"""An answer of fewer words is a name, and every card may name things."""


def notes(lectures: Sequence[Lecture], facts: Sequence[Fact], questions: Sequence[Question]) -> tuple[Note, ...]:
    """Ids and fronts are unique within a lecture; nothing is asked of a doubtful fact."""
    own: dict[str, tuple[list[Fact], list[Question]]] = {lecture.id: ([], []) for lecture in lectures}
    for fact in facts:
        if fact.lecture in own:
            own[fact.lecture][0].append(fact)
    for question in questions:
        if question.lecture in own:
            own[question.lecture][1].append(question)
    known = {fact.key: fact for fact in facts}
    return tuple(note for lecture in lectures for note in pictured(lecture, _of(lecture, *own[lecture.id]), known))


def _of(lecture: Lecture, facts: Sequence[Fact], questions: Sequence[Question]) -> tuple[Note, ...]:
    """The notes of one lecture."""
    title = lecture.title
    sound = {f.key: f for f in facts if not f.doubtful}
    place = {f.key: n for n, f in enumerate(facts)}
    first = (*term_notes(facts, title), *event_notes(facts, title), *list_notes(facts, title))
    fit = [q for q in questions if q.facts and all(f in sound for f in q.facts)]
    asked = [*_gaps(fit, sound, first, title), *_choices(fit, sound, first, title)]
    asked += _leaning(lecture, [f for f in sound.values() if leans(f)], {n.fact for n in (*first, *asked)})
    own = _own([q for q in questions if not q.facts], title)
    return _once((*sorted((*first, *asked), key=lambda n: place[n.fact]), *own))


def _own(questions: Sequence[Question], title: str) -> Iterator[Note]:
    """Of the teacher's own questions that stand by no fact."""
    for question in questions:
        if isinstance(question, Choice):
            yield from choice_note(question, None, (), title)
        elif isinstance(question, Cloze):
            yield from cloze_note(question, None, title)


def _gaps(questions: Sequence[Question], sound: Known, first: Sequence[Note], title: str) -> Iterator[Note]:
    """One for each fact that has no note."""
    noted = {n.fact for n in first}
    for gap in questions:
        if isinstance(gap, Cloze) and gap.facts[0] not in noted:
            noted.add(gap.facts[0])
            yield from cloze_note(gap, sound[gap.facts[0]], title)


def _leaning(lecture: Lecture, facts: Sequence[Fact], noted: Container[str]) -> Iterator[Note]:
    """Gaps of sentences that need the one before, for facts that nothing else asks."""
    left = {f.key: f for f in facts if f.key not in noted}
    before = Before.of(lecture) if left else None
    for gap in leaning_gaps(tuple(left.values())):
        fact = left[gap.facts[0]]
        if before and (context := before.context(fact, gap.answer)):
            yield from cloze_note(gap, fact, lecture.title, context)


def _choices(questions: Sequence[Question], sound: Known, first: Sequence[Note], title: str) -> Iterator[Note]:
    """For what nobody asks: no other card about the fact has this answer, and none is quoted."""
    cards = [(n.fact, c.back) for n in first for c in n.cards]
    taken = frozenset(plain_key(back) for _, back in cards if len(words(back)) >= QUOTED)
    for choice in questions:
        if isinstance(choice, Choice) and (choice.facts[0], choice.options[choice.answer].text) not in cards:
            yield from choice_note(choice, sound[choice.facts[0]], taken, title)


def _once(found: Sequence[Note]) -> tuple[Note, ...]:
    """No id twice and no front twice; a note whose reverse is asked already keeps its forward card."""
    fronts: set[str] = set()
    ids: set[str] = set()
    kept = []
    for note in found:
        cards = tuple(c for c in note.cards if _front(c) not in fronts)
        if note.id in ids or not cards or cards[0] != note.cards[0]:
            continue
        ids.add(note.id)
        fronts |= {_front(c) for c in cards}
        kept.append(note if cards == note.cards else _forward(note))
    return tuple(kept)


def _front(card: Card) -> str:
    """Prose folded, code to the letter: `-d` is not `-D`."""
    parts = card.front.split("`")
    return "`".join(part if odd % 2 else plain_key(part) for odd, part in enumerate(parts))


def _forward(note: Note) -> Note:
    spare = tuple((name, text) for name, text in note.fields if name.startswith("Reverse"))
    fields = tuple((name, "" if (name, text) in spare else text) for name, text in note.fields)
    return replace(note, fields=fields, cards=note.cards[:1], spare=spare, gaps=())

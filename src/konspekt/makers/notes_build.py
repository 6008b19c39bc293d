"""From a fact or a question and its sides to a `Note`: id, tags and topic.

The topic is what makes a front stand alone: the section, or the lecture where the section would
give the answer away, or nothing. No field holds the source: the deck's writer adds it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from konspekt.languages import pack
from konspekt.languages.forms import plain_key
from konspekt.languages.likeness import content, linked
from konspekt.makers.notes_sound import Side
from konspekt.model.facts import Command, Definition, Fact, kind_of
from konspekt.model.notes import SUBJECT, Card, Gap, Note, NoteType
from konspekt.model.questions import Question

TOPIC = 60
DIFFICULTY = {"easy": 3, "medium": 9}
"""Most words of an answer."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A note before its place in the lecture is written on it."""

    type: NoteType
    fields: Mapping[str, str]
    sides: Sequence[Side]
    about: str = ""
    """Tells several notes of one fact and type apart."""
    spare: Side | None = None
    """The reverse card, where it is unfit for anybody new."""
    main: str = SUBJECT
    gaps: Sequence[Gap] = ()
    """One for each side after the first, of a note whose text has several."""


def build(fact: Fact, draft: Draft, title: str) -> Note:
    """The note of a fact; `title` is the lecture's."""
    name = f"{fact.key}#{draft.about}#{draft.type}" if draft.about else f"{fact.key}#{draft.type}"
    return _note(fact, fact, name, draft, title)


def build_asked(question: Question, fact: Fact | None, draft: Draft, title: str) -> Note:
    """The note of a question about `fact`, or about none: then the teacher's own word is what it stands by."""
    return _note(question, fact, f"{question.id}#{draft.type}", draft, title)


def _note(said: Fact | Question, fact: Fact | None, name: str, draft: Draft, title: str) -> Note:
    return Note(
        id=name,
        type=draft.type,
        fact=fact.key if fact else name.rpartition("#")[0],
        fields=(*draft.fields.items(), ("Topic", _topic(said, draft.sides, title))),
        cards=tuple(_cards(name, draft)),
        tags=_tags(said, kind_of(fact) if fact else "own", draft.sides[0].back),
        section=said.section,
        lang=said.lang,
        lecture=said.lecture,
        origin=said.origin,
        aliases=fact.aliases if isinstance(fact, Definition | Command) else (),
        title=title,
        spare=_spare(said, draft, title),
        main=draft.main,
        gaps=tuple(draft.gaps),
    )


def _cards(name: str, draft: Draft) -> Iterator[Card]:
    further = len(draft.sides) - len(draft.gaps)
    for n, side in enumerate(draft.sides):
        which = f"/{draft.gaps[n - further].name}" if n >= further else ""
        yield Card(f"{name}/{side.kind}{which}", side.kind, side.front, side.back)


def _spare(said: Fact | Question, draft: Draft, title: str) -> tuple[tuple[str, str], ...]:
    """The fields that differ while the reverse card is kept: its answer must not stand in the topic either."""
    if draft.spare is None:
        return ()
    topic = _topic(said, (*draft.sides, draft.spare), title)
    return (("Reverse", draft.spare.front), ("ReverseAnswer", draft.spare.back), ("Topic", topic))


def _topic(said: Fact | Question, sides: Sequence[Side], title: str) -> str:
    """What the card is about, in words that no answer repeats and no question says already."""
    answers = frozenset(w for s in sides for w in s.answer)
    for topic in (said.section, title):
        own = content(topic, said.lang)
        if own and any(plain_key(topic) in plain_key(s.front) for s in sides):
            return ""
        if own and len(topic) <= TOPIC and not linked(own, answers):
            return topic
    return ""


def _tags(said: Fact | Question, kind: str, answer: str) -> tuple[str, ...]:
    """`раздел::Docker_Swarm`, `вид::термин`, `сложность::легко`; sorted."""
    names = {"kind": kind, "difficulty": _difficulty(answer)}
    word = partial(pack(said.lang).word, "deck")
    tags = [f"{word(root)}::{tag(word(leaf))}" for root, leaf in names.items()]
    if section := tag(said.section):
        tags.append(f"{word('section')}::{section}")
    return tuple(sorted(tags))


def _difficulty(answer: str) -> str:
    """By how much must be said: nothing else of the lecture enters, so that no other edit changes the tag."""
    length = len(answer.split())
    return next((name for name, most in DIFFICULTY.items() if length <= most), "hard")


def tag(text: str) -> str:
    """One level of a tag: no blanks, quotes, control characters or `::`."""
    text = "".join(c for c in unicodedata.normalize("NFC", text) if c.isspace() or unicodedata.category(c)[0] != "C")
    return re.sub(r"\s+", "_", re.sub(r"[\"'*\\]|:(?=:)", "", text).strip()).strip(":")


def filled(lang: str, form: str, group: str = "deck", **parts: str) -> str:
    """The pack's form with its places filled; text of a lecture is put in, never read as a form."""
    pieces = re.split(r"\{(\w+)\}", pack(lang).word(group, form))
    return "".join(parts[p] if n % 2 else p for n, p in enumerate(pieces))

"""Notes from dates and from questions: `event`, `cloze` and `choice`.

Goes in: facts, questions and the notes that stand already. Comes out: notes for what these do not
ask. A choice note quotes no answer of another note: one corrected line must change one note.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from konspekt.languages import pack
from konspekt.languages.forms import plain_key, words
from konspekt.languages.morphology import morphology
from konspekt.makers.dates import date_of
from konspekt.makers.entry import dress
from konspekt.makers.notes_build import Draft, build, build_asked, filled
from konspekt.makers.notes_gaps import further, hint, main_name
from konspekt.makers.notes_sound import Side, flaw
from konspekt.model.facts import Event, Fact
from konspekt.model.notes import CONTEXT, Note
from konspekt.model.questions import Choice, Cloze, Option

YEAR = re.compile(r"\b(?:1\d{3}|20\d{2})\b")


def event_notes(facts: Sequence[Fact], title: str) -> Iterator[Note]:
    """When was it; and what was then, where one event alone has the date."""
    events = [f for f in facts if isinstance(f, Event) and not f.doubtful and len(words(f.value.plain)) >= 2]
    for fact in events:
        text = dress(fact.value, fact.lang)
        forward = Side("basic", _when(text, fact.lang), date_of(fact), fact.lang)
        if YEAR.search(text) or flaw(forward):
            continue
        turned = Side("reversed", filled(fact.lang, "date", date=forward.back), text, fact.lang)
        lonely = not any(_meet(fact, o) for o in facts if isinstance(o, Event) and o is not fact) and not flaw(turned)
        full = " ".join(fact.value.ticked.split())
        reverse = {"Reverse": turned.front, "ReverseAnswer": text}
        fields = {
            "Question": forward.front, "Answer": forward.back, **(reverse if lonely else dict.fromkeys(reverse, "")),
            "More": full if full.rstrip(" .;:,").lower() != text.lower() else "",
        }  # fmt: skip
        sides = [forward, turned] if lonely else [forward]
        yield build(fact, Draft("event", fields, sides, spare=None if lonely else turned), title)


def _when(text: str, lang: str) -> str:
    clause = morphology(lang).has_predicate(text)
    return filled(lang, "when_clause" if clause else "when", event=text)


def _meet(one: Event, other: Event) -> bool:
    return one.when[0] <= other.when[1] and other.when[0] <= one.when[1]


def cloze_note(question: Cloze, fact: Fact | None, title: str, context: str = "") -> Iterator[Note]:
    """The question's gap is the first card; `context` is a sentence that the front shows above the text."""
    side = Side("cloze", f"{context} {question.stem}".strip(), question.answer, question.lang)
    if not flaw(side):
        more = list(further(question, fact, context))
        fields = {
            "Text": question.stem, "Answer": side.back, "Hint": hint(side.back, question.lang), "More": "",
            **({CONTEXT: context} if context else {}),
        }  # fmt: skip
        sides, gaps = [side, *(s for _, s in more)], [gap for gap, _ in more]
        draft = Draft("cloze", fields, sides, main=main_name(fact, question.answer), gaps=gaps)
        yield build_asked(question, fact, draft, title)


def choice_note(question: Choice, fact: Fact | None, taken: Collection[str], title: str) -> Iterator[Note]:
    """`taken`: the answers of the notes that stand already, folded."""
    key = question.options[question.answer].text
    side = Side("basic", question.stem, key, question.lang)
    texts = [question.stem, *(o.text for o in question.options)]
    if flaw(side) or any(_quotes(text, taken) for text in texts):
        return
    fields = {
        "Question": question.stem, "Options": "\n".join(o.text for o in question.options), "Answer": key,
        "Reasons": "\n".join(_reason(o, question.lang, taken) for o in question.options), "More": "",
    }  # fmt: skip
    yield build_asked(question, fact, Draft("choice", fields, [side]), title)


def _reason(option: Option, lang: str, taken: Collection[str]) -> str:
    """Why it is wrong, without the slide; what another note asks is only named, not told."""
    if not option.why:
        return ""
    slide = re.escape(pack(lang).word("paper", "slide"))
    why = re.sub(rf"\s*\({slide} \d+\)$", "", option.why)
    return filled(lang, "other_card", option=option.text) if _quotes(why, taken) else why


def _quotes(text: str, taken: Collection[str]) -> bool:
    folded = plain_key(text)
    return any(answer in folded for answer in taken)

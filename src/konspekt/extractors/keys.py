"""The name of a fact that survives edits: `course/lecture/slot/subject[/what]`.

The slot is the relation asked, not the class; the wording of a value and the place never enter.
Prose is folded, code is kept to the letter. Parts are escaped so that `/` stays a separator.
"""

from __future__ import annotations

import re
from typing import assert_never

from konspekt.languages.forms import plain_key, words
from konspekt.languages.grammar import Morphology
from konspekt.model.facts import (
    Command,
    Definition,
    Enumeration,
    Event,
    Fact,
    Property,
    Statement,
    Trait,
)  # fmt: skip
from konspekt.model.text import Text

SPECIAL = re.compile(r"[%/\x00-\x1f]")
HEAD_WORDS = 3


def key_of(fact: Fact, course: str, morph: Morphology) -> str:
    """Unique among facts that differ; two facts of one key say the same thing or collide."""
    slot, what = _slot(fact, morph)
    parts = [course, fact.lecture, slot, name(fact.subject), *([what] if what else [])]
    return "/".join(_escape(p) for p in parts)


def _slot(fact: Fact, morph: Morphology) -> tuple[str, str]:
    match fact:
        case Definition() | Command():
            return "is", ""
        case Enumeration():
            return "has", plain_key(fact.which or fact.label) or ("examples" if fact.examples else "")
        case Event():
            return "when", _head(fact.value, morph)
        case Trait():
            return ("plus" if fact.polarity == "+" else "minus"), _head(fact.value, morph)
        case Property():
            return "attr", name(fact.attribute)
        case Statement():
            return "says", _head(fact.value, morph)
        case _:
            assert_never(fact)


def name(text: Text) -> str:
    """A subject as it stands in a key: folded prose, or code with single blanks and no empty call."""
    if text.is_code:
        return " ".join(text.plain.split()).removesuffix("()")
    return plain_key(text.plain) or text.plain.strip()


def _head(value: Text, morph: Morphology) -> str:
    """The first words of substance, as base forms: what tells apart facts of one slot and subject."""
    long = [w for w in words(value.plain) if len(w) > 3 or w.isdigit()]
    return " ".join(morph.lemma(w) for w in (long or words(value.plain))[:HEAD_WORDS])


def _escape(part: str) -> str:
    return SPECIAL.sub(lambda m: f"%{ord(m[0]):02X}", part)

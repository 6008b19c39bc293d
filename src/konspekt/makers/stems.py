"""Stem forms for "which term is it" and "what is it": chosen by what the gloss is, words from the pack.

Goes in: an entry. Comes out: a rule's name and a stem, or ("", "") where no form is grammatical
for sure. Nominal, verbal, imperative and action glosses take different stems; what fits none
takes a form that needs no grammar.
"""

from __future__ import annotations

import re

from konspekt.languages.forms import words
from konspekt.makers.entry import Entry, small_first
from konspekt.model.facts import Command

TOPIC = re.compile(r"[A-Z][A-Za-z+#.]*(?: [A-Z][A-Za-z+#.]*)?")
ARTICLE = re.compile(r"^(?:an?|the|any|one of)\s", re.I)


def say(entry: Entry, form: str, **parts: str) -> str:
    """The pack's stem `form` with its places filled; text of a lecture is put in, never read as a form."""
    text = entry.pack.word("stems", form)
    for name, value in parts.items():
        text = text.replace("{" + name + "}", value)
    return text


def term_stem(entry: Entry) -> tuple[str, str]:
    """Asks for the term by its gloss."""
    form = _term_form(entry)
    return f"term-{form}", say(entry, f"term_{form}", gloss=entry.gloss, noun=noun_of(entry))


def _term_form(entry: Entry) -> str:
    shape = entry.shape
    command = isinstance(entry.fact, Command)
    if command and shape.kind == "verbal" and shape.number != "plur":
        return "command_verbal"
    if command and shape.kind == "imperative":
        return "command_imperative"
    if command and shape.kind == "action" and shape.number == "sing" and not _own_noun(entry) and entry.is_code:
        return "command_action"
    if not command and shape.kind in ("nominal", "action") and nominal_fits(entry):
        return "nominal_plur" if shape.number == "plur" else "nominal"
    if not command and shape.kind == "verbal" and shape.number == "sing" and shape.gender in ("", "neut"):
        return "verbal"
    return "other_code" if entry.is_code else "other"


def nominal_fits(entry: Entry) -> bool:
    """True if `Как называется {gloss}?` is a sentence: one noun phrase, no predicate before its first comma."""
    head = re.split(r"[,—–]|\s(?:who|which|that|used|using)\s", entry.gloss)[0]
    if entry.morph.has_predicate(head):
        return False
    return entry.fact.lang != "en" or bool(ARTICLE.match(entry.gloss))


def _own_noun(entry: Entry) -> str:
    return entry.fact.noun if isinstance(entry.fact, Command) else ""


def noun_of(entry: Entry, topic: bool = True) -> str:
    """What the lecture calls such things, `инструкция`, else `команда`; with the section's Latin title if wanted."""
    own = _own_noun(entry)
    singular, _ = entry.morph.singular(own) if own else ("", "")
    noun = singular or entry.pack.word("stems", "noun")
    title = entry.fact.section if own and topic else ""
    return f"{noun} {title}" if TOPIC.fullmatch(title) and not entry.pack.words("stems", "no_topic") else noun


def gloss_stem(entry: Entry) -> tuple[str, str]:
    """Asks what the term is or does."""
    form = gloss_form(entry)
    term = entry.term if entry.is_code else small_first(entry.term, entry.fact.lang)
    return f"gloss-{form}", say(entry, f"gloss_{form}", term=term, noun=noun_of(entry, topic=False))


def gloss_form(entry: Entry) -> str:
    shape = entry.shape
    if isinstance(entry.fact, Command):
        if shape.kind == "imperative":
            return "command_allows"
        if shape.kind == "verbal" and shape.number != "plur":
            return "command_does"
        return "command_purpose" if shape.kind == "action" else "other_code"
    if shape.kind in ("nominal", "action") and nominal_like(entry):
        return (
            "nominal_plur"
            if entry.fact.lang == "en" and entry.morph.number(entry.fact.subject.plain) == "plur"
            else "nominal"
        )
    return "other_code" if entry.is_code else "other"


def nominal_like(entry: Entry) -> bool:
    head = re.split(r"[,—–]", entry.gloss)[0]
    return not entry.morph.has_predicate(head) and len(words(head)) >= 1

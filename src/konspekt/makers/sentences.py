"""Whole sentences of a term and a meaning, its own or another's: `A loop is a set of …`, `Loops repeat …`.

Goes in: two entries. Comes out: a statement to judge, or '' where none is grammatical for sure.
"""

from __future__ import annotations

import re

from konspekt.languages.forms import words
from konspekt.languages.grammar import Called
from konspekt.makers.entry import Entry
from konspekt.makers.glosses import (
    ARTICLE,
    CLAUSE,
    clausal,
    names_its_subject,
    names_itself,
    nominal_like,
    sentence_like,
)
from konspekt.makers.stems import say
from konspekt.model.facts import Command

NAME = re.compile(r"(?:[A-Z][\w.+#-]*|\d[\w.]*)(?: (?:[A-Z][\w.+#-]*|\d[\w.]*))+|\w*[A-Z]\w*[A-Z]\w*")
"""A proper name by its letters: it opens a sentence without an article."""
FORMULA = 8
"""Words at most of what stands after an equals sign."""
QUOTED = re.compile(r"[=“”«»\"$]")
TELLING = 3


def sentence_of(entry: Entry, meant: Entry) -> str:
    """`A loop is a set of …`, `Loops repeat …`: a whole sentence of one's term and the other's gloss; '' if none
    is grammatical for sure."""
    called, shape = entry.called, meant.shape
    if isinstance(entry.fact, Command) and shape.kind != "verbal" and "=" in meant.gloss:
        return ""
    if isinstance(entry.fact, Command) and (shape.kind == "imperative" or meant.is_code):
        form = _command_form(meant)
        if meant.shape.kind == "other" or (meant.shape.kind == "imperative" and len(words(meant.gloss)) == 1):
            return ""  # `for one column`, `start`: nobody says what
        return say(entry, form, term=entry.term, gloss=meant.gloss) if form in entry.pack.data["stems"] else ""
    if "=" in meant.gloss:
        if meant.morph.has_predicate(meant.gloss) or len(words(meant.gloss)) > FORMULA:
            return ""
        return say(entry, "states_equals", term=entry.term, gloss=meant.gloss)
    if sentence_like(meant):
        if names_itself(meant):
            return say(entry, "states_as_is", statement=meant.gloss) if meant is entry else ""
        return ""
    if shape.kind == "verbal":
        agrees = not shape.number or not called.number or shape.number == called.number
        named = called.sure or NAME.fullmatch(entry.term)
        return say(entry, "states_verbal", term=called.text, gloss=meant.gloss) if named and agrees else ""
    if shape.kind == "other" and meant.fact.lang != "en" and meant.fact.evidence.rule.startswith("dash"):
        if meant.morph.has_predicate(CLAUSE.split(meant.gloss)[0]):
            return ""
        return say(entry, "states_quoted", term=entry.term, gloss=meant.gloss)
    if clausal(meant):
        return ""
    if shape.kind not in ("nominal", "action") or not nominal_like(meant):
        return ""
    if len(words(entry.term)) > 1 and entry.morph.gloss(entry.term).kind in ("verbal", "imperative"):
        return ""  # `Stores data as documents`
    if names_its_subject(meant):
        return say(entry, "states_as_is", statement=meant.gloss) if meant is entry else ""
    gloss = meant.morph.with_article(meant.gloss) if shape.kind == "nominal" else meant.gloss
    if not _stands_after_is(gloss, meant, called):
        return ""
    if not called.sure:
        return say(entry, "states_quoted", term=entry.term, gloss=gloss)
    one = words(gloss)[:1] in (("a",), ("an",)) and meant.genus not in meant.pack.words("morphology", "measures")
    if called.number == "plur" and one and words(gloss)[1] not in meant.pack.words("morphology", "measures"):
        return ""  # `builds are a machine`; `apes are a group of …`
    form = "states_nominal_plur" if called.number == "plur" else "states_nominal"
    return say(entry, form, term=called.text, gloss=gloss)


def _command_form(meant: Entry) -> str:
    """`prints a line`, `print a line`, `printing lines`, `a line`; a colon where a first word may be verb or noun."""
    kind = meant.shape.kind
    if kind in ("verbal", "imperative"):
        return f"states_{kind}"
    if kind == "action" and not clausal(meant):
        return "states_action"
    return "states_refers" if ARTICLE.match(meant.gloss) and not clausal(meant) else "states_code"


def _stands_after_is(gloss: str, meant: Entry, called: Called) -> bool:
    """English wants an article, or a plural on both sides: `Factories are objects …`, not `A factory is objects …`."""
    if meant.fact.lang != "en" or ARTICLE.match(gloss) or meant.shape.kind == "action":
        return True
    return called.number == "plur" and meant.morph.number(CLAUSE.split(meant.gloss)[0]) == "plur"

"""What a gloss is by its grammar, as far as a question or a statement must know it.

Goes in: an entry. Comes out: yes or no. It is a noun phrase, a whole sentence, says what is done with the term, what
the term stands for.
"""

from __future__ import annotations

import re

from konspekt.languages.forms import remembered, words
from konspekt.languages.likeness import linked
from konspekt.makers.entry import Entry
from konspekt.model.facts import Command, Statement

CLAUSE = re.compile(r"[,—–]|\s(?:who|which|that|where|used|using|to)\s")
"""Where the first noun phrase of a gloss ends."""
ARTICLE = re.compile(r"^(?:an?|the|any|one of)\s", re.I)


def nominal_fits(entry: Entry) -> bool:
    """True if `Как называется {gloss}?` is a sentence: one noun phrase, no predicate before its first comma."""
    head = CLAUSE.split(entry.gloss)[0]
    if entry.morph.has_predicate(head):
        return False
    return entry.fact.lang != "en" or bool(ARTICLE.match(entry.gloss))


@remembered
def nominal_like(entry: Entry) -> bool:
    head = CLAUSE.split(entry.gloss)[0]
    return not entry.morph.has_predicate(head) and len(words(head)) >= 1


def many(entry: Entry) -> bool:
    """English `entity — objects with an identifier`: no sentence joins the two."""
    head = CLAUSE.split(entry.gloss)[0]
    return entry.fact.lang == "en" and not ARTICLE.match(head) and entry.morph.number(head) == "plur"


def clausal(entry: Entry) -> bool:
    """The gloss is a whole sentence of its own: `derived works inherit the license`."""
    return entry.shape.kind in ("nominal", "action") and not nominal_like(entry)


@remembered
def sentence_like(entry: Entry) -> bool:
    """The same for sure, so that it may stand beside its term: that is no name of a person, nor something typed."""
    plain = entry.fact.subject.plain
    if isinstance(entry.fact, Command | Statement) or entry.shape.kind in ("verbal", "imperative"):
        return False
    if entry.fact.evidence.rule.startswith("headed"):
        return False  # what a bullet under a title says need not be what the title means
    if entry.fact.lang != "en" and (plain.islower() if plain.isascii() else not entry.morph.common(words(plain)[0])):
        return False
    opens, english = words(entry.gloss)[0], entry.fact.lang == "en"
    if english and (entry.shape.kind == "action" or entry.morph.adjective(opens)):
        return False  # `meaning no columns are added`, `compiled before input is read`: a clause without its subject
    if opens in entry.pack.words("makers", "maybes"):
        return False  # `still stores everything`
    return "(" not in entry.gloss and entry.morph.whole(entry.gloss) and not _apposed(entry)


def _apposed(entry: Entry) -> bool:
    """`apiserver – компонент принимает запросы`: the word for its kind runs into its verb."""
    return entry.fact.evidence.rule.startswith("dash") and entry.shape.number == "sing" and entry.term.isascii()


@remembered
def names_itself(entry: Entry) -> bool:
    """`Transport layer: the transport layer ensures …`, `LAN: a local area network spans …`."""
    initials = "".join(w[0] for w in words(entry.gloss))
    if entry.term.isupper() and entry.term.lower() in initials:
        return True
    return bool(entry.term_words) and linked(entry.term_words, entry.gloss_words) == entry.term_words


def names_its_subject(entry: Entry) -> bool:
    """`the physical layer deals with cables`, said of the physical layer: a sentence, and no noun."""
    told, own = words(entry.gloss), words(entry.fact.subject.plain)
    bare = told[1:] if told[:1] and told[0] in entry.pack.words("terms", "articles") else told
    rest = " ".join(bare[len(own) :])
    return bare[: len(own)] == own and bool(rest) and entry.morph.gloss(rest).kind == "verbal"


@remembered
def passive(entry: Entry) -> bool:
    """The gloss says what is done with the term, or what it may do: `What does it do?` would not ask for that."""
    first = next(iter(words(entry.gloss)), "")
    return bool(entry.pack.one_of("deck", "passive").search(first))


def tells(entry: Entry) -> tuple[str, str]:
    """`stands for the priority` -> (`stand for`, `the priority`): by which verb a sign tells what; else ('', '')."""
    sign = entry.class_name is not None and entry.class_name.noun in entry.pack.words("classes", "signs")
    for pattern in entry.pack.patterns("makers", "tells" if sign else "means", re.I):
        found = pattern.match(entry.gloss)
        told = found["told"] if found else ""
        if found and len(words(told)) > 1 and (ARTICLE.match(told) or not entry.morph.has_predicate(told)):
            return found["verb"] + (found["for"] or ""), told
    return "", ""


def is_state(entry: Entry, thing: bool = False) -> bool:
    """`stands for the priority`: no answer to what it does; nor is `shows the priority` of a thing that is no tool."""
    first = entry.morph.lemma(next(iter(words(entry.gloss)), ""))
    return first in entry.pack.words("makers", "states") or (thing and first in entry.pack.words("makers", "shows"))

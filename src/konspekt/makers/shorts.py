"""Short answers, for what no fair choice can be made of.

Goes in: facts. Comes out: `short` questions by gloss, whose answer only the term can be: no vague genus, nothing that
many things do, no root of the name in its meaning.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from konspekt.languages import pack
from konspekt.languages.forms import plain_key, words
from konspekt.languages.likeness import linked, overlap
from konspekt.makers.entry import Entry
from konspekt.makers.giveaway import gives_away
from konspekt.makers.glosses import clausal, passive
from konspekt.makers.standing import Topics
from konspekt.makers.stems import is_command, short_stem
from konspekt.makers.what import entries
from konspekt.makers.worth import EMOJI, describes, names, symbol
from konspekt.model.facts import Command, Definition, Fact, Statement
from konspekt.model.questions import Question, Short

LEAST_WORDS, MOST_NAME = 4, 4
TITLED = ("chapter", "heading", "heading-quote")
ALIKE, ROOT, MUCH = 0.7, 6, 8


def shorts(facts: Sequence[Fact], seed: int) -> Iterator[Question]:
    """Name the term, or type the command, by its gloss: a name of few words that no other gloss would fit."""
    found, topics = entries(facts), Topics(facts)
    for made in found:
        if isinstance(made.fact, Statement) or not names(made) or not describes(made):
            continue
        if len(made.gloss_words) < 4 or len(words(made.term)) > MOST_NAME:
            continue
        if linked(made.gloss_words, made.names) or gives_away(made):
            continue
        if (clausal(made) and made.fact.evidence.strength != "stated") or not _asks_for_name(made):
            continue
        if _one_of_many(made) or (made.shape.kind == "verbal" and topics.hold(made.fact.subject.plain, made.fact)):
            continue
        if made.morph.adjective(made.fact.subject.plain) or any(overlaps(made, o) for o in found if o is not made):
            continue
        rule, stem = short_stem(made)
        if rule.endswith(("-other", "-other_code")):
            continue  # a phrase that no grammar joins to its name fits others too
        aliases = made.fact.aliases if isinstance(made.fact, Definition | Command) else ()
        yield Short(
            id=f"{made.key}#short", facts=(made.key,), stem=stem, rule=rule, evidence=made.fact.evidence,
            section=made.fact.section, lang=made.fact.lang, lecture=made.fact.lecture, difficulty=0.7,
            answer=made.term, accept=tuple(dict.fromkeys(aliases)),
        )  # fmt: skip


def _asks_for_name(made: Entry) -> bool:
    """The meaning leads to one name: no vague genus, no clause with a subject of its own, no root of the name in it."""
    if symbol(made) or made.genus in made.pack.words("makers", "vague") or _said_of_it(made):
        return False
    if made.shape.kind == "other" and made.morph.has_predicate(made.gloss):
        return False
    if clausal(made) and (EMOJI.search(made.gloss) or len(made.gloss_words) < LEAST_WORDS):
        return False
    roots = {w[:ROOT] for w in words(made.term) if len(w) >= ROOT}
    return not any(w[:ROOT] in roots for w in words(made.gloss))


def _one_of_many(made: Entry) -> bool:
    """A product by what kind of product it is (`a database that keeps all in memory`): the world has more of them,
    unless the meaning names somebody, a date, or much that it alone has."""
    products = pack("en").words("morphology", "proper")
    named = any(w[:1].isupper() or w[:1].isdigit() for w in made.gloss.split()[1:])
    few = made.shape.kind == "verbal" or len(made.gloss_words) < MUCH
    return plain_key(made.fact.subject.plain) in products and not named and few


def _said_of_it(made: Entry) -> bool:
    """`provides a range of settings`, `is called by the board`: true of many, unless a title is explained so."""
    if made.shape.kind not in ("verbal", "imperative") or is_command(made):
        return False
    proved = made.fact.evidence.strength == "stated" or made.is_code or made.fact.evidence.rule in TITLED
    return not proved or (made.shape.kind == "verbal" and passive(made))


def overlaps(made: Entry, other: Entry) -> bool:
    """The other's gloss says nearly all that this one says, or its name says what this one's says."""
    if made.fact.lecture != other.fact.lecture:
        return False
    return overlap(made.gloss_words, other.gloss_words) >= ALIKE

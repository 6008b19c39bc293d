"""True or false: a term beside its own meaning, or beside that of a kin.

Goes in: facts. Comes out: whole sentences to judge. Whether a fact is asked as true or as false is
decided by the hash of its key; a false sentence needs a kin of the same form whose meaning is
proved different, and what has none is asked as true, so that about half of all are true.
`claims.py` does the same for cells, dates, signs and members.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from konspekt.languages import pack
from konspekt.languages.forms import words
from konspekt.languages.likeness import content, linked, same_word
from konspekt.languages.morphology import morphology
from konspekt.makers.category import heading
from konspekt.makers.claims import OFTEN, asked, claims, wants_false
from konspekt.makers.entry import Entry
from konspekt.makers.giveaway import says_itself
from konspekt.makers.glosses import clausal, names_itself, sentence_like
from konspekt.makers.kin import HOUSE, SISTERS, STRANGERS, Kin
from konspekt.makers.meeting import Nearness
from konspekt.makers.order import digest
from konspekt.makers.proof import differ, knowledge
from konspekt.makers.residue import cleaned, foreign
from konspekt.makers.sentences import sentence_of
from konspekt.makers.stems import is_command, say
from konspekt.makers.what import entries
from konspekt.makers.worth import SHOUTED, describes, names, pinned, terms_of
from konspekt.model.facts import Command, Fact, Statement
from konspekt.model.questions import Question

LONGEST, SHORTEST, SAYS, PLAIN = 34, 5, 4, 3
TOLD, MEANT = 42, 55
"""Of a hundred sentences, and meanings, that nothing provably false can be made of, so many are asked, as true."""
MUCH = 4
"""So many words beside those of the line itself are worth knowing."""
TEMPTING = 4
"""Of so many nearest the hash takes one: else one meaning would be told of the whole section."""
CITATION = re.compile(r"\s*(?:\[[\d,;\s–-]+\]|\((?:[^()]*,\s*)?(?:1[89]|20)\d\d[a-z]?\))(?=\s*[.;]?$)")
STARTS = re.compile(r"^[«“\"]?(?:[^\W\d_]|`)")


def verdicts(facts: Sequence[Fact], seed: int) -> Iterator[Question]:
    known = knowledge(facts)
    terms = terms_of(facts)
    short = [e for e in entries(facts, every=True) if len(words(e.gloss)) <= LONGEST and names(e)]
    short = [e for e in short if not isinstance(e.fact, Statement) or pinned(e.fact, terms, SAYS) or _plain_claim(e)]
    found = [e for e in short if not e.morph.adjective(e.fact.subject.plain)]
    found = [e for e in found if not clausal(e) or sentence_like(e)]
    near = Nearness(found, Kin(facts))
    alike: dict[object, list[Entry]] = {}
    for made in found:
        alike.setdefault(_form(made), []).append(made)
    for made in found:
        other = _partner(made, alike[_form(made)], known, near) if wants_false(made.key, OFTEN) else None
        if other is None and not wants_false(made.key, TOLD if isinstance(made.fact, Statement) else MEANT):
            continue
        # The truth after its false twin: it has its turn where the critic throws the twin out.
        for meant in dict.fromkeys((other, None)):
            statement = _statement(made, meant)
            if meant is None and _pairs(made, statement) and says_itself(made):
                continue
            if statement:
                why = say(made, "why", term=made.term, gloss=made.gloss, slide=str(made.slide)) if meant else ""
                level = 0.4 + 0.1 * (near.grade(made, meant) if meant else 0)
                yield asked(made.fact, statement, meant is None, why, round(level, 2))
    yield from claims(facts, seed)


def _pairs(made: Entry, statement: str) -> bool:
    """Name and meaning were put together here; the lecture's own sentence may name its subject as often as it likes."""
    return statement not in (made.gloss, as_written(made.fact))


def _plain_claim(made: Entry) -> bool:
    """What a sentence says outright of a thing that two words or the section's title name."""
    own, title = content(made.fact.subject.plain, made.fact.lang), content(made.fact.section, made.fact.lang)
    known = len(own) > 1 or bool(own and linked(own, title) == own)
    empty = made.pack.one_of("makers", "hollow", re.I).search(made.fact.value.plain) if made.fact.value else None
    if empty or heading(made.fact.subject.plain, made.fact.lang):
        return False
    maybe = {*made.pack.words("makers", "maybes"), *made.pack.words("statements", "address")}
    said = made.fact.sentence.plain or f"{made.fact.subject.plain} {made.fact.value.plain}"
    clear = maybe.isdisjoint(words(said)) and not SHOUTED.search(said) and not re.search(r"[\"“(]|--", said)
    return known and clear and describes(made) and len(made.gloss_words) >= PLAIN


def _statement(made: Entry, other: Entry | None) -> str:
    """Made of term and gloss; what is true may be the lecture's own sentence instead."""
    if foreign((other or made).gloss, made.fact.lang):
        return ""
    if other is not None:
        return sentence_of(made, other)
    if tells_itself(made):
        return ""
    if isinstance(made.fact, Statement):
        said = as_written(made.fact) or (sentence_of(made, made) if describes(made) else "")
        return said if _outright(said, made) else ""
    if not describes(made):
        return ""
    said = sentence_of(made, made) or as_written(made.fact)
    meant = made.shape.kind in ("nominal", "action")  # `a set of tools that developers often use` commits itself
    return said if meant or _outright(said, made) else ""


def _outright(said: str, made: Entry) -> bool:
    """It commits itself (no `often`, no `still`) and goes on with nothing said before."""
    maybe = made.pack.words("makers", "maybes")
    return not made.pack.one_of("makers", "joined", re.I).search(said) and not set(words(said)) & set(maybe)


def tells_itself(made: Entry) -> bool:
    """`git restore` restores, `box ssh` opens a connection by ssh: who reads the line knows that it is so."""
    if not is_command(made):
        return False
    said = [token for token in made.fact.subject.plain.split()[:2] if re.fullmatch(r"[a-z]{3,}", token)]
    told = words(made.gloss)
    told_by = {w for w in told if any(same_word(one, w) or made.morph.lemma(w) == one for one in said)}
    rest = made.gloss_words - content(" ".join(told_by), made.fact.lang)
    return bool(told_by) and len(rest) < MUCH


def _partner(
    made: Entry, alike: Sequence[Entry], known: Mapping[tuple[str, str], frozenset[str]], near: Nearness
) -> Entry | None:
    """The nearest kin of the same form whose gloss is false of this term and does not name its own."""
    if sentence_like(made) and names_itself(made):
        return None
    if made.shape.kind == "verbal" and not isinstance(made.fact, Command):
        return None  # what one thing does, another may do as well
    kin = [e for e in alike if e is not made and near.grade(made, e) >= _floor(made, e)]
    nearest = sorted(kin, key=lambda e: (near(made, e), e.key))
    fit = list(islice((e for e in nearest if _false_of(made, e, known)), TEMPTING))
    return min(fit, key=lambda e: digest(made.key, e.key), default=None)


def _form(made: Entry) -> tuple[object, ...]:
    """What stands in its place must have too: lecture, language, grammar, the look of a command."""
    return made.fact.lecture, made.fact.lang, _shape(made), isinstance(made.fact, Command), _sort(made)


def _shape(made: Entry) -> object:
    """Whole sentences may stand for one another, whatever they begin with."""
    return "whole" if sentence_like(made) else made.shape


def _sort(made: Entry) -> object:
    """Flags are told of flags, paths of paths: a command with the meaning of a flag deceives nobody."""
    if not made.is_code:
        return made.called.number
    plain = made.fact.subject.plain
    opening = "name" if plain[:1].isalnum() or plain[:1] == "_" else plain[:1]
    return opening, " " in plain, plain.isupper(), "(" in plain, "." in plain[1:]


def _false_of(made: Entry, other: Entry, known: Mapping[tuple[str, str], frozenset[str]]) -> bool:
    if not describes(other) or linked(other.gloss_words, other.term_words):
        return False
    return bool(sentence_of(made, other)) and differ(made, other, known)


def _floor(one: Entry, other: Entry) -> int:
    """What is merely said of a thing may be told of its sisters alone, a meaning of its house; a line to type does
    something else than any other line of the lecture."""
    if isinstance(one.fact, Statement) or isinstance(other.fact, Statement):
        return SISTERS
    if is_command(one) and is_command(other):
        return STRANGERS
    return HOUSE


def as_written(fact: Fact) -> str:
    """The lecture's own sentence without its citation, where it stands alone and says something; else ''."""
    sentence = CITATION.sub("", cleaned(" ".join(fact.sentence.ticked.split()).rstrip(" .;"), fact.lang))
    found = words(sentence)
    morph, own = morphology(fact.lang), pack(fact.lang)
    if (
        not SHORTEST <= len(found) <= LONGEST
        or not STARTS.match(sentence)
        or sentence.endswith(("?", ":", "!", ","))
        or ": " in sentence
        or " | " in sentence
        or (isinstance(fact, Statement) and own.one_of("makers", "hollow", re.I).search(fact.value.plain))
        or SHOUTED.search(sentence)
        or own.one_of("statements", "leaning", re.I).search(sentence)
        or own.one_of("makers", "joined", re.I).search(sentence)
    ):
        return ""
    leans = (*own.words("makers", "leaning"), *own.words("makers", "dangling"))
    if morph.orders(sentence.split(" ", 1)[0]) or found[0] in leans:
        return ""
    if any(w in own.words("statements", "address") for w in found):
        return ""
    if linked(content(fact.subject.plain, fact.lang), content(sentence, fact.lang)) != content(
        fact.subject.plain, fact.lang
    ):
        return ""  # a bullet under its term: the sentence does not name it
    whole = sentence[0].isupper() or sentence[0] in '`«“"'
    return sentence if whole and morph.has_predicate(sentence) else ""

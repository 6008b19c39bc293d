"""True or false: a term beside its own meaning, or beside one that is provably another's.

Goes in: entries and lists of examples. Comes out: statements to judge. Whether a fact is asked as
true or as false is decided by the hash of its key, so about half are true; a false one needs a
partner of the same form whose meaning is proved different.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from konspekt.languages import pack
from konspekt.languages.forms import words
from konspekt.languages.likeness import linked
from konspekt.makers.entry import Entry
from konspekt.makers.members import share_members
from konspekt.makers.order import digest
from konspekt.makers.stems import nominal_fits, say
from konspekt.makers.what import differ, distance, entries, knowledge
from konspekt.model.facts import Command, Enumeration, Fact
from konspekt.model.questions import Question, TrueFalse

LONGEST = 28


def verdicts(facts: Sequence[Fact], seed: int) -> Iterator[Question]:
    known = knowledge(facts)
    short = [e for e in entries(facts) if len(words(e.gloss)) <= LONGEST]
    found = [e for e in short if not e.morph.adjective(e.fact.subject.plain)]
    for made in found:
        other = None if _odd(made.key) else _partner(made, found, known)
        statement = _statement(made, other or made) or ("" if other else _as_written(made))
        if not statement:
            continue
        why = say(made, "why", term=made.term, gloss=made.gloss, slide=str(made.slide)) if other else ""
        if not statement[0].isascii():
            statement = statement[0].upper() + statement[1:]
        yield _question(made.fact, say(made, "verdict", statement=statement), other is None, why)
    lists = [f for f in facts if isinstance(f, Enumeration) and f.examples and not f.doubtful]
    yield from _examples([f for f in lists if f.evidence.strength == "stated"])


def _odd(key: str) -> bool:
    return bool(int(digest(key, "verdict")[:8], 16) & 1)


def _partner(made: Entry, found: Sequence[Entry], known: Mapping[tuple[str, str], frozenset[str]]) -> Entry | None:
    """The nearest entry of the same form whose gloss is false of this term and does not name its own."""
    fit = [
        e for e in found
        if e is not made and e.fact.lecture == made.fact.lecture and e.shape == made.shape
        and isinstance(e.fact, Command) == isinstance(made.fact, Command)
        and not linked(e.gloss_words, e.term_words) and differ(made, e, known)
    ]  # fmt: skip
    return min(fit, key=lambda e: (distance(made, e), e.key)) if fit else None


def _statement(made: Entry, meant: Entry) -> str:
    """`{term} — {gloss}` for a noun phrase, `{term} {gloss}` for a predicate; empty where neither is a sentence."""
    if meant.shape.kind == "verbal":
        return say(made, "states_verbal", term=made.term, gloss=meant.gloss)
    if meant.shape.kind in ("nominal", "action") and (made.fact.lang != "en" or nominal_fits(meant)):
        return say(made, "states_nominal", term=made.term, gloss=meant.gloss)
    return ""


def _as_written(made: Entry) -> str:
    """The lecture's own sentence, where it stands alone."""
    sentence = " ".join(made.fact.sentence.ticked.split()).rstrip(" .;")
    first = next(iter(words(sentence)), "")
    leans = first in made.pack.words("makers", "leaning") or sentence.endswith(("?", ":", "!"))
    return "" if leans or len(words(sentence)) > LONGEST or not made.morph.has_predicate(sentence) else sentence


def _question(fact: Fact, stem: str, answer: bool, why: str) -> Question:
    return TrueFalse(
        id=f"{fact.key}#verdict", facts=(fact.key,), stem=stem, rule="verdict", evidence=fact.evidence,
        section=fact.section, lang=fact.lang, lecture=fact.lecture, difficulty=0.4, answer=answer, why=why,
    )  # fmt: skip


def _examples(lists: Sequence[Enumeration]) -> Iterator[Question]:
    for fact in lists:
        sisters = [f for f in lists if f.lecture == fact.lecture and f is not fact and not share_members(f, fact)]
        foreign = min(sisters, key=lambda f: digest(fact.key, f.key)) if sisters and not _odd(fact.key) else None
        source = foreign or fact
        names = [i.ticked.split(" (")[0] for i in source.items if len(words(i.plain)) <= 5]
        if not names or len(words(fact.subject.plain)) > 5:
            continue
        member = min(names, key=lambda n: digest(fact.key, n))
        form = pack(fact.lang).word("stems", "states_example")
        statement = form.replace("{member}", member).replace("{head}", fact.subject.ticked)
        stem = pack(fact.lang).word("stems", "verdict").replace("{statement}", statement)
        why = ""
        if foreign:
            text = pack(fact.lang).word("stems", "why_member").replace("{member}", member)
            why = text.replace("{head}", foreign.subject.ticked).replace("{slide}", str(foreign.origin.slide))
        yield _question(fact, stem, foreign is None, why)

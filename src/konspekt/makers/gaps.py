"""Short answers and gaps, for what no fair choice can be made of.

Goes in: facts. Comes out: `short` questions by gloss, whose answer only the term can be, and gaps
in the lecture's own sentences. A gap hides a name that stands nowhere else in the sentence and
that no other fact of the lecture would fill.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from konspekt.languages.forms import plain_key, words
from konspekt.languages.likeness import content, linked, overlap
from konspekt.makers.entry import Entry, entry
from konspekt.makers.order import digest
from konspekt.makers.stems import short_stem
from konspekt.makers.what import entries
from konspekt.makers.worth import EMOJI, describes, names, pinned, terms_of
from konspekt.model.facts import Command, Definition, Enumeration, Fact, Property, Statement
from konspekt.model.questions import GAP, Cloze, Question, Short
from konspekt.model.text import Text

LEAST_WORDS = 4
LEAST_CONTENT = 3
FILLERS = ("это", "и", "а", "so", "and", "for", "that", "other", "also", "также", "так")
"""Words that lean only at the very beginning: later they are copulas and conjunctions."""
MOST_WORDS, MOST_NAME = 30, 4
ALIKE = 0.7


def shorts(facts: Sequence[Fact], seed: int) -> Iterator[Question]:
    """Name the term, or type the command, by its gloss: a name of few words that no other gloss would fit."""
    found = entries(facts)
    for made in found:
        if isinstance(made.fact, Statement) or not names(made) or not describes(made):
            continue
        if linked(made.gloss_words, made.names) or len(made.gloss_words) < 4 or len(words(made.term)) > MOST_NAME:
            continue
        if made.morph.adjective(made.fact.subject.plain) or any(overlaps(made, o) for o in found if o is not made):
            continue
        rule, stem = short_stem(made)
        aliases = made.fact.aliases if isinstance(made.fact, Definition | Command) else ()
        yield Short(
            id=f"{made.key}#short", facts=(made.key,), stem=stem, rule=rule, evidence=made.fact.evidence,
            section=made.fact.section, lang=made.fact.lang, lecture=made.fact.lecture, difficulty=0.7,
            answer=made.term, accept=tuple(dict.fromkeys(aliases)),
        )  # fmt: skip


def overlaps(made: Entry, other: Entry) -> bool:
    """The other's gloss says nearly all that this one says, or its name says what this one's says."""
    if made.fact.lecture != other.fact.lecture:
        return False
    return overlap(made.gloss_words, other.gloss_words) >= ALIKE


def completions(facts: Sequence[Fact], seed: int) -> Iterator[Question]:
    """`docker ____ nginx`: the word that makes the command do what the lecture says."""
    for fact in facts:
        if not isinstance(fact, Command) or fact.doubtful or not fact.subject.is_code:
            continue
        tokens = fact.subject.plain.split()
        made = entry(fact)
        if tokens[0][:1].isupper() and not tokens[0].isupper():
            continue
        if len(tokens) < 2 or not re.fullmatch(r"[a-z][a-z-]+", tokens[1]) or len(made.gloss_words) < 2:
            continue
        if (
            linked(made.gloss_words, content(tokens[1], fact.lang))
            or tokens[1] in tokens[2:]
            or len(words(made.gloss)) > MOST_WORDS
        ):
            continue
        holed = " ".join([tokens[0], GAP, *tokens[2:]])
        stem = made.pack.word("stems", "complete").replace("{gloss}", made.gloss).replace("{command}", holed)
        yield Cloze(
            id=f"{fact.key}#complete", facts=(fact.key,), stem=stem, rule="complete", evidence=fact.evidence,
            section=fact.section, lang=fact.lang, lecture=fact.lecture, difficulty=0.6, level="apply",
            answer=f"`{tokens[1]}`",
        )  # fmt: skip


def gaps(facts: Sequence[Fact], seed: int) -> Iterator[Question]:
    """A hole where the sentence names the term, the default, or a member."""
    fillers = Counter(
        (f.lecture, plain_key(f.subject.plain)) for f in facts if isinstance(f, Definition | Statement | Command)
    )
    terms = terms_of(facts)
    for fact in facts:
        if fact.doubtful or not fact.sentence or fact.evidence.rule == "table":
            continue
        hidden = _hidden(fact, seed)
        if not hidden or fillers[fact.lecture, plain_key(hidden)] > 3:
            continue
        if isinstance(fact, Statement) and not pinned(fact, terms):
            continue
        stem = _holed(fact, hidden)
        if stem:
            yield Cloze(
                id=f"{fact.key}#gap", facts=(fact.key,), stem=stem, rule="gap", evidence=fact.evidence,
                section=fact.section, lang=fact.lang, lecture=fact.lecture, difficulty=0.5, answer=hidden,
            )  # fmt: skip


def _hidden(fact: Fact, seed: int) -> str:
    """What the gap hides: the subject of a definition or statement, the value of a property, a member."""
    match fact:
        case Definition() | Statement():
            made = entry(fact)
            whole = isinstance(fact, Statement) or (len(made.gloss_words) >= LEAST_CONTENT and describes(made))
            return fact.subject.plain if whole and names(made) and len(words(fact.subject.plain)) <= 3 else ""
        case Property():
            return fact.value.plain if len(words(fact.value.plain)) <= 3 else ""
        case Enumeration():
            listed = fact.evidence.rule.startswith("list") or fact.evidence.rule.endswith(("brackets", "colon"))
            if fact.open or fact.examples or listed:  # others could stand in the gap too
                return ""
            short = [i.plain for i in fact.items if len(words(i.plain)) <= 3 and i.plain in fact.sentence.plain]
            return min(short, key=lambda t: digest(seed, fact.key, t)) if short else ""
        case _:
            return ""


def _holed(fact: Fact, hidden: str) -> str:
    """The sentence with one gap; empty where it would be too thin, too long, or give itself away."""
    sentence = _ticked(fact.sentence)
    plain = fact.sentence.plain
    count = len(words(plain))
    pattern = re.compile(rf"(?<![\w-]){re.escape(hidden)}(?![\w-])")
    if (
        not LEAST_WORDS + 1 <= count <= MOST_WORDS
        or len(pattern.findall(plain)) != 1
        or plain.rstrip().endswith(("?", ":"))
        or _bracketed(plain, pattern)
        or plain.count(" - ") > 1
        or EMOJI.search(plain)
    ):
        return ""
    holed = pattern.sub(GAP, sentence, count=1)
    holed = holed.replace(f"`{GAP}`", GAP)
    rest = content(holed.replace(GAP, " "), fact.lang)
    if holed.count(GAP) != 1 or len(rest) < LEAST_CONTENT or linked(rest, content(hidden, fact.lang)):
        return ""
    if _leans(fact, words(holed.replace(GAP, " "))):
        return ""
    holed = BRACKET_GLOSS.sub(GAP, holed).strip().rstrip(" ;,")
    return holed if holed.endswith((".", "!", "?", "…", ")", "»", "”", '"')) else f"{holed}."


def _bracketed(plain: str, pattern: re.Pattern[str]) -> bool:
    """What is to be hidden stands in brackets: a translation or an example, not what the sentence is about."""
    found = pattern.search(plain)
    return bool(found) and plain.count("(", 0, found.start()) > plain.count(")", 0, found.start())  # type: ignore[union-attr]


BRACKET_GLOSS = re.compile(rf"{GAP}\s*\([^()]*\)")


def _leans(fact: Fact, found: Sequence[str]) -> bool:
    """The sentence begins with a pronoun or a connective: it needs the one before."""
    from konspekt.languages import pack

    dangling = pack(fact.lang).words("makers", "leaning")
    return bool(found) and (found[0] in dangling or any(w in dangling and w not in FILLERS for w in found[1:3]))


def _ticked(text: Text) -> str:
    return " ".join(text.ticked.split())

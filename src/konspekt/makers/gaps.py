"""Gaps in the lecture's own sentences, for what no fair choice can be made of.

Goes in: facts. Comes out: `cloze` questions. A gap hides a name that stands nowhere else in the sentence, that no other
fact of the lecture would fill, and that is not what the whole lecture is about; `standing.py` knows which sentences
can be read alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from konspekt.languages import pack
from konspekt.languages.forms import plain_key, words
from konspekt.languages.likeness import content, linked
from konspekt.languages.morphology import morphology
from konspekt.makers.category import nameable
from konspekt.makers.entry import entry, with_capital
from konspekt.makers.order import digest
from konspekt.makers.residue import cleaned
from konspekt.makers.standing import Topics, alone
from konspekt.makers.worth import EMOJI, SHOUTED, describes, names, pinned, terms_of
from konspekt.model.facts import Command, Definition, Enumeration, Fact, Property, Statement
from konspekt.model.questions import GAP, Cloze, Question
from konspekt.model.text import Text

DASH = re.compile(rf"(?<={GAP})\s[-–—]{{1,3}}\s")
UNSIGNED = re.compile(rf"{GAP} [A-ZА-ЯЁ][a-zа-яё]")
"""A label and its sentence, which no sign joins."""
LEAST_WORDS = 4
LEAST_CONTENT = 3
FILLERS = ("это", "и", "а", "so", "and", "for", "that", "other", "also", "также", "так")
"""Words that lean only at the very beginning: later they are copulas and conjunctions."""
MOST_WORDS, MOST_MEMBER = 30, 3


def gaps(facts: Sequence[Fact], seed: int) -> Iterator[Question]:
    """A hole where the sentence names the term, the default, or a member."""
    return _cut(facts, seed, leaning=False)


def leaning_gaps(facts: Sequence[Fact]) -> Iterator[Cloze]:
    """Of sentences that lean on the one before: for a card that shows that one too."""
    return _cut(facts, 0, leaning=True)


def _cut(facts: Sequence[Fact], seed: int, leaning: bool) -> Iterator[Cloze]:
    fillers = Counter(
        (f.lecture, plain_key(f.subject.plain)) for f in facts if isinstance(f, Definition | Statement | Command)
    )
    terms, topics = terms_of(facts), Topics(facts)
    for fact in facts:
        if fact.doubtful or not fact.sentence or fact.evidence.rule == "table":
            continue
        hidden = _hidden(fact, seed, leaning)
        if not hidden or fillers[fact.lecture, plain_key(hidden)] > 3 or not content(hidden, fact.lang):
            continue
        if not leaning and (topics.hold(hidden, fact) or not alone(fact, hidden)):
            continue
        if isinstance(fact, Statement) and not pinned(fact, terms):
            continue
        stem = _holed(fact, hidden, leaning)
        if stem:
            yield Cloze(
                id=f"{fact.key}#gap", facts=(fact.key,), stem=stem, rule="gap", evidence=fact.evidence,
                section=fact.section, lang=fact.lang, lecture=fact.lecture, difficulty=0.5, answer=hidden,
            )  # fmt: skip


def _hidden(fact: Fact, seed: int, leaning: bool) -> str:
    """What the gap hides: the subject of a definition or statement, the value of a property, a member.

    What a `leaning` sentence says of its subject is thin: the sentence before says the rest.
    """
    match fact:
        case Definition() | Statement():
            made = entry(fact)
            told = len(made.gloss_words) >= LEAST_CONTENT and describes(made)
            whole = leaning or (told and made.shape.kind in ("nominal", "action"))  # what one does, others may do
            return fact.subject.plain if whole and names(made) and len(words(fact.subject.plain)) <= 3 else ""
        case Property():
            return fact.value.plain if 1 <= len(words(fact.value.plain)) <= 3 else ""
        case Enumeration():
            listed = fact.evidence.rule.startswith("list") or fact.evidence.rule.endswith(("brackets", "colon", "such"))
            like = pack(fact.lang).one_of("lists", "like", re.I)
            articles = pack(fact.lang).words("terms", "articles")
            if fact.open or fact.examples or listed or any(like.search(i.plain) for i in fact.items):
                # others could stand in the gap too
                return ""
            bare = [_bare(i.plain, articles) for i in fact.items]
            short = [t for t in bare if len(words(t)) <= MOST_MEMBER and t in fact.sentence.plain]
            short = [t for t in short if NAMED.match(t) or f"`{t}`" in fact.sentence.ticked]
            short = [t for t in short if _is_noun(t, fact.lang)]
            return min(short, key=lambda t: digest(seed, fact.key, t)) if short else ""
        case _:
            return ""


def _bare(text: str, articles: Sequence[str]) -> str:
    """`a value` is asked as `value`, and its article stays in the sentence."""
    first, _, rest = text.partition(" ")
    return rest if rest and first.lower() in articles else text


def _is_noun(text: str, lang: str) -> bool:
    """A name in whatever case."""
    return nameable(text, lang, MOST_MEMBER) or nameable(morphology(lang).nominative(text), lang, MOST_MEMBER)


def _holed(fact: Fact, hidden: str, leaning: bool) -> str:
    """The sentence with one gap; empty where it would be too thin, too long, or give itself away."""
    sentence = _ticked(fact.sentence, fact.lang)
    plain = fact.sentence.plain
    count = len(words(plain))
    spoken = not set(words(plain)).isdisjoint(pack(fact.lang).words("makers", "speakers"))
    if hidden not in plain or "$" in hidden or "---" in plain or spoken:
        return ""
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
    holed = _without_label(holed.replace(f"`{GAP}`", GAP), fact)
    rest = content(holed.replace(GAP, " "), fact.lang)
    if holed.count(GAP) != 1 or len(rest) < LEAST_CONTENT or linked(rest, content(hidden, fact.lang)):
        return ""
    if _leans(fact, words(holed.replace(GAP, " "))) != leaning or SHOUTED.search(holed):
        return ""
    holed = BRACKET_GLOSS.sub(GAP, holed).strip().rstrip(" ;,")
    if holed.startswith((f"{GAP}:", f"{GAP}.")) or UNSIGNED.match(holed) or GLUED.search(holed):
        return ""
    holed = with_capital(holed, fact.lang)
    return holed if holed.endswith((".", "!", "?", "…", ")", "»", "”", '"')) else f"{holed}."


def _without_label(holed: str, fact: Fact) -> str:
    """Without `Definition:` before it and without a dash before the verb: `The ____ - explains …`."""
    label, colon, rest = holed.partition(": ")
    if colon and GAP in rest and pack(fact.lang).one_of("terms", "labels").fullmatch(plain_key(label)):
        holed = rest[0].upper() + rest[1:]
    dash = DASH.search(holed)
    if not dash:
        return holed
    told = entry(fact).shape if isinstance(fact, Definition) else morphology(fact.lang).gloss(holed[dash.end() :])
    return f"{holed[: dash.start()]} {holed[dash.end() :]}" if told.kind == "verbal" else holed


def _bracketed(plain: str, pattern: re.Pattern[str]) -> bool:
    """What is to be hidden stands in brackets: a translation or an example, not what the sentence is about."""
    found = pattern.search(plain)
    return bool(found) and plain.count("(", 0, found.start()) > plain.count(")", 0, found.start())  # type: ignore[union-attr]


NAMED = re.compile(r"[A-ZА-ЯЁ]|.*\d|\S*[a-z][A-Z]")
"""A member that only one name can be: an ordinary word of a list in a sentence could be many."""
GLUED = re.compile(rf"[^\W_]{GAP}|{GAP}[^\W_]")
BRACKET_GLOSS = re.compile(rf"{GAP}\s*\([^()]*\)")


def _leans(fact: Fact, found: Sequence[str]) -> bool:
    """The sentence begins with a pronoun or a connective: it needs the one before."""
    dangling = pack(fact.lang).words("makers", "leaning")
    return bool(found) and (found[0] in dangling or any(w in dangling and w not in FILLERS for w in found[1:3]))


def _ticked(text: Text, lang: str) -> str:
    return cleaned(" ".join(text.ticked.split()), lang)

"""Short answers and gaps, for what no fair choice can be made of.

Goes in: facts. Comes out: `short` questions by gloss, whose answer only the term can be, and gaps
in the lecture's own sentences. A gap hides a name that stands nowhere else in the sentence and
that no other fact of the lecture would fill.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from konspekt.languages import pack
from konspekt.languages.forms import plain_key, words
from konspekt.languages.likeness import content, linked, overlap
from konspekt.languages.morphology import morphology
from konspekt.makers.entry import Entry, entry
from konspekt.makers.order import digest
from konspekt.makers.stems import clausal, is_command, passive, short_stem
from konspekt.makers.what import entries
from konspekt.makers.worth import EMOJI, SHOUTED, describes, names, pinned, symbol, terms_of
from konspekt.model.facts import Command, Definition, Enumeration, Fact, Property, Statement
from konspekt.model.questions import GAP, Cloze, Question, Short
from konspekt.model.text import Text

DASH = re.compile(rf"(?<={GAP})\s[-–—]{{1,3}}\s")
LEAST_WORDS = 4
LEAST_CONTENT = 3
ELEVATE = ("sudo", "doas")
PROGRAM = re.compile(
    r"[(){};=]|\.{3}|…|^(?:public|private|protected|static|void|class|struct|def|function|fn|func|let|const|var|return)\b"
)
PLACEHOLDERS = frozenset(
    """
    file filename name path dir directory folder url host hostname user username command branch image container
    pattern string target source src dst key value id number port link linkname program script text word
    """.split()
)
"""What a manual writes where anything may stand: no word to know."""
FILLERS = ("это", "и", "а", "so", "and", "for", "that", "other", "also", "также", "так")
"""Words that lean only at the very beginning: later they are copulas and conjunctions."""
MOST_WORDS, MOST_NAME = 30, 4
TITLED = ("chapter", "heading", "heading-quote")
ALIKE, ROOT = 0.7, 6


def shorts(facts: Sequence[Fact], seed: int) -> Iterator[Question]:
    """Name the term, or type the command, by its gloss: a name of few words that no other gloss would fit."""
    found = entries(facts)
    for made in found:
        if isinstance(made.fact, Statement) or not names(made) or not describes(made):
            continue
        if linked(made.gloss_words, made.names) or len(made.gloss_words) < 4 or len(words(made.term)) > MOST_NAME:
            continue
        if (clausal(made) and made.fact.evidence.strength != "stated") or not _asks_for_name(made):
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


def completions(facts: Sequence[Fact], seed: int) -> Iterator[Question]:
    """`docker ____ nginx`: the word that makes the command do what the lecture says."""
    for fact in facts:
        if not isinstance(fact, Command) or fact.doubtful or not fact.subject.is_code:
            continue
        made, tokens = entry(fact), fact.subject.plain.split()
        at = 2 if tokens[0] in ELEVATE else 1
        if not _typed(tokens, at) or not _told(made, tokens[at]):
            continue
        holed = " ".join([*tokens[:at], GAP, *tokens[at + 1 :]])
        stem = made.pack.word("stems", "complete").replace("{gloss}", made.gloss).replace("{command}", holed)
        yield Cloze(
            id=f"{fact.key}#complete", facts=(fact.key,), stem=stem, rule="complete", evidence=fact.evidence,
            section=fact.section, lang=fact.lang, lecture=fact.lecture, difficulty=0.6, level="apply",
            answer=f"`{tokens[at]}`",
        )  # fmt: skip


def _typed(tokens: Sequence[str], at: int) -> bool:
    """A line for the shell whose word at `at` is a subcommand, told once: no declaration of a program."""
    if len(tokens) <= at or PROGRAM.search(" ".join(tokens)) or (tokens[0][:1].isupper() and not tokens[0].isupper()):
        return False
    if tokens[at] in PLACEHOLDERS:
        return False
    return bool(re.fullmatch(r"[a-z][a-z-]+", tokens[at])) and tokens[at] not in tokens[at + 1 :]


def _told(made: Entry, word: str) -> bool:
    """The purpose is a deed, and does not name the word."""
    deed = made.shape.kind in ("verbal", "imperative", "action") or made.fact.lang != "en"
    about = set(words(made.fact.subject.plain)) & set(words(made.gloss)[:1])
    opens = next(iter(words(made.gloss)), "") in made.pack.words("critic", "open_words")
    torn = opens or (made.shape.kind == "verbal" and made.shape.number == "plur")  # `с помощью которого …`
    if not deed or about or torn or len(made.gloss_words) < 2 or len(words(made.gloss)) > MOST_WORDS:
        return False
    return not linked(made.gloss_words, content(word, made.fact.lang))


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
    terms = terms_of(facts)
    for fact in facts:
        if fact.doubtful or not fact.sentence or fact.evidence.rule == "table":
            continue
        hidden = _hidden(fact, seed, leaning)
        if not hidden or fillers[fact.lecture, plain_key(hidden)] > 3:
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
            whole = isinstance(fact, Statement) or leaning or told
            return fact.subject.plain if whole and names(made) and len(words(fact.subject.plain)) <= 3 else ""
        case Property():
            return fact.value.plain if 1 <= len(words(fact.value.plain)) <= 3 else ""
        case Enumeration():
            listed = fact.evidence.rule.startswith("list") or fact.evidence.rule.endswith(("brackets", "colon", "such"))
            like = pack(fact.lang).one_of("lists", "like", re.I)
            if fact.open or fact.examples or listed or any(like.search(i.plain) for i in fact.items):
                # others could stand in the gap too
                return ""
            short = [i.plain for i in fact.items if len(words(i.plain)) <= 3 and i.plain in fact.sentence.plain]
            if fact.evidence.rule != "inline-consists":
                short = [t for t in short if NAMED.match(t) or f"`{t}`" in fact.sentence.ticked]
            return min(short, key=lambda t: digest(seed, fact.key, t)) if short else ""
        case _:
            return ""


def _holed(fact: Fact, hidden: str, leaning: bool) -> str:
    """The sentence with one gap; empty where it would be too thin, too long, or give itself away."""
    sentence = _ticked(fact.sentence)
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
    holed = _without_label(holed.replace(f"`{GAP}`", GAP), fact.lang)
    rest = content(holed.replace(GAP, " "), fact.lang)
    if holed.count(GAP) != 1 or len(rest) < LEAST_CONTENT or linked(rest, content(hidden, fact.lang)):
        return ""
    if _leans(fact, words(holed.replace(GAP, " "))) != leaning or SHOUTED.search(holed):
        return ""
    holed = BRACKET_GLOSS.sub(GAP, holed).strip().rstrip(" ;,")
    if holed.startswith(f"{GAP}:"):
        return ""
    return holed if holed.endswith((".", "!", "?", "…", ")", "»", "”", '"')) else f"{holed}."


def _without_label(holed: str, lang: str) -> str:
    """Without `Definition:` before it and without a dash before the verb: `The ____ - explains …`."""
    label, colon, rest = holed.partition(": ")
    if colon and GAP in rest and pack(lang).one_of("terms", "labels").fullmatch(plain_key(label)):
        holed = rest[0].upper() + rest[1:]
    dash = DASH.search(holed)
    verb = dash and morphology(lang).gloss(holed[dash.end() :]).kind in ("verbal", "imperative")
    return f"{holed[: dash.start()]} {holed[dash.end() :]}" if dash and verb else holed


def _bracketed(plain: str, pattern: re.Pattern[str]) -> bool:
    """What is to be hidden stands in brackets: a translation or an example, not what the sentence is about."""
    found = pattern.search(plain)
    return bool(found) and plain.count("(", 0, found.start()) > plain.count(")", 0, found.start())  # type: ignore[union-attr]


NAMED = re.compile(r"[A-ZА-ЯЁ]|.*\d|\S*[a-z][A-Z]")
"""A member that only one name can be: an ordinary word of a list in a sentence could be many."""
BRACKET_GLOSS = re.compile(rf"{GAP}\s*\([^()]*\)")


def _leans(fact: Fact, found: Sequence[str]) -> bool:
    """The sentence begins with a pronoun or a connective: it needs the one before."""
    dangling = pack(fact.lang).words("makers", "leaning")
    return bool(found) and (found[0] in dangling or any(w in dangling and w not in FILLERS for w in found[1:3]))


def _ticked(text: Text) -> str:
    return " ".join(text.ticked.split())

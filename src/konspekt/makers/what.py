"""Choice in both directions: the term by its gloss, the gloss by its term; definitions and commands.

Goes in: facts of the slot `is` (and statements with a verb). Comes out: choice questions in closed
blocks, where every distractor is the key's sibling with a different meaning of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from konspekt.languages.forms import plain_key, words
from konspekt.languages.likeness import linked, overlap
from konspekt.makers.blocks import blocks, shown
from konspekt.makers.classes import class_names
from konspekt.makers.entry import Entry, entry, one_case
from konspekt.makers.giveaway import spells, translated
from konspekt.makers.glosses import passive, sentence_like
from konspekt.makers.kin import Kin
from konspekt.makers.meeting import Aspect, Meeting, Nearness, common_words
from konspekt.makers.order import digest, ordered
from konspekt.makers.proof import knowledge
from konspekt.makers.stems import gloss_form, gloss_stem, is_command, meaning, noun_of, say, term_stem
from konspekt.makers.worth import denies, describes, names, symbol
from konspekt.model.facts import Command, Definition, Fact, Statement
from konspekt.model.questions import Choice, Level, Option, Question

NAME_RATIO, NAME_GAP = 2.2, 20
GLOSS_RATIO, GLOSS_GAP = 1.9, 32
OUT_RATIO, OUT_GAP = 2, 4
LONGEST_STEM, LONGEST_OPTION = 32, 20
DECLARES = re.compile(
    r"struct|class|def|let|const|var|function|fn|func|return|public|private|protected|static|void|import|from|if|for|while"
)
DRESSES = (
    ("flag", re.compile(r"^--?\w")),
    ("sign", re.compile(r"^[^\w]+$")),
    ("call", re.compile(r"\([^()]*\)$")),
    ("tag", re.compile(r"^<[^<>]+>$")),
    ("path", re.compile(r"^[~./]*/|\w/")),
)


def entries(facts: Sequence[Fact], every: bool = False) -> list[Entry]:
    """What can be asked by name and gloss: sound facts, one a subject, or `every` one."""
    taken: set[tuple[str, str]] = set()
    found, classes = [], class_names(facts)
    for fact in (f for kind in (Definition | Command, Statement) for f in facts if isinstance(f, kind)):
        assert isinstance(fact, Definition | Command | Statement)
        spot = (fact.lecture, _base(fact))
        if fact.doubtful or (spot in taken and not every):
            continue
        made = entry(fact, classes.get(fact.key))
        if _askable(made):
            taken.add(spot)
            found.append(made)
    order = {f.key: n for n, f in enumerate(facts)}
    return sorted(found, key=lambda e: order[e.key])


def _base(fact: Definition | Command | Statement) -> str:
    return fact.subject.plain if fact.subject.is_code else plain_key(fact.subject.plain)


def _askable(made: Entry) -> bool:
    """A gloss that stands alone and a term that is one."""
    count = len(words(made.gloss))
    if isinstance(made.fact, Statement) and (made.shape.kind != "verbal" or count < 4):
        return False
    if not count >= 2 or len(made.gloss_words) < 2 or len(words(made.term)) > 8 or len(made.term) > 60:
        return False
    if "?" in made.gloss or made.gloss.endswith(":") or re.search(r"https?://", made.gloss):
        return False
    first = words(made.gloss)[0]
    if ":" in made.gloss[:20] or made.gloss[0] in "([" or made.gloss.count("«") != made.gloss.count("»"):
        return False
    return first not in made.pack.words("makers", "dangling")


def both_ways(facts: Sequence[Fact], seed: int) -> Iterator[Question]:
    known, kin = knowledge(facts), Kin(facts)
    found = [e for e in entries(facts) if names(e) and describes(e)]
    for aspect in (TERM, GLOSS):
        yield from asked_in_blocks([e for e in found if aspect.fits(e)], aspect, known, kin, seed)


def asked_in_blocks(
    found: Sequence[Entry], aspect: Aspect, known: Mapping[tuple[str, str], frozenset[str]], kin: Kin, seed: int
) -> Iterator[Question]:
    """Choices of one direction: each entry that has kin of its form is the key once."""
    for slot in _slots(found, aspect):
        near = Nearness(slot, kin)
        meet = Meeting(aspect, known, common_words(slot), near)
        for block in blocks(slot, lambda a, b, n=near, m=meet: n.close(a, b) and m.may(a, b), near):  # type: ignore[misc]
            yield from _questions(block, aspect, seed, near)


def _slots(found: Sequence[Entry], aspect: Aspect) -> list[list[Entry]]:
    """Entries that may stand together by form alone: same lecture, kind and dress."""
    groups: dict[tuple[object, ...], list[Entry]] = {}
    for made in found:
        groups.setdefault((made.fact.lecture, made.fact.lang, *aspect.form(made)), []).append(made)
    return list(groups.values())


def _questions(block: Sequence[Entry], aspect: Aspect, seed: int, near: Nearness) -> Iterator[Question]:
    name = digest(*(e.key for e in block), aspect.name)[:12]
    for at, key in enumerate(block):
        rule, stem = aspect.stem(key)
        options = shown(block, at)
        if _told(key, [o for o in options if o is not key], aspect):
            continue
        identity = f"{key.key}#{aspect.name}"
        texts = one_case([aspect.option(e) for e in options], key.fact.lang)
        if _stands_out(aspect.option(key), [aspect.option(e) for e in options if e is not key]):
            continue
        order = ordered(texts, seed, identity)
        yield Choice(
            id=identity,
            facts=(key.key,),
            stem=stem,
            rule=rule,
            evidence=key.fact.evidence,
            section=key.fact.section,
            lang=key.fact.lang,
            lecture=key.fact.lecture,
            difficulty=_difficulty(key, options, near),
            level=_level(rule, aspect, _confusable(key, options)),
            block=name,
            options=tuple(Option(texts[i], "" if options[i] is key else _why(options[i])) for i in order),
            answer=next(n for n, i in enumerate(order) if options[i] is key),
        )


def _told(key: Entry, others: Sequence[Entry], aspect: Aspect) -> bool:
    """Stem and key are a name and the words that it shortens, or a word and its translation that another option
    lacks."""
    if spells(key.fact.subject.plain, key.gloss):
        return True
    if is_command(key):
        return False
    asked = aspect.asked(key)
    said = translated(asked, aspect.shown(key))
    return any(said - translated(asked, aspect.shown(other)) for other in others)


def _stands_out(key: str, others: Sequence[str]) -> bool:
    """The key is twice as long as any other option: its length says that it is the one."""
    return len(key) > OUT_RATIO * max(map(len, others)) + OUT_GAP


def _level(rule: str, aspect: Aspect, confusable: bool) -> Level:
    """To choose for a situation is to apply; to tell apart what is easily confused, to understand."""
    if rule.startswith("situation"):
        return "apply"
    return "understand" if confusable and aspect.level == "remember" else aspect.level


def _difficulty(key: Entry, options: Sequence[Entry], near: Nearness) -> float:
    """0.3 for strangers, up to 0.9 for sisters with like meanings: the mean over the distractors."""
    others = [o for o in options if o is not key]
    kin = sum(near.grade(key, o) for o in others) / (3 * max(1, len(others)))
    alike = sum(overlap(key.gloss_words, o.gloss_words) for o in others) / max(1, len(others))
    return round(0.3 + 0.4 * kin + 0.2 * min(1.0, 2 * alike), 2)


def _confusable(key: Entry, options: Sequence[Entry]) -> bool:
    """Every distractor shares a word of its name or the genus of its meaning: telling them apart is the point."""
    others = [o for o in options if o is not key]
    return all(linked(key.term_words, o.term_words) or (o.genus and o.genus == key.genus) for o in others)


def _why(other: Entry) -> str:
    return say(other, "why", term=other.term, gloss=other.gloss, slide=str(other.slide))


def _term_form(made: Entry) -> tuple[object, ...]:
    """What a reader sees of a term at a glance; options must share it."""
    plain = made.fact.subject.plain
    sort = noun_of(made) if made.is_code or made.class_name else ""
    if made.is_code:
        tokens = plain.split()
        single = _upper(plain) if made.class_name else _dress(plain)
        family = _family(tokens) if len(tokens) > 1 else single
        return ("code", family, sort)
    script = "latin" if plain.isascii() else "other"
    number = "plur" if script == "latin" and re.search(r"[^s]s$", plain) else made.morph.number(plain)
    bare = made.morph.adjective(plain)
    return ("name", bare, script, plain[:1].isupper(), number if script == "other" else number == "plur", sort)


def _dress(plain: str) -> str:
    """What a single word of code looks like: flag, sign, call, tag, path, word. Options that no class holds together
    must look alike, for a flag among signs is the answer to whatever is said of it."""
    return next((name for name, form in DRESSES if form.search(plain)), _upper(plain))


def _upper(plain: str) -> str:
    return "upper" if plain.isupper() else "word"


def _family(tokens: Sequence[str]) -> str:
    """Lines to type may stand together, whatever program they call; flags, statements and declarations only with their
    like."""
    first = tokens[0]
    if first.startswith("-"):
        return "flag"
    return first if first.isupper() or DECLARES.fullmatch(first) else "line"


def _gloss_form(made: Entry) -> tuple[object, ...]:
    """What a reader sees of a gloss at a glance: its grammar, and whether it is a formula."""
    number = made.shape.number if made.shape.kind == "verbal" else ""
    kind = "whole" if sentence_like(made) else made.shape.kind
    form = gloss_form(made)
    # How the stem asks is no matter of the options, but of what is left of them.
    if not form.startswith(("nominal", "quoted")) and not form.endswith("tells"):
        form = "passive" if passive(made) else ""
    odd = made.is_code and not made.class_name and _dress(made.fact.subject.plain)
    return (isinstance(made.fact, Command), form, kind, number, "$" in made.gloss, odd in ("flag", "sign") and odd)


def _gloss_fits(made: Entry) -> bool:
    if isinstance(made.fact, Statement) or made.morph.adjective(made.fact.subject.plain):
        return False
    return len(words(made.gloss)) <= LONGEST_OPTION and len(made.gloss) <= 150


TERM = Aspect(
    "term", term_stem, lambda e: e.term, lambda e: e.gloss, lambda e: e.asked, lambda e: e.term_words, _term_form,
    lambda e: len(words(e.gloss)) <= LONGEST_STEM and not denies(e) and not symbol(e), NAME_RATIO, NAME_GAP,
)  # fmt: skip
GLOSS = Aspect(
    "gloss", gloss_stem, meaning, lambda e: e.term, lambda e: e.term_words, lambda e: e.gloss_words,
    _gloss_form, _gloss_fits, GLOSS_RATIO, GLOSS_GAP,
)  # fmt: skip

"""Is it worth a question: does the subject name a thing, does the gloss say enough to know it by?

Goes in: an entry. Comes out: yes or no. Facts that are no good for a choice may still be fit for a
card; what is refused here leaves a remark with the makers' other silences.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from konspekt.languages.forms import plain_key, remembered, words
from konspekt.languages.likeness import content, linked
from konspekt.makers.entry import Entry
from konspekt.makers.glosses import ARTICLE, clausal, passive
from konspekt.makers.residue import programmed
from konspekt.model.facts import Command, Definition, Fact, Statement

MOST_WORDS = 5
EMOJI = re.compile(r"[\u2190-\u21ff\u2300-\u2bff\ufe0f\U0001f000-\U0001faff]")
LOOSE = re.compile(r"^\W*\d+\b|[&+,;:'’]$|\s&\s|\b(?:1[0-9]{3}|20[0-9]{2})\b|[=<>|%]|^[A-Za-zА-я]$")
CUT = re.compile(r"\.{3}|…|[{;]\s*$|\{\s")
"""Code of which a part is left out, or a piece of a program: nobody's name."""
RUN_ON = re.compile(r"(?<=[^\W\d])\s(?:-|--)\s(?=[^\W\d])")
"""A second dash inside a meaning: another fact begins there."""
SHOUTED = re.compile(r"(?:\b[A-ZА-ЯЁ]{2,}\b[\s,]+){4}")
HASH = re.compile(r"(?=.*\d)[0-9a-f]{7,64}")
"""What a program made up: a commit, an image."""
CODE = re.compile(r"`[^`]*`")
ODD = re.compile(r"[\d_/.]|[a-z][A-Z]|^X")
SYMBOL = re.compile(r"\$[^$]*\$")
NAME = re.compile(r"[A-ZА-ЯЁ][\w-]*[A-ZА-ЯЁ]|^\S+\s+[A-ZА-ЯЁ]|\d")
LETTER = re.compile(r"[^\W\d_]|\W*\d{1,2}\W*")
"""A variable of an example, or a number that only says something beside the option it belongs to."""
FULL_GLOSS, LISTED, PREDICATE = 3, 3, 4


@remembered
def names(made: Entry) -> bool:
    """The subject is the name of something: no clause, no command to the reader, no label, no date."""
    plain = made.fact.subject.plain
    found = words(plain)
    if EMOJI.search(plain):
        return False
    if made.is_code:
        return not any(form.fullmatch(plain) for form in (LETTER, HASH)) and not CUT.search(plain)
    if found and made.pack.one_of("makers", "headings").fullmatch(plain_key(plain)):
        return False
    if made.pack.one_of("makers", "sides").fullmatch(plain_key(plain)):
        return False  # `Features of X`
    if not found or len(found) > MOST_WORDS or LOOSE.search(plain):
        return False
    told = made.fact.lang == "en" and ARTICLE.match(made.gloss) and not isinstance(made.fact, Statement)
    if told and not (len(found) > 1 and made.morph.orders(plain)):
        return True  # `for loop`, `filter`: what is `a loop that …` is a noun
    if not made.morph.is_term(plain):
        return False
    leans = (
        *made.pack.words("makers", "all"),
        *made.pack.words("makers", "dangling"),
        *made.pack.words("makers", "not_names"),
    )
    if (
        found[0].partition("'")[0] in leans
        or found[-1] in made.pack.words("makers", "not_names")
        or found[-1] in made.pack.words("critic", "open_words")
    ):
        return False
    last = made.morph.lemma(found[-1])
    if len(found) > 1 and last != found[-1] and made.morph.orders(last):
        return False  # `Network stack includes`
    return not made.pack.one_of("terms", "labels").fullmatch(plain_key(plain)) and not made.morph.orders(plain)


@remembered
def describes(made: Entry) -> bool:
    """The gloss tells what it is or does, and not only something about it."""
    return not _empty(made) and _says_enough(made)


def _empty(made: Entry) -> bool:
    """It praises, counts, points elsewhere, or says the name over again."""
    own, gloss = made.pack, made.gloss
    if own.one_of("makers", "shared", re.I).match(gloss) or own.one_of("makers", "hollow", re.I).search(gloss):
        return True
    if own.one_of("makers", "elsewhere", re.I).search(gloss) or translates(made):
        return True
    if made.shape.kind == "verbal" and made.morph.own_subject(gloss):
        return True
    return bool(made.gloss_words) and linked(made.gloss_words, made.term_words) == made.gloss_words


def _says_enough(made: Entry) -> bool:
    """Enough words of the right grammar for its kind of fact, and nothing that leans on what stands around it."""
    if isinstance(made.fact, Statement):
        return made.shape.kind == "verbal" and len(made.gloss_words) >= FULL_GLOSS
    guessed = made.fact.evidence.strength == "inferred" and isinstance(made.fact, Definition)
    if guessed and len(made.gloss_words) < FULL_GLOSS:
        return False
    if EMOJI.search(made.gloss) or made.gloss.count('"') % 2 or len(words(CODE.sub(" ", made.gloss))) < 2:
        return False
    if RUN_ON.search(CODE.sub("X", made.gloss)) or programmed(made.gloss):
        return False
    if words(made.gloss)[-1] in made.pack.words("makers", "unfinished"):
        return False
    if _leans(made) or any(words(made.gloss)[0] in made.pack.words("makers", name) for name in ("pointing", "hedges")):
        return False
    mine = made.pack.words("makers", "possessive") if isinstance(made.fact, Command) else ()
    if not set(words(CODE.sub(" ", made.gloss))[:3]).isdisjoint(made.pack.words("makers", "speakers")):
        return False  # `CPU: give me the next word`
    spoken = any(w in made.pack.words("statements", "address") and w not in mine for w in words(made.gloss))
    if spoken and made.shape.kind not in ("nominal", "action"):
        return False
    if clausal(made):
        return isinstance(made.fact, Definition) and len(made.gloss_words) >= FULL_GLOSS
    if isinstance(made.fact, Command):
        return _says_what_it_does(made)
    if lists(made):
        return False
    if made.shape.kind in ("nominal", "action"):
        bare = made.morph.lemma(words(made.gloss)[-1]) == made.genus in made.pack.words("makers", "vague")
        return len(made.gloss_words) >= 2 and not bare
    if made.shape.kind == "verbal":
        return len(made.gloss_words) >= 2
    return len(made.gloss_words) >= FULL_GLOSS


def _says_what_it_does(made: Entry) -> bool:
    """No row of values, no deed of many: one command does; what many do is said of something else."""
    verbal = made.shape.kind == "verbal"
    if values(made.gloss.split(",")) or (verbal and made.shape.number == "plur" and made.is_code):
        return False
    return not (verbal and passive(made) and len(made.gloss_words) < FULL_GLOSS)


def symbol(made: Entry) -> bool:
    """A sign of mathematics: it can be explained, but nobody is called so."""
    return bool(SYMBOL.fullmatch(made.fact.subject.plain))


def translates(made: Entry) -> bool:
    """`Flow control — контроль потока`: the gloss says the Latin name over again, word by word."""
    plain, own = made.fact.subject.plain, made.pack
    foreign = plain.isascii() and own.word("detect", "script") != "latin" and not made.is_code
    count = len(words(plain))
    short = len(made.gloss_words) <= count + 1 and made.shape.kind in ("nominal", "action") and "," not in made.gloss
    return foreign and count > 1 and isinstance(made.fact, Definition) and short and not made.gloss.isascii()


def denies(made: Entry) -> bool:
    """The predicate begins with a negation: `does not track changes`."""
    early = words(made.gloss)[:3] if made.shape.kind == "verbal" else []
    return any(w in made.pack.words("makers", "negations") for w in early)


def pinned(fact: Statement, terms: Container[tuple[str, str]], least: int = PREDICATE) -> bool:
    """Enough is said to know the subject by: a term of the lecture or a proper name, and a full predicate."""
    plain = fact.subject.plain
    name = fact.subject.is_code or bool(NAME.search(plain)) or (plain.isascii() and fact.lang == "ru")
    known = name or (fact.lecture, plain_key(plain)) in terms
    return known and len(content(fact.value.plain, fact.lang)) >= least


def terms_of(facts: Sequence[Fact]) -> frozenset[tuple[str, str]]:
    """(lecture, folded name) of all that the lecture defines."""
    return frozenset((f.lecture, plain_key(f.subject.plain)) for f in facts if isinstance(f, Definition | Command))


def _leans(made: Entry) -> bool:
    """`has received true, it will …`: a second clause about something that stands outside."""
    pronouns = made.pack.words("deck", "pronouns")
    if (
        isinstance(made.fact, Command)
        and made.shape.kind == "imperative"
        and set(words(made.gloss)[1:3]) & set(pronouns)
    ):
        return True  # `delete it`
    return any(_outside(made, piece) for piece in made.gloss.split(", ")[1:])


def _outside(made: Entry, piece: str) -> bool:
    """It begins with a pronoun; `such as …` gives examples, and `their results` are those of what was just named."""
    found, pronouns = words(piece), made.pack.words("deck", "pronouns")
    if not found or made.pack.one_of("makers", "inside", re.I).match(piece):
        return False
    if made.shape.kind == "verbal" and found[0] in made.pack.words("terms", "articles") and made.morph.whole(piece):
        return True  # `matches nothing, an empty one matches everything`
    if found[0] in made.pack.words("makers", "owned") and len(found) > 1:
        return made.morph.gloss(piece.split(maxsplit=1)[1]).kind not in ("nominal", "action")
    joined = found[0] in made.pack.words("critic", "open_words") and found[1:2] and found[1] in pronouns
    return found[0] in pronouns or bool(joined)


def values(pieces: Sequence[str]) -> bool:
    """`armv7l, aarch64, x86_64`: what may stand there, and not what it is."""
    odd = sum(bool(ODD.search(p.strip())) for p in pieces)
    return len(pieces) >= LISTED and all(len(p.split()) == 1 for p in pieces) and 2 * odd >= len(pieces)


def lists(made: Entry) -> bool:
    """A row of names (`issues, pull requests, releases`): it says what belongs to the term, not what it is.

    A noun with its genitives (`набор классов, функций`) is no row: only its head stands in the nominative.
    """
    pieces = [p for p in re.split(r"[,;]", CODE.sub("X", made.gloss)) if p.strip()]
    if made.shape.kind == "verbal" and len(words(pieces[0])) > 1:
        return False  # `handles images, containers, and networks`
    if len(pieces) > 1 and all(len(p.split()) <= 2 and p.strip()[0].isupper() for p in pieces):
        return True  # `Ray, Dask`
    if values(pieces):
        return True
    short = sum(len(words(p)) <= 4 for p in pieces) >= 0.75 * len(pieces)
    if len(pieces) < LISTED or not short or len(words(pieces[0])) > 3:
        return False
    return any(p.isascii() or made.morph.gloss(p).kind in ("nominal", "action") for p in pieces[1:])

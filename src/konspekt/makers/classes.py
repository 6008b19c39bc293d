"""What class the things of a lecture belong to: `parameter`, `HTTP method`, `уровень изоляции`; or nothing.

Goes in: facts. Comes out: a class for each of those whose lecture names it: in the head of its column, of its list, of
the chapter that explains one such thing a section, or of another list that has it as a member. A head names a class
if its noun is one of those that the language's pack lists; `Features` and `Redis` are none. A class of which the
lecture tells fewer than `LEAST` things is kept only where a column proves it, for nobody could choose among them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from konspekt.languages import Pack, pack
from konspekt.languages.forms import plain_key, remembered, words
from konspekt.languages.grammar import Gender
from konspekt.languages.likeness import content
from konspekt.languages.morphology import morphology
from konspekt.makers.blocks import LEAST
from konspekt.model.facts import Command, Definition, Enumeration, Fact, Statement

BRACKETS = re.compile(r"\s*\([^()]*\)|^\W*\d[\d.]*[.)]?\s+")
SENTENCE = re.compile(r"(?<=[.!?])\s+")
TOKEN = re.compile(r"`[^`]*`|[^\s,;:.!?«»\"“”()|/]+(?:/[^\s,;:.!?«»\"“”()|/]+)*")
LINE = re.compile(r"[a-z][\w.-]* \S")
TYPED = ("comment", "lead", "bracket", "tool")
"""Rules that find what is typed in a shell."""
PROGRAM = re.compile(r"\s(?:<-|:?=|\+=)\s|[\w\])]\([^()]*\)\s*;?$|;\s*$")
"""An assignment or a call: a statement of a program, which nobody types in a shell."""
CALL = re.compile(r"^[\w.:]+\([^()]*\)$")
NAME, NUMBER = re.compile(r"[\w-]+"), re.compile(r"[2-9]|1\d")
MODIFIERS, TAIL = 2, 2
"""So many words before and after its noun belong to the name of a class at most."""


@dataclass(frozen=True, slots=True)
class ClassName:
    """`HTTP method`, `HTTP methods`; `noun` is its head as a lemma, `method`."""

    one: str
    many: str
    noun: str
    gender: Gender = ""
    stated: bool = False
    """`Examples of patterns`: the head says in so many words that its members are some."""

    def runs(self, own: Pack) -> bool:
        """One types such a thing in a shell: it can be called a command."""
        return self.noun in own.words("classes", "run")

    def used(self, own: Pack) -> bool:
        """Somebody uses such a thing to do something: a flag, a function; not a column."""
        return self.runs(own) or self.noun in own.words("classes", "used")


def class_names(facts: Sequence[Fact]) -> dict[str, ClassName]:
    """Key of a fact -> its class, for terms and commands of lectures that name it."""
    told = [f for f in facts if isinstance(f, Definition | Command | Statement)]
    listed, topics = _listed(facts), {(f.lecture, plain_key(f.subject.plain)) for f in told}
    found: dict[str, ClassName] = {}
    proved: set[str] = set()
    for fact in told:
        column = class_of(fact.heads[0], fact.lang, True) if fact.evidence.rule == "table" and fact.heads else None
        if column:
            proved.add(fact.key)
            found[fact.key] = column
            continue
        if line := _line_of_code(fact):
            found[fact.key] = line
            continue
        heads = (*fact.heads, *_over(fact), *listed.get((fact.lecture, plain_key(fact.subject.plain)), ()))
        one = next(filter(None, (class_of(head, fact.lang) for head in heads)), None)
        if one and (one.stated or not _topic(one, fact, topics)) and _may_be(fact, one):
            found[fact.key] = one
    size = Counter((f.lecture, found[f.key].one) for f in told if f.key in found and not f.doubtful)
    lectures = {f.key: f.lecture for f in told}
    # What is said of a thing elsewhere is said of one of its class.
    by_name = {(f.lecture, f.lang, plain_key(f.subject.plain)): found[f.key] for f in reversed(told) if f.key in found}
    for fact in told:
        one = by_name.get((fact.lecture, fact.lang, plain_key(fact.subject.plain)))
        found.update({fact.key: one} if one and fact.key not in found else {})
    return {k: c for k, c in found.items() if k in proved or size[lectures[k], c.one] >= LEAST}


def _line_of_code(fact: Definition | Command | Statement) -> ClassName | None:
    """A statement of a program that a comment explains, where the pack has a name for such a line."""
    explained = isinstance(fact, Command) and fact.evidence.rule.startswith("comment")
    own = pack(fact.lang)
    named = own.words("classes", "line") if "term_class_other" in own.data["stems"] else ()
    if not (explained and named and PROGRAM.search(fact.subject.plain)):
        return None
    one, many, noun = named
    return ClassName(one, many, noun, morphology(fact.lang).singular(many)[1])


def _topic(one: ClassName, fact: Fact, topics: set[tuple[str, str]]) -> bool:
    """A class that the lecture explains itself is a topic: what stands under it need be none of it."""
    return any((fact.lecture, plain_key(name)) in topics for name in (one.one, one.many, one.noun))


def _may_be(fact: Definition | Command | Statement, one: ClassName) -> bool:
    """A line to type is a command or nothing, whatever heading it stands under; a call is a function, no object."""
    own = pack(fact.lang)
    if fact.subject.is_code and CALL.search(fact.subject.plain) and one.noun not in own.words("classes", "called"):
        return False
    typed = fact.evidence.rule.startswith(TYPED) or LINE.match(fact.subject.plain)
    return not (isinstance(fact, Command) and typed) or one.runs(own)


def _listed(facts: Sequence[Fact]) -> dict[tuple[str, str], tuple[str, ...]]:
    """(lecture, folded member) -> heads of the lists that have it."""
    heads: dict[tuple[str, str], tuple[str, ...]] = {}
    for fact in facts:
        if isinstance(fact, Enumeration) and not fact.doubtful and not fact.evidence.rule.endswith("includes"):
            for item in fact.items:
                spot = (fact.lecture, plain_key(item.plain))
                heads[spot] = (*heads.get(spot, ()), fact.subject.plain)
    return heads


def _over(fact: Fact) -> Iterator[str]:
    """The heading over a section that explains what it is called."""
    own, title = content(fact.subject.plain, fact.lang), content(fact.section, fact.lang)
    if own and own == title and fact.chapter:
        yield fact.chapter.rpartition(" / ")[2]


@remembered
def class_of(head: str, lang: str, column: bool = False) -> ClassName | None:
    """The class that a lead-in or a heading names in the plural, a column in either number: `Useful options:`, `We
    need two system calls:`."""
    own = pack(lang)
    nouns = frozenset(own.words("classes", "nouns"))
    text = BRACKETS.sub("", SENTENCE.split(head.strip())[-1])
    leads, text = text.rstrip().endswith((":", "：")), text.rstrip(" :：.…")
    for around in own.patterns("lists", "around", re.I):
        text = around.regex.sub("", text)
    free = own.one_of("classes", "listing", re.I).search(text)
    text = text[free.end() :] if free else text
    tokens = TOKEN.findall(text)
    at = _noun_at(tokens, text, nouns, lang, leads)
    if at is None:
        return None
    first = _first_modifier(tokens, at, lang)
    counted = first > 0 and bool(NUMBER.fullmatch(tokens[first - 1]))  # `It has 3 options`
    if not leads and not counted and not all(_counts(t, lang) for t in tokens[:first]):
        return None
    if len(tokens) == 1 and not (leads or column or _has_names(tokens[0], lang)):
        return None
    phrase = " ".join(tokens[first : at + 1])
    plural = morphology(lang).number(phrase) == "plur" if free else morphology(lang).names_class(phrase)
    if not plural and not column:
        return None
    named = _named(tokens[first:at], tokens[at], _tail(tokens[at + 1 :], lang), lang)
    return replace(named, stated=True) if named and free else named


def _has_names(noun: str, lang: str) -> bool:
    """`Commands`, `Columns` alone as a heading: what stands below is some; `Ports` is a topic."""
    own, lemma = pack(lang), morphology(lang).lemma(noun)
    return any(lemma in own.words("classes", kind) for kind in ("run", "used", "signs"))


def _noun_at(tokens: Sequence[str], text: str, nouns: frozenset[str], lang: str, leads: bool) -> int | None:
    """Where the noun of the class stands: at the end of the first noun phrase, or of the whole lead-in."""
    own, morph = pack(lang), morphology(lang)
    stops = own.one_of("lists", "head_ends", re.I)
    ends = [len(tokens)] if leads else []
    if own.words("lists", "head_ends"):
        stop = stops.search(text)
        phrase = len(TOKEN.findall(text[: stop.start()])) if stop else len(tokens)
        ends.insert(len(ends) if morph.has_predicate(text) else 0, phrase)
        places = [end - 1 for end in ends if end]
    else:
        places = [n for n, token in enumerate(tokens) if morph.lemma(token) in nouns][:1]
        # `Объекты X предоставляют методы` names whose the members are, and not what they are.
        places = [n for n in places if not morph.has_predicate(" ".join(tokens[n + 1 :]))]
        places = [n for n in places if not leads or n == len(tokens) - 1 or not _loose(tokens[n + 1 :], lang)]
    return next((n for n in places if morph.lemma(tokens[n]) in nouns), None)


def _first_modifier(tokens: Sequence[str], at: int, lang: str) -> int:
    """Where the name of the class begins: its adjectives and the nouns before it, no praise and no number."""
    own, morph = pack(lang), morphology(lang)
    first = at
    while first and at - first < MODIFIERS:
        token = tokens[first - 1]
        verb = morph.gloss(token).kind in ("verbal", "imperative") and not token.isupper()
        if verb or _counts(token, lang) or token.lower() in own.words("makers", "light") or not NAME.fullmatch(token):
            break
        if lang != "en" and not morph.adjective(token):
            break
        first -= 1
    return first


def _counts(token: str, lang: str) -> bool:
    """`popular`, `three`, `the`, `следующие`: it says nothing of what the things are."""
    own, folded = pack(lang), plain_key(token)
    if token.isdigit() or folded in own.words("makers", "qualities") or folded in own.words("classes", "praise"):
        return True
    return bool(own.one_of("makers", "numerals").search(folded) or own.one_of("makers", "counts").fullmatch(folded))


def _tail(rest: Sequence[str], lang: str) -> str:
    """`уровни изоляции`, `types of port`: what the class needs to be understood; '' where it may be anything."""
    return "" if _loose(rest, lang) else " ".join(rest)


def _loose(rest: Sequence[str], lang: str) -> bool:
    """What follows the noun is no name in the genitive."""
    if lang == "en" or not rest or len(rest) > TAIL:
        return bool(rest)
    text, light = " ".join(rest), pack(lang).words("makers", "light")
    verb = morphology(lang).has_predicate(text) or morphology(lang).orders(text)
    return verb or any(plain_key(t) in light for t in rest)


def _named(before: Sequence[str], noun: str, tail: str, lang: str) -> ClassName | None:
    morph = morphology(lang)
    phrase = " ".join([*(t if _keeps_capital(t, lang) else t.lower() for t in before), noun.lower()])
    one, gender = morph.singular(phrase)
    many = morph.plural(phrase)
    if not one or not many or (morph.lemma(noun) in pack(lang).words("classes", "modified") and not (before or tail)):
        return None
    return ClassName(f"{one} {tail}".strip(), f"{many} {tail}".strip(), morph.lemma(words(noun)[0]), gender)


def _keeps_capital(token: str, lang: str) -> bool:
    """`HTTP`, `Docker`; not the `Isolation` of `Isolation levels`."""
    if any(c.isupper() for c in token[1:]):
        return True
    common = pack(lang).one_of("classes", "small", re.I).fullmatch(token) or not token.isascii()
    return not common and morphology(lang).called(token, "").text[:1].isupper()

"""A list with one member left out: `CRUD stands for: create, read, ____, delete.`

Goes in: closed enumerations. Comes out: gaps that the others of the list lead to. A class in the plural
(`popular browsers`) has members that the lecture does not name, so it is no closed list unless it
says how many there are; it is asked as a statement instead.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from konspekt.languages import pack
from konspekt.languages.forms import plain_key, words
from konspekt.languages.likeness import content, linked
from konspekt.languages.morphology import morphology
from konspekt.makers.category import LOOSE, NAME, bare, heading, member
from konspekt.makers.entry import dress
from konspekt.makers.members import clear
from konspekt.makers.order import digest
from konspekt.model.facts import Enumeration, Fact
from konspekt.model.questions import GAP, Cloze, Question

LEAST, MOST = 3, 6
LONGEST_HEAD, LONGEST_ITEM, LONGEST_ANSWER, LONGEST = 12, 4, 2, 34


def list_gaps(facts: Sequence[Fact], seed: int) -> Iterator[Question]:
    lists = [f for f in facts if isinstance(f, Enumeration) and not f.doubtful and clear(f)]
    heads = Counter((f.lecture, plain_key(f.subject.plain)) for f in lists)
    for fact in lists:
        if heads[fact.lecture, plain_key(fact.subject.plain)] == 1 and _closed(fact) and _headed(fact):
            yield from _gap(fact, seed)


def _closed(fact: Enumeration) -> bool:
    """So many members and no more: their number is said, or they are what one thing is made of. What a title heads is
    a list of topics."""
    counted = bool(pack(fact.lang).one_of("makers", "numerals").search(plain_key(fact.subject.plain)))
    least = LEAST - 1 if counted else LEAST
    titled = not counted and plain_key(fact.subject.plain) == plain_key(fact.section)
    if titled or fact.open or fact.examples or not least <= len(fact.items) <= MOST:
        return False
    morph = morphology(fact.lang)
    named = [i.plain for i in fact.items if NAME.match(i.plain) and not i.is_code]
    if not counted and 2 * len(named) >= len(fact.items):
        return False  # names of things that there are more of: tools, books, people
    return counted or (bool(morph.number(fact.subject.plain)) and not morph.names_class(fact.subject.plain))


def _headed(fact: Enumeration) -> bool:
    head = fact.subject.plain
    found = words(head)
    leans = (*pack(fact.lang).words("makers", "leaning"), *pack(fact.lang).words("makers", "dangling"))
    if not 0 < len(found) <= LONGEST_HEAD or found[0] in leans or LOOSE.search(head) or head.endswith("?"):
        return False
    morph, own = morphology(fact.lang), pack(fact.lang)
    opens = morph.gloss(head).kind in ("verbal", "imperative") or morph.orders(head)
    opens = opens or bool(own.one_of("deck", "passive").search(found[-1]))
    counts = any(re.match(rf"{word}\b", plain_key(head)) for word in own.words("makers", "counts"))
    return not opens and not counts and not heading(head, fact.lang) and not bare(head, fact)


def _gap(fact: Enumeration, seed: int) -> Iterator[Question]:
    texts = [dress(i, fact.lang, brackets=True) for i in fact.items]
    if not all(member(i, fact.lang) for i in fact.items) or any(len(words(t)) > LONGEST_ITEM for t in texts):
        return
    told = content(fact.subject.plain, fact.lang)
    said = [content(t, fact.lang) for t in texts]
    fit = [n for n, own in enumerate(said) if len(words(texts[n])) <= LONGEST_ANSWER and own]
    fit = [n for n in fit if not linked(said[n], told.union(*(s for k, s in enumerate(said) if k != n)))]
    if not fit:
        return
    at = min(fit, key=lambda n: digest(seed, fact.key, texts[n]))
    shown = ", ".join([*texts[:at], GAP, *texts[at + 1 :]])
    stem = pack(fact.lang).word("stems", "list_gap")
    head = fact.subject.ticked.rstrip(" .:")
    stem = stem.replace("{head}", head[0].upper() + head[1:]).replace("{items}", shown)
    if len(words(stem)) <= LONGEST:
        yield Cloze(
            id=f"{fact.key}#list", facts=(fact.key,), stem=stem, rule="list-gap", evidence=fact.evidence,
            section=fact.section, lang=fact.lang, lecture=fact.lecture, difficulty=0.6, answer=texts[at],
        )  # fmt: skip

"""Lists, one member a card: the missing member, the next step, what a thing is an example of.

Goes in: enumerations. Comes out: `list` notes. A long list, an open one (`и т.д.`) and one whose
head names nothing are left out: nobody can be asked for one member of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from konspekt.languages import pack
from konspekt.languages.forms import plain_key, words
from konspekt.languages.likeness import content, linked, overlap
from konspekt.languages.morphology import morphology
from konspekt.makers.entry import dress
from konspekt.makers.notes_build import Draft, build, filled
from konspekt.makers.notes_sound import Side, flaw
from konspekt.model.facts import Enumeration, Fact
from konspekt.model.notes import Note
from konspekt.model.questions import GAP

MEMBERS, STEPS = (2, 5), (3, 8)
"""Fewest and most members of a list that is asked with a gap, or step by step."""
MEMBER, STEP, HEAD = 4, 12, 10
"""Most words of a member, a step, a head."""
BARE = re.compile(r"\s*\((?:[^()]|\([^()]*\))*\)$")


def list_notes(facts: Sequence[Fact], title: str) -> Iterator[Note]:
    """`facts` are of one lecture, `title` is its title."""
    lists = [f for f in facts if isinstance(f, Enumeration) and not f.doubtful and _named(f)]
    for fact in lists:
        if fact.ordered:
            yield from _steps(fact, title)
        elif fact.examples:
            yield from _examples(fact, lists, title)
        elif not fact.open:
            yield from _gaps(fact, lists, title)


def _named(fact: Enumeration) -> bool:
    """The head is the name of something that has members."""
    head, lang = fact.subject.plain, fact.lang
    morph = morphology(lang)
    first = next(iter(words(head)), "")
    if not first or first in (*pack(lang).words("makers", "dangling"), *pack(lang).words("morphology", "not_terms")):
        return False
    label = bool(pack(lang).one_of("terms", "labels").fullmatch(plain_key(head)))
    if label or re.search(r"[?!:;,]", head):
        return False
    kind = morph.gloss(head).kind
    nominal = kind in ("nominal", "action") or (kind == "other" and head.isascii())
    return len(words(head)) <= HEAD and nominal and not morph.has_predicate(head)


def _gaps(fact: Enumeration, lists: Sequence[Enumeration], title: str) -> Iterator[Note]:
    """`Master-ноды: etcd, ____, kube-scheduler`: each member is asked while the others are seen."""
    texts, lang = [_member(i.ticked) for i in fact.items], fact.lang
    fits = MEMBERS[0] <= len(texts) <= MEMBERS[1] and all(len(words(t)) <= MEMBER for t in texts)
    if not fits or _twins(texts, lang):
        return
    fronts = [filled(lang, "members", head=_head(fact), items=", ".join(_holed(texts, n))) for n in range(len(texts))]
    sides = [Side("cloze", front, text, lang) for front, text in zip(fronts, texts, strict=True)]
    if any(flaw(s) for s in sides) or any(_same_head(fact, o) for o in lists):
        return
    for n, (text, side) in enumerate(zip(texts, sides, strict=True)):
        if _told_by_others(texts, n, lang):
            continue
        fields = {
            "Question": side.front, "Head": _head(fact), "Items": "\n".join(_holed(texts, n)), "Answer": text,
            "More": _bracket(fact.items[n].ticked),
        }  # fmt: skip
        yield build(fact, Draft("list", fields, [side], _about(text)), title)


def _steps(fact: Enumeration, title: str) -> Iterator[Note]:
    """What comes after this step."""
    texts = [dress(i, fact.lang, brackets=True) for i in fact.items]
    fits = STEPS[0] <= len(texts) <= STEPS[1] and all(1 < len(words(t)) <= STEP for t in texts)
    if not fits or _twins(texts, fact.lang):
        return
    for before, after in pairwise(texts):
        front = filled(fact.lang, "next", head=_head(fact), step=before)
        side = Side("basic", front, after, fact.lang)
        if not flaw(side):
            fields = {"Question": front, "Answer": after, "More": ""}
            yield build(fact, Draft("list", fields, [side], _about(after)), title)


def _examples(fact: Enumeration, lists: Sequence[Enumeration], title: str) -> Iterator[Note]:
    """What is it an example of: a member belongs to one list only."""
    for item in fact.items[: MEMBERS[1]]:
        text = _member(item.ticked)
        others = (i for o in lists if o is not fact for i in o.items)
        elsewhere = any(plain_key(_member(i.ticked)) == plain_key(text) for i in others)
        side = Side("basic", filled(fact.lang, "example", member=text), _head(fact), fact.lang)
        if not elsewhere and len(words(text)) <= MEMBER and not flaw(side):
            fields = {"Question": side.front, "Answer": side.back, "More": _bracket(item.ticked)}
            yield build(fact, Draft("list", fields, [side], _about(text)), title)


def _head(fact: Enumeration) -> str:
    head = " ".join(fact.subject.ticked.split())
    return f"{head}: {fact.label}" if fact.label else head


def _member(text: str) -> str:
    """Without a bracket at the end, a final stop, or outer blanks."""
    text = " ".join(text.split()).rstrip(" .;,")
    return BARE.sub("", text) or text


def _bracket(text: str) -> str:
    """The member as the lecture writes it, where that says more than the bare one."""
    full = " ".join(text.split()).rstrip(" .;,")
    return full if full != _member(text) else ""


def _holed(texts: Sequence[str], at: int) -> list[str]:
    return [GAP if n == at else text for n, text in enumerate(texts)]


def _twins(texts: Sequence[str], lang: str) -> bool:
    """Two members that say the same, or one that gives another away."""
    keys = [content(t, lang) for t in texts]
    if len({plain_key(t) for t in texts}) < len(texts):
        return True
    return any(a and b and (linked(a, b) == a or linked(b, a) == b) for a, b in combinations(keys, 2))


def _told_by_others(texts: Sequence[str], at: int, lang: str) -> bool:
    """`Fat Call, ____`: every word of the hidden member stands in the others. A foreign name is taken for English."""
    own, *others = (content(t, "en" if t.isascii() else lang) for t in (texts[at], *texts[:at], *texts[at + 1 :]))
    return bool(own) and linked(own, frozenset().union(*others)) == own


def _same_head(fact: Enumeration, other: Enumeration) -> bool:
    """Another list of the lecture has this head, so that a gap has two answers."""
    heads = content(_head(fact), fact.lang), content(_head(other), other.lang)
    return other is not fact and heads[0] == heads[1] and overlap(*heads) == 1.0


def _about(text: str) -> str:
    return plain_key(text) or text

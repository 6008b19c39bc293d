"""Members of a category: which of these belong to it.

Goes in: enumerations, and the names of like things. Comes out: multiples whose wrong options are members of a
sister list or siblings that a closed list leaves out. An open list (`и т.д.`) proves nobody's absence: its
strangers must be members of another list.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from konspekt.languages import pack
from konspekt.languages.forms import plain_key, remembered, words
from konspekt.languages.likeness import content, linked, overlap, same_word
from konspekt.languages.morphology import morphology
from konspekt.makers.category import bare, classed, heading, member, told
from konspekt.makers.entry import dress, one_case
from konspekt.makers.order import digest
from konspekt.model.facts import Command, Enumeration, Fact
from konspekt.model.questions import Multiple, Option, Question
from konspekt.model.text import Text

KEYS, WRONG = 3, 3
LONGEST, LIKE = 10, 0.6


def members(facts: Sequence[Fact], seed: int) -> Iterator[Question]:
    lists = [f for f in facts if isinstance(f, Enumeration) and not f.doubtful and clear(f)]
    heads = Counter((f.lecture, plain_key(f.subject.plain)) for f in lists)
    for fact in lists:
        if not fact.examples and heads[fact.lecture, plain_key(fact.subject.plain)] == 1:
            yield from _which(fact, lists, facts, seed)


def clear(fact: Enumeration) -> bool:
    """A head that names something and members short enough for options."""
    head = fact.subject.plain
    morph = morphology(fact.lang)
    opener = next(iter(words(head)), "")
    if opener in pack(fact.lang).words("makers", "dangling") or opener in pack(fact.lang).words(
        "morphology", "not_terms"
    ):
        return False
    named = head.isascii() or morph.gloss(head).kind in ("nominal", "action") or morph.is_term(head)
    if not named and not morph.has_predicate(head):
        return False
    if any(words(i.plain)[0] in pack(fact.lang).words("makers", "not_names") for i in fact.items if words(i.plain)):
        return False
    light = bool(pack(fact.lang).one_of("terms", "labels").fullmatch(plain_key(head)))
    return (
        not light
        and not bare(head, fact)
        and not morph.orders(head)
        and ": " not in head
        and not any(RAGGED.search(i.plain) or i.plain.count('"') % 2 or _joined(i, fact.lang) for i in fact.items)
        and "?" not in head
        and 1 <= len(words(head)) <= 12
        and all(len(words(i.plain)) <= LONGEST for i in fact.items)
    )


def _which(fact: Enumeration, lists: Sequence[Enumeration], facts: Sequence[Fact], seed: int) -> Iterator[Question]:
    identity = f"{fact.key}#which"
    head = frozenset(content(fact.subject.plain, fact.lang))
    keys = [i for i in fact.items if not linked(head, content(i.plain, fact.lang)) and member(i, fact.lang)]
    keys = sorted(keys, key=lambda i: digest(seed, identity, i.plain))[:KEYS]
    wrong = [w for w in _strangers(fact, lists, facts) if not linked(head, content(w[0].plain, fact.lang))]
    wrong = [w for w in wrong if alike(w[0], keys, fact.lang) and member(w[0], fact.lang)]
    wrong = sorted(wrong, key=lambda w: (w[2], digest(seed, identity, w[0].plain)))[:WRONG]
    clause = clause_of(fact)
    if len(keys) < 2 or len(wrong) < 2 or not (clause or told(fact)):
        return
    options = sorted(
        [(i, "") for i in keys] + [(w, why) for w, why, _ in wrong], key=lambda o: digest(seed, identity, o[0].plain)
    )
    shown = one_case([_dressed(text, fact.lang) for text, _ in options], fact.lang)
    form, head_of = ("members_clause", clause) if clause else classed(fact, "members")
    yield Multiple(
        id=identity, facts=(fact.key,), rule="members", evidence=fact.evidence, section=fact.section, lang=fact.lang,
        stem=say(fact.lang, form, head=head_of),
        lecture=fact.lecture, difficulty=0.6, level="understand",
        options=tuple(Option(text, why) for text, (_, why) in zip(shown, options, strict=True)),
        answer=tuple(n for n, (_, why) in enumerate(options) if not why),
    )  # fmt: skip


def clause_of(fact: Enumeration) -> str:
    """What stands before the members in their own sentence, where it has a verb: `слои создают только инструкции`."""
    at = fact.sentence.plain.find(fact.items[0].plain)
    if not fact.evidence.rule.startswith("inline") or at <= 0 or fact.sentence.plain[:at].rstrip().endswith("("):
        return ""
    if heading(fact.sentence.plain[:at].strip(" :"), fact.lang):
        return ""
    before = " ".join(fact.sentence.cut(0, at).ticked.split()).rstrip(" :(,")
    before = before.rpartition(", ")[2] if len(words(before)) > LONGEST else before
    if next(iter(words(before)), "") in pack(fact.lang).words("makers", "leaning"):
        return ""
    before = before[0].upper() + before[1:]
    morph = morphology(fact.lang)
    opens = morph.gloss(before).kind in ("verbal", "imperative") or morph.orders(before)
    if opens or len(words(before)) < 3 or not morph.has_predicate(before):
        return ""
    last = words(before)[-1]
    return before if last in pack(fact.lang).words("critic", "open_words") or morph.number(last) == "plur" else ""


Stranger = tuple[Text, str, int]


def _strangers(fact: Enumeration, lists: Sequence[Enumeration], facts: Sequence[Fact]) -> list[Stranger]:
    """(text, why, distance) of what is surely no member: of a sister list, or left out by a closed one."""
    found: dict[str, Stranger] = {}
    for other in sisters(fact, lists):
        for item in wrong_members(fact, [other]):
            slide = str(other.origin.slide)
            why = say(fact.lang, "why_member", member=item.ticked, head=other.subject.ticked, slide=slide)
            found.setdefault(plain_key(item.plain), (item, why, _far(fact, other)))
    closed = any(w in pack(fact.lang).words("lists", "only") for w in words(fact.sentence.plain))
    if closed and not fact.open and all(_named(i, facts) for i in fact.items):
        own = [*fact.items, fact.subject]
        for named in facts:
            if isinstance(named, Command) and not any(the_same(named.subject, o) for o in own):
                why = say(fact.lang, "why_left_out", member=named.subject.ticked, slide=str(fact.origin.slide))
                found.setdefault(plain_key(named.subject.plain), (named.subject, why, _far(fact, named)))
    return list(found.values())


def sisters(fact: Enumeration, lists: Sequence[Enumeration]) -> list[Enumeration]:
    """Lists of the same lecture, language and section, or of like heads, that share nothing with this one."""
    return [
        o for o in lists
        if o.key != fact.key and o.lecture == fact.lecture and o.lang == fact.lang
        and _sisters(fact, o) and not share_members(fact, o)
    ]  # fmt: skip


def wrong_members(fact: Enumeration, others: Sequence[Enumeration]) -> list[Text]:
    """Members of sister lists that are none of this one."""
    own = [*fact.items, fact.subject]
    said = [content(o.plain, fact.lang) for o in own]
    return [
        i for other in others for i in other.items
        if not any(the_same(i, o) for o in own) and max(overlap(content(i.plain, fact.lang), s) for s in said) < LIKE
    ]  # fmt: skip


def _named(item: Text, facts: Sequence[Fact]) -> bool:
    """The member is a command of its own in the lecture."""
    return any(isinstance(f, Command) and f.subject.plain == item.plain for f in facts)


def share_members(one: Enumeration, other: Enumeration) -> bool:
    """The lists overlap, or the other is a mere guess, so neither proves the other's strangers."""
    heads = content(one.subject.plain, one.lang), content(other.subject.plain, other.lang)
    guess = other.evidence.rule == "list-head" and other.evidence.strength == "inferred"
    return entwined(one, other) or (guess and not overlap(*heads))


def entwined(one: Enumeration, other: Enumeration) -> bool:
    """The lists overlap, or one holds the other's head."""
    if one.section == other.section and any(plain_key(f.subject.plain) == plain_key(f.section) for f in (one, other)):
        return True  # a list under the section's own title may well take in the lists inside the section
    mine, theirs = _called((*one.items, one.subject)), _called((*other.items, other.subject))
    return not mine.isdisjoint(theirs) or any(_same_words(a, b) for a in mine for b in theirs if len(a) == len(b))


@remembered
def _called(texts: tuple[Text, ...]) -> frozenset[tuple[str, ...]]:
    """The words of each name, and those before its brackets."""
    return frozenset(words(form) for t in texts for form in (t.plain, BARE.sub("", t.plain))) - {()}


def _same_words(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    return len(left) == len(right) and all(map(same_word, left, right))


def _sisters(one: Enumeration, other: Enumeration) -> bool:
    """Parallel lists: parts of one list or slide, or lists of one section whose heads or forms are alike."""
    heads = content(one.subject.plain, one.lang), content(other.subject.plain, other.lang)
    near = one.place[:2] == other.place[:2] and one.evidence.rule == other.evidence.rule
    shared = linked(*heads)
    return near or (one.place[:1] == other.place[:1] and bool(shared)) or (len(shared) > 1 and overlap(*heads) >= 0.5)


@remembered
def the_same(one: Text, other: Text) -> bool:
    a, b = plain_key(one.plain), plain_key(other.plain)
    if a == b or BARE.sub("", one.plain) == BARE.sub("", other.plain):
        return True
    return _same_words(words(a), words(b))


def alike(text: Text, keys: Sequence[Text], lang: str) -> bool:
    """Of one script, grammar and like length: a stranger must not look like one."""
    lengths = [len(k.plain) for k in keys]
    scripts = {k.plain.isascii() for k in keys}
    counts = [len(words(k.plain)) for k in keys]
    if not keys or text.plain.isascii() not in scripts or len(scripts) > 1:
        return False
    morph = morphology(lang)
    kinds = {morph.gloss(k.plain).kind for k in keys}
    digits = {any(c.isdigit() for c in k.plain) for k in keys}
    if len(kinds) == 1 and morph.gloss(text.plain).kind not in kinds:
        return False
    if len(digits) == 1 and any(c.isdigit() for c in text.plain) not in digits:
        return False
    if _sort(text) not in {_sort(k) for k in keys}:
        return False
    return (
        0.5 * min(lengths) - 4 <= len(text.plain) <= 1.5 * max(lengths) + 4
        and len(words(text.plain)) <= max(counts) + 2
    )


def _sort(text: Text) -> tuple[bool, bool]:
    """`atomic_mass`, `maxSize`: a name of a program; `$x$`: a sign. Words never stand beside them."""
    return text.is_code or bool(IDENTIFIER.fullmatch(text.plain)), "$" in text.plain


def _far(fact: Fact, other: Fact) -> int:
    same = sum(a == b for a, b in zip(fact.place[:2], other.place[:2], strict=False))
    return 2 - same


def _dressed(text: Text, lang: str) -> str:
    return dress(text, lang, brackets=True)


def say(lang: str, form: str, **parts: str) -> str:
    text = pack(lang).word("stems", form)
    for name, value in parts.items():
        text = text.replace("{" + name + "}", value)
    return text


def _joined(item: Text, lang: str) -> bool:
    """`or covariate shift`: the tail of a sentence, not a member."""
    return next(iter(words(item.plain)), "") in pack(lang).words("lists", "and")


RAGGED = re.compile(r"^\W*$|[:?]\s|[:;,]$|https?://|[\u2190-\u21ff\u2600-\u27bf\U0001f000-\U0001faff]")
BARE = re.compile(r"\s*\([^()]*\)$")
IDENTIFIER = re.compile(r"\w*(?:[a-z]_[a-z]|[a-z][A-Z])\w*")

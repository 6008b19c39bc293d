"""Order of steps: a numbered list that its head calls steps, stages, a process, or whose members are orders to do.

Goes in: ordered enumerations. Comes out: one `order` a list. A numbered list may be a mere count,
so the head, or the section's title, must name a sequence in the pack's words, or each member must tell to do another
thing (`Clone the project`, `Create a branch`); and no step may say its own place (`Step 2`, `finally`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from konspekt.languages import pack
from konspekt.languages.forms import plain_key, words
from konspekt.languages.morphology import morphology
from konspekt.languages.patterns import Pattern
from konspekt.makers.order import digest
from konspekt.model.facts import Enumeration, Fact
from konspekt.model.questions import Order, Question

LEAST, MOST, LONGEST, MANY = 3, 7, 14, 6
"""Of `MANY` orders one may begin with a word that is no verb for sure (`Open a window`)."""


def sequences(facts: Sequence[Fact], seed: int) -> Iterator[Question]:
    for fact in facts:
        if not isinstance(fact, Enumeration) or not fact.ordered or fact.doubtful:
            continue
        if (_told(fact) or _deeds(fact)) and _steps(fact):
            yield _question(fact, seed)


def _told(fact: Enumeration) -> bool:
    names = [plain_key(fact.subject.plain), plain_key(fact.section)]
    patterns = _patterns(fact.lang, r"\b(?:{})")
    return any(p.match(name) or p.search(_core(name, fact.lang)) for p in patterns for name in names)


def _core(name: str, lang: str) -> str:
    """What is named, without what it is of or on: the `impact on the process` is no process."""
    small = pack(lang).words("critic", "open_words")
    first, *rest = name.split() or [""]
    return " ".join([first, *takewhile(lambda word: word not in small, rest)])


def _patterns(lang: str, frame: str) -> tuple[Pattern, ...]:
    return pack(lang).patterns("morphology", "sequences", frame=frame)


def _deeds(fact: Enumeration) -> bool:
    """One order after another, each with a verb of its own: `Describe …` three times over is a list of demands."""
    morph, verbs = morphology(fact.lang), {words(i.plain)[0] for i in fact.items if words(i.plain)}
    orders = sum(morph.orders(i.plain) or morph.gloss(i.plain).kind == "imperative" for i in fact.items)
    ordered = orders >= (len(fact.items) if len(fact.items) < MANY else len(fact.items) - 1)
    return ordered and len(verbs) >= max(LEAST, len(fact.items) - 1)


def _steps(fact: Enumeration) -> bool:
    texts = [plain_key(i.plain) for i in fact.items]
    placed = _patterns(fact.lang, r"\b(?:{})\w*\W*\d")
    numbered = any(re.match(r"\w*\W*\d", t) or any(p.search(t) for p in placed) for t in texts)
    fit = all(1 <= len(words(t)) <= LONGEST and not t.endswith((":", "?")) for t in texts)
    return LEAST <= len(texts) <= MOST and len(set(texts)) == len(texts) and fit and not numbered


def _question(fact: Enumeration, seed: int) -> Question:
    identity = f"{fact.key}#steps"
    texts = [" ".join(i.ticked.split()).rstrip(" .;,") for i in fact.items]
    texts = [t[0].upper() + t[1:] if t[0].islower() else t for t in texts]
    order = sorted(range(len(texts)), key=lambda i: digest(seed, identity, texts[i]))
    if order == sorted(order):
        order = [*order[1:], order[0]]
    head = fact.subject.ticked.rstrip(" :.")
    head = fact.section if head.endswith("?") and fact.section else head
    head = fact.section if fact.section and morphology(fact.lang).has_predicate(head) else head
    head = head[:1].upper() + head[1:]
    stem = pack(fact.lang).word("stems", "order_steps").replace("{head}", head.rstrip(" :.?"))
    return Order(
        id=identity, facts=(fact.key,), stem=stem, rule="steps", evidence=fact.evidence, section=fact.section,
        lang=fact.lang, lecture=fact.lecture, difficulty=0.6, level="understand",
        options=tuple(texts[i] for i in order), answer=tuple(order.index(i) for i in range(len(texts))),
    )  # fmt: skip

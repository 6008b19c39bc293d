"""A list with one member left out: `CRUD stands for: create, read, ____, delete.`

Goes in: closed enumerations. Comes out: gaps that the others of the list lead to. Closed are a list whose number is
said, what one thing is made of, and what spells its name; `popular browsers` or `types of keys` may have members that
the lecture does not name, and are asked as statements instead.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from konspekt.languages import pack
from konspekt.languages.forms import plain_key, words
from konspekt.languages.likeness import content, linked
from konspekt.languages.morphology import morphology
from konspekt.makers.category import LOOSE, bare, heading, nameable
from konspekt.makers.entry import dress
from konspekt.makers.members import RAGGED
from konspekt.makers.order import digest
from konspekt.makers.worth import EMOJI
from konspekt.model.facts import Enumeration, Fact
from konspekt.model.questions import GAP, Cloze, Question

LEAST, MOST = 3, 7
LONGEST_HEAD, LONGEST_ITEM, LONGEST_ANSWER, LONGEST_TITLE, LONGEST = 14, 5, 2, 5, 40
DIGITS = re.compile(r"\d+(?:\.\d+)*")


def list_gaps(facts: Sequence[Fact], seed: int) -> Iterator[Question]:
    lists = [f for f in facts if isinstance(f, Enumeration) and not f.doubtful]
    heads = Counter((f.lecture, plain_key(f.subject.plain)) for f in lists)
    for fact in lists:
        if heads[fact.lecture, plain_key(fact.subject.plain)] == 1 and _closed(fact) and _headed(fact):
            yield from _gap(fact, seed)


def _closed(fact: Enumeration) -> bool:
    """So many members and no more: their number is said, a thing is made of them, its name is their initials, or they
    say how one thing can be. Kinds, parts, tools and problems that are merely listed may go on."""
    head = plain_key(fact.subject.plain)
    own = pack(fact.lang)
    if fact.open or fact.examples or not LEAST - 1 <= len(fact.items) <= MOST:
        return False
    if own.one_of("makers", "going_on").search(head) or fact.evidence.rule == "inline-such":
        return False
    if any(own.one_of("makers", name).search(head) for name in ("numerals", "closing")):
        return True
    return len(fact.items) >= LEAST and (_spelt(fact) or _qualities(fact))


def _spelt(fact: Enumeration) -> bool:
    """`ACID`: the members' initials."""
    return "".join(i.plain[:1] for i in fact.items) == fact.subject.plain


def _qualities(fact: Enumeration) -> bool:
    """`Copyleft: strong, weak, partial`: how one thing can be."""
    return all(morphology(fact.lang).adjective(i.plain) and len(words(i.plain)) == 1 for i in fact.items)


def _headed(fact: Enumeration) -> bool:
    """A name or a whole clause: no order, no word to the reader, nothing that leans on a sentence before."""
    head, own, morph = fact.subject.plain, pack(fact.lang), morphology(fact.lang)
    found = words(head)
    leans = (*own.words("makers", "leaning"), *own.words("makers", "dangling"), *own.words("morphology", "not_terms"))
    if not 0 < len(found) <= LONGEST_HEAD or found[0] in leans or EMOJI.search(head):
        return False
    if re.search(r"[?;«»“”\"]|: |[.!]\s", head) or any(w in own.words("statements", "address") for w in found):
        return False
    if any(re.match(rf"{word}\b", plain_key(head)) for word in own.words("makers", "counts")):
        return False
    opens = morph.gloss(head).kind in ("verbal", "imperative") or morph.orders(head)
    opens = opens and not own.one_of("lists", "categories").match(plain_key(head))  # `phases of …` is no verb
    opens = opens or bool(own.one_of("deck", "passive").search(found[-1]))
    closes = own.one_of("makers", "closing").search(plain_key(head))
    hangs = found[-1] in own.words("critic", "open_words") and not closes
    if hangs or (_headless(fact) and not nameable(fact.section, fact.lang, LONGEST_TITLE)):
        return False
    return not opens and not heading(head, fact.lang) and not bare(head, fact)


def _headless(fact: Enumeration) -> bool:
    """`Composed of two parts`: of what, the title says."""
    return words(fact.subject.plain)[0] in pack(fact.lang).words("statements", "participles")


def _called(fact: Enumeration) -> str:
    head = fact.subject.ticked.rstrip(" .:")
    if _headless(fact):
        return f"{fact.section} — {head[0].lower()}{head[1:]}"
    return _with_article(head, fact.lang) if fact.lang == "en" else head[0].upper() + head[1:]


def _with_article(head: str, lang: str) -> str:
    """`request has three parts` -> `A request has three parts`: facts keep no article, a clause needs one."""
    morph, tokens = morphology(lang), head.split()
    verb = next((at for at in range(1, len(tokens)) if morph.finite(tokens, at)), 0)
    called = morph.called(" ".join(tokens[:verb]), "") if verb and tokens[0].islower() else None
    clause = " ".join([called.text, *tokens[verb:]]) if called and called.sure else head
    return clause[0].upper() + clause[1:]


def _fits(text: str, lang: str) -> bool:
    """A few words with nothing to say beside them."""
    found, own = words(text), pack(lang)
    if not 0 < len(found) <= LONGEST_ITEM or LOOSE.search(text) or RAGGED.search(text) or heading(text, lang):
        return False
    leans = (*own.words("makers", "leaning"), *own.words("makers", "dangling"), *own.words("makers", "not_names"))
    return found[0] not in leans and found[-1] not in own.words("critic", "open_words")


def _gap(fact: Enumeration, seed: int) -> Iterator[Question]:
    texts = [dress(i, fact.lang, brackets=True) for i in fact.items]
    bared = {DIGITS.sub("", t) for t in texts}
    if not all(_fits(t, fact.lang) for t in texts) or len(bared) < len(texts):
        return
    told = content(fact.subject.plain, fact.lang)
    said = [content(t, fact.lang) for t in texts]
    fit = [n for n, own in enumerate(said) if len(words(texts[n])) <= LONGEST_ANSWER and own]
    fit = [n for n in fit if _is_own(said[n], told.union(*(s for k, s in enumerate(said) if k != n)))]
    if not fit:
        return
    at = min(fit, key=lambda n: digest(seed, fact.key, texts[n]))
    shown = ", ".join([*texts[:at], GAP, *texts[at + 1 :]])
    stem = pack(fact.lang).word("stems", "list_gap")
    stem = stem.replace("{head}", _called(fact)).replace("{items}", shown)
    if len(words(stem)) <= LONGEST:
        yield Cloze(
            id=f"{fact.key}#list", facts=(fact.key,), stem=stem, rule="list-gap", evidence=fact.evidence,
            section=fact.section, lang=fact.lang, lecture=fact.lecture, difficulty=0.6, answer=texts[at],
        )  # fmt: skip


def _is_own(answer: frozenset[str], around: frozenset[str]) -> bool:
    """What is left out has a word that nothing around it tells: `design constraints` among other constraints."""
    return len(linked(answer, around)) < len(answer)

"""Is what follows a name its meaning? The reasons against, in words that a remark can show.

Goes in: a split sentence and its term. Comes out: the first reason why it is no definition, or nothing.
A mark alone proves little: typography, siblings or grammar must vouch for it.
"""

from __future__ import annotations

import re

from konspekt.extractors.heads import is_category
from konspekt.extractors.meaning import hangs, speaks_of_lecture, spoken
from konspekt.extractors.no_term import URL
from konspekt.extractors.properties import is_gloss, shared_labels
from konspekt.extractors.splits import ARROW, COLON, DASH, SUBORDINATE, Split, by_mark, foreign
from konspekt.extractors.term import Term
from konspekt.extractors.view import Passage, View, once
from konspekt.languages.forms import plain_key, words
from konspekt.model.lecture import Items
from konspekt.model.text import Text

NAMED = re.compile(r"^(?P<name>[A-Za-z][\w.+#/-]*(?:\s[A-Z][\w.+#/-]*)?)(?=[,:;(.]|\s[(–—-]|$)")
SET_OFF = {
    "span": 3,
    "named": 3,
    "aside": 3,
    "so-called": 4,
    "after": 4,
    "answered": 4,
    "inverted": 4,
    "apposed": 3,
    "lead": 3,
    "relative": 5,
    "bracket": 2,
}
"""The least words of a meaning, for splits at a name that is set off or known."""
BACK = 6
"""The most words of a question that has nothing but a pronoun for the name."""
RECURRING = 3
"""The most words of a name that recurs, and how often it must."""
NAME = 3
"""The most words before an arrow."""
PREDICATE = 4
"""The least words of a predicate that a dash parts from its subject."""
ALIKE = 3
"""Paragraphs `Name: what it is` that vouch for one another."""
SAID = re.compile(r"[^\W\d_]{2,}\s[^\W\d_]{2,}[\s,;]|[^\W\d_]{2,}\s[^\W\d_]{2,}$")
ASIDE = re.compile(r"^\([^()]*\)\W*$")
DIGITS = re.compile(r"^[\W\d]+$")


def doubt(view: View, passage: Passage, split: Split, found: Term, number: int) -> str:
    """Why what follows is not the meaning of the term; empty when it is."""
    value = split.value.plain
    count = len(words(value))
    if _label(view, passage, split):
        return "a label, not a term"
    if not count or DIGITS.match(value):
        return "nothing that explains it follows"
    if split.rule == "colon" and ASIDE.match(value):
        return "a remark in brackets, not a meaning"
    broken = value.count("(") != value.count(")")
    if split.rule not in ("dash", "colon", "arrow", "equals") and (broken or hangs(view, split.value)):
        return "what follows is cut short"
    if "?" in value and (not found.stated or _asks_back(view, value)):
        return "a question follows"
    if URL.match(value):
        return "only a link follows"
    if split.rule in ("dash", "colon") and spoken(view, split.value):
        return "the speaker says what is done, not what it means"
    if split.rule in ("arrow", "equals"):
        return _doubt_sign(passage, split, found, count, number)
    if split.rule == "relative" and bool(view.pack.one_of("statements", "leaning", re.I).search(value)):
        return "it speaks of the lecture"
    if split.rule == "bracket" and speaks_of_lecture(view, split.value):
        return "it speaks of the lecture"
    if split.rule in SET_OFF:
        return "" if count >= SET_OFF[split.rule] else "too short for a definition"
    if found.stated and (count >= 2 or split.rule == "dash"):
        return ""
    if split.rule == "tail":
        return "" if count >= 3 and view.morph.is_term(words(value)[0]) else "a remark, not a meaning"
    if split.rule not in ("dash", "colon"):
        return _doubt_copula(view, passage, split, found, count)
    if split.rule == "colon" and (passage.form == "paragraph" or number):
        known = number == 0 and ((count > 3 and _recurs(view, found)) or _stands_alone(view, passage, split, found))
        return "" if known else "a colon in running text"
    if found.aliases and split.rule == "dash" and count >= 2:
        later = count >= 3 and view.morph.gloss(value).kind == "nominal"
        return "" if number == 0 or later else "a plain dash or colon proves nothing"
    if _filler(view, value):
        return ""
    return _doubt_plain(view, passage, split, found, number)


def _asks_back(view: View, value: str) -> bool:
    """`slice – what does it do?`: a question that only asks about the name itself; a longer one explains it."""
    pronouns, found = view.pack.words("statements", "pronouns"), words(value)
    return value.rstrip().endswith("?") and len(found) <= BACK and any(w in pronouns for w in found)


def _label(view: View, passage: Passage, split: Split) -> bool:
    """`Description: …`, or a label that stands under several names and tells of those: it asks, and is no term."""
    if split.rule != "colon" or passage.form != "item":
        return False
    folded = plain_key(split.left.plain)
    above = (passage.above.head, *passage.above.leads)[-1]
    about = f" {view.lemmas(above.plain)} " in f" {view.lemmas(split.value.plain)} "
    return is_gloss(view, split.left.plain) or (about and folded in shared_labels(view))


def _recurs(view: View, found: Term) -> bool:
    """The lecture speaks of the term elsewhere too, or calls it a law: `Pigeonhole principle: with more …`."""
    name = view.lemmas(found.subject.plain)
    law = bool(view.pack.one_of("terms", "laws", re.I).search(found.subject.plain))
    return len(name.split()) <= RECURRING and (law or view.running.count(f" {name} ") >= RECURRING)


def _stands_alone(view: View, passage: Passage, split: Split, found: Term) -> bool:
    """A paragraph that is nothing but `Name: what it is`, where others are built like it or a list goes on about it."""
    if not _bare_line(view, passage.text) or split.value.spans("code"):
        return False
    name = f" {view.lemmas(found.subject.plain)} "
    if isinstance(passage.after, Items) or any(name in f" {view.lemmas(h.plain)} " for h in passage.above.heads):
        return True
    return sum(_bare_line(view, p.text) for p in view.passages if p.form == "paragraph") >= ALIKE


@once
def _bare_line(view: View, text: Text) -> bool:
    split = next(iter(by_mark(text)), None)
    if split is None or split.rule != "colon" or len(view.sentences(text)) > 1:
        return False
    value = split.value.plain
    small = value[:1].islower() and words(value)[0] not in view.pack.words("makers", "leaning")
    return small and len(words(split.left.plain)) <= 5 and len(words(value)) >= 2 and value[-1:] not in ":?!"


def _doubt_sign(passage: Passage, split: Split, found: Term, count: int, number: int) -> str:
    """An arrow after code or bold; an equals sign after a name, in a list or alone; after code only before words."""
    if split.rule == "arrow":
        way = ARROW.search(split.value.plain)
        proved = (found.proof in ("code", "strong") and not way) or (number == 0 and _row_of_arrows(passage))
        return "" if proved and count >= 2 else "an arrow proves nothing"
    named = re.search(r"[^\W\d_]{2,}", found.subject.plain) and found.proof != "code"
    told = found.proof == "code" and passage.form == "item" and SAID.match(split.value.plain)
    if told and not split.value.spans("code", "math"):
        return ""
    whole = passage.form == "item" or len(words(passage.text.plain)) <= 8
    alone = number == 0 and whole and len(words(found.subject.plain)) <= 5
    return "" if named and alone and count >= 1 else "an equals sign proves nothing"


def _row_of_arrows(passage: Passage) -> bool:
    """Every item of the list is a short name, one arrow, and what it leads to: a chain of arrows is a way."""
    arrows = [list(ARROW.finditer(peer.plain)) for peer in passage.peers]
    single = all(len(a) == 1 for a in arrows)
    return (
        passage.form == "item"
        and single
        and len(arrows) > 1
        and all(
            1 <= len(words(peer.plain[: a[0].start()])) <= NAME and len(words(peer.plain[a[0].end() :])) > 1
            for peer, a in zip(passage.peers, arrows, strict=True)
        )
    )


def _filler(view: View, value: str) -> bool:
    first = next(iter(words(value)), "")
    return first in view.pack.words("terms", "fillers")


def _doubt_copula(view: View, passage: Passage, split: Split, found: Term, count: int) -> str:
    if view.pack.one_of("terms", "loose_ends", re.I).search(split.value.plain):
        return "the sentence is about something else"
    first = words(found.subject.plain)[0]
    adverb = len(words(found.subject.plain)) == 1 and view.pack.one_of("statements", "adverbs", re.I).fullmatch(first)
    if not found.stated and (adverb or first in view.pack.words("terms", "adverbial")):
        return "it tells where or when, not what"
    if first in view.pack.words("terms", "each"):
        return "it tells of each one, not what it is"
    if count < 3 or (split.rule in view.pack.words("terms", "oblique") and count < 4):
        return "too short for a definition"
    if found.proof or split.rule in view.pack.words("terms", "certain") or _titled(passage, found):
        return ""
    if len(words(found.subject.plain)) <= 3 and view.morph.is_term(found.subject.plain):
        return ""
    return "nothing shows that it is a term"


def _titled(passage: Passage, found: Term) -> bool:
    """The term is part of a heading above."""
    lemma = plain_key(found.subject.plain)
    return bool(lemma) and any(lemma in plain_key(h.plain) for h in passage.above.heads)


def _doubt_plain(view: View, passage: Passage, split: Split, found: Term, number: int) -> str:
    """A plain `X – Y` or `X: Y` is right a third of the time: the siblings or the grammar must vouch for it."""
    gloss = view.morph.gloss(split.value.plain)
    if passage.form == "item" and number == 0 and split.rule == "dash" and named_value(view, split, found):
        return ""
    if number == 0 and (passage.form == "item" or (split.rule == "dash" and len(passage.peers) > 2)):
        like = sum(bool(_like(peer, split.rule)) for peer in passage.peers)
        enough = 2 if like < 3 or like < len(passage.peers) else 1
        if like >= 2 and 2 * like >= len(passage.peers) and len(words(split.value.plain)) >= enough:
            return ""
        row = split.rule == "colon" and "," in split.value.plain and is_category(view, found.subject)
        deed = gloss.kind == "action" and split.value.plain[:1].islower()
        if not row and (deed or gloss.kind in ("nominal", "verbal")) and len(words(split.value.plain)) >= 3:
            return ""
    told = split.rule == "dash" and gloss.kind == "nominal" and len(words(split.value.plain)) >= 3
    if told and (number == 0 or SUBORDINATE.search(split.value.plain)):
        return ""
    if split.rule == "dash" and number == 0 and _predicate(view, split, found):
        return ""
    return "a plain dash or colon proves nothing"


def _predicate(view: View, split: Split, found: Term) -> bool:
    """`Станок - берёт лист и несёт его к валику`: a dash where the verb follows its subject, one with it in number."""
    plain = split.value.plain
    gloss = view.morph.gloss(plain)
    verbal = gloss.kind == "verbal" and plain[:1].islower() and not view.morph.own_subject(plain)
    number = view.morph.number(found.subject.plain)
    return verbal and bool(number) and number == gloss.number and len(words(plain)) >= PREDICATE


def named_value(view: View, split: Split, found: Term) -> bool:
    """`Основной язык описания конфигурации - Yaml`: an attribute in words, a foreign name for its value."""
    plain = found.subject.plain
    name = NAMED.match(split.value.plain)
    return (
        name is not None
        and len(name["name"]) > 2
        and foreign(view, name["name"])
        and len(words(plain)) >= 2
        and not plain.isascii()
        and view.morph.gloss(plain).kind == "nominal"
    )


def _like(peer: Text, rule: str) -> bool:
    """The sibling has the same form with a short left side."""
    found = (DASH if rule == "dash" else COLON).search(peer.plain)
    return found is not None and len(words(peer.plain[: found.start()])) <= 6 and found.end() < len(peer.plain)

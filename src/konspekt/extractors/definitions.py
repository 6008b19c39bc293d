"""Definitions by form: `Term (alias) – meaning`, `Term: meaning`, copulas, a head and what follows.

Goes in: a `View`. Comes out: definitions, and commands where the term is code. What looks like a
definition and is refused is a remark. Lists of other forms (dates, traits) are refused here
because their left sides are no terms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from konspekt.extractors.term import Term, term
from konspekt.extractors.view import Passage, View
from konspekt.languages.forms import plain_key, words
from konspekt.model.facts import Command, Definition, Fact, Property
from konspekt.model.lecture import Items
from konspekt.model.origin import Strength
from konspekt.model.text import Text
from konspekt.remarks import Remark

DASH = re.compile(r"\s+(?:[–—−]|-{1,3})\s+|(?<=[\w)\"»`])\s?[–—]\s+|(?<=[\w)\"»`])\s+[–—](?=\w)|(?<=[)\"»])-\s+")
COLON = re.compile(r"\s?[:：](?=\s|$)")
ARROW = re.compile(r"\s*(?:→|⇒|⟶|=>|->|\$\\(?:Rightarrow|rightarrow|to)\$)\s*")
EQUALS = re.compile(r"\s+=\s+")
NAMED = re.compile(r"^(?P<name>[A-Za-z][\w.+#/-]*(?:\s[A-Z][\w.+#/-]*)?)(?=[,:;(.]|\s[(–—-]|$)")
TAIL = re.compile(r"(?<=\s)(?P<name>[\w-]+)(?P<alias>\s\([^()]+\))?$")
DIGITS = re.compile(r"^[\W\d]+$")


@dataclass(frozen=True, slots=True)
class Split:
    """A sentence cut in two: `left` may be a term, `value` its meaning from `at` on."""

    left: Text
    value: Text
    at: int
    rule: str


def definitions(view: View) -> Iterator[Fact | Remark]:
    for passage in view.passages:
        for number, (offset, sentence) in enumerate(view.sentences(passage.text)):
            yield from _sentence(view, passage, number, offset, sentence)
        yield from _bare_head(view, passage)


def _sentence(view: View, passage: Passage, number: int, offset: int, sentence: Text) -> Iterator[Fact | Remark]:
    refused: list[str] = []
    marked = _by_mark(sentence)
    splits_ = (
        *marked,
        *_by_copula(view, sentence),
        *_by_tail(view, marked),
        *_by_sign(sentence),
        *_by_span(view, sentence),
    )
    for split in splits_:
        found = term(split.left, passage, view)
        why = found.why_not or _doubt(view, passage, split, found, number)
        if not why:
            yield _fact(view, passage, offset, sentence, split, found)
            return
        if found.proof and found.why_not not in ("a label, not a term", "a date"):
            refused.append(f"'{found.subject.plain}' is not taken for a term: {why}")
    if refused and number == 0:
        where = view.evidence(passage.origin, passage.text, offset, len(sentence), "refused", "inferred").origin
        yield Remark("fact-refused", refused[0], where)


def splits(view: View, sentence: Text) -> bool:
    """True if the sentence defines something of its own, or begins with a label."""
    return any(len(words(s.left.plain)) <= 6 for s in (*_by_mark(sentence), *_by_copula(view, sentence)))


def _by_mark(sentence: Text) -> list[Split]:
    """At the first dash and the first colon outside brackets and code, whichever comes first."""
    found = []
    for rule, pattern in (("dash", DASH), ("colon", COLON)):
        for mark in pattern.finditer(sentence.plain):
            if _inside(sentence, mark.start(), mark.end()):
                continue
            left, value = sentence.cut(0, mark.start()), sentence.cut(mark.end())
            if left and value:
                found.append(Split(left, value, mark.end(), rule))
            break
    return sorted(found, key=lambda s: s.at)


def _inside(sentence: Text, start: int, stop: int) -> bool:
    """True if the mark stands in code, math, or an open bracket."""
    if any(m.start < stop and m.stop > start and m.start != start for m in sentence.spans("code", "math")):
        return True
    before = sentence.plain[:start]
    return before.count("(") > before.count(")") or before.count("«") > before.count("»")


def _by_copula(view: View, sentence: Text) -> list[Split]:
    found = []
    for name, pattern in view.pack.data.get("copulas", {}).items():
        match = re.match(pattern, sentence.plain, re.I | re.X)
        if match:
            left = sentence.cut(match.start("term"), match.end("term"))
            if name in view.pack.words("terms", "oblique"):
                left = _nominative(view, left)
            value = sentence.cut(match.start("value"), match.end("value"))
            found.append(Split(left, value, match.start("value"), name))
    return found


def _nominative(view: View, left: Text) -> Text:
    """`репликацией` -> `репликация`; marked or foreign words stay."""
    form = view.morph.nominative(left.plain)
    return left if left.marks or form == left.plain else Text(form)


def _by_tail(view: View, marked: list[Split]) -> list[Split]:
    """`Каждая нода содержит поды (Pod) – …`: the end of the clause, set off by alias, marks or script, is the term."""
    found = []
    for split in marked:
        tail = TAIL.search(split.left.plain)
        if split.rule != "dash" or not tail or not view.morph.has_predicate(split.left.plain[: tail.start()]):
            continue
        left = split.left.cut(tail.start())
        name = left.cut(0, len(tail["name"]))
        if tail["alias"] or name.covered("strong") or name.is_code or _foreign(view, tail["name"]):
            found.append(Split(left, split.value, split.at, "tail"))
    return found


def _by_sign(sentence: Text) -> list[Split]:
    """`X` ⇒ meaning, and `Sensitivity = TP / (TP + FN)`."""
    found = []
    for rule, pattern in (("arrow", ARROW), ("equals", EQUALS)):
        mark = pattern.search(sentence.plain)
        if mark and mark.start() and not _inside(sentence, mark.start(), mark.end()):
            found.append(Split(sentence.cut(0, mark.start()), sentence.cut(mark.end()), mark.end(), rule))
    return found


def _by_span(view: View, sentence: Text) -> list[Split]:
    """`An organism's **transcriptome** is all of the RNA …`: a marked name and its copula inside a sentence."""
    found = []
    for mark in sentence.spans("strong", "em"):
        for copula in view.pack.words("terms", "after_mark"):
            match = re.match(rf"(?:\s*\([^()]*\))?,?\s*{copula}\s+", sentence.plain[mark.stop :], re.I)
            if match and len(words(sentence.plain[mark.start : mark.stop])) <= 5:
                at = mark.stop + match.end()
                end = re.search(r";\s|,\s+(?:and|while|whereas|а|но)\s", sentence.plain[at:])
                value = sentence.cut(at, at + end.start() if end else None)
                found.append(Split(sentence.cut(mark.start, mark.stop), value, at, "span"))
                break
    return found


def _foreign(view: View, name: str) -> bool:
    """A Latin name in a text of another script."""
    return bool(re.match(r"[A-Za-z]", name)) and name.isascii() and view.pack.word("detect", "script") != "latin"


def _doubt(view: View, passage: Passage, split: Split, found: Term, number: int) -> str:
    """Why what follows is not the meaning of the term; empty when it is."""
    value = split.value.plain
    count = len(words(value))
    if not count or DIGITS.match(value):
        return "nothing that explains it follows"
    if "?" in value and not found.stated:
        return "a question follows"
    if re.match(r"(?:https?://|www\.)\S+$", value):
        return "only a link follows"
    if split.rule in ("arrow", "equals"):
        return _doubt_sign(passage, split, found, count, number)
    if split.rule == "span":
        return "" if count >= 3 else "too short for a definition"
    if found.stated and (count >= 2 or split.rule == "dash"):
        return ""
    if split.rule == "tail":
        return "" if count >= 3 and view.morph.is_term(words(value)[0]) else "a remark, not a meaning"
    if split.rule not in ("dash", "colon"):
        return _doubt_copula(view, passage, split, found, count)
    if split.rule == "colon" and (passage.form == "paragraph" or number):
        return "a colon in running text"
    if found.aliases and number == 0 and count >= 2 and split.rule == "dash":
        return ""
    if _filler(view, value):
        return ""
    return _doubt_plain(view, passage, split, found, number)


def _doubt_sign(passage: Passage, split: Split, found: Term, count: int, number: int) -> str:
    """An arrow after code or bold; an equals sign after a name in words, in a list or alone."""
    if split.rule == "arrow":
        return "" if found.proof in ("code", "strong") and count >= 2 else "an arrow proves nothing"
    named = re.search(r"[^\W\d_]{3,}", found.subject.plain) and found.proof != "code"
    alone = number == 0 and passage.form == "item" and len(words(found.subject.plain)) <= 5
    return "" if named and alone and count >= 1 else "an equals sign proves nothing"


def _filler(view: View, value: str) -> bool:
    first = next(iter(words(value)), "")
    return first in view.pack.words("terms", "fillers")


def _doubt_copula(view: View, passage: Passage, split: Split, found: Term, count: int) -> str:
    if any(re.search(p, split.value.plain, re.I) for p in view.pack.words("terms", "loose_ends")):
        return "the sentence is about something else"
    if count < 3 or (split.rule in view.pack.words("terms", "oblique") and count < 4):
        return "too short for a definition"
    if found.proof or _titled(passage, found):
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
    if passage.form == "item" and number == 0 and split.rule == "dash" and _named_value(view, split, found):
        return ""
    if passage.form == "item" and number == 0:
        like = sum(bool(_like(peer, split.rule)) for peer in passage.peers)
        enough = 2 if like < 3 or like < len(passage.peers) else 1
        if like >= 2 and 2 * like >= len(passage.peers) and len(words(split.value.plain)) >= enough:
            return ""
        if gloss.kind in ("nominal", "verbal") and len(words(split.value.plain)) >= 3:
            return ""
    if split.rule == "dash" and gloss.kind == "nominal" and len(words(split.value.plain)) >= 3 and number == 0:
        return ""
    return "a plain dash or colon proves nothing"


def _named_value(view: View, split: Split, found: Term) -> bool:
    """`Основной язык описания конфигурации - Yaml`: an attribute in words, a foreign name for its value."""
    plain = found.subject.plain
    foreign = _foreign(view, split.value.plain[:1]) and NAMED.match(split.value.plain) is not None
    return foreign and len(words(plain)) >= 2 and not plain.isascii() and view.morph.gloss(plain).kind == "nominal"


def _like(peer: Text, rule: str) -> bool:
    """The sibling has the same form with a short left side."""
    found = (DASH if rule == "dash" else COLON).search(peer.plain)
    return found is not None and len(words(peer.plain[: found.start()])) <= 6 and found.end() < len(peer.plain)


def _fact(view: View, passage: Passage, offset: int, sentence: Text, split: Split, found: Term) -> Fact:
    strength: Strength = "stated" if found.stated or found.proof == "alias" else "inferred"
    rule = f"{split.rule}-{found.proof or 'plain'}"
    value = clean_value(view, split.value)
    common = view.found_in(passage, found.subject, rule, strength, (offset, sentence)).shared()
    named = NAMED.match(value.plain)
    if named and not found.proof and _named_value(view, split, found):
        owner = view.found_in(passage, passage.above.head, rule, strength, (offset, sentence)).shared()
        return Property(**owner, attribute=found.subject, value=value.cut(0, named.end("name")))
    kind = Command if found.subject.is_code else Definition
    return kind(**common, value=value, aliases=found.aliases)


def clean_value(view: View, value: Text) -> Text:
    """Without the filler word (`это`) before it and the stop after it."""
    for filler in view.pack.words("terms", "fillers"):
        found = re.match(rf"(?i){filler}\b[\s,:–—-]*", value.plain)
        if found and found.end() < len(value.plain):
            value = value.cut(found.end())
    stop = len(value.plain.rstrip(" .;:,…"))
    if value.plain[stop:].startswith("...") or "…" in value.plain[stop:]:
        stop = len(value.plain.rstrip(" "))
    if re.search(r"\b(?:др|т\.\s?[дп]|etc|пр)$", value.plain[:stop]):
        stop += 1
    return value.cut(0, stop)


def _bare_head(view: View, passage: Passage) -> Iterator[Fact]:
    """A list item that is only a term, and under it what it is: `- Kubernetes` / `  - Оркестратор, созданный …`."""
    if passage.form != "item" or not passage.children or not isinstance(passage.children[0], Items):
        return
    head = term(passage.text, passage, view)
    first = passage.children[0].items[0]
    if head.why_not or len(words(passage.text.plain)) > 4 or not first.text or first.children:
        return
    if any(_by_mark(item.text) for item in passage.children[0].items):
        return
    value = view.sentences(first.text)[0][1]
    gloss = view.morph.gloss(value.plain)
    proved = head.proof in ("strong", "code") and gloss.kind == "verbal"
    if (not proved and (gloss.kind != "nominal" or gloss.number == "plur")) or len(words(value.plain)) < 3:
        return
    evidence = view.evidence(first.origin, first.text, 0, len(value), "bare-head", "inferred")
    common = view.common(head.subject, passage.above.slide, passage.place, evidence, value)
    yield Definition(**common.shared(), value=clean_value(view, value), aliases=head.aliases)

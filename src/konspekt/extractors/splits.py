"""The plain ways to cut a sentence into a name and its meaning: at a mark, a copula, a sign.

Goes in: a sentence. Comes out: `Split`s, likeliest first. Nothing is judged here: `definitions`
asks whether the left side is a term and the right side its meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from konspekt.extractors.view import View, once
from konspekt.languages.forms import remembered, words
from konspekt.languages.patterns import SPACED, compiled, small
from konspekt.model.text import Mark, Text, join
from konspekt.model.values import value

DASH = compiled(r"\s+(?:[–—−]|-{1,3})\s+|(?<=[\w)\"»`])\s?[–—]\s+|(?<=[\w)\"»`])\s+[–—](?=\w)|(?<=[)\"»])-\s+")
COLON = compiled(r"\s?[:：](?=\s|$)")
ARROW = compiled(r"\s*(?:→|⇒|⟶|=>|-{1,2}>|\$\\(?:Rightarrow|rightarrow|to)\$)\s*")
MAY_DASH = re.compile(r"[–—−-](?:(?<!-)|\s)")
"""A long dash, or a hyphen before a blank: one of them stands where a dash does."""
EQUALS = compiled(r"\s+={1,2}\s+")
TAIL = compiled(r"(?<=\s)(?P<name>[\w-]+)(?P<alias>\s\([^()]+\))?$")

PAIRED = 4
"""The most words of a name that shares its sentence with another."""
SUBORDINATE = re.compile(
    r"[;:—–(]|,?\s(?:that|which|who|where|when|whose|because|if|as|котор\w+|где|что|чтобы|если|когда)\s"
)
"""Where a clause begins inside a phrase."""


@value
class Split:
    """A sentence cut in two: `left` may be a term, `value` its meaning from `at` on."""

    left: Text
    value: Text
    at: int
    rule: str


def main_clause(plain: str) -> str:
    """What stands before the first clause inside a phrase."""
    found = SUBORDINATE.search(plain)
    return plain[: found.start()] if found else plain


def defines(view: View, sentence: Text) -> bool:
    """True if the sentence defines something of its own, or begins with a label."""
    cuts = (*by_mark(sentence), *by_copula(view, sentence))
    return any(len(words(s.left.plain)) <= 6 and view.morph.is_term(s.left.plain) for s in cuts)


@once
def without_opener(view: View, sentence: Text) -> Text:
    """Without `In general,`, `At its core,`, `Key idea:` before the subject; the same object when none stands there."""
    # At the very start a pattern fails sooner than its words are looked for in the whole sentence.
    for opener in view.pack.patterns("sentences", "openers", re.I, r"(?:{})\s*"):
        found = opener.regex.match(sentence.plain)
        if found and found.end() < len(sentence.plain):
            return sentence.cut(found.end())
    label = next((s for s in by_mark(sentence) if s.rule == "colon"), None)
    return label.value if label is not None and view.is_label(label.left) else sentence


def clauses(view: View, text: Text) -> Iterator[tuple[int, Text]]:
    """The sentences with their offsets; one that holds two definitions in its halves."""
    for offset, sentence in view.sentences(text):
        for start, part in halves(view, sentence):
            yield offset + start, part


def halves(view: View, sentence: Text) -> tuple[tuple[int, Text], ...]:
    """`Ключ – это имя, а значение – это данные`: both halves with their offsets, where both define; else the whole."""
    for word in view.pack.words("terms", "contrasts"):
        at = sentence.plain.find(f", {word} ")
        if at < 0:
            continue
        start = at + len(word) + 3
        parts = (0, sentence.cut(0, at)), (start, sentence.cut(start))
        if all(_says_what(view, part) for _, part in parts):
            return parts
    return ((0, sentence),)


def _says_what(view: View, part: Text) -> bool:
    """A short name, then a mark or a copula: nothing else stands before it."""
    cuts = (*by_mark(part)[:1], *by_copula(view, part))
    return any(
        len(words(s.left.plain)) <= PAIRED and view.morph.is_term(s.left.plain) and len(words(s.value.plain)) > 1
        for s in cuts
    )


@remembered
def by_mark(sentence: Text) -> tuple[Split, ...]:
    """At the first dash and the first colon outside brackets and code, whichever comes first."""
    found = []
    for rule, pattern in (("dash", DASH), ("colon", COLON)):
        if pattern is DASH and not MAY_DASH.search(sentence.plain):
            continue
        for mark in pattern.finditer(sentence.plain):
            if _inside(sentence, mark.start(), mark.end()):
                continue
            left, value = sentence.cut(0, mark.start()), sentence.cut(mark.end())
            if left and value and not EQUALS.search(left.plain):
                found.append(Split(left, value, mark.end(), rule))
            break
    return tuple(sorted(found, key=lambda s: s.at))


def _inside(sentence: Text, start: int, stop: int) -> bool:
    """True if the mark stands in code, math, or an open bracket."""
    if any(m.start < stop and m.stop > start and m.start != start for m in sentence.spans("code", "math")):
        return True
    if any(m.start < start and stop < m.stop for m in sentence.spans("link")):
        return True
    before = sentence.plain[:start]
    return before.count("(") > before.count(")") or before.count("«") > before.count("»")


@once
def by_copula(view: View, sentence: Text) -> tuple[Split, ...]:
    found: list[Split] = []
    for name, pattern in view.pack.table("copulas", SPACED).fitting(sentence.plain):
        match = pattern.match(sentence.plain)
        if match and "kind" in pattern.groupindex:
            found += _condition(view, sentence, match, name)
        elif match:
            left = sentence.cut(match.start("term"), match.end("term"))
            if name in view.pack.words("terms", "oblique"):
                left = nominative(view, left)
            at = match.start("value")
            if name in view.pack.words("terms", "turned") and not _turned(view, match, left):
                continue
            if match.start("term") < at and not sentence.plain[match.end("term") : at].strip():
                left = without_adverb(view, left)
                at = match.start("term") + len(left)
            value = sentence.cut(at, match.end("value"))
            if name in view.pack.words("terms", "accusative"):
                value = nominative(view, value)
            found.append(Split(left, value, at, name))
    return tuple(found)


def _condition(view: View, sentence: Text, match: re.Match[str], name: str) -> Iterator[Split]:
    """`A graph is called connected if …`, `We call an edge a bridge if …`: what something must be to bear the name."""
    groups = match.groupdict()
    if sentence.plain.rstrip().endswith(":"):
        return  # what must be so stands in the list below
    kind, at = sentence.cut(*match.span("kind")), match.start("value")
    if groups.get("quality"):
        before, behind = (name in view.pack.words("terms", f"{where}_noun") for where in ("before", "after"))
        article = next((a for a in view.pack.words("terms", "articles") if small(kind.plain).startswith(f"{a} ")), "")
        quality, thing = sentence.cut(*match.span("quality")), kind.cut(len(article))
        thing = replace(thing, plain=thing.plain[:1].lower() + thing.plain[1:]) if before else thing
        clause = sentence.cut(at + len(match["value"].split()[0]) if before or behind else at)
        alone = Text(quality.plain, (Mark("strong", 0, len(quality)),))
        named = (quality, thing) if before else (thing, quality) if behind else (alone,)
        yield Split(join(named), clause, at, name)
    elif groups.get("term"):
        left = sentence.cut(*match.span("term"))
        if name in view.pack.words("terms", "oblique"):
            left, kind = nominative(view, left), nominative(view, kind)
        if view.morph.adjective(left.plain):
            return
        glue = ", " if sentence.plain[match.end("term") :].startswith(",") else " "
        yield Split(left, join((kind, sentence.cut(at)), glue), at, name)


def _turned(view: View, match: re.Match[str], left: Text) -> bool:
    """`Мостом называется ребро, …`: the term declines, its meaning does not."""
    nominal = view.morph.gloss(match["value"]).kind in ("nominal", "action")
    return nominal and left.plain != match["term"]


def without_adverb(view: View, subject: Text) -> Text:
    """Without the adverb before the verb, which belongs to the predicate: it may be `not` or `only`."""
    found = view.pack.patterns("statements", "adverbs", re.I, r"\s+{}\s*$").search(subject.plain)
    return subject.cut(0, found.start()) if found else subject


def nominative(view: View, left: Text) -> Text:
    """`репликацией` -> `репликация`; marked or foreign words stay."""
    form = view.morph.nominative(left.plain)
    return left if left.marks or form == left.plain else Text(form)


def by_tail(view: View, marked: tuple[Split, ...]) -> Iterator[Split]:
    """`Каждая нода содержит поды (Pod) – …`: the end of the clause, set off by alias, marks or script, is the term."""
    for split in marked:
        tail = TAIL.search(split.left.plain)
        if split.rule != "dash" or not tail:
            continue
        bold = (m.start for m in split.left.spans("strong") if m.start < tail.start("name") < m.stop)
        at = next(bold, tail.start("name"))
        if not view.morph.has_predicate(split.left.plain[:at]):
            continue
        left = split.left.cut(at)
        name = left.cut(0, tail.end("name") - at)
        if tail["alias"] or name.covered("strong") or name.is_code or foreign(view, name.plain):
            yield Split(left, split.value, split.at, "tail")


def by_sign(sentence: Text) -> Iterator[Split]:
    """`X` ⇒ meaning, and `Sensitivity = TP / (TP + FN)`."""
    for rule, pattern in (("arrow", ARROW), ("equals", EQUALS)):
        mark = pattern.search(sentence.plain)
        core = mark.end() - len(mark[0].lstrip()) if mark else 0
        if mark and mark.start() and not _inside(sentence, core, core + len(mark[0].strip())):
            yield Split(sentence.cut(0, mark.start()), sentence.cut(mark.end()), mark.end(), rule)


def foreign(view: View, name: str) -> bool:
    """A Latin name in a text of another script."""
    return view.pack.word("detect", "script") != "latin" and name[:1].isalpha() and name.isascii()

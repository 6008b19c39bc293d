"""Formulas: what a displayed or an inline one is of, and what its letters stand for.

Goes in: a `View`. Comes out: definitions whose meaning is the formula, TeX kept, and definitions of the
letters that a legend (`where $k$ is …, $r$ is …`) explains. A step of a calculation, a formula under a
sentence that names nothing, and a bare equation are no facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from konspekt.extractors.term import named, term
from konspekt.extractors.view import Passage, Placed, View
from konspekt.languages.forms import words
from konspekt.model.facts import Definition, Fact
from konspekt.model.lecture import Formula, Heading, Paragraph
from konspekt.model.origin import Evidence
from konspekt.model.text import Mark, Text
from konspekt.remarks import Remark

EQUATION = re.compile(r"(?<![<>!\\])=(?!=)")
NUMBERS = re.compile(r"^[^A-Za-z]*=?[\d\s.,+*/()^\\{}=-]+$")
MAX_TERM = 6


def formulas(view: View) -> Iterator[Fact | Remark]:
    for placed in view.formulas:
        yield from _displayed(view, placed)
    for passage in view.passages:
        yield from _inline(view, passage)
        yield from _legend(view, passage)


def _displayed(view: View, placed: Placed[Formula]) -> Iterator[Fact]:
    tex = placed.block.tex.strip().rstrip(".,;")
    if not EQUATION.search(tex) or NUMBERS.match(tex) or "\\begin" in tex:
        return
    before, origin, said = placed.before, placed.block.origin, Text()
    if isinstance(before, Paragraph) and before.text:
        offset, said = view.sentences(before.text)[-1]
        name, first = _led(view, said), before.origin.first + before.text.line_at(offset)
    elif before is None or isinstance(before, Heading):
        name, first = named(view, placed.above, placed.above.head, origin), origin.first
    else:
        return
    if name is not None:
        value = _math(tex)
        evidence = Evidence((origin.at(min(first, origin.first), origin.last),), "formula", "inferred")
        common = view.common(name, placed.above.slide, placed.place, evidence, said or value).shared()
        yield Definition(**common, value=value)


def _math(tex: str) -> Text:
    plain = f"${' '.join(tex.split())}$"
    return Text(plain, (Mark("math", 0, len(plain)),))


def _led(view: View, sentence: Text) -> Text | None:
    """`The entropy of a source is defined as` -> `entropy of a source`."""
    for pattern in view.pack.patterns("formulas", "leads", re.I):
        found = pattern.match(sentence.plain)
        if found:
            left = sentence.cut(found.start("term"), found.end("term"))
            name = view.morph.is_term(left.plain) and not view.is_label(left) and len(words(left.plain)) <= MAX_TERM
            return left if name else None
    return None


def _inline(view: View, passage: Passage) -> Iterator[Fact]:
    """`Sensitivity is given by $…$`, `- Recall $= …$`: the formula ends the sentence."""
    for offset, sentence in view.sentences(passage.text) if passage.text.spans("math") else ():
        last = next(iter(sentence.spans("math")[-1:]), None)
        if last is None or re.search(r"\w", sentence.plain[last.stop :]):
            continue
        left, value = sentence.cut(0, last.start), sentence.cut(last.start, last.stop)
        if left.spans("math") or NUMBERS.match(value.plain.strip("$")):
            continue
        opens = value.plain.lstrip("$ ").startswith("=") and passage.form == "item"
        name = term(left, passage, view).subject if opens and _short_name(view, passage, left) else _led(view, left)
        if name is None or (left.plain.endswith(":") and passage.form == "item"):
            continue
        common = view.found_in(passage, name, "formula", "inferred", (offset, sentence)).shared()
        yield Definition(**common, value=value)


def _short_name(view: View, passage: Passage, left: Text) -> bool:
    return 0 < len(words(left.plain)) <= 4 and not term(left, passage, view).why_not


def _legend(view: View, passage: Passage) -> Iterator[Fact]:
    """`where $k$ is a constant, $r$ – the distance`: every letter with its meaning."""
    text = passage.text
    if not view.pack.one_of("formulas", "where", re.I).match(text.plain):
        return
    copulas = "|".join(re.escape(c) for c in view.pack.words("formulas", "copula")) or "(?!x)x"
    joiners = "|".join(view.pack.words("lists", "and")) or "(?!x)x"
    spans = text.spans("math")
    for number, span in enumerate(spans):
        stop = spans[number + 1].start if number + 1 < len(spans) else len(text.plain)
        found = re.match(rf"\s*(?:[-–—:]+|{copulas})\s+(?P<value>\S.*)$", text.plain[span.stop : stop], re.S)
        if not found:
            continue
        value = text.cut(span.stop + found.start("value"), stop)
        value = value.cut(0, len(re.sub(rf"[\s,;.]*(?:\s(?:{joiners})\s*)?$", "", value.plain)))
        if 1 <= len(words(value.plain)) <= 12:
            subject = text.cut(span.start, span.stop)
            # Each letter stands in a clause of its own, so that one legend gives many facts.
            common = view.found_in(
                passage, subject, "legend", "stated", (span.start, text.cut(span.start, stop))
            ).shared()
            yield Definition(**common, value=value)

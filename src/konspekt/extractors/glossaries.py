"""Definitions by structure: definition lists, and a heading that is a term with its meaning below.

Goes in: a `View`. Comes out: definitions. A heading alone proves nothing: what stands below must
read like a meaning, or the heading must ask for it (`Что такое X?`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from konspekt.extractors.heads import is_category
from konspekt.extractors.lines import SHIFTED
from konspekt.extractors.meaning import clean_value, reads_like, without_asides
from konspekt.extractors.no_term import URL
from konspekt.extractors.splits import by_mark, main_clause
from konspekt.extractors.term import looks_code, term
from konspekt.extractors.view import Above, Passage, View
from konspekt.languages.forms import plain_key, words
from konspekt.model.facts import Command, Definition, Fact, Place
from konspekt.model.lecture import Code, Heading, Items, Paragraph, Quote
from konspekt.model.origin import Evidence
from konspekt.model.text import Text
from konspekt.remarks import Remark

BREAK = re.compile(r"[^\w\s'’/-]|^\W|\d")
PHRASE = 4
"""The least words of a phrase in small letters that is the meaning of its heading."""


def glossaries(view: View) -> Iterator[Fact | Remark]:
    for placed in view.glossaries:
        for number, (cell, blocks) in enumerate(placed.block.entries):
            first = next((b for b in blocks if isinstance(b, Paragraph)), None)
            if first is None or not cell.text:
                continue
            passage = Passage(cell.text, cell.origin, placed.above, "paragraph", (*placed.place, number))
            found = term(cell.text, passage, view)
            value, *more = [s for _, s in view.sentences(first.text)]
            evidence = Evidence((cell.origin.at(cell.origin.first, first.origin.last),), "definition-list", "stated")
            common = view.common(found.subject, placed.above.slide, (*placed.place, number), evidence, value).shared()
            kind = Command if looks_code(found.subject) else Definition
            yield kind(**common, value=clean_value(view, value), aliases=found.aliases, more=tuple(more))
    for heading, above, place, following in view.headings:
        told = list(_titled(view, heading, above, place))
        yield from told or _headed(view, heading, above, place, following)


def _titled(view: View, heading: Heading, above: Above, place: Place) -> Iterator[Fact]:
    """`` ## `cat` — join files ``: a heading that says what its command does."""
    split = next(iter(by_mark(heading.text)), None) if heading.text.marks else None
    if split is None or split.rule != "dash" or not split.left.is_code:
        return
    value = clean_value(view, split.value)
    calls = split.value.plain.rstrip().endswith(("?", "!")) or view.is_label(value)
    if len(words(value.plain)) > 1 and not calls and not value.spans("code"):
        evidence = Evidence((heading.origin,), "heading-dash", "stated")
        common = view.common(split.left, above.slide, place, evidence, heading.text).shared()
        yield Command(**common, value=value)


def _headed(view: View, heading: Heading, above: Above, place: Place, following: object) -> Iterator[Fact]:
    if isinstance(following, Quote) and following.blocks:
        following = following.blocks[0]
    if not isinstance(following, Paragraph) or (following.entry and SHIFTED.match(following.text.plain)):
        return
    name, asked = _name(view, heading.text)
    passage = Passage(name, heading.origin, above, "paragraph", place)
    found = term(name, passage, view)
    called = found.why_not == "a label, not a term" and asked
    if (found.why_not and not called) or len(words(found.subject.plain)) > 5:
        return
    if plain_key(heading.text.plain) in view.shared or (not asked and goes_on(view, heading.text, following.text)):
        return
    sentence = view.sentences(following.text)[0][1]
    sentence = without_asides(view, sentence)
    if URL.match(sentence.plain):
        return
    if sentence.plain.endswith((":", "：")) and not _listed(following, above):
        leans = view.pack.patterns("statements", "leaning", re.I).search(sentence.plain)
        sentence = sentence if leans else sentence.cut(0, len(sentence.plain) - 1)
    law = _is_law(view, heading.text) and len(words(sentence.plain)) >= 5
    reading = "verbal" if law else reads_like(view, found.subject, sentence)
    if not reading or (reading == "nominal" and not _names(view, heading, above, sentence, asked)):
        return
    evidence = Evidence((heading.origin.at(heading.origin.first, following.origin.last),), "heading", "inferred")
    common = view.common(found.subject, above.slide, place, evidence, sentence).shared()
    yield Definition(**common, value=clean_value(view, sentence), aliases=found.aliases)


def _name(view: View, title: Text) -> tuple[Text, bool]:
    """The term that a heading names, and whether it asks for its meaning."""
    for pattern in view.pack.patterns("titles", "asks", re.I):
        found = pattern.match(title.plain)
        if found:
            return title.cut(found.start("term"), found.end("term")), True
    head = title.plain.rfind(". ")
    return (title.cut(head + 2) if 0 < head < 30 else title), False


def goes_on(view: View, title: Text, body: Text) -> bool:
    """`Manual updates...` / `...are too slow`, `Tools needed`, `Split the change`: half of a sentence, or an order."""
    dots = title.plain.rstrip().endswith(("...", "…")) or body.plain.lstrip().startswith(("...", "…"))
    more = words(title.plain)[1:]
    done = bool(more) and more[-1] in view.pack.words("statements", "participles")
    bids = view.morph.gloss(title.plain).kind == "imperative" and set(more) & set(view.pack.words("terms", "articles"))
    return dots or done or bool(bids)


def _listed(body: Paragraph, above: Above) -> bool:
    """A list or code follows, so that the paragraph is its lead-in and no meaning."""
    at = next((n for n, block in enumerate(above.slide.blocks) if block is body), len(above.slide.blocks))
    return any(isinstance(b, Items | Code) for b in above.slide.blocks[at + 1 : at + 2])


def _is_law(view: View, title: Text) -> bool:
    """`Ohm's law`: what stands below is its wording, whatever its form."""
    return bool(view.pack.one_of("terms", "laws", re.I).search(title.plain))


def _names(view: View, heading: Heading, above: Above, sentence: Text, asked: bool) -> bool:
    """A phrase long enough that is no list; under the title of a whole slide it must open like a meaning."""
    if len(words(sentence.plain)) < 3:
        return False
    titled = heading.text == above.slide.title and len(above.slide.blocks) > 2
    if titled and not asked and not _opens_like_meaning(view, sentence):
        return _described(view, heading.text, sentence)
    return asked or view.morph.gloss(sentence.plain).number != "plur" or _described(view, heading.text, sentence)


def _described(view: View, title: Text, sentence: Text) -> bool:
    """`## Sampling` / `Practice of keeping a part of …`: a phrase that a noun opens and its complement completes.

    The title must be a plain name, and as many as the phrase: no class of things, nothing with a complement of its own.
    """
    complement = view.pack.one_of("terms", "complements", re.I)
    found, morph = complement.search(sentence.plain), view.morph
    noun = sentence.plain[: found.start()].strip() if found else ""
    if not noun or BREAK.search(noun) or len(words(sentence.plain)) < PHRASE:
        return False
    first, *more = words(noun)
    if set(view.pack.words("terms", "articles")) & set(more) or _adverb(view, first):
        return False
    several = is_category(view, title) and len(words(title.plain)) > 1
    if several or complement.search(title.plain) or morph.gloss(title.plain).kind == "imperative":
        return False
    many = morph.number(noun) == "plur"
    told = morph.gloss(sentence.plain).kind == "nominal" and not morph.has_predicate(main_clause(sentence.plain))
    return told and morph.is_term(noun) and many <= (morph.number(title.plain) == "plur")


def _adverb(view: View, word: str) -> bool:
    return view.pack.one_of("statements", "adverbs", re.I).fullmatch(word) is not None


def _opens_like_meaning(view: View, sentence: Text) -> bool:
    """Under the title of a whole slide what begins with an article, in bold or in small letters is its meaning."""
    first = next(iter(words(sentence.plain)), "")
    bold = any(m.start == 0 for m in sentence.spans("strong"))
    phrase = sentence.plain[:1].islower() and len(words(sentence.plain)) >= PHRASE and not URL.search(sentence.plain)
    return bold or phrase or first in view.pack.words("terms", "articles") or not view.pack.words("terms", "articles")

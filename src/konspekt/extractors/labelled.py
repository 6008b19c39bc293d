"""A label that says what follows is the meaning of the name above: `### Static address` / `- Definition: …`.

Goes in: a `View`. Comes out: a definition of the heading, or of the item that the label stands under. A
sentence that defines a name of its own is `definitions`' and none of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from konspekt.extractors.meaning import clean_value, hangs
from konspekt.extractors.properties import is_gloss, owner
from konspekt.extractors.splits import by_copula, by_mark
from konspekt.extractors.term import Term, term
from konspekt.extractors.view import Passage, View, once
from konspekt.languages.forms import words
from konspekt.languages.patterns import Pattern, compiled
from konspekt.model.facts import Definition, Fact
from konspekt.model.text import Text
from konspekt.remarks import Remark

LEAST = 3


def labelled(view: View) -> Iterator[Fact | Remark]:
    for passage in view.passages:
        found = _label(view).match(passage.text.plain)
        if found and passage.form != "quote" and is_gloss(view, found["label"]):
            named = passage.text.cut(*found.span("name")) if found["name"] else None
            yield from _told(view, passage, found.end(), term(named, passage, view) if named else None)


@once
def _label(view: View) -> Pattern:
    """`Definition: …`, and `Definition 2.1 (Tree). …`, which names what it defines."""
    glosses = "|".join(view.pack.words("terms", "glosses")) or "(?!)"
    label = rf"^\W{{0,3}}(?P<label>{glosses})(?:\s*\d+(?:\.\d+)*)?(?:\s*\((?P<name>[^()]{{2,40}})\))?"
    return compiled(label + r"\s*(?:[:：.?]+|\s[–—-])\s+(?=\S)", re.I)


def _told(view: View, passage: Passage, at: int, named: Term | None = None) -> Iterator[Fact]:
    name = owner(view, passage) if named is None else None if named.why_not else named.subject
    offset, sentence = view.sentences(passage.text.cut(at))[0]
    if name is None or sentence.plain.rstrip().endswith(("?", ":")):
        return
    if named is None and passage.form == "paragraph" and not sentence.plain[:1].islower():
        return
    value = _meaning(view, name, sentence)
    if value is None or len(words(value.plain)) < LEAST or hangs(view, value):
        return
    whole = passage.text.cut(0, at + offset + len(sentence))
    common = view.found_in(passage, name, "labelled", "stated", (0, whole)).shared()
    yield Definition(**common, value=clean_value(view, value))


def _meaning(view: View, name: Text, sentence: Text) -> Text | None:
    """The sentence, without the name where it says that again; nothing where it tells of another one."""
    pronoun = next(iter(words(sentence.plain)), "")
    if pronoun in view.pack.words("terms", "pronouns"):
        said = sentence.cut(len(sentence.plain.split()[0]) + 1)
        return _after_verb(view, said)
    for split in (*by_copula(view, sentence), *(s for s in by_mark(sentence) if s.rule == "dash")):
        named, own = (set(view.lemmas(t.plain).split()) for t in (split.left, name))
        if named <= own or own <= named:
            return split.value
        if view.morph.is_term(split.left.plain) and len(words(split.left.plain)) <= 3:
            return None
    count = len(words(name.plain))
    opening = re.match(rf"(?:\S+\s+){{{count},{count + 1}}}(?=\S)", sentence.plain)
    if opening and f" {view.lemmas(opening[0])}".endswith(f" {view.lemmas(name.plain)}"):
        return sentence.cut(opening.end())
    return sentence


def _after_verb(view: View, predicate: Text) -> Text:
    """`is the topmost layer` -> `the topmost layer`; another verb stays."""
    for pattern in view.pack.patterns("terms", "after_mark", re.I, r"{}\s+(?=\S)"):
        found = pattern.match(predicate.plain)
        if found:
            return predicate.cut(found.end())
    return predicate

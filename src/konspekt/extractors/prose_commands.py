"""Commands that a sentence explains: `` Use `git pull` to update the branch ``, `` `rm` removes files ``.

Goes in: a `View`. Comes out: commands. The code must be marked as code; the patterns are the language's,
with `{code}` for the span and `{noun}` for what such things are called. A group `does` must be a
predicate, a group `orders` a bare verb (`acts` may look like a noun), a group `wants` is believed because
of what stands around it, and a group `oblique` too, whose case is put right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from konspekt.extractors.fences import wanted
from konspekt.extractors.meaning import clean_value
from konspekt.extractors.view import Passage, View, once
from konspekt.languages.forms import remembered, words
from konspekt.languages.patterns import Patterns, compiled_all
from konspekt.model.facts import Command, Fact
from konspekt.model.lecture import Paragraph
from konspekt.model.text import Text
from konspekt.remarks import Remark

# Stands for every character of a code span while a pattern looks at the sentence.
MASK = "\ue000"
KINDS = {
    "does": ("verbal",),
    "orders": ("imperative", "action"),
    "acts": ("imperative", "action"),
    "wants": (),
    "oblique": (),
}
MAX_VALUE = 25
NEAR = 2
"""Words before the subject of a sentence; code that stands later is its object, unless the sentence ends with it."""
NAME = re.compile(r"[A-Za-z_]\w*")
CALL = re.compile(r"(?<![\w.])[A-Za-z_]\w*(?:\.\w+)*\(\)")
OPENING = re.compile(
    rf"^(?P<code>{MASK}+)(?P<comma>,)?\s+(?P<meaning>[^\W\d_]{{2,}}[^{MASK}]*?(?=,\s+{MASK}|$)|[^\W\d_]{{2,}}.*$)", re.S
)
GLOSSED = re.compile(rf"(?P<code>{MASK}+)\s*\((?P<meaning>[^()]{{3,80}})\)")
# No command: a version, an amount.
NUMBER = re.compile(r"^v?[\d\s]*(?:[.,]\d+)+\w?$|^\d{1,2}$")


def prose_commands(view: View) -> Iterator[Fact | Remark]:
    told, back = _patterns(view, "told"), _patterns(view, "back")
    for passage, meaning in (*((p, False) for p in view.passages), *_entries(view)):
        if not passage.text.spans("code") and not ("()" in passage.text.plain and CALL.search(passage.text.plain)):
            continue
        opening = _opening(view, passage)
        if opening is not None:
            yield opening
            continue
        before = Text()
        for offset, sentence in view.sentences(passage.text):
            asked = sentence.plain.rstrip().endswith("?")
            if MASK in _masked(sentence) and not asked and not (meaning and offset == 0):
                found = list(_glossed(view, passage, (offset, sentence)))
                found = found or list(_told(view, passage, (offset, sentence), told))
                yield from found or _back(view, passage, (offset, sentence), before, back)
            before = sentence
    yield from _again(view)


def _again(view: View) -> Iterator[Command]:
    """`It prints each line.`: of the only code of the sentence before.

    What an item says goes on in the next one, or in the one under it.
    """
    patterns, before, last = _patterns(view, "again"), Text(), None
    for passage in view.passages:
        goes_on = last and last.form == passage.form == "item" and last.above.slide is passage.above.slide
        before = before if goes_on else Text()
        if not before.marks and not passage.text.spans("code"):
            before, last = Text(), passage
            continue
        for span in view.sentences(passage.text):
            subject = _spoken_of(view, before)
            found = next(filter(None, (p.match(span[1].plain) for p in patterns)), None) if subject else None
            if found:
                group = next(n for n in KINDS if found.groupdict().get(n))
                value = _value(view, span[1].cut(*found.span(group)), group)
                common = view.found_in(passage, subject, "command-again", "inferred", span).shared()
                yield from [Command(**common, value=value)] if value else []
            before = span[1]
        last = passage


def _spoken_of(view: View, sentence: Text) -> Text:
    """The only code of a sentence, where it is its subject or its end; empty for names that the lecture makes up."""
    codes = {sentence.plain[m.start : m.stop]: m for m in sentence.spans("code")} if sentence.marks else {}
    if len(codes) != 1:
        return Text()
    (name, mark), *_ = codes.items()
    before, after = words(sentence.plain[: mark.start]), words(sentence.plain[mark.stop :])
    own = NAME.search(name)
    if (len(before) > NEAR and len(after) > 1) or (own and own[0] in view.own_names) or NUMBER.match(name):
        return Text()
    return sentence.cut(mark.start, mark.stop)


def _entries(view: View) -> Iterator[tuple[Passage, bool]]:
    """The paragraphs of definition lists, and whether their first sentence is the meaning of the term."""
    for placed in view.glossaries:
        for number, (_, blocks) in enumerate(placed.block.entries):
            for order, block in enumerate(b for b in blocks if isinstance(b, Paragraph)):
                place = (*placed.place, number, order)
                yield Passage(block.text, block.origin, placed.above, "paragraph", place), order == 0


@once
def _patterns(view: View, name: str) -> Patterns:
    noun, span = rf"(?:{'|'.join(view.pack.words('commands', 'nouns'))})", rf"(?P<code>{MASK}+)"
    found = view.pack.words("commands", name)
    return compiled_all(tuple(p.replace("{noun}", noun).replace("{code}", span) for p in found), re.I)


def _told(view: View, passage: Passage, span: tuple[int, Text], patterns: Patterns) -> Iterator[Command]:
    """What the first pattern that fits a command says of it."""
    sentence = span[1]
    masked = _masked(sentence)
    taken: set[int] = set()
    for pattern in patterns.fitting(masked):
        for found in pattern.finditer(masked):
            group = next(name for name, text in found.groupdict().items() if name in KINDS and text)
            value = _value(view, sentence.cut(found.start(group), found.end(group)), group)
            subject = sentence.cut(found.start("code"), found.end("code"))
            own = group == "does" and subject.plain in view.own_names
            if value and not own and taken.isdisjoint(found.span("code")) and not NUMBER.match(subject.plain):
                taken.update(found.span("code"))
                common = view.found_in(passage, subject, "command-told", "inferred", span).shared()
                yield Command(**common, value=value)


def _opening(view: View, passage: Passage) -> Command | None:
    """`` - `x` delete character ``: bullets, one like the other, that begin with a command, its meaning after it."""
    found = OPENING.match(_masked(passage.text)) if passage.form == "item" else None
    if not found:
        return None
    like = sum(bool(OPENING.match(_masked(peer))) for peer in passage.peers)
    if like < 2 or 2 * like < len(passage.peers):
        return None
    value = view.sentences(passage.text.cut(found.start("meaning"), found.end("meaning")))[0][1]
    wants = next((w for w in view.pack.words("commands", "to") if value.plain.lower().startswith(f"{w} ")), "")
    if found["comma"] and not wants:
        return None
    value = value.cut(len(wants))
    first = next(iter(words(value.plain)), "")
    leaning = (*view.pack.words("commands", "no_deed"), *view.pack.words("makers", "dangling"))
    if first in (*leaning, *view.pack.words("lists", "and")) or value.plain.endswith((":", "?")):
        return None
    if view.morph.gloss(value.plain).kind == "verbal":
        return None
    subject = passage.text.cut(found.start("code"), found.end("code"))
    common = view.found_in(passage, subject, "command-opening", "stated").shared()
    return Command(**common, value=clean_value(view, value))


def _glossed(view: View, passage: Passage, span: tuple[int, Text]) -> Iterator[Command]:
    """`` `fix` (bug fix) and `feat` (new feature) ``: two or more, each with its meaning in brackets."""
    masked = _masked(span[1])
    glosses = GLOSSED.finditer(masked) if "(" in masked else ()
    found = [m for m in glosses if MASK not in m["meaning"] and "," not in m["meaning"][:3]]
    if len(found) < 2:
        return
    for one in found:
        subject, value = (span[1].cut(one.start(g), one.end(g)) for g in ("code", "meaning"))
        if NUMBER.match(subject.plain):
            continue
        yield Command(**view.found_in(passage, subject, "command-glossed", "stated", span).shared(), value=value)


def _back(view: View, passage: Passage, span: tuple[int, Text], before: Text, patterns: Patterns) -> Iterator[Command]:
    """`You can refer to an issue. This is done using a `#`.`"""
    masked = _masked(span[1])
    for pattern in patterns.fitting(masked) if before else ():
        found = pattern.search(masked)
        value = wanted(view, before) if found else Text()
        if found and value:
            subject = span[1].cut(found.start("code"), found.end("code"))
            yield Command(**view.found_in(passage, subject, "command-back", "inferred", span).shared(), value=value)
            return


@remembered
def _masked(sentence: Text) -> str:
    """The sentence with a mask for every code span, and for calls that nobody marked as code."""
    plain = list(sentence.plain)
    for mark in sentence.spans("code"):
        plain[mark.start : mark.stop] = MASK * (mark.stop - mark.start)
    masked = "".join(plain)
    return CALL.sub(lambda m: MASK * len(m[0]), masked) if "()" in masked else masked


def _value(view: View, value: Text, group: str) -> Text:
    """The purpose without its tail, or nothing when it cannot stand alone."""
    for tail in view.pack.patterns("commands", "tails", re.I).fitting(value.plain):
        found = tail.search(value.plain)
        if found and len(words(value.plain[: found.start()])) >= 2:
            value = value.cut(0, found.start())
    value = clean_value(view, value)
    if group == "oblique" and not value.marks:
        value = Text(view.morph.nominative(value.plain))
    count = len(words(value.plain))
    empty = view.pack.one_of("commands", "to_it", re.I).search(value.plain)
    if empty or value.plain.count("(") != value.plain.count(")"):
        return Text()
    if not 2 <= count <= MAX_VALUE or words(value.plain)[-1] in view.pack.words("commands", "hanging"):
        return Text()
    kinds = KINDS[group]
    gloss = view.morph.gloss(_masked(value))
    verb = group == "acts" and gloss.kind == "nominal" and not gloss.number and value.plain[0].islower()
    if (
        kinds
        and gloss.kind not in kinds
        and not verb
        and not (gloss.kind == "other" and view.lecture.language not in ("en", "ru"))
    ):
        return Text()
    first = words(value.plain)[0]
    no_deed = group == "does" and (
        first.replace("’", "'") in view.pack.words("commands", "no_deed") or not value.plain[0].isalpha()
    )
    return Text() if no_deed else value

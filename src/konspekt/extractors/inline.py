"""Lists inside a sentence: `Head: a, b`, `Head (a, b)`, `Head such as a and b`, `(1) a (2) b`.

Goes in: a `View`. Comes out: categories with members. The forms of a language (`consists of`,
`zum Beispiel`) come from its pack, those made of signs alone from `inline_signs`. A place of a sentence
gives one list only: the first form that reads it wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from konspekt.extractors.heads import after_verb, bare_head, last_noun, noun_phrase, says, true_head
from konspekt.extractors.inline_signs import Found, bracketed, headed_lists, is_aside, whole_items
from konspekt.extractors.members import Members, members, named, short_name
from konspekt.extractors.properties import shared_labels
from konspekt.extractors.splits import COLON, DASH, without_adverb
from konspekt.extractors.term import term
from konspekt.extractors.view import Passage, View, names_label
from konspekt.languages.forms import plain_key, words
from konspekt.languages.patterns import SPACED, compiled
from konspekt.model.facts import Enumeration, Fact
from konspekt.model.lecture import Paragraph
from konspekt.model.origin import Strength
from konspekt.model.text import Text
from konspekt.remarks import Remark

COUNTED = compiled(
    r"(?:^|\s)\(?1\)\s*(?P<first>.+?)[\s.;,]+\(?2\)\s*(?P<second>.+?)(?:[\s.;,]+\(?3\)\s*(?P<third>.+?))?[\s.;]*$"
)


def inline_lists(view: View) -> Iterator[Fact | Remark]:
    for passage in (*view.passages, *_entries(view)):
        yield from _counted(view, passage)
        for offset, sentence in view.sentences(passage.text):
            taken: list[tuple[int, int]] = []
            for found in _forms(view, passage, sentence):
                if any(found.start < stop and found.stop > start for start, stop in taken):
                    continue
                if view.pack.patterns("terms", "remarks", re.I).search(sentence.plain):
                    break
                fact = _fact(view, passage, offset, sentence, found)
                if fact:
                    taken.append((found.start, found.stop))
                    yield fact


def _entries(view: View) -> Iterator[Passage]:
    """The explanations of a definition list, each under its term."""
    for placed in view.glossaries:
        for number, (cell, blocks) in enumerate(placed.block.entries):
            for block in blocks:
                if isinstance(block, Paragraph) and cell.text:
                    above = replace(placed.above, leads=(*placed.above.leads, cell.text))
                    yield Passage(block.text, block.origin, above, "paragraph", (*placed.place, number))


def _forms(view: View, passage: Passage, sentence: Text) -> Iterator[Found]:
    yield from _of_language(view, sentence)
    yield from bracketed(view, passage, sentence)
    yield from headed_lists(view, passage, sentence)
    yield from whole_items(view, passage, sentence)


def _of_language(view: View, sentence: Text) -> Iterator[Found]:
    """What the pack's patterns read; `three` and `named` in a pattern's name ask for three members, or for names."""
    for rule, pattern in view.pack.table("inline_lists", SPACED).fitting(sentence.plain):
        for match in pattern.finditer(sentence.plain):
            examples = "example" in rule
            start, stop = match.span("items")
            listed = members(view, sentence.cut(start, _tail(view, sentence, start, stop)), 3 if "three" in rule else 2)
            if rule.startswith("named") and listed and not named(view, listed.items):
                continue
            if not listed or is_aside(view, listed.items[0]):
                continue
            head = sentence.cut(*match.span("head")) if "head" in match.groupdict() and match["head"] else Text()
            head = Text(view.morph.nominative(head.plain)) if rule.startswith("relate") and head else head
            head = noun_phrase(view, last_noun(view, head)) if rule.endswith("such") else _owner(view, head)
            if "three" in rule and next(iter(words(head.plain)), "") in view.pack.words("terms", "conjunctions"):
                continue
            yield Found(head, _without_class(view, listed), match.start("items"), match.end("items"), rule, examples)


def _owner(view: View, head: Text) -> Text:
    """`Files also can` -> `Files`: the subject without what belongs to its verb."""
    head = without_adverb(view, head)
    last = next(reversed(words(head.plain)), "")
    modal = len(words(head.plain)) > 1 and last in view.pack.words("statements", "participles")
    return without_adverb(view, head.cut(0, len(head.plain) - len(last))) if modal else head


def _without_class(view: View, listed: Members) -> Members:
    """`features like locks, keys and seals`: the members are the locks, and not what they are examples of."""
    first, *rest = listed.items
    found = view.pack.one_of("lists", "like", re.I).match(first.plain)
    return replace(listed, items=(first.cut(found.end()), *rest)) if found and found.end() else listed


def _tail(view: View, sentence: Text, start: int, stop: int) -> int:
    """Where the last member ends and the sentence goes on: `Vec and HashMap to hold elements`."""
    last = max(sentence.plain.rfind(sign, start, stop) for sign in (",", ";"))
    rest = sentence.plain[max(last, start) : stop]
    tails = (tail.search(rest) for tail in view.pack.patterns("lists", "tails", re.I))
    return min((max(last, start) + t.start() for t in tails if t), default=stop)


def _fact(view: View, passage: Passage, offset: int, sentence: Text, found: Found) -> Enumeration | None:
    leans = not set(words(found.head.plain)) - set(view.pack.words("makers", "leaning"))
    shared = plain_key(found.head.plain) in shared_labels(view)
    head = true_head(view, passage.above) if shared else Text() if leans else found.head
    head = head or _above(view, passage, sentence) or _clause(view, sentence, found)
    if not head or not _names_a_list(view, head):
        return None
    told = found.rule in ("colon", "dash") or head.plain.endswith("?")
    head = bare_head(view, head if told else after_verb(view, head))
    if found.rule == "brackets" and not (words(head.plain) and _names_things(view, head)):
        return None
    strength: Strength = "stated" if found.head or (found.start == 0 and found.rule != "open") else "inferred"
    common = view.found_in(passage, head, f"inline-{found.rule}", strength, (offset, sentence)).shared()
    open_ = found.listed.open or found.examples or found.rule == "others"
    items = tuple(short_name(view, i) for i in found.listed.items)
    label = found.head.plain if shared else ""
    return Enumeration(**common, items=items, open=open_, examples=found.examples, label=label)


def _names_a_list(view: View, head: Text) -> bool:
    """No label (`Note`), no plan, no credit (`Image from`), no half of a quotation."""
    folded = plain_key(head.plain)
    label = names_label(view, folded) or bool(view.pack.one_of("lists", "not_members").fullmatch(folded))
    broken = head.plain.endswith("=") or head.plain.count('"') % 2 or head.plain.count("“") != head.plain.count("”")
    return not (label or broken or says(view, "plans", head) or says(view, "credits", head))


def _names_things(view: View, head: Text) -> bool:
    """`seals (wax, lead)`; not `easily guessed (…)`, `tries to free memory (…)`, `in (…)`.

    Told by the order of words, so only where a language has articles.
    """
    if not view.pack.words("terms", "articles"):
        return True
    first, *more = words(head.plain)
    adverb = view.pack.one_of("statements", "adverbs", re.I).fullmatch(first) is not None
    done = view.morph.gloss(head.plain).kind == "verbal" or view.morph.adjective(head.plain)
    return not (adverb or done) and (bool(more) or view.morph.is_term(head.plain))


def _above(view: View, passage: Passage, sentence: Text) -> Text:
    """What `Примеры: …` are examples of: the term of the passage, else the parent item or the heading."""
    for pattern in (DASH, COLON):
        mark = pattern.search(passage.text.plain)
        if mark and mark.start() and sentence.plain not in passage.text.plain[: mark.start()]:
            left = term(passage.text.cut(0, mark.start()), passage, view)
            if not left.why_not:
                return left.subject
    return true_head(view, passage.above)


def _clause(view: View, sentence: Text, found: Found) -> Text:
    """Where nothing stands above: what the sentence said before its list."""
    before = sentence.cut(0, found.start)
    mark = re.search(r"[,(:]\s*[^,(:]*$", before.plain)
    before = before.cut(0, mark.start() if mark else None)
    return before if 3 <= len(words(before.plain)) <= 16 else Text()


def _counted(view: View, passage: Passage) -> Iterator[Enumeration]:
    """`Two ways to keep a session: (1) cookies. (2) a query parameter.`"""
    match = COUNTED.search(passage.text.plain)
    if not match:
        return
    lead = passage.text.cut(0, match.start())
    head = view.sentences(lead)[-1][1] if lead.plain.rstrip().endswith(":") else Text()
    items = [passage.text.cut(*match.span(n)) for n in ("first", "second", "third") if match[n]]
    if head and all(len(words(i.plain)) <= 10 for i in items):
        span = (0, passage.text)
        common = view.found_in(passage, bare_head(view, head), "inline-counted", "stated", span).shared()
        yield Enumeration(**common, items=tuple(items))

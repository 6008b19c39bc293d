"""Items that are a name and no more, with its meaning beneath or in brackets.

Goes in: an item. Comes out: a definition. What stands right under the name must read like its meaning;
where the siblings are set-off names too, each with lines beneath, any grammar will do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from konspekt.extractors.heads import says
from konspekt.extractors.meaning import clean_value, may_mean, reads_like, spoken
from konspekt.extractors.members import members
from konspekt.extractors.no_term import LABEL, URL
from konspekt.extractors.properties import is_gloss, shared_labels
from konspekt.extractors.set_off import lead
from konspekt.extractors.splits import by_mark
from konspekt.extractors.term import Term, term
from konspekt.extractors.traits import sign_of
from konspekt.extractors.view import Passage, View, once
from konspekt.languages.forms import plain_key, words
from konspekt.languages.patterns import compiled
from konspekt.model.facts import Definition, Fact
from konspekt.model.lecture import Items, Paragraph
from konspekt.model.origin import Origin
from konspekt.model.text import Text

NAME = 5
PROVED = 3
"""Siblings that prove a name in bold, although one of the list is built in another way."""
REMARK = compiled(r":\s*\([^()]*\)\s*$")
"""`Queue: (like a pipe)`: a remark between the name and what stands beneath."""
SHORT = re.compile(r"^[^\W\d_a-zа-яё]{2,6}$")
LITTLE = 3
"""Words of so many letters seldom have one in an abbreviation: `of`, `на`."""
NO_MEANING = re.compile(r"[?!→,\d]")
GLOSS = compiled(r"^(?P<name>[^()]+?)\s*\((?P<equals>=\s*)?(?P<gloss>[^()]+)\)\s*[.;,]?$")


def bare_head(view: View, passage: Passage) -> Iterator[Fact]:
    """`- Kubernetes` / `  - Оркестратор, созданный …`."""
    below = _below(view, passage)
    if below is None or len(words(passage.text.plain)) > NAME:
        return
    remark = REMARK.search(passage.text.plain)
    head = term(passage.text.cut(0, remark.start() if remark else None), passage, view)
    if head.why_not and not (head.why_not == LABEL and _row_of_names(passage) and _among_terms(view, passage)):
        return
    text, origin = below
    value = view.sentences(text)[0][1]
    vouched = _row_of_names(passage) and may_mean(view, head.subject, value)
    if not (vouched or _reads(view, passage, head, value)):
        return
    evidence = view.evidence(origin, text, 0, len(value), "bare-head", "inferred")
    common = view.common(head.subject, passage.above.slide, passage.place, evidence, value)
    yield Definition(**common.shared(), value=clean_value(view, value), aliases=head.aliases)


def _below(view: View, passage: Passage) -> tuple[Text, Origin] | None:
    """The paragraph or the first of the plain items right under an item."""
    if passage.form != "item" or not passage.children:
        return None
    match passage.children[0]:
        case Paragraph() as paragraph:
            return None if URL.match(paragraph.text.plain) else (paragraph.text, paragraph.origin)
        case Items() as below:
            first = below.items[0]
            told = not first.text or first.children or by_mark(first.text)
            rest = [item.text for item in below.items[1:] if by_mark(item.text)]
            return None if told or not all(labels(view, text) for text in rest) else (first.text, first.origin)
        case _:
            return None


def labels(view: View, text: Text) -> bool:
    """`Usage: …` after what a name is: an attribute of the name, by the language's list or under several names."""
    split = next(iter(by_mark(text)), None)
    if split is None or split.rule != "colon":
        return False
    folded = plain_key(split.left.plain)
    known = bool(view.pack.one_of("properties", "attributes").fullmatch(folded)) or view.is_label(split.left)
    return known or folded in shared_labels(view) or is_gloss(view, split.left.plain)


def _among_terms(view: View, passage: Passage) -> bool:
    """`**Value**` beside `**Key**` and `**Record**` is a term, although `Value:` is a label elsewhere."""
    return len(passage.peers) > 1 and sum(view.is_label(p) for p in passage.peers) * 2 <= len(passage.peers)


def _reads(view: View, passage: Passage, head: Term, value: Text) -> bool:
    """It reads like a meaning of the name; what the name does needs siblings or a mark to vouch for it."""
    reading = reads_like(view, head.subject, value)
    many = view.morph.gloss(value.plain).number == "plur" and view.morph.gloss(head.subject.plain).number != "plur"
    if not reading or len(words(value.plain)) < 3 or (reading == "nominal" and many):
        return False
    return reading == "nominal" or head.stated or len(passage.peers) > 1


def _row_of_names(passage: Passage) -> bool:
    """It and most of its siblings are nothing but a name in bold or code."""
    alone = [_bare_name(p).covered("strong") or _bare_name(p).covered("code") for p in passage.peers]
    own = _bare_name(passage.text).covered("strong", "code")
    return own and len(alone) >= 2 and 3 * sum(alone) >= 2 * len(alone)


def _bare_name(text: Text) -> Text:
    """Without another name in brackets behind it."""
    found = GLOSS.match(text.plain)
    return text.cut(0, found.end("name")) if found else text


def glossed(view: View, passage: Passage) -> Iterator[Fact]:
    """`- hot (recently used)` / `- cold (about to be evicted)`: a list of names, each with its meaning in brackets."""
    found = GLOSS.match(passage.text.plain) if passage.form == "item" else None
    if found is None:
        return
    alone = not passage.children and not passage.text.covered("link")
    if alone and (spelled := _spelled(passage.text, found)):
        short, whole = spelled
        common = view.found_in(passage, short, "expansion", "stated").shared()
        yield Definition(**common, value=whole)
        return
    like = sum(bool(GLOSS.match(peer.plain)) for peer in passage.peers)
    alike = like >= 2 and 3 * like >= 2 * len(passage.peers)
    if not (alike or found["equals"]):
        return
    gloss = passage.text.cut(found.start("gloss"), found.end("gloss"))
    left = term(passage.text.cut(0, found.end("name")), passage, view)
    if left.why_not or len(words(left.subject.plain)) > NAME or left.subject.spans("math"):
        return
    signed = any(sign_of(view, text.plain) for text in (*passage.above.heads, *passage.above.leads)[-1:])
    if not signed and not spoken(view, gloss) and (found["equals"] or _means(view, left.subject, gloss)):
        common = view.found_in(passage, left.subject, "bracket-gloss", "inferred").shared()
        yield Definition(**common, value=clean_value(view, gloss))


def stopped(view: View, passage: Passage) -> Iterator[Fact]:
    """`- Insert anomaly. A book cannot be stored without …`: in each item of a list a name, a stop and a sentence.

    Of names in bold one item may be built in another way.
    """
    alike = sum(_stopped(view, peer) for peer in passage.peers)
    marked = lead(passage.text) is not None and len(passage.peers) > PROVED
    if passage.form != "item" or len(passage.peers) < 2 or not _stopped(view, passage.text):
        return
    if alike < len(passage.peers) - marked:
        return
    (_, first), (offset, value) = view.sentences(passage.text)[:2]
    left = term(first.cut(0, len(first.plain.rstrip(" ."))), passage, view)
    if left.why_not or view.morph.gloss(left.subject.plain).kind == "imperative":
        return
    if may_mean(view, left.subject, value) and not value.plain.rstrip().endswith("?"):
        told = (0, passage.text.cut(0, offset + len(value)))
        common = view.found_in(passage, left.subject, "stopped", "inferred", told).shared()
        yield Definition(**common, value=clean_value(view, value), aliases=left.aliases)


@once
def _stopped(view: View, text: Text) -> bool:
    """A phrase of a name's length ends in a stop, and something follows it."""
    told = view.sentences(text)
    first = told[0][1].plain.rstrip() if told else ""
    return len(told) > 1 and first.endswith(".") and 1 <= len(words(first)) <= NAME


def _spelled(text: Text, found: re.Match[str]) -> tuple[Text, Text] | None:
    """`TLB (translation lookaside buffer)` and the other way round: an abbreviation and what its letters stand for."""
    name, gloss = text.cut(0, found.end("name")), text.cut(*found.span("gloss"))
    for short, whole in ((name, gloss), (gloss, name)):
        if SHORT.match(short.plain) and short.plain.lower() in (_initials(whole, 0), _initials(whole, LITTLE)):
            return short, whole
    return None


def _initials(text: Text, least: int) -> str:
    """The first letters of the words, small ones in small letters left out."""
    return "".join(w[0] for w in re.findall(r"[^\W\d_]+", text.plain) if len(w) > least or w[0].isupper()).lower()


def _means(view: View, name: Text, gloss: Text) -> bool:
    """No other name, no list, no example, no question: what stands in brackets says what the name is."""
    found = words(gloss.plain)
    if len(found) < 2 or found[0] in view.pack.words("terms", "examples") or says(view, "examples", gloss):
        return False
    if NO_MEANING.search(gloss.plain) or gloss.spans("code") or _alias(name, gloss):
        return False
    listed = members(view, gloss)
    names = listed is not None and all(len(words(i.plain)) <= 2 for i in listed.items)
    return view.morph.gloss(gloss.plain).kind != "verbal" and not names


def _alias(name: Text, gloss: Text) -> bool:
    """Initials of one another, a name in capitals, or a translation."""
    initials = "".join(w[0] for w in words(gloss.plain))
    capitals = all(w[:1].isupper() for w in gloss.plain.split())
    return capitals or initials == name.plain.casefold() or name.plain.isascii() != gloss.plain.isascii()

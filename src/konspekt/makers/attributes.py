"""Claims about one property of a thing that stands in no table: `The port of SSH is 22`.

Goes in: facts. Comes out: claims; the false one takes the value that another thing has of the same attribute. A value
that is a sentence, and an owner that is a heading, a class or a word to the reader, make no claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from konspekt.languages import pack
from konspekt.languages.forms import plain_key, words
from konspekt.languages.likeness import content, linked
from konspekt.languages.morphology import morphology
from konspekt.makers.category import heading, nameable
from konspekt.makers.claim import Claim, unlike
from konspekt.makers.entry import dress, small_first
from konspekt.model.facts import Fact, Property

LONGEST, OWNER = 22, 6


def attributes(facts: Sequence[Fact]) -> Iterator[Claim]:
    told = [f for f in facts if isinstance(f, Property) and f.evidence.rule != "table" and _tells(f)]
    for at, fact in enumerate(told):
        form = _form(fact)
        if not form:
            continue
        value, attribute = _value(fact), _small(fact.attribute.ticked, fact.lang)
        parts = {"subject": fact.subject.ticked, "attribute": attribute, "value": value, "statement": value}
        others = [_value(o) for o in (*told[at + 1 :], *told[:at]) if _other(fact, o)]
        false = next((text for text in others if unlike(text, value, fact.lang)), "")
        yield Claim(fact, form, parts, {"value": false} if false and form != "states_as_is" else {})


def _small(attribute: str, lang: str) -> str:
    """`Default Location` as a heading writes it stands small in a sentence; a name keeps its capital."""
    tokens = attribute.split()
    if all(t[:1].isupper() for t in tokens):
        return " ".join(small_first(t, lang) for t in tokens)
    return small_first(attribute, lang)


def _value(fact: Property) -> str:
    """A word alone keeps its capital, for it may be a name: `written in Go`."""
    text = " ".join(fact.value.ticked.split()).rstrip(" .;,")
    return dress(fact.value, fact.lang, brackets=True) if " " in text else text


def _tells(fact: Property) -> bool:
    """One thing, and a value that is no sentence and says something."""
    name, own = fact.subject.plain, pack(fact.lang)
    if not fact.attribute or fact.subject == fact.attribute or not content(fact.value.plain, fact.lang):
        return False
    spoken = {*own.words("statements", "address"), *own.words("makers", "speakers")}
    if len(words(fact.value.plain)) > LONGEST or not spoken.isdisjoint(words(fact.value.plain)):
        return False
    key, value, morph = plain_key(name), fact.value.plain.rstrip(), morphology(fact.lang)
    if own.one_of("lists", "categories").search(key) or own.one_of("terms", "labels").fullmatch(key):
        return False
    one = nameable(name, fact.lang, OWNER) and not heading(name, fact.lang) and not morph.orders(name)
    one = one and not (len(words(name)) > 1 and morph.number(name) == "plur" and morph.names_class(name))
    if not (one or fact.subject.is_code) or morph.adjective(name):
        return False
    if ": " in value or value.endswith(("!", "?", ":")):
        return False
    return not morph.has_predicate(value) or _clause(fact)


def _clause(fact: Property) -> bool:
    """A sentence that stands alone: `derived works keep the license`."""
    opens = next(iter(words(fact.value.plain)), "")
    own, morph = pack(fact.lang), morphology(fact.lang)
    return opens not in own.words("makers", "dangling") and morph.whole(fact.value.plain.rstrip(" ."))


def _form(fact: Property) -> str:
    """`The port of X is …`, `X listens on port …`, `X is written in …`; where the pack has one form, that."""
    if "states_attribute" not in pack(fact.lang).data["stems"]:
        said = (fact.value.plain, fact.attribute.plain)  # `is used by default: X` joins by no dash
        return "" if any(map(morphology(fact.lang).has_predicate, said)) else "states_property"
    attribute = fact.attribute.plain
    if morphology(fact.lang).has_predicate(fact.value.plain):
        own = content(fact.subject.plain, fact.lang)
        named = linked(own, content(fact.value.plain, fact.lang)) == own
        return "states_as_is" if named else "states_attribute_clause"
    if morphology(fact.lang).gloss(attribute).kind == "verbal":
        return "states_attribute_does"
    if words(attribute)[-1] in pack(fact.lang).words("critic", "open_words"):
        return "states_attribute_done"
    if not morphology(fact.lang).is_term(attribute):
        return ""
    return "states_attribute_plur" if morphology(fact.lang).number(attribute) == "plur" else "states_attribute"


def _other(one: Property, other: Property) -> bool:
    same = other.lecture == one.lecture and plain_key(other.attribute.plain) == plain_key(one.attribute.plain)
    return same and plain_key(other.subject.plain) != plain_key(one.subject.plain)

"""Is the head of a list the name of a class, and are its members of that class?

`Popular browsers`: Firefox *is one of* them. `Windows`, `Network size`, `We need`: who knows what a
member is of it? Goes in: an enumeration. Comes out: the class and the member as they stand in a
sentence; '' where the lecture does not say what the members are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from konspekt.languages import pack
from konspekt.languages.forms import plain_key, remembered, words
from konspekt.languages.likeness import content
from konspekt.languages.morphology import morphology
from konspekt.makers.entry import dress
from konspekt.model.facts import Enumeration, Fact
from konspekt.model.text import Text

Form = Literal["states_member", "states_member_plur", "states_example", "states_example_plur", "states_listed"]
LONGEST_HEAD, LONGEST_MEMBER = 9, 7
NAME = re.compile(r"`|\S*[A-Z]\S*[A-Z\d]|\S+\s[A-Z]|.*\d")
LOOSE = re.compile(
    r"^\d+[.)]|[.!?:;]\s|[:;,=→|«»“”&]|\s[-–—]\s|\.{3}|…|[\u2190-\u21ff\u2300-\u2bff\U0001f000-\U0001faff]"
)
BRACKETS = re.compile(r"\s*\([^()]*\)$")


@remembered
def category(fact: Enumeration) -> tuple[Form, str] | None:
    """The form of sentence that its members allow, and the class as it stands there."""
    head = fact.subject.ticked.strip(" .:")
    morph, own = morphology(fact.lang), pack(fact.lang)
    for count in own.patterns("makers", "counts", re.I, r"^{}\s+"):
        head = count.regex.sub("", head)
    if words(head)[:1] and words(head)[0] in (*own.words("makers", "determiners"), *own.words("makers", "all")):
        return None  # `Each cache entry stores`
    if not nameable(head, fact.lang, LONGEST_HEAD) or morph.adjective(head) or heading(head, fact.lang):
        return None
    topics = plain_key(head) == plain_key(fact.section) and not own.one_of("lists", "categories").search(
        plain_key(head)
    )
    if topics or (bare(head, fact) and not fact.examples) or (fact.lang != "en" and head.isascii() and " " not in head):
        return None
    if any(" " in i.plain and i.is_code for i in fact.items) and not own.one_of("commands", "nouns").search(head):
        return None  # `Remotes` over lines to type: they are none
    if fact.evidence.rule.endswith("includes"):
        return None  # what has parts is no class of them
    number = morph.number(head)
    if not number:  # no grammar is known of this language
        return "states_listed", head
    if number == "plur" and morph.names_class(head):
        return "states_member", morph.called(head, "").text
    if not fact.examples or own.one_of("lists", "examples").search(plain_key(head)):
        return None
    called = morph.called(head, fact.sentence.plain)
    quoted = own.word("stems", "quoted").replace("{term}", head)
    if not called.sure and len(words(head)) == 1:
        return None  # `Description`
    return "states_example", called.text if called.sure else quoted


def classed(fact: Enumeration, form: str) -> tuple[str, str]:
    """A stem's form and its head: `Which of these are deployment options?` where the head is the name of a class, else
    the form that quotes it."""
    found, own = category(fact), pack(fact.lang)
    head = plain_key(fact.subject.plain)
    kinds = own.one_of("lists", "categories").search(head) or all(NAME.match(i.plain) for i in fact.items)
    named = found is not None and found[0] == "states_member" and f"{form}_class" in own.data["stems"]
    sure = kinds and len(words(head)) > 1 and not any(i.is_code for i in fact.items)
    return (f"{form}_class", found[1]) if found and named and sure else (form, fact.subject.ticked)


def told(fact: Enumeration) -> bool:
    """The head says of what the members are, so that `belongs to “…”` can be asked of it."""
    head = fact.subject.ticked.strip(" .:")
    named = nameable(head, fact.lang, LONGEST_HEAD) and not heading(head, fact.lang)
    if fact.evidence.rule.startswith("inline") and not morphology(fact.lang).names_class(head):
        return False
    return named and not bare(head, fact) and not morphology(fact.lang).adjective(head)


@remembered
def nameable(text: str, lang: str, longest: int) -> bool:
    """A noun phrase that stands alone: no clause, no order, no remark, no pronoun."""
    found, own, morph = words(text), pack(lang), morphology(lang)
    if not found or len(found) > longest or LOOSE.search(text) or text.count('"') % 2:
        return False
    if any(w in own.words("makers", "comparing") for w in found) or found[-1] in own.words("makers", "not_names"):
        return False
    if found[0] in own.words("makers", "not_names") or found[0] in own.words("makers", "dangling"):
        return False
    if any(w in own.words("deck", "pronouns") or w in own.words("statements", "address") for w in found):
        return False
    if _clause(text.split(), lang) or not any(c.isalpha() for c in text):
        return False
    return "`" in text or (morph.is_term(text) and not morph.has_predicate(text) and not morph.orders(text))


def _clause(tokens: Sequence[str], lang: str) -> bool:
    """`contains the model`, `builds are easily found`; `registers` alone is a plural."""
    morph = morphology(lang)
    opens = len(tokens) > 1 and morph.gloss(" ".join(tokens)).kind == "verbal"
    return opens or any(morph.finite(tokens, at) for at in range(1, len(tokens)))


def heading(text: str, lang: str) -> bool:
    """`Features`, `Key idea`, `List of contents`: it heads a slide and names nothing."""
    return bool(pack(lang).one_of("makers", "headings").fullmatch(plain_key(text)))


def bare(head: str, fact: Fact) -> bool:
    """`Features`, `Good practices`: of what? A class needs more words than its own noun and a quality."""
    own = pack(fact.lang)
    if own.one_of("terms", "labels").fullmatch(plain_key(head)):
        return True
    if not own.one_of("lists", "categories").search(plain_key(head)):
        return False
    telling = content(head, fact.lang) - own_words(fact.lang, "qualities")
    return len(telling) < 2


@cache
def own_words(lang: str, name: str) -> frozenset[str]:
    """Words of a list of the pack as content words."""
    return frozenset(word for text in pack(lang).words("makers", name) for word in content(text, lang))


def bare_member(text: Text, lang: str) -> str:
    """A member as it stands in quotes: without the remark in brackets behind it."""
    return BRACKETS.sub("", dress(text, lang, brackets=True))


def member(text: Text, lang: str) -> tuple[str, bool] | None:
    """A member as the subject of a sentence, quoted where its article is not known; True if it is a plural."""
    said = bare_member(text, lang)
    if not nameable(said, lang, LONGEST_MEMBER):
        return None
    if (said.startswith("`") and said.endswith("`")) or (said.isascii() and NAME.match(said)):
        return said, False
    morph = morphology(lang)
    called, kind = morph.called(said, ""), morph.gloss(said).kind
    opened = words(said)[0] in pack(lang).words("terms", "articles")
    name = said[:1].isupper() and words(said)[-1] in pack(lang).words("morphology", "names_in_s")  # `Windows`
    several = called.number == "plur" and not name
    if "`" not in said and kind in ("nominal", "action") and called.sure:
        return (said if opened or kind == "action" else called.text), several
    return pack(lang).word("stems", "quoted").replace("{term}", said), several

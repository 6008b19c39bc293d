"""Sentences that say one thing about a term: `kubelet следит за тем, чтобы …`, `It stores …`.

Goes in: a `View`. Comes out: statements and stated defaults. The subject must be a term of the
lecture (a title, an emphasised or Latin name) or a pronoun that stands for the term of its
passage; the predicate follows at once. Anything vaguer is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from konspekt.extractors.known import known
from konspekt.extractors.meaning import hangs, without_asides
from konspekt.extractors.set_off import lead
from konspekt.extractors.splits import clauses, without_adverb, without_opener
from konspekt.extractors.spoken_of import agree, instance, opened, opens_a_case
from konspekt.extractors.term import term
from konspekt.extractors.view import Passage, View, once
from konspekt.languages.forms import words
from konspekt.languages.patterns import SPACED, Pattern, compiled
from konspekt.model.facts import Command, Fact, Property, Statement
from konspekt.model.text import Text
from konspekt.remarks import Remark

TOKEN = re.compile(r"\S+")
ALIAS = compiled(r"^(?P<name>[^\s,;:()]+(?:\s[^\s,;:()]+){0,2}?)\s\([^()]{1,40}\)(?=\s[^\W\d_])")
"""`The kernel log (dmesg) keeps …`: another name between the subject and its verb."""
LABELLED = compiled(r"\s[-–—]{1,3}\s|:\s")
BREAKS = (",", ";", ":", "—", "–")
"""Signs that end the subject."""
MAX_SUBJECT = 5
MIN_VALUE = 3
DENIED = 5
"""Of so many words before a joint one may deny."""


def statements(view: View) -> Iterator[Fact | Remark]:
    for passage in view.passages:
        if instance(view, passage):
            continue
        before, case = opened(view, passage), False
        for offset, sentence in clauses(view, passage.text):
            case = case or opens_a_case(view, sentence)
            if case and not sentence.spans("code"):
                continue
            if sentence.plain.rstrip().endswith(("?", ":")):
                continue
            yield from _defaults(view, passage, offset, sentence, before)
            yield from _tools(view, passage, offset, sentence)
            found = _subject(view, passage, without_opener(view, sentence))
            if found and len(found[0]) > (lead(sentence) or len(sentence)):
                found = None
            if not found:
                yield from _set_off(view, passage, offset, sentence)
            if found:
                before = found[0]
                yield from _statement(view, passage, offset, sentence, *found)
            elif before is None:
                before = _leading_term(view, passage, sentence) or _headed(view, passage, sentence)
            else:
                yield from _continued(view, passage, offset, sentence, before)


def _subject(view: View, passage: Passage, sentence: Text) -> tuple[Text, Text] | None:
    """(subject, predicate) where a term is followed at once by its verb."""
    aside = ALIAS.match(sentence.plain)
    bare = sentence.plain[: aside.end("name")] + sentence.plain[aside.end() :] if aside else sentence.plain
    written = bare.split(None, MAX_SUBJECT + 2)[: MAX_SUBJECT + 2]
    for number, token in enumerate(written):
        if token.startswith("(") or token.endswith(BREAKS) or not token.strip("-–—"):
            return None
        if number and _is_verb(view, written, number):
            at = next(islice(TOKEN.finditer(bare), number, None)).start()
            after = len(sentence.plain) - len(bare) if aside and at > aside.end("name") else 0
            return _told(view, passage, sentence, at + after)
    return None


def _set_off(view: View, passage: Passage, offset: int, sentence: Text) -> Iterator[Fact]:
    """`The `?` character separates …`, `…, so the **scheduler** picks …`: a set-off name and at once its verb."""
    for mark in sentence.spans("code", "strong"):
        noun = _noun(view).match(sentence.plain[mark.stop :])
        at = mark.stop + (noun.end() if noun else 0)
        if sentence.plain[: mark.start].endswith("(") and sentence.plain[at:].startswith(")"):
            at += 1
        after = sentence.plain[at:].split()[:2]
        if (mark.start == 0 and not noun) or not after or not _is_verb(view, ["", *after], 1):
            continue
        if not _own_clause(view, sentence, mark.start):
            continue
        left = term(sentence.cut(mark.start, mark.stop), passage, view)
        if not left.why_not and len(words(left.subject.plain)) <= MAX_SUBJECT:
            yield from _statement(view, passage, offset, sentence, left.subject, sentence.cut(at), "set-off")
            return


def _own_clause(view: View, sentence: Text, at: int) -> bool:
    """True if the name at `at` is a subject of its own and what is said of it holds always.

    Not `when the **scheduler** is busy`, nor `the queue of the **scheduler** is long`, nor `**a** and **b** are …`.
    """
    before = sentence.plain[:at]
    if view.pack.one_of("statements", "not_subject", re.I).search(before):
        return False
    return not any(
        _joint(view).fullmatch(before[mark.stop :]) for mark in sentence.spans("code", "strong") if mark.stop <= at
    )


@once
def _noun(view: View) -> Pattern:
    """What kind of thing a set-off name is: `` The `?` character ``."""
    return compiled(rf"\s+(?:{'|'.join(view.pack.words('statements', 'nouns')) or '(?!)'})(?=\s)", re.I)


@once
def _joint(view: View) -> Pattern:
    """What stands between two names of one subject."""
    return compiled(rf"\s*(?:,|,?\s(?:{'|'.join(view.pack.words('lists', 'and')) or '(?!)'}))\s*", re.I)


def _told(view: View, passage: Passage, sentence: Text, at: int) -> tuple[Text, Text] | None:
    """The subject that ends before the verb at `at`, if it is a name that the lecture knows."""
    subject = without_adverb(view, sentence.cut(0, at))
    left = term(subject, passage, view)
    above = (*passage.above.heads, *passage.above.leads)
    if left.why_not or view.morph.gloss(left.subject.plain).kind == "imperative":
        return None
    translated = any(alias.isascii() != left.subject.plain.isascii() for alias in left.aliases)
    if len(words(left.subject.plain)) > MAX_SUBJECT or not (translated or known(view, left.subject, above)):
        return None
    return left.subject, sentence.cut(len(subject))


def _is_verb(view: View, tokens: list[str], at: int) -> bool:
    word = tokens[at].strip('.,;:!?()«»"')
    return (word.lower() if word.isupper() else word) in view.pack.words("statements", "verbs") or view.morph.finite(
        tokens, at
    )


def _leading_term(view: View, passage: Passage, sentence: Text) -> Text | None:
    mark = LABELLED.search(sentence.plain)
    if not mark:
        return None
    left = term(sentence.cut(0, mark.start()), passage, view)
    return None if left.why_not else left.subject


def _headed(view: View, passage: Passage, sentence: Text) -> Text | None:
    """The heading's term, when the sentence speaks of it."""
    head = term(passage.above.head, passage, view)
    if head.why_not:
        return None
    return head.subject if f" {view.lemmas(head.subject.plain)} " in f" {view.lemmas(sentence.plain)} " else None


def _continued(view: View, passage: Passage, offset: int, sentence: Text, before: Text) -> Iterator[Fact]:
    """`Он следит за тем, …` right after the sentence that names the term."""
    for pronoun in view.pack.patterns("statements", "pronouns", re.I, r"{}\s+(?=\S)").fitting(sentence.plain):
        found = pronoun.match(sentence.plain)
        said = sentence.plain[found.end() :] if found else ""
        if found and _is_verb(view, ["", *said.split()[:2]], 1) and agree(view, before, said):
            yield from _statement(view, passage, offset, sentence, before, sentence.cut(found.end()))
            return


def _statement(
    view: View,
    passage: Passage,
    offset: int,
    sentence: Text,
    subject: Text,
    predicate: Text,
    rule: str = "subject-verb",
) -> Iterator[Fact]:
    for pattern in view.pack.patterns("statements", "ends").fitting(predicate.plain):
        end = pattern.search(predicate.plain)
        kept = words(predicate.plain[: end.start()]) if end else []
        if end and len(kept) >= MIN_VALUE and not _contrast(view, kept, end[0]):
            predicate = predicate.cut(0, end.start())
    predicate = without_asides(view, predicate)
    predicate = predicate.cut(0, len(predicate.plain.rstrip(" .;")))
    found = words(predicate.plain)
    if hangs(view, predicate) or len(found) < MIN_VALUE or predicate.plain.endswith(("?", ":", "!")):
        return
    if predicate.plain.startswith((",", ":")) or _torn(predicate.plain):
        return
    if view.pack.patterns("statements", "leaning", re.I).search(predicate.plain):
        return
    common = view.found_in(passage, subject, rule, "inferred", (offset, sentence)).shared()
    yield Command(**common, value=predicate) if subject.is_code else Statement(**common, value=predicate)


def _contrast(view: View, kept: Sequence[str], joint: str) -> bool:
    """`хранит не ключ, а его хэш`: what was denied before the joint is one with what follows."""
    joins = set(words(joint)) & set(view.pack.words("terms", "contrasts"))
    return bool(joins and set(kept[-DENIED:]) & set(view.pack.words("makers", "negations")))


def _torn(plain: str) -> bool:
    """True where a bracket stands without its twin: the clause was cut out of an aside."""
    return plain.count("(") != plain.count(")")


def _defaults(view: View, passage: Passage, offset: int, sentence: Text, before: Text | None) -> Iterator[Fact]:
    """`По умолчанию используется emptyDir`, `The default branch is main`."""
    for pattern in view.pack.patterns("statements", "defaults", SPACED).fitting(sentence.plain):
        found = pattern.search(sentence.plain)
        if not found:
            continue
        groups = found.groupdict()
        named = groups.get("subject")
        own = sentence.cut(*found.span("subject")) if named else before or _leading_term(view, passage, sentence)
        subject = own or passage.above.head
        value = sentence.cut(found.start("value"), found.end("value"))
        attribute = sentence.cut(found.start("attribute"), found.end("attribute"))
        if subject and set(words(value.plain)) - set(view.pack.words("lists", "and")):
            common = view.found_in(passage, subject, "default", "stated", (offset, sentence)).shared()
            yield Property(**common, attribute=attribute, value=value.cut(0, len(value.plain.rstrip(" .;"))))
        return


def _tools(view: View, passage: Passage, offset: int, sentence: Text) -> Iterator[Fact]:
    """`С помощью Helm доступна шаблонизация`: what the named tool is for."""
    found = view.pack.patterns("statements", "tools", re.X).search(sentence.plain)
    if found:
        subject = sentence.cut(found.start("subject"), found.end("subject"))
        value = sentence.cut(found.start("value"), found.end("value"))
        common = view.found_in(passage, subject, "tool", "inferred", (offset, sentence)).shared()
        yield Statement(**common, value=value.cut(0, len(value.plain.rstrip(" .;"))))

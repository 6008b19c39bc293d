"""Sentences that say one thing about a term: `kubelet следит за тем, чтобы …`, `It stores …`.

Goes in: a `View`. Comes out: statements and stated defaults. The subject must be a term of the
lecture (a title, an emphasised or Latin name) or a pronoun that stands for the term of its
passage; the predicate follows at once. Anything vaguer is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from konspekt.extractors.term import term
from konspekt.extractors.view import Passage, View
from konspekt.languages.forms import plain_key, words
from konspekt.model.facts import Fact, Property, Statement
from konspekt.model.text import Text
from konspekt.remarks import Remark

TOKEN = re.compile(r"\S+")
MAX_SUBJECT = 5
MIN_VALUE = 3


def statements(view: View) -> Iterator[Fact | Remark]:
    for passage in view.passages:
        before: Text | None = None
        for offset, sentence in view.sentences(passage.text):
            if sentence.plain.rstrip().endswith(("?", ":")):
                continue
            yield from _defaults(view, passage, offset, sentence, before)
            yield from _tools(view, passage, offset, sentence)
            found = _subject(view, passage, sentence)
            if found:
                before = found[0]
                yield from _statement(view, passage, offset, sentence, *found)
            elif before is None:
                before = _leading_term(view, passage, sentence)
            else:
                yield from _continued(view, passage, offset, sentence, before)


def _subject(view: View, passage: Passage, sentence: Text) -> tuple[Text, Text] | None:
    """(subject, predicate) where a term is followed at once by its verb."""
    tokens = list(TOKEN.finditer(sentence.plain))[: MAX_SUBJECT + 2]
    for number, token in enumerate(tokens):
        if re.search(r"[,;:—–]$", token[0]) or re.fullmatch(r"[-–—]+", token[0]):
            return None
        if number and _is_verb(view, token[0]):
            left = term(_trimmed(view, sentence.cut(0, token.start())), passage, view)
            if (
                left.why_not
                or len(words(left.subject.plain)) > MAX_SUBJECT
                or not _termlike(view, passage, left.subject)
            ):
                return None
            return left.subject, sentence.cut(token.start())
    return None


def _trimmed(view: View, subject: Text) -> Text:
    """Without the adverb before the verb: `ConfigMaps так же` -> `ConfigMaps`."""
    for pattern in view.pack.words("statements", "adverbs"):
        found = re.search(rf"\s+{pattern}\s*$", subject.plain, re.I)
        if found:
            return subject.cut(0, found.start())
    return subject


def _is_verb(view: View, token: str) -> bool:
    word = token.strip('.,;:!?()«»"')
    return word in view.pack.words("statements", "verbs") or (
        view.morph.gloss(word).kind == "verbal" and word.islower()
    )


def _termlike(view: View, passage: Passage, subject: Text) -> bool:
    """A name that the lecture treats as a term."""
    folded = plain_key(subject.plain)
    if subject.covered("strong") or subject.covered("code") or subject.covered("em") or subject.covered("link"):
        return True
    if folded in view.terms:
        return True
    if any(folded and folded in plain_key(h.plain) for h in (*passage.above.heads, *passage.above.leads)):
        return True
    latin = view.lecture.language == "ru" and re.search(r"[A-Za-z]{2,}", subject.plain)
    return bool(latin) or bool(re.search(r"[a-z][A-Z]|^[A-Z]{2,}\w*\b", subject.plain))


def _leading_term(view: View, passage: Passage, sentence: Text) -> Text | None:
    mark = re.search(r"\s[-–—]{1,3}\s|:\s", sentence.plain)
    if not mark:
        return None
    left = term(sentence.cut(0, mark.start()), passage, view)
    return None if left.why_not else left.subject


def _continued(view: View, passage: Passage, offset: int, sentence: Text, before: Text) -> Iterator[Fact]:
    """`Он следит за тем, …` right after the sentence that names the term."""
    for pronoun in view.pack.words("statements", "pronouns"):
        found = re.match(rf"(?i){pronoun}\s+(?=\S)", sentence.plain)
        if found and _is_verb(view, sentence.plain[found.end() :].split()[0]):
            yield from _statement(view, passage, offset, sentence, before, sentence.cut(found.end()))
            return


def _statement(
    view: View, passage: Passage, offset: int, sentence: Text, subject: Text, predicate: Text
) -> Iterator[Fact]:
    predicate = predicate.cut(0, len(predicate.plain.rstrip(" .;")))
    if len(words(predicate.plain)) < MIN_VALUE or predicate.plain.endswith(("?", ":", "!")):
        return
    common = view.found_in(passage, subject, "subject-verb", "inferred", (offset, sentence)).shared()
    yield Statement(**common, value=predicate)


def _defaults(view: View, passage: Passage, offset: int, sentence: Text, before: Text | None) -> Iterator[Fact]:
    """`По умолчанию используется emptyDir`, `The default branch is main`."""
    for pattern in view.pack.words("statements", "defaults"):
        found = re.search(pattern, sentence.plain, re.I | re.X)
        if not found:
            continue
        groups = found.groupdict()
        named = groups.get("subject")
        subject = sentence.cut(found.start("subject"), found.end("subject")) if named else before or passage.above.head
        value = sentence.cut(found.start("value"), found.end("value"))
        attribute = sentence.cut(found.start("attribute"), found.end("attribute"))
        if subject and value:
            common = view.found_in(passage, subject, "default", "stated", (offset, sentence)).shared()
            yield Property(**common, attribute=attribute, value=value.cut(0, len(value.plain.rstrip(" .;"))))
        return


def _tools(view: View, passage: Passage, offset: int, sentence: Text) -> Iterator[Fact]:
    """`С помощью Helm доступна шаблонизация`: what the named tool is for."""
    for pattern in view.pack.words("statements", "tools"):
        found = re.search(pattern, sentence.plain, re.X)
        if found:
            subject = sentence.cut(found.start("subject"), found.end("subject"))
            value = sentence.cut(found.start("value"), found.end("value"))
            common = view.found_in(passage, subject, "tool", "inferred", (offset, sentence)).shared()
            yield Statement(**common, value=value.cut(0, len(value.plain.rstrip(" .;"))))
            return

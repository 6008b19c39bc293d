"""Names that typography sets off inside a sentence, and what the sentence says they are.

Goes in: a sentence, and the one before it. Comes out: `Split`s: `… is called its **content**`, `The node at
the top is the **root**`, `This is called **hoisting**`, bullets that open with a bold head. Nothing is judged here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from konspekt.extractors.heads import asked
from konspekt.extractors.splits import Split, main_clause, nominative, without_adverb, without_opener
from konspekt.extractors.view import Passage, View, once
from konspekt.languages.forms import words
from konspekt.languages.patterns import Patterns, compiled
from konspekt.model.text import Mark, MarkKind, Text

CLAUSE = re.compile(r"[;.!?]\s|,\s|\s\(|\s[–—-]\s")
RELATIVE = re.compile(r"\s(?:that|which|who|where|when|whose|котор\w+|где)\s|,\s", re.I)
SAID = r"^(?P<said>.+?)(?:{})\s*[«“\"']?$"
"""What a sentence says before the words that name it."""
ALIAS = r"(?:\s*\([^()]*\))?"
QUOTED = compiled(r"[\"“«](?P<name>[^\W\d_][^\"“”«»]*?)[,.]?[\"”»]")
MAX_MARKED = 5
LONG = 25


def by_span(view: View, sentence: Text) -> Iterator[Split]:
    """`An organism's **transcriptome** is all of the RNA …`: a set-off name and its copula inside a sentence."""
    for mark in set_off(sentence, "strong", "em", "link"):
        for copula in view.pack.patterns("terms", "after_mark", re.I, rf"{ALIAS},?\s*{{}}\s+").fitting(sentence.plain):
            match = copula.match(sentence.plain[mark.stop :])
            if match and _opens_clause(view, sentence.plain[: mark.start]):
                at = mark.stop + match.end()
                end = re.search(r";\s|,\s+(?:and|while|whereas|а|но)\s", sentence.plain[at:])
                value = sentence.cut(at, at + end.start() if end else None)
                yield Split(sentence.cut(mark.start, mark.stop), value, at, "span")
                break


def _opens_clause(view: View, before: str) -> bool:
    """True if a name after `before` is a subject of its own: not `using **x** is …`, not `*a* and *b* are …`."""
    articles, joints = view.pack.words("terms", "articles"), view.pack.words("lists", "and")
    last = next(reversed(words(before)), "")
    if last in joints:
        clause = before.rstrip()[: -len(last)].rstrip(" ,;")
        return view.morph.has_predicate(re.split(r"[,;:]", clause)[-1])
    if not articles or not last or before.rstrip().endswith((",", ";", ":", "(", "'s", "’s", "—", "–")):
        return True
    return last in (*articles, *view.pack.words("terms", "conjunctions"))


def by_name(view: View, sentence: Text, before: Text | None) -> Iterator[Split]:
    """`The text inside an element is called its **content** …`; `This is called **hoisting**` names what was said."""
    for mark in (*set_off(sentence, "strong", "em", "link", "code"), *_quoted(sentence)):
        left = sentence.cut(mark.start, mark.stop)
        said = _ends(sentence, mark.start, view.pack.patterns("terms", "naming", re.I, SAID))
        if said is not None:
            said = without_opener(view, said)
            if next(iter(words(said.plain)), "") in view.pack.words("terms", "pronouns"):
                if before is not None and len(words(said.plain)) == 1 and _says(view, before):
                    yield Split(left, before, mark.stop, "so-called")
            elif not CLAUSE.search(said.plain) and not view.morph.has_predicate(RELATIVE.split(said.plain)[0]):
                yield Split(nominative(view, left), said, mark.stop, "named")
            continue
        if mark not in sentence.marks:
            continue
        said = _ends(sentence, mark.start, view.pack.patterns("terms", "naming_after", re.I, SAID))
        phrase = _phrase(view, said) if said is not None else None
        if phrase is not None:
            yield Split(left, phrase, mark.stop, "aside")


def _quoted(sentence: Text) -> Iterator[Mark]:
    """Names in quotation marks, which prove nothing but after `called`."""
    return (
        Mark("em", *m.span("name")) for m in QUOTED.finditer(sentence.plain) if m["name"].count(" ") < MAX_MARKED - 2
    )


def _ends(sentence: Text, stop: int, patterns: Patterns) -> Text | None:
    """What stands before one of the patterns that ends right before `stop`."""
    found = patterns.search(sentence.plain[:stop])
    return sentence.cut(0, found.end("said")) if found else None


def _phrase(view: View, said: Text) -> Text | None:
    """The noun phrase at the end of a clause: from its last article on, as long as it tells enough."""
    for article in reversed(list(re.finditer(r"\b\w+\b", said.plain))):
        if article[0].lower() not in view.pack.words("terms", "articles"):
            continue
        phrase = said.cut(article.start())
        if CLAUSE.search(phrase.plain) or view.morph.has_predicate(phrase.plain):
            return None
        definite = article[0].lower() in view.pack.words("terms", "definite")
        if definite and not view.pack.one_of("terms", "complements", re.I).search(phrase.plain):
            return None
        if len(words(phrase.plain)) >= 3:
            return phrase if without_adverb(view, phrase) is phrase else None
    return None


def inverted(view: View, sentence: Text) -> Iterator[Split]:
    """`The directory at the top of the tree is the **root directory**`: the meaning first, the set-off name last."""
    for mark in set_off(sentence, "strong", "em"):
        said = _ends(sentence, mark.start, view.pack.patterns("terms", "before_mark", re.I, SAID))
        if said is None or CLAUSE.search(said.plain) or view.morph.has_predicate(said.plain):
            continue
        if any(m.start == 0 for m in said.spans("strong", "em")):
            continue
        if view.morph.gloss(said.plain).kind == "imperative":
            continue
        last = not sentence.plain[mark.stop :].strip(" .")
        joined = bool(view.pack.one_of("terms", "complements", re.I).search(said.plain))
        if (joined or last) and len(words(said.plain)) >= 4:
            yield Split(sentence.cut(mark.start, mark.stop), said, mark.stop, "inverted")


def after(view: View, sentence: Text, before: Text) -> Iterator[Split]:
    """`… goes to the *heap*. A region where objects live.`: a phrase right after the sentence that ends in the name."""
    mark = next((m for m in set_off(before, "strong", "em") if not re.search(r"\w", before.plain[m.stop :])), None)
    first = next(iter(words(sentence.plain)), "")
    phrase = first in view.pack.words("terms", "articles")
    if mark and phrase and not view.morph.has_predicate(RELATIVE.split(sentence.plain)[0]):
        yield Split(before.cut(mark.start, mark.stop), sentence, len(sentence), "after")


def so_called(view: View, sentence: Text, before: Text) -> Iterator[Split]:
    """`This is called a race condition.`"""
    for pattern in view.pack.patterns("terms", "so_called", re.I).fitting(sentence.plain):
        found = pattern.match(sentence.plain)
        if found and _says(view, before):
            yield Split(sentence.cut(found.start("term"), found.end("term")), before, len(sentence), "so-called")


def answered(view: View, sentence: Text, before: Text) -> Iterator[Split]:
    """`Что такое Gitea? Это сервис …`: the question names the term, and the answer only points at it."""
    name = asked(view, before)
    points = next(iter(words(sentence.plain)), "") in view.pack.words("terms", "fillers")
    if name and points and _clear(view, sentence):
        yield Split(name, sentence, len(sentence), "answered")


def _clear(view: View, sentence: Text) -> bool:
    """A noun phrase stands behind the word that points, and the sentence states it."""
    said = " ".join(sentence.plain.split()[1:])
    return view.morph.gloss(said).kind == "nominal" and not sentence.plain.endswith(("?", ":"))


def _says(view: View, sentence: Text) -> bool:
    """Short enough to be a meaning, and clear without what stands before it."""
    found = words(sentence.plain)
    return 0 < len(found) <= LONG and found[0] not in view.pack.words("makers", "leaning")


def by_lead(view: View, sentence: Text, passage: Passage) -> Iterator[Split]:
    """`- **Reliable delivery** Every segment is …`: a set-off head without a sign, like its siblings'."""
    if not (_vouched(view) if passage.form == "paragraph" else sum(lead(p) is not None for p in passage.peers) > 1):
        return
    at = lead(passage.text)
    if at is None:
        return
    rest = passage.text.cut(at)
    rest = rest.cut(len(rest.plain) - len(rest.plain.lstrip(". ")))
    value = view.sentences(rest)[0][1]
    gloss = view.morph.gloss(value.plain)
    head = main_clause(value.plain)
    own = gloss.kind in ("nominal", "action") and not view.morph.has_predicate(head)
    left = passage.text.cut(0, at)
    own = own and words(value.plain)[:1] != words(left.plain)[:1]  # `**Bake bread**. Bake it until …` is a step
    if own and view.morph.gloss(left.plain).kind != "imperative" and len(words(value.plain)) >= 3:
        yield Split(left, value, at, "lead")


@once
def _vouched(view: View) -> bool:
    """Paragraphs with such a head vouch for one another, as the items of a list do."""
    return sum(p.form == "paragraph" and lead(p.text) is not None for p in view.passages) > 1


def lead(text: Text) -> int | None:
    """Where the set-off head of an item ends, if words follow it at once or after its stop."""
    mark = next((m for m in text.spans("strong", "em") if m.start == 0), None)
    if mark is None or len(words(text.plain[: mark.stop])) > MAX_MARKED:
        return None
    rest = text.plain[mark.stop :]
    stopped = text.plain[: mark.stop].rstrip().endswith(".")
    follows = re.match(r"\s+(?=[^\W\d_])", rest) if stopped else re.match(r"\.?\s+(?=[^\W\d_])", rest)
    return mark.stop if follows and rest[follows.end()].isupper() else None


def set_off(sentence: Text, *kinds: MarkKind) -> Iterator[Mark]:
    """Marked pieces short enough for a name."""
    if not sentence.marks:
        return iter(())
    return (m for m in sentence.spans(*kinds) if 1 <= len(words(sentence.plain[m.start : m.stop])) <= MAX_MARKED)

"""The ways to cut a sentence into a name and its meaning: at a mark, a copula, a sign, a set-off name.

Goes in: a sentence (and its passage). Comes out: `Split`s, likeliest first. Nothing is judged here:
`definitions` asks whether the left side is a term and the right side its meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from konspekt.extractors.known import known
from konspekt.extractors.view import Passage, View
from konspekt.languages.forms import words
from konspekt.model.text import Mark, MarkKind, Text

DASH = re.compile(r"\s+(?:[–—−]|-{1,3})\s+|(?<=[\w)\"»`])\s?[–—]\s+|(?<=[\w)\"»`])\s+[–—](?=\w)|(?<=[)\"»])-\s+")
COLON = re.compile(r"\s?[:：](?=\s|$)")
ARROW = re.compile(r"\s*(?:→|⇒|⟶|=>|->|\$\\(?:Rightarrow|rightarrow|to)\$)\s*")
EQUALS = re.compile(r"\s+={1,2}\s+")
TAIL = re.compile(r"(?<=\s)(?P<name>[\w-]+)(?P<alias>\s\([^()]+\))?$")
CLAUSE = re.compile(r"[;.!?]\s|,\s|\s\(|\s[–—-]\s")
INITIALS = re.compile(r"\s\((?P<short>[A-Z]{2,6})\)(?=,)")
LATIN = re.compile(r"(?<![\w.])[A-Za-z][\w.-]*(?:\(\))?(?=,\s)")
GLUED = r"[^,;.:()]{8,120}(?=[.;]|$|,\s)"
RELATIVE = re.compile(r"\s(?:that|which|who|where|when|whose|котор\w+|где)\s|,\s", re.I)
ALIAS = r"(?:\s*\([^()]*\))?"
PROPER = re.compile(r"(?<![\w.\"])[A-Z][\w+#-]*(?:\s[A-Z][\w+#-]*){0,3}(?=\s\(|,\s)")
MAX_MARKED = 5
LONG = 25


@dataclass(frozen=True, slots=True)
class Split:
    """A sentence cut in two: `left` may be a term, `value` its meaning from `at` on."""

    left: Text
    value: Text
    at: int
    rule: str


def splits(view: View, sentence: Text, passage: Passage, before: Text | None) -> Iterator[Split]:
    """`before` is the sentence before in the same passage."""
    bare = without_opener(view, sentence)
    marked = by_mark(sentence)
    yield from marked
    yield from _by_name(view, sentence, before)
    yield from _inverted(view, sentence)
    yield from by_copula(view, sentence)
    yield from _by_tail(view, marked)
    yield from _by_sign(sentence)
    yield from _by_span(view, sentence)
    if bare is not sentence:
        yield from by_mark(bare)
        yield from by_copula(view, bare)
    yield from _related(view, sentence)
    yield from _bracketed(view, sentence)
    yield from _apposed(view, sentence, passage)
    if before is not None:
        yield from _so_called(view, sentence, before)
        yield from _after(view, sentence, before)
    if before is None and passage.form == "item":
        yield from _by_lead(view, sentence, passage)


def defines(view: View, sentence: Text) -> bool:
    """True if the sentence defines something of its own, or begins with a label."""
    cuts = (*by_mark(sentence), *by_copula(view, sentence))
    return any(len(words(s.left.plain)) <= 6 and view.morph.is_term(s.left.plain) for s in cuts)


def without_opener(view: View, sentence: Text) -> Text:
    """Without `In general,`, `At its core,`, `Key idea:` before the subject; the same object when none stands there."""
    for pattern in view.pack.words("sentences", "openers"):
        found = re.match(rf"(?:{pattern})\s*", sentence.plain, re.I)
        if found and found.end() < len(sentence.plain):
            return sentence.cut(found.end())
    label = next((s for s in by_mark(sentence) if s.rule == "colon"), None)
    return label.value if label is not None and view.is_label(label.left) else sentence


def by_mark(sentence: Text) -> list[Split]:
    """At the first dash and the first colon outside brackets and code, whichever comes first."""
    found = []
    for rule, pattern in (("dash", DASH), ("colon", COLON)):
        for mark in pattern.finditer(sentence.plain):
            if _inside(sentence, mark.start(), mark.end()):
                continue
            left, value = sentence.cut(0, mark.start()), sentence.cut(mark.end())
            if left and value and not EQUALS.search(left.plain):
                found.append(Split(left, value, mark.end(), rule))
            break
    return sorted(found, key=lambda s: s.at)


def _inside(sentence: Text, start: int, stop: int) -> bool:
    """True if the mark stands in code, math, or an open bracket."""
    if any(m.start < stop and m.stop > start and m.start != start for m in sentence.spans("code", "math")):
        return True
    if any(m.start < start and stop < m.stop for m in sentence.spans("link")):
        return True
    before = sentence.plain[:start]
    return before.count("(") > before.count(")") or before.count("«") > before.count("»")


def by_copula(view: View, sentence: Text) -> list[Split]:
    found = []
    for name, pattern in view.pack.data.get("copulas", {}).items():
        match = re.match(pattern, sentence.plain, re.I | re.X)
        if match:
            left = sentence.cut(match.start("term"), match.end("term"))
            if name in view.pack.words("terms", "oblique"):
                left = _nominative(view, left)
            value = sentence.cut(match.start("value"), match.end("value"))
            found.append(Split(left, value, match.start("value"), name))
    return found


def _nominative(view: View, left: Text) -> Text:
    """`репликацией` -> `репликация`; marked or foreign words stay."""
    form = view.morph.nominative(left.plain)
    return left if left.marks or form == left.plain else Text(form)


def _by_tail(view: View, marked: list[Split]) -> Iterator[Split]:
    """`Каждая нода содержит поды (Pod) – …`: the end of the clause, set off by alias, marks or script, is the term."""
    for split in marked:
        tail = TAIL.search(split.left.plain)
        if split.rule != "dash" or not tail or not view.morph.has_predicate(split.left.plain[: tail.start()]):
            continue
        left = split.left.cut(tail.start())
        name = left.cut(0, len(tail["name"]))
        if tail["alias"] or name.covered("strong") or name.is_code or foreign(view, tail["name"]):
            yield Split(left, split.value, split.at, "tail")


def _by_sign(sentence: Text) -> Iterator[Split]:
    """`X` ⇒ meaning, and `Sensitivity = TP / (TP + FN)`."""
    for rule, pattern in (("arrow", ARROW), ("equals", EQUALS)):
        mark = pattern.search(sentence.plain)
        core = mark.end() - len(mark[0].lstrip()) if mark else 0
        if mark and mark.start() and not _inside(sentence, core, core + len(mark[0].strip())):
            yield Split(sentence.cut(0, mark.start()), sentence.cut(mark.end()), mark.end(), rule)


def _by_span(view: View, sentence: Text) -> Iterator[Split]:
    """`An organism's **transcriptome** is all of the RNA …`: a set-off name and its copula inside a sentence."""
    for mark in _set_off(sentence, "strong", "em", "link"):
        for copula in view.pack.words("terms", "after_mark"):
            match = re.match(rf"{ALIAS},?\s*{copula}\s+", sentence.plain[mark.stop :], re.I)
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
        return view.morph.has_predicate(before)
    if not articles or not last or before.rstrip().endswith((",", ";", ":", "(", "'s", "’s", "—", "–")):
        return True
    return last in (*articles, *view.pack.words("terms", "conjunctions"))


def _by_name(view: View, sentence: Text, before: Text | None) -> Iterator[Split]:
    """`The text inside an element is called its **content** …`; `This is called **hoisting**` names what was said."""
    for mark in _set_off(sentence, "strong", "em", "link", "code"):
        left = sentence.cut(mark.start, mark.stop)
        said = _ends(sentence, mark.start, view.pack.words("terms", "naming"))
        if said is not None:
            said = without_opener(view, said)
            if next(iter(words(said.plain)), "") in view.pack.words("terms", "pronouns"):
                if before is not None and len(words(said.plain)) == 1 and _says(view, before):
                    yield Split(left, before, mark.stop, "so-called")
            elif not CLAUSE.search(said.plain) and not view.morph.has_predicate(said.plain):
                yield Split(_nominative(view, left), said, mark.stop, "named")
            continue
        said = _ends(sentence, mark.start, view.pack.words("terms", "naming_after"))
        phrase = _phrase(view, said) if said is not None else None
        if phrase is not None:
            yield Split(left, phrase, mark.stop, "aside")


def _ends(sentence: Text, stop: int, patterns: tuple[str, ...]) -> Text | None:
    """What stands before one of the patterns that ends right before `stop`."""
    for pattern in patterns:
        found = re.search(rf"^(?P<said>.+?)(?:{pattern})\s*[«“\"']?$", sentence.plain[:stop], re.I)
        if found:
            return sentence.cut(0, found.end("said"))
    return None


def _phrase(view: View, said: Text) -> Text | None:
    """The noun phrase at the end of a clause: from its last article on, as long as it tells enough."""
    for article in reversed(list(re.finditer(r"\b\w+\b", said.plain))):
        if article[0].lower() not in view.pack.words("terms", "articles"):
            continue
        phrase = said.cut(article.start())
        if CLAUSE.search(phrase.plain) or view.morph.has_predicate(phrase.plain):
            return None
        if len(words(phrase.plain)) >= 3:
            return phrase
    return None


def _inverted(view: View, sentence: Text) -> Iterator[Split]:
    """`The directory at the top of the tree is the **root directory**`: the meaning first, the set-off name last."""
    for mark in _set_off(sentence, "strong", "em"):
        said = _ends(sentence, mark.start, view.pack.words("terms", "before_mark"))
        if said is None or CLAUSE.search(said.plain) or view.morph.has_predicate(said.plain):
            continue
        if any(m.start == 0 for m in said.spans("strong", "em")):
            continue
        joined = any(re.search(p, said.plain, re.I) for p in view.pack.words("terms", "complements"))
        if joined and len(words(said.plain)) >= 4:
            yield Split(sentence.cut(mark.start, mark.stop), said, mark.stop, "inverted")


def _apposed(view: View, sentence: Text, passage: Passage) -> Iterator[Split]:
    """`… of Redis, a store that keeps its data in memory.`: a known name and, after a comma, what it is."""
    above = (*passage.above.heads, *passage.above.leads)
    for start, stop in _names(sentence):
        for pattern in _appositions(view):
            joint = rf"(?P<tail>(?:\s\w+)?){ALIAS}(?:\s*,|:|\s[-–—]+)\s+"
            found = re.match(rf"{joint}{pattern}", sentence.plain[stop:], re.I)
            left = sentence.cut(start, stop + found.end("tail") if found else stop)
            if found and known(view, left, above) and not view.morph.has_predicate(RELATIVE.split(found["value"])[0]):
                at = stop + found.start("value")
                yield Split(left, sentence.cut(at, stop + found.end("value")), at, "apposed")


def _names(sentence: Text) -> Iterator[tuple[int, int]]:
    """Where set-off names, names with capitals and names with their initials in brackets begin and end."""
    yield from ((m.start, m.stop) for m in _set_off(sentence, "strong", "em", "link"))
    yield from (m.span() for m in PROPER.finditer(sentence.plain))
    for found in INITIALS.finditer(sentence.plain):
        spelled = list(re.finditer(r"\w+", sentence.plain[: found.start()]))[-len(found["short"]) :]
        if "".join(w[0][0] for w in spelled).lower() == found["short"].lower():
            yield spelled[0].start(), found.start()


def _appositions(view: View) -> Iterator[str]:
    """Patterns of what follows a name and its comma, with the group `value`."""
    glue = "|".join(view.pack.words("terms", "glue"))
    for pattern in view.pack.words("terms", "apposed"):
        yield rf"(?P<value>{pattern})"
        if glue:
            yield rf"(?:{glue})\s+(?:(?:an?|the)\s)?(?P<value>{pattern}|{GLUED})"


def _related(view: View, sentence: Text) -> Iterator[Split]:
    """`… uses **semaphores**, which count free places`: a set-off name and the clause that tells what it does."""
    names = [(m.start, m.stop) for m in _set_off(sentence, "strong", "em", "code", "link")]
    if foreign(view, "Latin"):
        names += [m.span() for m in LATIN.finditer(sentence.plain)]
    for start, stop in names:
        for pattern in view.pack.words("terms", "relatives"):
            found = re.match(rf"{ALIAS}\s*,?\s*(?P<value>{pattern})", sentence.plain[stop:], re.I)
            if found:
                at = stop + found.start("value")
                value = sentence.cut(at, stop + found.end("value"))
                pronoun = re.match(r"(?:which|who|that|котор\w+)\s+", value.plain, re.I)
                if pronoun and view.morph.finite(["", *value.plain[pronoun.end() :].split()[:2]], 1):
                    value = value.cut(pronoun.end())
                yield Split(sentence.cut(start, stop), value, at, "relative")
                break


def _bracketed(view: View, sentence: Text) -> Iterator[Split]:
    """`the **spool** (a queue of jobs)`: after a set-off name, a bracketed phrase in small letters, no example."""
    for mark in _set_off(sentence, "strong", "code"):
        found = re.match(r"\s\((?P<value>[^()]+)\)", sentence.plain[mark.stop :])
        if not found:
            continue
        at = mark.stop + found.start("value")
        value = sentence.cut(at, mark.stop + found.end("value"))
        for glue in view.pack.words("terms", "glue"):
            value = value.cut(m.end()) if (m := re.match(rf"(?:{glue})\s+", value.plain, re.I)) else value
        pointed = any(re.match(p, value.plain, re.I) for p in view.pack.words("terms", "asides"))
        first = " ".join(words(value.plain)[:1])
        spoken = (
            value.plain[:1].islower()
            and not value.plain.endswith(("!", "?"))
            and first not in view.pack.words("terms", "examples")
        )
        if spoken and not pointed and not value.spans("code", "math") and value.plain.count(",") < 2:
            yield Split(sentence.cut(mark.start, mark.stop), value, at, "bracket")


def _after(view: View, sentence: Text, before: Text) -> Iterator[Split]:
    """`… goes to the *heap*. A region where objects live.`: a phrase right after the sentence that ends in the name."""
    mark = next((m for m in _set_off(before, "strong", "em") if not re.search(r"\w", before.plain[m.stop :])), None)
    first = next(iter(words(sentence.plain)), "")
    phrase = first in view.pack.words("terms", "articles")
    if mark and phrase and not view.morph.has_predicate(RELATIVE.split(sentence.plain)[0]):
        yield Split(before.cut(mark.start, mark.stop), sentence, len(sentence), "after")


def _so_called(view: View, sentence: Text, before: Text) -> Iterator[Split]:
    """`This is called a race condition.`"""
    for pattern in view.pack.words("terms", "so_called"):
        found = re.match(pattern, sentence.plain, re.I)
        if found and _says(view, before):
            yield Split(sentence.cut(found.start("term"), found.end("term")), before, len(sentence), "so-called")


def _says(view: View, sentence: Text) -> bool:
    """Short enough to be a meaning, and clear without what stands before it."""
    found = words(sentence.plain)
    return 0 < len(found) <= LONG and found[0] not in view.pack.words("makers", "leaning")


def _by_lead(view: View, sentence: Text, passage: Passage) -> Iterator[Split]:
    """`- **Reliable delivery** Every segment is …`: a set-off head without a sign, like its siblings'."""
    at = _lead(passage.text)
    if at is None or len(list(islice((peer for peer in passage.peers if _lead(peer) is not None), 2))) < 2:
        return
    rest = passage.text.cut(at)
    value = view.sentences(rest)[0][1]
    gloss = view.morph.gloss(value.plain)
    head = re.split(r"[,;:(]", value.plain)[0]
    own = gloss.kind in ("nominal", "action") and not view.morph.has_predicate(head)
    left = passage.text.cut(0, at)
    if own and view.morph.gloss(left.plain).kind != "imperative" and len(words(value.plain)) >= 3:
        yield Split(left, value, at, "lead")


def _lead(text: Text) -> int | None:
    """Where the set-off head of an item ends, if words follow it at once or after its stop."""
    mark = next((m for m in text.spans("strong", "em") if m.start == 0), None)
    if mark is None or len(words(text.plain[: mark.stop])) > MAX_MARKED:
        return None
    rest = text.plain[mark.stop :]
    stopped = text.plain[: mark.stop].rstrip().endswith(".")
    follows = re.match(r"\s+(?=[^\W\d_])", rest) if stopped else re.match(r"\.?\s+(?=[^\W\d_])", rest)
    return mark.stop if follows and rest[follows.end()].isupper() else None


def _set_off(sentence: Text, *kinds: MarkKind) -> Iterator[Mark]:
    """Marked pieces short enough for a name."""
    return (m for m in sentence.spans(*kinds) if 1 <= len(words(sentence.plain[m.start : m.stop])) <= MAX_MARKED)


def foreign(view: View, name: str) -> bool:
    """A Latin name in a text of another script."""
    return bool(re.match(r"[A-Za-z]", name)) and name.isascii() and view.pack.word("detect", "script") != "latin"

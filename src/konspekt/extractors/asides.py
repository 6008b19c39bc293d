"""Names explained by the way: in apposition, in a relative clause, in brackets.

Goes in: a sentence and its passage. Comes out: `Split`s beside whatever the sentence says of its own subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from konspekt.extractors.known import known
from konspekt.extractors.set_off import ALIAS, RELATIVE, set_off
from konspekt.extractors.splits import Split
from konspekt.extractors.view import Passage, View, once
from konspekt.languages.forms import words
from konspekt.languages.patterns import Patterns, compiled, compiled_all
from konspekt.model.text import Text

PRONOUN = re.compile(r"(?:which|who|that|котор\w+)\s+", re.I)
INITIALS = compiled(r"\s\((?P<short>[A-Z]{2,6})\)(?=,)")
LATIN = re.compile(r"(?<![\w.])[A-Za-z][\w.-]*(?:\(\))?(?=,\s)")
INNER = re.compile(r"\((?P<inner>[^()]+)\)")
PIECE = re.compile(r"[^,;\s][^,;]*")
PAIR = re.compile(r"(?P<name>\S+(?:\s\S+)?)\s+(?:[-–—]|=)\s+(?P<value>\S+\s+\S.*)")
QUOTED = re.compile(r"(?:\w+\s+)?[\"“«„][^\"“”«»]+[\"“”»]$")
"""Nothing but words of somebody, after an article at most: they name, and explain nothing."""
GLUED = r"[^,;.:()]{8,120}(?=[.;]|$|,\s)"
PROPER = compiled(r"[A-Z](?<![\w.\"][A-Z])[\w+#-]*(?:\s[A-Z][\w+#-]*){0,3}(?=\s\(|,\s)")


def apposed(view: View, sentence: Text, passage: Passage) -> Iterator[Split]:
    """`… of Redis, a store that keeps its data in memory.`: a known name and, after a comma, what it is."""
    patterns = _appositions(view).fitting(sentence.plain)
    if not patterns:
        return
    above = (*passage.above.heads, *passage.above.leads)
    spelled = tuple(_spelled(sentence))
    for start, stop in (*_names(sentence), *spelled):
        rest = sentence.plain[stop:]
        for pattern in patterns:
            found = pattern.match(rest)
            if not found or found["value"][0].isupper():
                continue
            left = sentence.cut(start, stop + found.end("tail"))
            proved = (start, stop) in spelled or known(view, left, above)
            if proved and not view.morph.has_predicate(RELATIVE.split(found["value"])[0]):
                at = stop + found.start("value")
                yield Split(left, sentence.cut(at, stop + found.end("value")), at, "apposed")


def _names(sentence: Text) -> Iterator[tuple[int, int]]:
    """Where set-off names and names with capitals begin and end."""
    yield from ((m.start, m.stop) for m in set_off(sentence, "strong", "em", "link"))
    yield from (m.span() for m in PROPER.finditer(sentence.plain))


def _spelled(sentence: Text) -> Iterator[tuple[int, int]]:
    """Where names with their initials in brackets begin and end: `body mass index (BMI),`."""
    for found in INITIALS.finditer(sentence.plain):
        spelled = list(re.finditer(r"\w+", sentence.plain[: found.start()]))[-len(found["short"]) :]
        if "".join(w[0][0] for w in spelled).lower() == found["short"].lower():
            yield spelled[0].start(), found.start()


@once
def _appositions(view: View) -> Patterns:
    """Patterns of what follows a name, with the group `value`: a comma, and what the name is."""
    glue = "|".join(view.pack.words("terms", "glue"))
    joint = rf"(?P<tail>(?:\s\w+)?){ALIAS}(?:\s*,|:|\s[-–—]+)\s+"
    told = [rf"(?:{glue})\s+(?:(?:an?|the)\s)?(?P<value>{GLUED})"] if glue else []
    for pattern in view.pack.words("terms", "apposed"):
        told.append(rf"(?P<value>{pattern})")
        told += [rf"(?:{glue})\s+(?:(?:an?|the)\s)?(?P<value>{pattern})"] if glue else []
    return compiled_all(tuple(joint + pattern for pattern in told), re.I)


def related(view: View, sentence: Text) -> Iterator[Split]:
    """`… uses **semaphores**, which count free places`: a set-off name and the clause that tells what it does."""
    names = [(m.start, m.stop) for m in set_off(sentence, "strong", "em", "code", "link")]
    if view.pack.word("detect", "script") != "latin":
        names += [m.span() for m in LATIN.finditer(sentence.plain)]
    for start, stop in names:
        rest = sentence.plain[stop:]
        for pattern in view.pack.patterns("terms", "relatives", re.I, rf"{ALIAS}\s*,?\s*(?P<value>{{}})").fitting(rest):
            found = pattern.match(rest)
            if found:
                at = stop + found.start("value")
                value = sentence.cut(at, stop + found.end("value"))
                if not sentence.plain[start:stop].endswith("s") and _plural(view, sentence, start, value):
                    break
                pronoun = PRONOUN.match(value.plain)
                last = sentence.plain[start:stop].split()[-1]
                if pronoun and view.morph.finite([last, *value.plain[pronoun.end() :].split()[:2]], 1):
                    value = value.cut(pronoun.end())
                yield Split(sentence.cut(start, stop), value, at, "relative")
                break


def _plural(view: View, sentence: Text, start: int, value: Text) -> bool:
    """`the requests of Feeder, which are …`: the clause is about several, and the name alone is set off by nothing."""
    marked = any(m.start <= start < m.stop for m in sentence.spans("strong", "em", "code", "link"))
    pronoun = PRONOUN.match(value.plain)
    said = value.plain[pronoun.end() :] if pronoun else value.plain
    return not marked and view.morph.gloss(said).number == "plur"


def _alias(view: View, value: Text) -> bool:
    """`engl. tree`, `also called a root`: another name and no meaning."""
    return any(p.match(value.plain) for p in view.pack.patterns("terms", "alias_markers", re.I, r"{}(?!\w)"))


def paired(sentence: Text) -> Iterator[Split]:
    """`three flags (r - read access, w - write access)`: in brackets nothing but names, each with its meaning."""
    for bracket in INNER.finditer(sentence.plain) if "(" in sentence.plain else ():
        pieces = [(m, PAIR.fullmatch(m[0])) for m in PIECE.finditer(bracket["inner"])]
        if len(pieces) < 2 or not all(pair for _, pair in pieces):
            continue
        for piece, pair in pieces:
            start = bracket.start("inner") + piece.start()
            if pair:
                at = start + pair.start("value")
                yield Split(
                    sentence.cut(start, start + pair.end("name")), sentence.cut(at, start + len(pair[0])), at, "bracket"
                )


def bracketed(view: View, sentence: Text) -> Iterator[Split]:
    """`the **spool** (a queue of jobs)`: after a set-off name, a bracketed phrase in small letters, no example."""
    for mark in set_off(sentence, "strong", "code"):
        found = re.match(r"\s\((?P<value>[^()]+)\)", sentence.plain[mark.stop :])
        if not found:
            continue
        at = mark.stop + found.start("value")
        value = sentence.cut(at, mark.stop + found.end("value"))
        for glue in view.pack.words("terms", "glue"):
            value = value.cut(m.end()) if (m := re.match(rf"(?:{glue})\s+", value.plain, re.I)) else value
        if QUOTED.match(value.plain) or next(iter(words(value.plain)), "") in view.pack.words("lists", "and"):
            continue
        pointed = bool(view.pack.one_of("terms", "asides", re.I).match(value.plain)) or _alias(view, value)
        first = " ".join(words(value.plain)[:1])
        spoken = (
            value.plain[:1].islower()
            and not value.plain.endswith(("!", "?"))
            and first not in view.pack.words("terms", "examples")
        )
        if spoken and not pointed and not value.spans("code", "math") and value.plain.count(",") < 2:
            yield Split(sentence.cut(mark.start, mark.stop), value, at, "bracket")

"""Can this text, as it stands, be what a name means? And the text made fit to stand alone.

Goes in: a sentence or phrase and the name it is said of. Comes out: the cleaned value, and how it reads.
"""

from __future__ import annotations

import re
from typing import Literal

from konspekt.extractors.no_term import URL
from konspekt.extractors.splits import defines, main_clause
from konspekt.extractors.term import without_icons
from konspekt.extractors.view import View, once
from konspekt.languages.forms import plain_key, words
from konspekt.languages.patterns import Pattern, compiled
from konspekt.model.text import Text

Reading = Literal["nominal", "verbal", "participle", ""]
CITED = compiled(
    r"\s*(?:\[(?:\d+(?:\s*[,–-]\s*\d+)*|\.\.\.|…|\^[\w-]+)\]|\((?:[A-ZА-Я][\w-]+(?:\s(?:et\sal\.?|and\s\w+))?,?\s)?[12]\d{3}[a-z]?\))(?=\s*[.,;:]*\s*$)"
)
LINKED = compiled(r"[\s:–—-]*(?<=[\s:–—-])\(?(?:https?://|www\.)\S+$")
CLAUSE = 4
"""The least words of a whole sentence that may be a meaning."""
LETTERS = re.compile(r"[^\W\d_]{2,}")
APOSTROPHE = re.compile("['’]")
INSIDE = re.compile(r"\s*\([^()]*\)")
SPELLED = re.compile(r"[^\W\d_]+(?:[/'’.][^\W\d_]+)*")
SPOKEN = 5
"""The least words of a phrase with an exclamation mark that is no call to the audience."""
ABBREVIATED = compiled(r"\b(?:др|т\.\s?[дп]|etc|пр)$")


def clean_value(view: View, value: Text) -> Text:
    """Without an icon or a filler word (`это`) before it, without asides, citations and the stop after it."""
    value = without_icons(value)
    for filler in view.pack.patterns("terms", "fillers", re.I, r"{}\b[\s,:–—-]*").fitting(value.plain):
        found = filler.match(value.plain)
        if found and found.end() < len(value.plain):
            value = value.cut(found.end())
    value = without_asides(view, value)
    ending = _glue(view).search(value.plain)
    value = value.cut(0, ending.start()) if ending and ending.start() else value
    stop = len(value.plain.rstrip(" .;:,!…"))
    if value.plain[stop:].startswith("...") or "…" in value.plain[stop:]:
        stop = len(value.plain.rstrip(" "))
    if ABBREVIATED.search(value.plain[:stop]):
        stop += 1
    return value.cut(0, stop)


@once
def _glue(view: View) -> Pattern:
    """`, i.e.` at the end, before a formula that stands on its own line."""
    return compiled(rf"(?:,\s*|\s)(?:{'|'.join(view.pack.words('terms', 'glue')) or '(?!)'})\s*[.:]?\s*$", re.I)


def without_asides(view: View, value: Text) -> Text:
    """Without `[3]`, `(Knuth 1974)`, `(see the next slide)`, `-- https://…` at the end."""
    while True:
        bare = value.cut(0, len(value.plain.rstrip(" .;")))
        asides = view.pack.patterns("terms", "asides", re.I, r"\s*\((?:{})[^()]*\)\s*$")
        found = CITED.search(bare.plain) or LINKED.search(bare.plain) or asides.search(bare.plain)
        if not found or not found.start():
            return value
        value = bare.cut(0, found.start())


def reads_like(view: View, subject: Text, text: Text) -> Reading:
    """How a phrase without a subject of its own tells what `subject` is or does; empty when it does not."""
    found = words(text.plain)
    if len(found) < 2 or text.plain.rstrip().endswith(("?", ":")) or hangs(view, text):
        return ""
    if text.plain.rstrip().endswith("!") and len(found) < SPOKEN:
        return ""
    if APOSTROPHE.split(found[0])[0] in view.pack.words("makers", "leaning"):
        return ""
    reading = gloss_of(view, text)
    noun = text.cut(0, len(main_clause(text.plain)))
    # `shell scripts that clean your disk`: behind the noun the reader is anybody.
    if addressed(view, noun if reading == "nominal" and len(words(noun.plain)) > 1 else text):
        return ""
    if not reading or speaks_of_lecture(view, text) or calls(view, text):
        return ""
    if f" {view.lemmas(subject.plain)} " in f" {view.lemmas(text.plain)} " or defines(view, text):
        return ""
    return "" if reading == "verbal" and view.morph.own_subject(text.plain) else reading


def may_mean(view: View, name: Text, text: Text) -> bool:
    """A phrase that reads like the meaning of `name`, or a whole sentence that speaks of nothing else.

    The sentence alone proves nothing: the place, or a row of its like, must say that it stands for the name.
    """
    if URL.search(text.plain) or view.pack.one_of("lists", "examples").search(plain_key(text.plain)):
        return False
    if reads_like(view, name, text):
        return True
    found = words(text.plain)
    if len(found) < CLAUSE or text.plain.rstrip().endswith(("?", ":", "!")) or hangs(view, text):
        return False
    if addressed(view, text) or _leans(view, text):
        return False
    about = f" {view.lemmas(name.plain)} " in f" {view.lemmas(text.plain)} "
    return not (about or speaks_of_lecture(view, text) or calls(view, text) or defines(view, text))


def addressed(view: View, text: Text) -> bool:
    """`your files`, `we’ll see`: the sentence has its reader or its speaker in it; `I/O` has not."""
    address = view.pack.words("statements", "address")
    return any(APOSTROPHE.split(w.lower())[0] in address for w in SPELLED.findall(text.plain))


def spoken(view: View, text: Text) -> bool:
    """`We'll see it next week`: the speaker is the first to be named."""
    return APOSTROPHE.split(next(iter(words(text.plain)), ""))[0] in view.pack.words("makers", "speakers")


def _leans(view: View, text: Text) -> bool:
    """`This is shown above`; what points back after a comma may point into its own sentence."""
    bare = INSIDE.sub("", text.plain)
    found = view.pack.one_of("statements", "leaning", re.I).search(bare)
    if found is None:
        return False
    clause, comma, rest = bare[: found.start()].partition(", ")
    joined = next(reversed(words(rest)), "") in view.pack.words("lists", "and")
    return not comma or joined or len(words(clause)) < CLAUSE


def speaks_of_lecture(view: View, text: Text) -> bool:
    """`More details in …`, `Sketchnote by …`, a line of authors."""
    return names_people(text) or bool(view.pack.patterns("terms", "remarks", re.I).search(text.plain))


def calls(view: View, text: Text) -> bool:
    """`Click the picture`: a verb to the reader; `Automatically computes …` is none."""
    first = next(iter(words(text.plain)), "")
    return view.morph.addresses(text.plain) and not view.pack.one_of("statements", "adverbs", re.I).fullmatch(first)


def names_people(text: Text) -> bool:
    """`Jane Roe, John Smith (Acme)`: hardly a word without a capital; a line of authors, or a list of names."""
    found = LETTERS.findall(text.plain)
    return len(found) > 1 and sum(w[0].isupper() for w in found) > 0.7 * len(found)


def hangs(view: View, text: Text) -> bool:
    """True if the text ends in a word that wants another: `of the`, `who and`."""
    return next(reversed(words(text.plain)), "") in view.pack.words("terms", "hanging")


def gloss_of(view: View, text: Text) -> Reading:
    """`nominal` for what it is, `verbal` or `participle` for what it does; empty for anything else."""
    found = words(text.plain)
    while len(found) > 1 and bool(view.pack.one_of("statements", "adverbs", re.I).fullmatch(found[0])):
        found = found[1:]
    first = next(iter(found), "")
    if first in view.pack.words("statements", "participles"):
        return "participle"
    if first in view.pack.words("statements", "impersonal"):
        return ""
    gloss = view.morph.gloss(text.plain)
    if gloss.kind == "verbal":
        return "verbal"
    if gloss.kind not in ("nominal", "action") or view.morph.has_predicate(main_clause(text.plain)):
        return ""
    return "nominal"

"""A command line with one word left out, for what no choice among rivals can be made of.

Goes in: facts. Comes out: `cloze` questions on lines for the shell; the gap is the subcommand or flag that makes the
line do what the lecture says. Nothing is asked of programs, of placeholders, of lines whose purpose is no deed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from konspekt.languages.forms import words
from konspekt.languages.likeness import content, linked
from konspekt.makers.entry import Entry, entry
from konspekt.makers.proof import one_deed
from konspekt.makers.residue import foreign
from konspekt.makers.stems import is_command
from konspekt.model.facts import Command, Fact
from konspekt.model.questions import GAP, Cloze, Question

MOST_WORDS = 30
CARRIERS = ("sudo", "doas", "watch", "time", "nohup", "exec", "env", "nice", "xargs")
"""Programs that run another: the word after them is its name, and the subcommand stands behind that."""
PROGRAM = re.compile(
    r"[(){};=]|\s/\s|\.{3}|…|^(?:public|private|protected|static|void|class|struct|def|function|fn|func|let|const|var|return)\b"
)
PLACEHOLDERS = frozenset(
    """
    file filename name path dir directory folder url host hostname user username command branch image container
    pattern string target source src dst key value id number port link linkname program script text word
    """.split()
)
"""What a manual writes where anything may stand: no word to know."""


def completions(facts: Sequence[Fact], seed: int) -> Iterator[Question]:
    """`docker ____ nginx`: the word that makes the command do what the lecture says."""
    lines = [entry(f) for f in facts if isinstance(f, Command) and not f.doubtful and f.subject.is_code]
    for made in lines:
        fact, tokens = made.fact, made.fact.subject.plain.split()
        at = 2 if tokens[0] in CARRIERS else 1
        if not is_command(made) or not _typed(tokens, at) or not _told(made, tokens[at]):
            continue
        if any(_fits_too(made, other, at) for other in lines):
            continue
        holed = " ".join([*tokens[:at], GAP, *tokens[at + 1 :]])
        stem = made.pack.word("stems", "complete").replace("{gloss}", made.gloss).replace("{command}", holed)
        yield Cloze(
            id=f"{fact.key}#complete", facts=(fact.key,), stem=stem, rule="complete", evidence=fact.evidence,
            section=fact.section, lang=fact.lang, lecture=fact.lecture, difficulty=0.6, level="apply",
            answer=f"`{tokens[at]}`",
        )  # fmt: skip


def _fits_too(made: Entry, other: Entry, at: int) -> bool:
    """Another word of the program does the same deed to the same thing: `get` and `describe` both show nodes."""
    mine, theirs = made.fact.subject.plain.split(), other.fact.subject.plain.split()
    if made.fact.lecture != other.fact.lecture or len(theirs) <= at or theirs[:at] != mine[:at]:
        return False
    if theirs[at] == mine[at] or made.deed is None or other.deed is None or not one_deed(made, other.deed):
        return False
    if words(made.gloss)[0] in made.pack.words("makers", "maybes"):
        return False  # `helps to …`: the deed stands behind it
    return bool(linked(made.gloss_words - {made.deed}, other.gloss_words - {other.deed}))


def _typed(tokens: Sequence[str], at: int) -> bool:
    """A line for the shell whose word at `at` is a subcommand, told once: no declaration of a program, no instruction
    in capitals, after which only its arguments stand."""
    if len(tokens) <= at or PROGRAM.search(" ".join(tokens)) or tokens[0][:1].isupper():
        return False
    if tokens[at] in PLACEHOLDERS:
        return False
    return bool(re.fullmatch(r"[a-z][a-z-]+", tokens[at])) and tokens[at] not in tokens[at + 1 :]


def _told(made: Entry, word: str) -> bool:
    """The purpose is a deed, and does not name the word."""
    known = bool(made.pack.words("makers", "deeds"))  # no grammar tells a deed in the other languages
    deed = made.shape.kind in ("verbal", "imperative", "action") or not known
    deed = deed and next(iter(words(made.gloss)), "") not in made.pack.words("commands", "no_deed")
    about = set(words(made.fact.subject.plain)) & set(words(made.gloss)[:1])
    opens = next(iter(words(made.gloss)), "") in made.pack.words("critic", "open_words")
    torn = opens or (made.shape.kind == "verbal" and made.shape.number == "plur")  # `с помощью которого …`
    if foreign(made.gloss, made.fact.lang):
        return False
    if not deed or about or torn or len(made.gloss_words) < 2 or len(words(made.gloss)) > MOST_WORDS:
        return False
    return not linked(made.gloss_words, content(word, made.fact.lang))

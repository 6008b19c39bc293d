"""Stem forms for "which term is it" and "what is it": chosen by what the gloss is, words from the pack.

Goes in: an entry. Comes out: a rule's name and a stem, or ("", "") where no form is grammatical
for sure. Nominal, verbal, imperative and action glosses take different stems; where the lecture says of what
class the term is, the stem asks for one of that class; what fits none takes a form that needs no grammar.
"""

from __future__ import annotations

import re

from konspekt.languages.forms import remembered, words
from konspekt.languages.grammar import Gender
from konspekt.makers.entry import Entry, typed
from konspekt.makers.glosses import is_state, many, nominal_fits, nominal_like, passive, tells
from konspekt.makers.order import digest
from konspekt.model.facts import Command, Definition

TOPIC = re.compile(r"[A-Z][A-Za-z+#.]*(?: [A-Z][A-Za-z+#.]*)?")
PAIR = re.compile(r"\s/\s")
"""`$gt` / `$gte`: two of a class in one row."""
LINE = re.compile(r"[a-z][a-z0-9-]* \S")
PROGRAM = re.compile(r"[a-z][a-z0-9.-]*(?: .*)?")


def say(entry: Entry, form: str, **parts: str) -> str:
    """The pack's stem `form` with its places filled; text of a lecture is put in, never read as a form."""
    text = entry.pack.word("stems", form)
    for name, value in parts.items():
        text = text.replace("{" + name + "}", value)
    return text


def _said(entry: Entry, form: str, gloss: str = "") -> str:
    """The form with gloss and noun, and the words that agree with the noun."""
    many = entry.class_name.many if entry.class_name else ""
    parts = {"gloss": gloss or entry.gloss, "nouns": many, "noun": noun_of(entry)}
    agreeing = {name: _agreeing(entry, name) for name in ("which", "described")}
    return say(entry, form, **agreeing, **parts)


def term_stem(entry: Entry) -> tuple[str, str]:
    """Asks for the term by its gloss."""
    form = _term_form(entry)
    if form in ("verbal", "said", "code_verbal") and _opens_like_a_noun(entry):
        form = "other_code" if entry.is_code else "other"
    deed = _wanted(entry, form)
    if deed:
        rule = f"situation-{form.removeprefix('command_')}"
        return rule, _said(entry, rule.replace("-", "_"), deed)
    return f"term-{form}", _said(entry, f"term_{form}")


def _wanted(entry: Entry, form: str) -> str:
    """What somebody wants to do with the command, for every other one: `list the files`; '' where grammar forbids."""
    kind = form.removeprefix("command_")
    if kind == form or not entry.pack.word("stems", f"situation_{kind}"):
        return ""
    if int(digest(entry.key, "situation")[:2], 16) % 2:
        return ""
    if kind != "verbal":
        return entry.gloss
    first, _, rest = entry.gloss.partition(" ")
    others = any(entry.morph.gloss(w).kind == "verbal" for w in words(rest))
    bare = entry.morph.lemma(first)
    if bare in entry.pack.words("makers", "states"):
        return ""  # nobody wants to `stand for` something
    plain = entry.fact.lang == "en" and first.isalpha() and not others and not passive(entry)
    return f"{bare} {rest}" if plain and entry.morph.gloss(f"{bare} the").kind == "imperative" else ""


def short_stem(entry: Entry) -> tuple[str, str]:
    """The same where nothing is shown to choose from."""
    form = _term_form(entry)
    if form in ("verbal", "code_verbal", "code_imperative", "other_code"):
        name = f"short_{form}" if f"short_{form}" in entry.pack.data["stems"] else f"short_{form.removeprefix('code_')}"
        return f"short-{form}", say(entry, name, gloss=entry.gloss)
    rule, stem = term_stem(entry)
    return f"short-{rule}", stem


def _term_form(entry: Entry) -> str:
    shape = entry.shape
    command = isinstance(entry.fact, Command)
    if command and shape.kind == "verbal" and shape.number != "plur" and is_command(entry):
        return "command_verbal"
    if command and shape.kind == "imperative" and is_command(entry):
        return "command_imperative"
    if command and shape.kind == "action" and shape.number == "sing" and not _own_noun(entry) and _is_run(entry):
        return "command_action"
    if not command and shape.kind in ("nominal", "action") and nominal_fits(entry) and not _is_tool(entry):
        return "nominal_plur" if shape.number == "plur" else "nominal"
    if entry.class_name is not None:
        return _class_form(entry)
    if command and shape.kind in ("verbal", "imperative") and not is_command(entry):
        return "code_verbal" if shape.kind == "verbal" else "code_imperative"
    if not command and shape.kind == "verbal" and shape.number == "sing" and shape.gender in ("", "neut"):
        return "verbal" if isinstance(entry.fact, Definition) else "said"
    return "other_code" if entry.is_code else "other"


def _opens_like_a_noun(entry: Entry) -> bool:
    """`models the data`: after `Which of these` a reader takes its verb for the noun."""
    return entry.morph.lemma(next(iter(words(entry.gloss)), "")) in entry.pack.words("classes", "nouns")


def _class_form(entry: Entry) -> str:
    """`Which column shows …?`, `Какой индекс описан так: …?`: asks for one of a class."""
    shape, one = entry.shape, entry.class_name
    assert one is not None
    agrees = shape.number != "plur" and shape.gender in ("", one.gender)
    if shape.kind == "verbal" and agrees and not PAIR.search(entry.term):
        return "class_verbal"
    if PAIR.search(entry.term) and "term_class_pair" in entry.pack.data["stems"]:
        return "class_pair"
    does = shape.kind == "imperative" and one.used(entry.pack) and isinstance(entry.fact, Command)
    return "class_imperative" if does else "class_other"


def is_command(entry: Entry) -> bool:
    """Something to type in a shell, by its class; where the lecture names none, a line of a fence, words in a row. A
    class, a status code or a variable that the lecture explains is none."""
    fact = entry.fact
    if not isinstance(fact, Command):
        return False
    if entry.class_name is not None:
        return entry.class_name.runs(entry.pack)
    if fact.noun:  # another noun than those that are classes; where no grammar is known, any will do
        return not entry.morph.singular(fact.noun)[0]
    return typed(fact) and (fact.evidence.rule != "table" or bool(LINE.match(fact.subject.plain)))


def _is_run(entry: Entry) -> bool:
    """The same, or one word that may be a program: `fdisk` does something, `/proc` and `setText()` are none."""
    plain = entry.fact.subject.plain
    return is_command(entry) or (entry.class_name is None and entry.is_code and bool(PROGRAM.fullmatch(plain)))


def _own_noun(entry: Entry) -> str:
    """What the lecture calls such things in the head of their column, if it is not the word for any command."""
    noun = entry.fact.noun if isinstance(entry.fact, Command) else ""
    return "" if entry.class_name is not None and entry.class_name.one == entry.pack.word("stems", "noun") else noun


def noun_of(entry: Entry, topic: bool = True) -> str:
    """What the lecture calls such things, `инструкция`, else `команда`; with the section's Latin title if wanted."""
    noun = _noun(entry)[0]
    headed = isinstance(entry.fact, Command) and entry.fact.noun
    title = entry.fact.section if headed and topic else ""
    return f"{noun} {title}" if TOPIC.fullmatch(title) and not entry.pack.words("stems", "no_topic") else noun


def _noun(entry: Entry) -> tuple[str, Gender]:
    """The noun in the singular and its gender; `команда` is feminine."""
    if entry.class_name is not None:
        return entry.class_name.one, entry.class_name.gender
    own = _own_noun(entry)
    singular, gender = entry.morph.singular(own) if own else ("", "")
    return (singular, gender) if singular else (entry.pack.word("stems", "noun"), "femn")


def _agreeing(entry: Entry, name: str) -> str:
    """`Какой` параметр, `Какая` команда; `описан`, `описана`: the word that agrees with the noun, where one does."""
    known: dict[str, str] = entry.pack.data["stems"].get(name, {})
    return known.get(_noun(entry)[1], known.get("femn", ""))


def gloss_stem(entry: Entry) -> tuple[str, str]:
    """Asks what the term is or does."""
    form = gloss_form(entry)
    called = entry.called
    if form in ("nominal", "nominal_plur") and not called.sure:
        form = "quoted"
    term = called.text if form.startswith(("nominal", "does")) else entry.term
    if form.startswith("class") and not entry.is_code:
        term = say(entry, "quoted", term=entry.term)
    noun, described, verb = noun_of(entry, topic=False), _agreeing(entry, "described"), tells(entry)[0]
    pair = bool(PAIR.search(entry.term)) and "gloss_class_pair" in entry.pack.data["stems"]
    if form == "class_other" and pair and entry.class_name:
        return "gloss-class_pair", say(entry, "gloss_class_pair", term=term, nouns=entry.class_name.many)
    return f"gloss-{form}", say(entry, f"gloss_{form}", term=term, noun=noun, described=described, verb=verb)


def meaning(entry: Entry) -> str:
    """The gloss as an option under that stem: `the priority` where `What does it stand for?` is asked."""
    return tells(entry)[1] if gloss_form(entry).endswith("tells") else entry.gloss


@remembered
def gloss_form(entry: Entry) -> str:
    shape = entry.shape
    if isinstance(entry.fact, Command) and not is_command(entry) and tells(entry)[0]:
        return "code_tells" if entry.class_name is None or _says_class(entry) else "class_tells"
    if entry.class_name is not None and not is_command(entry) and not _says_class(entry):
        return _class_gloss(entry)
    if isinstance(entry.fact, Command):
        if shape.kind in ("verbal", "imperative") and not is_command(entry):
            return "other_code" if passive(entry) or is_state(entry, True) else "code_does"
        if shape.kind == "imperative":
            return "command_allows"
        if shape.kind == "verbal" and shape.number != "plur":
            return "other_code" if passive(entry) or is_state(entry) else "command_does"
        return "command_purpose" if shape.kind == "action" else "other_code"
    if _is_tool(entry):
        return "purpose"
    plural = entry.called.number == "plur"
    if shape.kind in ("nominal", "action") and nominal_like(entry):
        return "nominal_plur" if plural else "quoted" if many(entry) else "nominal"
    if shape.kind == "verbal" and entry.called.sure and not passive(entry) and (shape.number == "plur") == plural:
        return "does_plur" if plural else "does"
    return "other_code" if entry.is_code else "other"


def _is_tool(entry: Entry) -> bool:
    """`modprobe — загрузка модулей ядра`: a program is not what is done with it, where the language says so."""
    plain = entry.fact.subject.plain
    named = plain.isascii() and plain.islower() and "gloss_purpose" in entry.pack.data["stems"]
    if not named or entry.shape.kind != "action" or not isinstance(entry.fact, Definition):
        return False
    return entry.morph.lemma(words(entry.gloss)[0]) == entry.genus  # `наклонное вращение` is a sort of it


def _class_gloss(entry: Entry) -> str:
    """`What does the index “Unique” do?`; `Which description fits the column `PR`?`, for a sign does nothing."""
    shape, one = entry.shape, entry.class_name
    assert one is not None
    if shape.kind in ("nominal", "action") and nominal_like(entry) and not entry.is_code:
        return "nominal_plur" if entry.called.number == "plur" else "quoted" if many(entry) else "nominal"
    sign = one.noun in entry.pack.words("classes", "signs") or passive(entry) or is_state(entry, True)
    if shape.kind == "verbal" and shape.number != "plur" and not sign:
        return "class_does"
    return "class_allows" if shape.kind == "imperative" and one.used(entry.pack) else "class_other"


def _says_class(entry: Entry) -> bool:
    """`Transport layer` is told to be a layer by its name."""
    assert entry.class_name is not None
    return any(entry.morph.lemma(w) == entry.class_name.noun for w in words(entry.term))

"""Stem forms for "which term is it" and "what is it": chosen by what the gloss is, words from the pack.

Goes in: an entry. Comes out: a rule's name and a stem, or ("", "") where no form is grammatical
for sure. Nominal, verbal, imperative and action glosses take different stems; what fits none
takes a form that needs no grammar.
"""

from __future__ import annotations

import re

from konspekt.languages.forms import remembered, words
from konspekt.languages.grammar import Called
from konspekt.languages.likeness import linked
from konspekt.makers.entry import Entry, typed
from konspekt.makers.order import digest
from konspekt.model.facts import Command, Definition, Statement

TOPIC = re.compile(r"[A-Z][A-Za-z+#.]*(?: [A-Z][A-Za-z+#.]*)?")
CLAUSE = re.compile(r"[,—–]|\s(?:who|which|that|where|used|using|to)\s")
"""Where the first noun phrase of a gloss ends."""
NAME = re.compile(r"(?:[A-Z][\w.+#-]*|\d[\w.]*)(?: (?:[A-Z][\w.+#-]*|\d[\w.]*))+|\w*[A-Z]\w*[A-Z]\w*")
"""A proper name by its letters: it opens a sentence without an article."""
FORMULA = 8
"""Words at most of what stands after an equals sign."""
QUOTED = re.compile(r"[=“”«»\"$]")
TELLING = 3
ARTICLE = re.compile(r"^(?:an?|the|any|one of)\s", re.I)


def say(entry: Entry, form: str, **parts: str) -> str:
    """The pack's stem `form` with its places filled; text of a lecture is put in, never read as a form."""
    text = entry.pack.word("stems", form)
    for name, value in parts.items():
        text = text.replace("{" + name + "}", value)
    return text


def term_stem(entry: Entry) -> tuple[str, str]:
    """Asks for the term by its gloss."""
    form = _term_form(entry)
    deed = _wanted(entry, form)
    if deed:
        rule = f"situation-{form.removeprefix('command_')}"
        return rule, say(entry, rule.replace("-", "_"), gloss=deed, noun=noun_of(entry), which=_which(entry))
    return f"term-{form}", say(entry, f"term_{form}", gloss=entry.gloss, noun=noun_of(entry), which=_which(entry))


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
        return f"short-{form}", say(entry, f"short_{form.removeprefix('code_')}", gloss=entry.gloss)
    rule, stem = term_stem(entry)
    return f"short-{rule}", stem


def _term_form(entry: Entry) -> str:
    shape = entry.shape
    command = isinstance(entry.fact, Command)
    if command and not is_command(entry) and shape.kind in ("verbal", "imperative"):
        return "code_verbal" if shape.kind == "verbal" else "code_imperative"
    if command and shape.kind == "verbal" and shape.number != "plur":
        return "command_verbal"
    if command and shape.kind == "imperative":
        return "command_imperative"
    if command and shape.kind == "action" and shape.number == "sing" and not _own_noun(entry) and entry.is_code:
        return "command_action"
    if not command and shape.kind in ("nominal", "action") and nominal_fits(entry):
        return "nominal_plur" if shape.number == "plur" else "nominal"
    if not command and shape.kind == "verbal" and shape.number == "sing" and shape.gender in ("", "neut"):
        return "verbal"
    return "other_code" if entry.is_code else "other"


def nominal_fits(entry: Entry) -> bool:
    """True if `Как называется {gloss}?` is a sentence: one noun phrase, no predicate before its first comma."""
    head = CLAUSE.split(entry.gloss)[0]
    if entry.morph.has_predicate(head):
        return False
    return entry.fact.lang != "en" or bool(ARTICLE.match(entry.gloss))


def is_command(entry: Entry) -> bool:
    return isinstance(entry.fact, Command) and typed(entry.fact)


def _own_noun(entry: Entry) -> str:
    return entry.fact.noun if isinstance(entry.fact, Command) else ""


def noun_of(entry: Entry, topic: bool = True) -> str:
    """What the lecture calls such things, `инструкция`, else `команда`; with the section's Latin title if wanted."""
    own = _own_noun(entry)
    singular, _ = entry.morph.singular(own) if own else ("", "")
    noun = singular or entry.pack.word("stems", "noun")
    title = entry.fact.section if own and topic else ""
    return f"{noun} {title}" if TOPIC.fullmatch(title) and not entry.pack.words("stems", "no_topic") else noun


def _which(entry: Entry) -> str:
    """`Какой` параметр, `Какая` команда: the pronoun that agrees with the noun, in a language where it does."""
    own = _own_noun(entry)
    singular, gender = entry.morph.singular(own) if own else ("", "")
    known: dict[str, str] = entry.pack.data["stems"].get("which", {})
    return known.get(gender if singular else "femn", known.get("femn", ""))


def gloss_stem(entry: Entry) -> tuple[str, str]:
    """Asks what the term is or does."""
    form = gloss_form(entry)
    called = entry.called
    if form in ("nominal", "nominal_plur") and not called.sure:
        form = "quoted"
    term = called.text if form.startswith(("nominal", "does")) else entry.term
    return f"gloss-{form}", say(entry, f"gloss_{form}", term=term, noun=noun_of(entry, topic=False))


def _is_state(entry: Entry) -> bool:
    """`stands for the priority`: no answer to what it does."""
    first = next(iter(words(entry.gloss)), "")
    return entry.morph.lemma(first) in entry.pack.words("makers", "states")


@remembered
def gloss_form(entry: Entry) -> str:
    shape = entry.shape
    if isinstance(entry.fact, Command):
        if shape.kind in ("verbal", "imperative") and not is_command(entry):
            return "other_code" if passive(entry) or _is_state(entry) else "code_does"
        if shape.kind == "imperative":
            return "command_allows"
        if shape.kind == "verbal" and shape.number != "plur":
            return "other_code" if passive(entry) or _is_state(entry) else "command_does"
        return "command_purpose" if shape.kind == "action" else "other_code"
    plural = entry.called.number == "plur"
    if shape.kind in ("nominal", "action") and nominal_like(entry):
        return "nominal_plur" if plural else "quoted" if _many(entry) else "nominal"
    if shape.kind == "verbal" and entry.called.sure and not passive(entry) and (shape.number == "plur") == plural:
        return "does_plur" if plural else "does"
    return "other_code" if entry.is_code else "other"


def _many(entry: Entry) -> bool:
    """English `entity — objects with an identifier`: no sentence joins the two."""
    head = CLAUSE.split(entry.gloss)[0]
    return entry.fact.lang == "en" and not ARTICLE.match(head) and entry.morph.number(head) == "plur"


@remembered
def nominal_like(entry: Entry) -> bool:
    head = CLAUSE.split(entry.gloss)[0]
    return not entry.morph.has_predicate(head) and len(words(head)) >= 1


def _command_form(meant: Entry) -> str:
    """`prints a line`, `print a line`, `printing lines`, `a line`; a colon where a first word may be verb or noun."""
    kind = meant.shape.kind
    if kind in ("verbal", "imperative"):
        return f"states_{kind}"
    if kind == "action" and not clausal(meant):
        return "states_action"
    return "states_refers" if ARTICLE.match(meant.gloss) and not clausal(meant) else "states_code"


def _stands_after_is(gloss: str, meant: Entry, called: Called) -> bool:
    """English wants an article, or a plural on both sides: `Factories are objects …`, not `A factory is objects …`."""
    if meant.fact.lang != "en" or ARTICLE.match(gloss) or meant.shape.kind == "action":
        return True
    return called.number == "plur" and meant.morph.number(CLAUSE.split(meant.gloss)[0]) == "plur"


def clausal(entry: Entry) -> bool:
    """The gloss is a whole sentence of its own: `derived works inherit the license`."""
    return entry.shape.kind in ("nominal", "action") and not nominal_like(entry)


@remembered
def sentence_like(entry: Entry) -> bool:
    """The same for sure, so that it may stand beside its term: that is no name of a person, nor something typed."""
    plain = entry.fact.subject.plain
    if isinstance(entry.fact, Command | Statement) or entry.shape.kind in ("verbal", "imperative"):
        return False
    if entry.fact.evidence.rule.startswith("headed"):
        return False  # what a bullet under a title says need not be what the title means
    if entry.fact.lang != "en" and (plain.islower() if plain.isascii() else not entry.morph.common(words(plain)[0])):
        return False
    opens, english = words(entry.gloss)[0], entry.fact.lang == "en"
    if english and (entry.shape.kind == "action" or entry.morph.adjective(opens)):
        return False  # `meaning no columns are added`, `compiled before input is read`: a clause without its subject
    if opens in entry.pack.words("makers", "maybes"):
        return False  # `still stores everything`
    return "(" not in entry.gloss and entry.morph.whole(entry.gloss) and not _apposed(entry)


def _apposed(entry: Entry) -> bool:
    """`apiserver – компонент принимает запросы`: the word for its kind runs into its verb."""
    return entry.fact.evidence.rule.startswith("dash") and entry.shape.number == "sing" and entry.term.isascii()


@remembered
def names_itself(entry: Entry) -> bool:
    """`Transport layer: the transport layer ensures …`, `LAN: a local area network spans …`."""
    initials = "".join(w[0] for w in words(entry.gloss))
    if entry.term.isupper() and entry.term.lower() in initials:
        return True
    return bool(entry.term_words) and linked(entry.term_words, entry.gloss_words) == entry.term_words


def _names_its_subject(entry: Entry) -> bool:
    """`the physical layer deals with cables`, said of the physical layer: a sentence, and no noun."""
    told, own = words(entry.gloss), words(entry.fact.subject.plain)
    bare = told[1:] if told[:1] and told[0] in entry.pack.words("terms", "articles") else told
    rest = " ".join(bare[len(own) :])
    return bare[: len(own)] == own and bool(rest) and entry.morph.gloss(rest).kind == "verbal"


@remembered
def passive(entry: Entry) -> bool:
    """The gloss says what is done with the term, or what it may do: `What does it do?` would not ask for that."""
    first = next(iter(words(entry.gloss)), "")
    return bool(entry.pack.one_of("deck", "passive").search(first))


def described(entry: Entry, meant: Entry) -> str:
    """`The description “…” fits the term “…”`: what no grammar joins to its term; '' for what describes no term."""
    if not (isinstance(entry.fact, Definition) and isinstance(meant.fact, Definition)) or entry.is_code:
        return ""
    plain = meant.shape.kind in ("nominal", "other") and not QUOTED.search(meant.gloss + entry.term)
    if not plain or clausal(meant) or len(meant.gloss_words) < TELLING:
        return ""
    leans = (*meant.pack.words("makers", "hedges"), *meant.pack.words("critic", "open_words"))
    if words(meant.gloss)[0] in leans or linked(meant.names, meant.gloss_words):
        return ""
    return say(entry, "states_described", term=entry.term, gloss=meant.gloss)


def sentence_of(entry: Entry, meant: Entry) -> str:
    """`A loop is a set of …`, `Loops repeat …`: a whole sentence of one's term and the other's gloss; '' if none
    is grammatical for sure."""
    called, shape = entry.called, meant.shape
    if isinstance(entry.fact, Command) and shape.kind != "verbal" and "=" in meant.gloss:
        return ""
    if isinstance(entry.fact, Command) and (shape.kind == "imperative" or meant.is_code):
        return say(entry, _command_form(meant), term=entry.term, gloss=meant.gloss)
    if "=" in meant.gloss:
        if meant.morph.has_predicate(meant.gloss) or len(words(meant.gloss)) > FORMULA:
            return ""
        return say(entry, "states_equals", term=entry.term, gloss=meant.gloss)
    if sentence_like(meant):
        if names_itself(meant):
            return say(entry, "states_as_is", statement=meant.gloss) if meant is entry else ""
        if entry.morph.orders(entry.fact.subject.plain):
            return ""
        return say(entry, "states_clause", term=entry.term, gloss=meant.gloss)
    if shape.kind == "verbal":
        agrees = not shape.number or not called.number or shape.number == called.number
        named = called.sure or NAME.fullmatch(entry.term)
        return say(entry, "states_verbal", term=called.text, gloss=meant.gloss) if named and agrees else ""
    if shape.kind == "other" and meant.fact.lang != "en" and meant.fact.evidence.rule.startswith("dash"):
        if meant.morph.has_predicate(CLAUSE.split(meant.gloss)[0]):
            return ""
        return say(entry, "states_quoted", term=entry.term, gloss=meant.gloss)
    if clausal(meant):
        return ""
    if shape.kind not in ("nominal", "action") or not nominal_like(meant):
        return ""
    if _names_its_subject(meant):
        return say(entry, "states_as_is", statement=meant.gloss) if meant is entry else ""
    gloss = meant.morph.with_article(meant.gloss) if shape.kind == "nominal" else meant.gloss
    if not _stands_after_is(gloss, meant, called):
        return ""
    if not called.sure:
        return say(entry, "states_quoted", term=entry.term, gloss=gloss)
    one = words(gloss)[:1] in (("a",), ("an",)) and meant.genus not in meant.pack.words("morphology", "measures")
    if called.number == "plur" and one and words(gloss)[1] not in meant.pack.words("morphology", "measures"):
        return ""  # `builds are a machine`; `apes are a group of …`
    form = "states_nominal_plur" if called.number == "plur" else "states_nominal"
    return say(entry, form, term=called.text, gloss=gloss)

"""A fact as the makers handle it: its term and gloss dressed for stems and options, its words compared.

Goes in: a definition, command or statement. Comes out: an `Entry` whose `term` and `gloss` have one
dress (first letter, final stop, brackets), with lemmas for telling near from same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from konspekt.languages import Pack, pack
from konspekt.languages.forms import remembered, words
from konspekt.languages.grammar import Called, Gloss, Morphology
from konspekt.languages.likeness import content, linked
from konspekt.languages.morphology import morphology
from konspekt.makers.classes import ClassName
from konspekt.makers.residue import cleaned
from konspekt.model.facts import Command, Definition, Property, Statement
from konspekt.model.text import Text

BRACKETS = re.compile(r"(?:^|\s+)\((?:[^()]|\([^()]*\))*\)")
GLUED = re.compile(r"(?<=[^\W\d_a-zA-Z]{2})\((?=[^()]{4,}\))")
"""`граф(схема)`: the space was forgotten; `файл(ы)`, `max(a, b)` are well written."""
FORMULA = re.compile(r"[=/*+]\s*\(|\)\s*[=/*+]")
NAME = re.compile(r"^[a-z]+[A-Z]|^\S*[\d_./]|^[a-z]+(?:-[a-z]+)+$")
LONGEST, ENOUGH, OPENING = 24, 7, 8
DOUBLED = re.compile(r"\b([^\W\d_]{4,}) \1\b")
"""`данные данные`: a slip of the pen."""
NOT_TYPED = re.compile(r"^[/~]|[(){};]|^[A-Z][a-z]|::")
"""A path, a piece of a program, a class: nobody types it as a command."""
IDENTIFIER = re.compile(r"[a-z]\w*(?:[._]\w|[A-Z])")
"""`unittest.mock`, `cpu_port`: its first letter is its own."""
ACRONYM = re.compile(r"^[A-ZА-ЯЁ]{2,}|[a-zа-яё][A-ZА-Я]|\d")


@dataclass(frozen=True, eq=False)
class Entry:
    """One for each fact, so that what is asked of an entry is remembered by its identity."""

    fact: Definition | Command | Statement | Property
    term: str
    """As options show it, code in backticks."""
    gloss: str
    """Without final stop and brackets, first letter small where the word allows it."""
    shape: Gloss
    class_name: ClassName | None = None
    """What class the lecture says it is of, where that is known."""

    @property
    def key(self) -> str:
        return self.fact.key

    @property
    def morph(self) -> Morphology:
        return morphology(self.fact.lang)

    @property
    def pack(self) -> Pack:
        return pack(self.fact.lang)

    @cached_property
    def gloss_words(self) -> frozenset[str]:
        return content(self.gloss, self.fact.lang)

    @cached_property
    def term_words(self) -> frozenset[str]:
        return content(self.term, self.fact.lang)

    @cached_property
    def names(self) -> frozenset[str]:
        """Words of the term and of its aliases: what a stem must not give away."""
        aliases = () if isinstance(self.fact, Statement | Property) else self.fact.aliases
        return self.term_words | frozenset(w for a in aliases for w in content(a, self.fact.lang))

    @cached_property
    def asked(self) -> frozenset[str]:
        """Words of the gloss and of the class: what stands in a stem that asks for the term."""
        return self.gloss_words | (content(self.class_name.one, self.fact.lang) if self.class_name else frozenset())

    @cached_property
    def deed(self) -> str | None:
        """The lemma of the verb or of the action noun that the gloss begins with; None for what is no deed."""
        if self.shape.kind not in ("verbal", "action", "imperative"):
            return None
        return next((self.morph.lemma(w) for w in words(self.gloss)), None)

    @cached_property
    def called(self) -> Called:
        """The term as it stands inside a sentence."""
        return self.morph.called(self.term, self.fact.sentence.plain)

    @cached_property
    def genus(self) -> str:
        """What sort of thing the gloss says the term is: `процессор, который …`, `a set of rules` -> `rule`."""
        return self.morph.head(self.gloss) if self.shape.kind in ("nominal", "action") else ""

    @property
    def is_code(self) -> bool:
        return "`" in self.term

    @property
    def slide(self) -> int:
        return self.fact.origin.slide


@remembered
def entry(fact: Definition | Command | Statement, class_name: ClassName | None = None) -> Entry:
    term = _bare_term(fact)
    if isinstance(fact, Command) and "`" not in term and fact.subject.plain.isascii():
        term = f"`{fact.subject.plain}`"
    gloss = _without_relative(_without_itself(_named(dress(fact.value, fact.lang), fact), fact), fact.lang)
    shape = morphology(fact.lang).gloss(gloss)
    if shape.kind == "nominal" and morphology(fact.lang).adjective(gloss):
        shape = Gloss("other")  # `enclosed in brackets` describes, and names nothing
    told = isinstance(fact, Command) and (typed(fact) or fact.evidence.rule.startswith("comment"))
    if shape.kind == "nominal" and told and _may_order(gloss, fact.lang):
        shape = Gloss("imperative")  # `show the branches`: what a command is said to `show` is no show
    if (
        shape.kind == "imperative"
        and not isinstance(fact, Command)
        and Entry(fact, term, gloss, shape).called.number == "plur"
    ):
        shape = Gloss("verbal", "plur")  # `Layers let others in`: a plural's verb looks like an order
    return Entry(fact, term, gloss, shape, class_name)


def typed(fact: Command) -> bool:
    """Something to type: a row of a command table, a line of a fence, words in a row. A class, a status code or a
    variable that the lecture explains is none."""
    if not fact.noun and NOT_TYPED.search(fact.subject.plain):
        return False
    shown = fact.evidence.rule.startswith(("comment", "lead", "bracket", "tool", "table"))
    return bool(fact.noun) or shown or bool(re.match(r"[a-z][a-z0-9-]* \S", fact.subject.plain))


def _may_order(gloss: str, lang: str) -> bool:
    """English `show`, `list`, `check` may be noun or verb; `number of rows` is a noun."""
    first, _, rest = gloss.partition(" ")
    if lang != "en" or next(iter(words(rest)), "of") in pack(lang).words("makers", "genitive"):
        return False
    return morphology(lang).gloss(f"{first} them").kind == "imperative"


def _without_relative(gloss: str, lang: str) -> str:
    """`который ограничивает память` tells `ограничивает память`: the pronoun stands for the term itself."""
    first, _, rest = gloss.partition(" ")
    relative = first.strip(",").lower() in pack(lang).words("makers", "relatives")
    return rest if relative and morphology(lang).gloss(rest).kind == "verbal" else gloss


def _without_itself(gloss: str, fact: Definition | Command | Statement) -> str:
    """`LAN: a local area network is a network that …` tells `a network that …`, `Unicast: in unicast mode, data …`
    tells `data …`: a meaning that begins by naming its term is what follows."""
    if isinstance(fact, Command | Statement):
        return gloss
    lead, comma, rest = gloss.partition(", ")
    own, morph = content(fact.subject.plain, fact.lang), morphology(fact.lang)
    if comma and morph.whole(rest) and _names_it(lead, own, fact.lang):
        return small_first(rest, fact.lang)
    tokens = gloss.split(" ")
    at = next((n for n in range(1, min(len(tokens), OPENING)) if morph.finite(tokens, n)), 0)
    if not at or not _is_name(" ".join(tokens[:at]), fact):
        return gloss
    copula = words(tokens[at])[0] in pack(fact.lang).words("makers", "copula")
    told = " ".join(tokens[at + 1 :] if copula else tokens[at:])
    return told if len(words(told)) >= ENOUGH // 2 else gloss


def _names_it(lead: str, own: frozenset[str], lang: str) -> bool:
    """`in unicast mode`: a phrase, led by a preposition, that names the term."""
    opens = words(lead)[0] if words(lead) else ""
    leads = opens in pack(lang).words("critic", "open_words") and not morphology(lang).has_predicate(lead)
    return leads and bool(linked(own, content(lead, lang)))


def _is_name(text: str, fact: Definition | Command | Statement) -> bool:
    """The term itself or with its kind (`Root: the root directory is …`), or the words that it abbreviates."""
    found = [w for w in words(text) if w not in pack(fact.lang).words("makers", "light")]
    term = list(words(fact.subject.plain))
    if found == term or (len(term) == 1 and found[:-1] == term):
        return True
    return len(found) > 1 and "".join(w[0] for w in found) == fact.subject.plain.lower()


def _named(gloss: str, fact: Definition | Command | Statement) -> str:
    """`является исходным слоем образа` tells `исходный слой образа`: after such a copula the case is the verb's."""
    if fact.evidence.rule.split("-")[0] not in pack(fact.lang).words("terms", "instrumental"):
        return gloss
    head, comma, rest = gloss.partition(",")
    return morphology(fact.lang).nominative(head) + comma + rest


def _bare_term(fact: Definition | Command | Statement) -> str:
    """The subject without `каждый`, `any`."""
    for word in pack(fact.lang).words("makers", "determiners"):
        if fact.subject.plain.lower().startswith(word + " "):
            return fact.subject.cut(len(word) + 1).ticked
    return fact.subject.ticked


@remembered
def dress(value: Text, lang: str, brackets: bool = False) -> str:
    """One dress for every option: no final stop, no brackets, a small first letter where the word allows it."""
    text = cleaned(DOUBLED.sub(r"\1", " ".join(value.ticked.split())), lang)
    text = GLUED.sub(" (", text)
    first = re.split(r"(?<=[^\s.]{3}[.!?])\s+(?=[A-ZА-ЯЁ])", text)[0]
    if not brackets and not FORMULA.search(first):
        bare = BRACKETS.sub("", first)
        first = bare if len(words(bare)) >= 2 else first
    first = first.strip(" –—").removeprefix("- ")
    return small_first(_short(_first_clause(first.rstrip(" .;:,"), lang)), lang)


def _short(text: str) -> str:
    """A gloss too long for a question, up to the last comma that leaves enough of it."""
    if len(words(text)) <= LONGEST:
        return text
    ends = [
        m.start() for m in re.finditer(r",\s", text) if text.count("(", 0, m.start()) == text.count(")", 0, m.start())
    ]
    fit = [at for at in ends if ENOUGH <= len(words(text[:at])) <= LONGEST]
    return text[: fit[-1]] if fit else text


def _first_clause(text: str, lang: str) -> str:
    """Up to where a second statement begins: a noun phrase run on by a verb, or a connector of the pack."""
    for connector in pack(lang).patterns("makers", "connectors", re.I):
        found = connector.search(text)
        if found and len(words(text[: found.start()])) >= 2:
            text = text[: found.start()]
    head, comma, rest = text.partition(", ")
    morph = morphology(lang)
    if (
        comma
        and len(words(head)) >= 3
        and morph.gloss(head).kind in ("nominal", "action")
        and not morph.has_predicate(head)
    ):
        first = next(iter(words(rest)), "")
        if morph.gloss(first).kind == "verbal":
            return head
    return text


def small_first(text: str, lang: str) -> str:
    """`Агент, работающий` -> `агент, работающий`; names, acronyms and code keep their letters."""
    word = text.split(" ", 1)[0]
    bare = word.strip('«»"“”(),;:')
    following = text.split(" ", 2)[1:2]
    name = following and following[0][:1].isupper() and following[0].isascii() and bare.isascii()
    if name and bare.lower() not in pack(lang).words("makers", "light"):
        return text
    if not bare or not bare[0].isupper() or "`" in word or ACRONYM.search(bare):
        return text
    return text[0].lower() + text[1:] if morphology(lang).common(bare) else text


def with_capital(text: str, lang: str) -> str:
    """As a sentence begins; `etcd` in a Cyrillic text and `cpu_port` keep their letter."""
    name = (text[0].isascii() and pack(lang).word("detect", "script") != "latin") or bool(IDENTIFIER.match(text))
    return text if name or not text[0].islower() else text[0].upper() + text[1:]


def one_case(texts: Sequence[str], lang: str) -> list[str]:
    """As the lecture wrote them if they agree; else all small, or all with a capital where one must keep it."""
    if len({t[:1].isupper() for t in texts}) < 2:
        return list(texts)
    small = [small_first(t, lang) for t in texts]
    if not any(t[:1].isupper() for t in small):
        return small
    return [t[0].upper() + t[1:] if t[:1].islower() and not NAME.match(t) else t for t in texts]

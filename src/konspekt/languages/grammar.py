"""What a stage may ask of a language's grammar: one small interface, and the words that its answers are made of.

`languages.morphology.morphology("ru")` is built once, lazily. Russian has a dictionary (pymorphy3), English has small
rules of our own, every other language compares surface forms and says "unknown" to the rest:
then stems fall back to forms that need no grammar.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

GlossKind = Literal["nominal", "action", "verbal", "imperative", "other"]
Number = Literal["sing", "plur", ""]
Gender = Literal["masc", "femn", "neut", ""]


@dataclass(frozen=True, slots=True)
class Gloss:
    """What a gloss is by its grammar.

    nominal: a noun phrase in the nominative (`a file that …`); action: one whose head names an
    action (`удаление образа`, `listing files`); verbal: a predicate in the third person
    (`creates a file`); imperative: a bare verb (`create a file`); other: none of these for sure.
    """

    kind: GlossKind
    number: Number = ""
    gender: Gender = ""


@dataclass(frozen=True, slots=True)
class Called:
    """A term as it stands in the middle of a sentence: with its article, a small first letter where it is no name.

    `sure` is False where the language wants an article and nothing tells which; then the term is quoted.
    """

    text: str
    number: Number = "sing"
    sure: bool = True


class Morphology(Protocol):
    def lemma(self, word: str) -> str:
        """The base form for comparing; folded as by `forms.plain_key`."""

    def gloss(self, text: str) -> Gloss: ...

    def head(self, phrase: str) -> str:
        """The base form of the noun that says what sort of thing a noun phrase names; '' where unsure."""

    def called(self, term: str, sentence: str) -> Called:
        """The term inside a question; `sentence` is the lecture's own, which may show its article."""

    def orders(self, phrase: str) -> bool:
        """True if the phrase begins with a verb that speaks to the reader, so it names nothing."""

    def addresses(self, phrase: str) -> bool:
        """True if its first verb bids or takes along: `Click the picture`, `Рассмотрим пример`, not `Хранит данные`."""

    def with_article(self, phrase: str) -> str:
        """`service that stores images` -> `a service that …`, where the language wants it and the noun is known."""

    def has_predicate(self, text: str) -> bool:
        """True if a finite verb or a short participle stands in the text."""

    def own_subject(self, predicate: str) -> bool:
        """True if a predicate surely brings its subject along: `придёт информация из ячейки` is a whole sentence."""

    def whole(self, text: str) -> bool:
        """True if the text is surely a sentence of its own: a subject, then what it does; no address, no question."""

    def finite(self, tokens: Sequence[str], at: int) -> bool:
        """True if the token at `at`, as written, is the finite verb of the subject before it."""

    def is_term(self, text: str) -> bool:
        """False where grammar forbids it: a leading preposition, pronoun, verb, or oblique noun."""

    def known(self, word: str) -> bool:
        """True if the language has the word, or cannot tell."""

    def nominative(self, phrase: str) -> str:
        """The phrase's dictionary form (`родительским образом` -> `родительский образ`); itself if unsure."""

    def owner(self, phrase: str) -> str:
        """The phrase as it stands after what it owns: `скорость сжатия`, `the size of a page`; '' where unsure."""

    def singular(self, phrase: str) -> tuple[str, Gender]:
        """The phrase in the nominative singular and its gender; ('', '') where that is not certain."""

    def plural(self, phrase: str) -> str:
        """The phrase in the nominative plural; '' where that is not certain."""

    def number(self, phrase: str) -> Number:
        """Whether the phrase's head is singular or plural in form."""

    def names_class(self, phrase: str) -> bool:
        """True if the phrase is surely a plural that names a class of things: `popular browsers`."""

    def adjective(self, phrase: str) -> bool:
        """True if the phrase is adjectives alone: it names a kind only beside its noun."""

    def common(self, word: str) -> bool:
        """True for an ordinary word that may lose its capital at the start of an option."""

    def disagreement(self, text: str) -> str:
        """Two neighbouring words that break agreement, as written; empty when none surely do."""

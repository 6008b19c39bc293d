"""A language's pattern that looks for a word it cannot do without before it is tried at all.

Goes in: a regular expression. Comes out: a `Pattern` that fits exactly where the expression does. Most
sentences hold none of the words that a match needs, and to look for words is far cheaper than to match.
`Patterns` that say one thing in several ways are passed over together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, TypeVar

from konspekt.languages.forms import remembered

try:
    from re import _parser  # type: ignore[attr-defined]
except ImportError:  # pragma: no cover
    # The standard library does not promise it; without it every pattern is tried.
    _parser = None

Found = re.Match[str] | None
One = TypeVar("One")
SPACED = re.I | re.X
"""Any case, and blanks only for the eye."""
MOST = 40
"""More words than this take longer to look for than the pattern to try."""
FEW = 4
"""Characters in square brackets that are still looked for one by one."""
COMBINATIONS = 512
"""Sets of pieces of which a group remembers what they let pass."""
TELLING = 4
"""A word of so many letters is as rare as a longer one."""


@cache
def compiled(expression: str, flags: int = 0) -> Pattern:
    """The pattern of an expression, made once however often it is asked for."""
    return Pattern(expression, flags)


@cache
def compiled_all(expressions: tuple[str, ...], flags: int = 0) -> Patterns:
    """The patterns of several expressions, made once however often they are asked for."""
    return Patterns(compiled(one, flags) for one in expressions)


class Pattern:
    """A compiled expression; `needs` are pieces in small letters, one of which stands in every text that it fits."""

    __slots__ = ("fullmatch", "match", "needs", "regex", "search")

    def __init__(self, expression: str, flags: int = 0) -> None:
        self.regex = re.compile(expression, flags)
        self.needs = needs(expression, flags)
        self.search, self.match, self.fullmatch = map(
            self._guarded, (self.regex.search, self.regex.match, self.regex.fullmatch)
        )

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self.regex.finditer(text) if self.may_fit(text) else iter(())

    def may_fit(self, text: str) -> bool:
        low = small(text)
        return not self.needs or any(piece in low for piece in self.needs)

    def _guarded(self, fit: Callable[[str], Found]) -> Callable[[str], Found]:
        pieces = self.needs

        def signed(text: str) -> Found:
            for piece in pieces:
                if piece in text:
                    return fit(text)
            return None

        def guarded(text: str) -> Found:
            low = small(text)
            for piece in pieces:
                if piece in low:
                    return fit(text)
            return None

        if not pieces:
            return fit
        return signed if all(piece.upper() == piece for piece in pieces) else guarded


class Patterns(tuple[Pattern, ...]):
    """Patterns that are asked one after another."""

    fitting: Callable[[str], Sequence[re.Pattern[str]]]
    """Those that may fit somewhere in a text, in their order."""

    def __new__(cls, each: Iterable[Pattern]) -> Patterns:
        made = super().__new__(cls, each)
        made.fitting = _passing([(pattern.needs, pattern.regex) for pattern in made])
        return made

    def search(self, text: str) -> Found:
        """How the first one that fits anywhere does."""
        for pattern in self.fitting(text):
            if found := pattern.search(text):
                return found
        return None

    def match(self, text: str) -> Found:
        """How the first one that fits at the start does."""
        for pattern in self.fitting(text):
            if found := pattern.match(text):
                return found
        return None


class Ways(dict[str, Pattern]):
    """Patterns by the names of what they say."""

    fitting: Callable[[str], Sequence[tuple[str, re.Pattern[str]]]]
    """Those that may fit somewhere in a text with their names, in their order."""

    def __init__(self, named: Mapping[str, Pattern]) -> None:
        super().__init__(named)
        self.fitting = _passing([(pattern.needs, (name, pattern.regex)) for name, pattern in named.items()])


def _passing(each: Sequence[tuple[tuple[str, ...], One]]) -> Callable[[str], Sequence[One]]:
    """Tells which things a text lets pass: those of whose pieces it holds one, or that need none.

    Every piece is looked for once, whoever needs it; what the pieces that stand let pass is remembered.
    """
    wanted = sorted({piece for pieces, _ in each for piece in pieces})

    @lru_cache(maxsize=COMBINATIONS)
    def holding(*found: str) -> Sequence[One]:
        return tuple(one for pieces, one in each if not pieces or not set(pieces).isdisjoint(found))

    def passing(text: str) -> Sequence[One]:
        low = small(text)
        return holding(*[piece for piece in wanted if piece in low])

    return passing


@remembered
def small(text: str) -> str:
    """The text in small letters; patterns of one sentence share it."""
    return text.lower()


def needs(expression: str, flags: int = 0) -> tuple[str, ...]:
    """The rarest pieces of which each match holds one, sorted; none where the expression asks for no piece of text.

    needs(r"(?:an?\\s)?(?:type|kind)s? of \\w+") == ("kind", "type")
    """
    return tuple(sorted(_best(_parser.parse(expression, int(flags))))) if _parser else ()


def _best(sequence: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """Of what the parts of a sequence need, what is least often met; empty if that is nothing."""
    found = map(_shortest, _each(sequence))
    return max((pieces for pieces in found if len(pieces) <= MOST), key=_rarity, default=frozenset())


def _shortest(pieces: frozenset[str]) -> frozenset[str]:
    """Without pieces that hold another one: where `advantages` stands, `advantage` does."""
    if len(pieces) < 2:
        return pieces
    return frozenset(p for p in pieces if not any(other in p for other in pieces if other != p))


def _rarity(pieces: frozenset[str]) -> tuple[int, int]:
    return min((min(len(piece.strip()), TELLING) for piece in pieces), default=0), -len(pieces)


def _each(sequence: Iterable[tuple[Any, Any]]) -> Iterator[frozenset[str]]:
    letters = ""
    for operation, argument in sequence:
        match operation.name:
            case "LITERAL":
                letters += chr(argument).lower()
            case "AT" | "ASSERT_NOT":
                pass
            case other:
                if letters:
                    yield frozenset((letters,))
                letters = ""
                yield _inside(other, argument)
    if letters:
        yield frozenset((letters,))


def _inside(operation: str, argument: Any) -> frozenset[str]:
    match operation, argument:
        case "SUBPATTERN", (_, _, _, body):
            return _best(body)
        case "ATOMIC_GROUP", body:
            return _best(body)
        case "ASSERT", (_, body):
            return _best(body)
        case (("MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT"), (least, _, body)):
            alone = len(body) == 1 and body[0][0].name == "LITERAL"
            once = frozenset((chr(body[0][1]).lower() * least,)) if alone else _best(body)
            return once if least else frozenset()
        case "IN", signs if len(signs) <= FEW and all(sign.name == "LITERAL" for sign, _ in signs):
            return frozenset(chr(sign).lower() for _, sign in signs)
        case "BRANCH", (_, ways):
            each = [_best(way) for way in ways]
            return frozenset().union(*each) if all(each) else frozenset()
        case _:
            return frozenset()

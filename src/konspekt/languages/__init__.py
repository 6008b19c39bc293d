"""How natural languages say things: one TOML file a language, and morphology behind `morphology()`.

`pack("ru")` is the data of a language. A word that is printed and that its file lacks is English, so
that a new language may begin with what it knows; how a language is read is never guessed, except that
a whole table which its file lacks is the English one. A language without a file asks in forms that
need no words (`und.toml`). Every word that an output shows comes from here.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, TypeVar, cast

from konspekt.languages.patterns import Pattern, Patterns, Ways, compiled, compiled_all

FALLBACK, UNKNOWN = "en", "und"
PRINTED = ("paper", "practice", "exam", "flashcards", "handout", "deck")
"""Tables of words that outputs show: each word is the language's own or English."""


Call = TypeVar("Call", bound=Callable[..., Any])


def _kept(call: Call) -> Call:
    """A method of a pack, which lives as long as the program, is asked for the same things by every sentence."""
    return cast(Call, cache(call))


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """A language: `code` is what was asked for, `data` the file that serves it."""

    code: str
    data: Mapping[str, Any]

    def word(self, group: str, name: str) -> str:
        """A printed word or phrase, e.g. `word("paper", "name")`. A missing one is a bug."""
        return str(self.data[group][name])

    @_kept
    def words(self, group: str, name: str) -> tuple[str, ...]:
        """A list of words; empty when the language has none."""
        return tuple(self.data.get(group, {}).get(name, ()))

    @_kept
    def one_of(self, group: str, name: str, flags: int = 0) -> Pattern:
        """A list of patterns without named groups as one, compiled once; it fits nothing when the list is empty."""
        return compiled("|".join(f"(?:{p})" for p in self.words(group, name)) or "(?!)", flags)

    @_kept
    def patterns(self, group: str, name: str, flags: int = 0, frame: str = "{}") -> Patterns:
        """Each pattern of a list, compiled once; `frame` is the pattern it is a part of: `^(?:{})$`."""
        return compiled_all(tuple(frame.replace("{}", p) for p in self.words(group, name)), flags)

    @_kept
    def table(self, group: str, flags: int = 0) -> Ways:
        """A table of patterns by their names, compiled once."""
        return Ways({name: compiled(p, flags) for name, p in self.data.get(group, {}).items()})


@lru_cache
def codes() -> tuple[str, ...]:
    """The languages that have a file, sorted."""
    names = (entry.name for entry in files(__package__).iterdir())
    return tuple(sorted(name[:-5] for name in names if name.endswith(".toml") and name != f"{UNKNOWN}.toml"))


@lru_cache
def pack(code: str) -> Pack:
    own, english = _file(code if code in codes() else UNKNOWN), _file(FALLBACK)
    shown = {table: {**english[table], **own.get(table, {})} for table in PRINTED}
    stems = own.get("stems", english["stems"]) if code in codes() else {**english["stems"], **own["stems"]}
    return Pack(code, {**english, **own, **shown, "stems": stems})


@lru_cache
def _file(name: str) -> Mapping[str, Any]:
    return tomllib.loads((files(__package__) / f"{name}.toml").read_text(encoding="utf-8"))

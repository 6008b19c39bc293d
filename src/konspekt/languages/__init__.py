"""How natural languages say things: one TOML file a language, and morphology behind `morphology()`.

`pack("ru")` is the data of a language; a language without a file is served by the English one. A file
that says `based_on = "en"` may begin with a few words: what it leaves out is English. Every word that
an output shows comes from here.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Pack:
    """A language: `code` is what was asked for, `data` the file that serves it."""

    code: str
    data: Mapping[str, Any]

    def word(self, group: str, name: str) -> str:
        """A printed word or phrase, e.g. `word("paper", "name")`. A missing one is a bug."""
        return str(self.data[group][name])

    def words(self, group: str, name: str) -> tuple[str, ...]:
        """A list of words; empty when the language has none."""
        return tuple(self.data.get(group, {}).get(name, ()))


@lru_cache
def codes() -> tuple[str, ...]:
    """The languages that have a file, sorted."""
    names = (entry.name for entry in files(__package__).iterdir())
    return tuple(sorted(name[:-5] for name in names if name.endswith(".toml")))


@lru_cache
def pack(code: str) -> Pack:
    own = _file(code if code in codes() else FALLBACK)
    base = _file(own["based_on"]) if "based_on" in own else {}
    groups = [group for group in dict.fromkeys((*base, *own)) if group != "based_on"]
    return Pack(code, {group: {**base.get(group, {}), **own.get(group, {})} for group in groups})


@lru_cache
def _file(name: str) -> dict[str, Any]:
    return tomllib.loads((files(__package__) / f"{name}.toml").read_text(encoding="utf-8"))

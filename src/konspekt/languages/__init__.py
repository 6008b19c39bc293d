"""How natural languages say things: one TOML file a language, and morphology behind `morphology()`.

`pack("ru")` is the data of a language. What its file leaves out is English, table by table, so that
a new language may begin with the words it knows. A language without a file asks in forms that need
no words (`und.toml`). Every word that an output shows comes from here.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

FALLBACK, UNKNOWN = "en", "und"


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
    return tuple(sorted(name[:-5] for name in names if name.endswith(".toml") and name != f"{UNKNOWN}.toml"))


@lru_cache
def pack(code: str) -> Pack:
    """The data of a language; the tables that its file lacks are those of English."""
    own, english = _file(code if code in codes() else UNKNOWN), _file(FALLBACK)
    stems = own["stems"] if code in codes() else {**english["stems"], **own["stems"]}
    return Pack(code, own if code == FALLBACK else {**english, **own, "stems": stems})


@lru_cache
def _file(name: str) -> Mapping[str, Any]:
    return tomllib.loads((files(__package__) / f"{name}.toml").read_text(encoding="utf-8"))

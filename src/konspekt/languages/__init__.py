"""How natural languages say things: one TOML file a language, and morphology behind `morphology()`.

`pack("ru")` is the data of a language; one without a file is served by the English file, and one
whose file only says how it is read takes from English what is printed. Every word that an output
shows comes from here.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

FALLBACK = "en"
PRINTED = ("paper", "handout", "deck", "stems")
"""Sections of words that outputs show: each word is the language's own or English."""


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
    name = code if code in codes() else FALLBACK
    data = tomllib.loads((files(__package__) / f"{name}.toml").read_text(encoding="utf-8"))
    if name != FALLBACK:
        data |= {part: {**pack(FALLBACK).data[part], **data.get(part, {})} for part in PRINTED}
    return Pack(code, data)

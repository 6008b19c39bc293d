"""Which grammar a language has: built once, when it is first asked for."""

from __future__ import annotations

from functools import lru_cache

from konspekt.languages.grammar import Morphology


@lru_cache
def morphology(lang: str) -> Morphology:
    if lang == "ru":
        from konspekt.languages.russian import Russian

        return Russian()
    if lang == "en":
        from konspekt.languages.english import English

        return English()
    from konspekt.languages.surface import Surface

    return Surface(lang)

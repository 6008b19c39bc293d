"""Chapters of books and sites: mdBook's `{{#include}}`, MDX's imports and components, Sandpaper's boxes.

Sections begin at headings of level 1 and 2. What a chapter includes is never read.
"""

from __future__ import annotations

import re

from konspekt.readers.dialect import Deck, Dialect, at_headings

MDBOOK = re.compile(r"\{\{#\w+.*?\}\}|^<span class=\"(?:filename|caption)\"|^</?Listing\b")
MDX = re.compile(r"^import\s.+\sfrom\s+['\"]|^export\s+(?:default|const)\s|\{/\*|^</?[A-Z]\w+[^<>]*>\s*$")
SANDPAPER = re.compile(r"^:{3,}\s*(?:objectives|questions|keypoints|challenge|prereq|instructor|callout)\b")
LEAST = 2


def _book(name: str, pattern: re.Pattern[str], what: str, marks: tuple[str, ...], *also: str) -> Dialect:
    """`marks`: strings without which no line has the pattern."""

    def sign(deck: Deck) -> str:
        count = deck.lines_with(pattern, *marks)
        return f"{count} {what}" if count >= LEAST else ""

    return Dialect(name, sign, lambda deck: at_headings(deck, 2), headings=True, also=also)


BOOKS = (
    _book("mdbook", MDBOOK, "inclusions of mdBook", ("{{#", "<")),
    _book("mdx", MDX, "imports and components of MDX", ("import", "export", "{/*", "<"), "docusaurus"),
    _book("lesson", SANDPAPER, "boxes of a Carpentries lesson", (":::",), "sandpaper", "carpentries"),
)

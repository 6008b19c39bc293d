"""Inline tokens of markdown-it to a `Text`.

Soft and hard breaks become one blank and are remembered as line starts, the hard ones apart as
well. Images are no text: they come out apart. Tags are dropped, what stands between them stays.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin

from konspekt.model.text import Mark, MarkKind, Text
from konspekt.readers.spans import raised

OPENING: dict[str, MarkKind] = {"strong_open": "strong", "em_open": "em", "link_open": "link", "s_open": "strike"}
CLOSING = {name.replace("_open", "_close") for name in OPENING}
TAG_MARKS: dict[str, MarkKind] = {
    "b": "strong",
    "strong": "strong",
    "i": "em",
    "em": "em",
    "u": "em",
    "mark": "strong",
    "highlight": "strong",
    "dfn": "strong",
    "code": "code",
    "kbd": "code",
}
PARTING = ("td", "th", "tr", "li", "p", "div")
"""Tags between which words stand apart."""
TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][\w-]*)(?P<rest>[^>]*)>")
IMAGE_ATTR = re.compile(r"\b(?P<name>src|alt)\s*=\s*(?:\"(?P<a>[^\"]*)\"|'(?P<b>[^']*)'|(?P<c>[^\s>]+))", re.I)
BACKGROUND = re.compile(
    r"^(?:bg|fit|(?:left|right)(?::\d+%)?|vertical|cover|contain|auto|[wh](?:idth|eight)?:\S+|\d+%?|blur\S*|brightness\S*|opacity\S*|:[\w-]+\S*|center|middle)$"
)


BLANKS = str.maketrans(
    {"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u200b": "", "\u2060": "", "\ufeff": "", "\u00ad": ""}
)
"""Blanks that only steer the line break, and signs that nobody sees."""


class Builder:
    """Gathers plain text and marks; `images` are (alt, src, title, line offset)."""

    def __init__(self) -> None:
        self.plain = ""
        self.marks: list[Mark] = []
        self.breaks: list[int] = []
        self.ended: list[int] = []
        self.open: list[tuple[MarkKind, int, str]] = []
        self.images: list[tuple[str, str, str, int]] = []
        self.raised_at: int | None = None

    def add(self, text: str) -> None:
        self.plain += text if text.isascii() else text.translate(BLANKS)

    def start(self, kind: MarkKind, href: str = "") -> None:
        self.open.append((kind, len(self.plain), href))

    def stop(self, kind: MarkKind | None = None) -> None:
        """Close the innermost open mark of `kind`, or the innermost of all."""
        for index in range(len(self.open) - 1, -1, -1):
            if kind in (None, self.open[index][0]):
                found, at, href = self.open.pop(index)
                if at < len(self.plain):
                    self.marks.append(Mark(found, at, len(self.plain), href))
                return

    def newline(self, ended: bool = False) -> None:
        self.plain = self.plain.rstrip(" ") + " "
        self.breaks.append(len(self.plain))
        self.ended += [len(self.plain)] if ended else []

    def raise_(self, name: str, closes: bool) -> None:
        """`10<sup>6</sup>` is no `106`: what stands between the tags is raised or lowered, where it has such signs."""
        if not closes:
            self.raised_at = len(self.plain)
        elif self.raised_at is not None:
            self.plain = self.plain[: self.raised_at] + raised(
                self.plain[self.raised_at :], "^" if name == "sup" else "~"
            )
            self.raised_at = None

    def text(self) -> Text:
        marks = tuple(sorted(self.marks, key=lambda m: (m.start, m.stop, m.kind)))
        return Text(self.plain, marks, tuple(self.breaks), tuple(self.ended)).cut(0)


@lru_cache
def _parser() -> MarkdownIt:
    return (
        MarkdownIt("commonmark")
        .enable("strikethrough")
        .use(dollarmath_plugin, allow_space=False, allow_digits=False, double_inline=True)
    )


def markdown_inline(markdown: str) -> tuple[Text, list[tuple[str, str, str, int]]]:
    """Markdown without blocks, parsed by itself; and the images in it."""
    tokens = _parser().parseInline(markdown)
    return inline(tokens[0].children or []) if tokens else (Text(), [])


def plain_inline(markdown: str) -> Text:
    return markdown_inline(markdown)[0]


def inline(tokens: Sequence[Token]) -> tuple[Text, list[tuple[str, str, str, int]]]:
    """The text of an inline token's children, and the images among them."""
    if len(tokens) == 1 and tokens[0].type == "text":
        return Text(tokens[0].content.translate(BLANKS).strip()), []
    out = Builder()
    for token in tokens:
        _add(out, token)
    return out.text(), out.images


def _add(out: Builder, token: Token) -> None:
    match token.type:
        case "text" | "text_special":
            out.add(token.content)
        case "code_inline":
            out.start("code")
            out.add(token.content)
            out.stop("code")
        case "softbreak" | "hardbreak":
            out.newline(token.type == "hardbreak")
        case "math_inline" | "math_inline_double":
            dollars = "$$" if token.type.endswith("double") else "$"
            out.start("math")
            first, *rest = f"{dollars}{token.content}{dollars}".split("\n")
            out.add(first)
            for line in rest:
                out.newline(ended=False)
                out.add(line)
            out.stop("math")
        case "image":
            _image(out, str(token.attrs.get("src", "")), token.content, str(token.attrs.get("title", "")))
        case "html_inline":
            _tag(out, token.content)
        case name if name in OPENING:
            out.start(OPENING[name], str(token.attrs.get("href", "")))
        case name if name in CLOSING:
            out.stop(OPENING[name.replace("_close", "_open")])
        case _:
            out.add(token.content)


def _image(out: Builder, src: str, alt: str, title: str) -> None:
    words = [w for w in alt.split() if not BACKGROUND.match(w)]
    out.images.append((" ".join(words), src, title, len(out.breaks)))


def _tag(out: Builder, raw: str) -> None:
    tag = TAG.match(raw)
    if not tag:
        return
    name = tag["name"].lower()
    if name == "br":
        out.add(" ")
    elif name in PARTING:
        out.add("" if tag["close"] or out.plain.endswith(" ") else " ")
    elif name == "img":
        found = {m["name"].lower(): m["a"] or m["b"] or m["c"] or "" for m in IMAGE_ATTR.finditer(tag["rest"])}
        _image(out, html.unescape(found.get("src", "")), html.unescape(found.get("alt", "")), "")
    elif name in ("sup", "sub"):
        out.raise_(name, bool(tag["close"]))
    elif name in TAG_MARKS and not tag["close"]:
        out.start(TAG_MARKS[name])
    elif name in TAG_MARKS:
        out.stop(TAG_MARKS[name])

"""Markdown of one slide to blocks, each with its lines.

Goes in: cleaned lines and the number of the first. Comes out: blocks. markdown-it does the
parsing; here its tokens become our nouns. Line numbers come from its maps.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin

from konspekt.model.lecture import (
    Block,
    Cell,
    Code,
    Formula,
    Heading,
    Image,
    Item,
    Items,
    Paragraph,
    Quote,
    Table,
    Terms,
)  # fmt: skip
from konspekt.model.origin import Origin
from konspekt.model.text import Text
from konspekt.readers.inline import inline
from konspekt.readers.markup import html_blocks

TASK = re.compile(r"^\[(?P<state>[ xX])\]\s+")
CALLOUT = re.compile(r"^\[!(?P<kind>[\w-]+)(?:\|[^\]]*)?\][+-]?\s*")
LANGUAGE = re.compile(r"^\{?[.=\s]*(?P<name>[A-Za-z][\w+#-]*)")
BOXED = 4
"""The least words of a paragraph in backticks that may be prose; fewer are a name, as an item in backticks is."""


@lru_cache
def parser() -> MarkdownIt:
    """The parser of blocks, with tables, definition lists and formulas."""
    made = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    made.use(deflist_plugin)
    made.use(dollarmath_plugin, allow_space=False, allow_digits=False, double_inline=True)
    return made


def blocks(lines: Sequence[str], origin: Origin, links: Mapping[str, str] = MappingProxyType({})) -> tuple[Block, ...]:
    """The blocks of `lines`, whose first is line `origin.first` of the file; `links` are the file's link targets."""
    env = {"references": {name: {"title": "", "href": href, "map": [0, 0]} for name, href in links.items()}}
    tokens = parser().parse("\n".join(lines), env)
    return tuple(_Tree(tokens, origin).blocks(0, len(tokens)))


class _Tree:
    """Walks the flat token list; `origin.first - 1` turns a map's line into the file's."""

    def __init__(self, tokens: list[Token], origin: Origin) -> None:
        self.tokens, self.origin = tokens, origin
        self.partner = _partners(tokens)

    def lines(self, token: Token) -> Origin:
        first, stop = token.map or (0, 1)
        base = self.origin.first
        last = min(max(base + stop - 1, base + first), max(self.origin.last, base))
        return self.origin.at(min(base + first, last), last)

    def blocks(self, start: int, stop: int) -> list[Block]:
        found: list[Block] = []
        at = start
        while at < stop:
            token = self.tokens[at]
            end = self.partner.get(at, at)
            found += self._block(token, at, end)
            at = end + 1
        return found

    def _block(self, token: Token, at: int, end: int) -> list[Block]:
        where = self.lines(token)
        match token.type:
            case "heading_open":
                text, images = self._inline(at + 1)
                head: list[Block] = [Heading(int(token.tag[1]), text, where)] if text else []
                return [*head, *_images(images, where)]
            case "paragraph_open":
                text, images = self._inline(at + 1)
                text = text if token.level else _unboxed(text)
                body: list[Block] = [Paragraph(text, _tight(where, text))] if text else []
                return [*body, *_images(images, where)]
            case "bullet_list_open" | "ordered_list_open":
                items = [self._item(i) for i in self._children(at, end, "list_item_open")]
                ordered = token.type == "ordered_list_open"
                start = int(token.attrGet("start") or 1)
                return [Items(ordered, tuple(items), where, "" if ordered else token.markup, start)]
            case "table_open":
                return [self._table(at, end, where)]
            case "blockquote_open":
                return [Quote(_callout(self.blocks(at + 1, end)), where)]
            case "fence" | "code_block":
                return [_code(token, where)] if token.content.strip() else []
            case "math_block" | "math_block_label":
                return [Formula(token.content.strip(), where)]
            case "dl_open":
                return [self._terms(at, end, where)]
            case "html_block":
                return html_blocks(token.content, where)
            case _:
                return []

    def _children(self, at: int, end: int, kind: str) -> list[int]:
        found, i = [], at + 1
        while i < end:
            if self.tokens[i].type == kind:
                found.append(i)
            i = self.partner.get(i, i) + 1
        return found

    def _inline(self, at: int) -> tuple[Text, list[tuple[str, str, str, int]]]:
        token = self.tokens[at]
        return inline(token.children or []) if token.type == "inline" else (Text(), [])

    def _item(self, at: int) -> Item:
        """The first paragraph or heading is the item's own text, the rest its children."""
        inner = self.blocks(at + 1, self.partner[at])
        where = self.lines(self.tokens[at])
        first = inner[0] if inner else None
        if not isinstance(first, Paragraph | Heading):
            return Item(Text(), tuple(inner), where.at(where.first))
        task = TASK.match(first.text.plain)
        checked = None if not task else task["state"] in "xX"
        text = first.text.cut(task.end()) if task else first.text
        return Item(text, tuple(inner[1:]), first.origin, checked)

    def _table(self, at: int, end: int, where: Origin) -> Table:
        rows = [self._row(i) for i in range(at, end) if self.tokens[i].type == "tr_open"]
        header, body = rows[0], rows[1:]
        return Table(header, tuple(r for r in body if any(c.text for c in r)), where)

    def _row(self, at: int) -> tuple[Cell, ...]:
        where = self.lines(self.tokens[at])
        where = where.at(where.first)
        inner = range(at, self.partner[at])
        return tuple(Cell(self._inline(i)[0], where) for i in inner if self.tokens[i].type == "inline")

    def _terms(self, at: int, end: int, where: Origin) -> Terms:
        entries: list[tuple[Cell, list[Block]]] = []
        i = at + 1
        while i < end:
            token = self.tokens[i]
            if token.type == "dt_open":
                entries.append((Cell(self._inline(i + 1)[0], self.lines(token)), []))
            elif token.type == "dd_open" and entries:
                entries[-1][1].extend(self.blocks(i + 1, self.partner[i]))
            i = self.partner.get(i, i) + 1
        return Terms(tuple((cell, tuple(inner)) for cell, inner in entries), where)


def _partners(tokens: Sequence[Token]) -> dict[int, int]:
    """Index of each opening token -> index of its closing one."""
    stack: list[int] = []
    found: dict[int, int] = {}
    for index, token in enumerate(tokens):
        if token.nesting == 1:
            stack.append(index)
        elif token.nesting == -1 and stack:
            found[stack.pop()] = index
    return found


def _callout(inner: list[Block]) -> tuple[Block, ...]:
    """`> [!NOTE] Title` on the first line of a quote is a box: its title is a heading, its kind no word."""
    first = inner[0] if inner else None
    kind = CALLOUT.match(first.text.plain) if isinstance(first, Paragraph) else None
    if kind is None or not isinstance(first, Paragraph):
        return tuple(inner)
    stop = first.text.breaks[0] if first.text.breaks else len(first.text)
    title, rest = first.text.cut(kind.end(), stop), first.text.cut(stop)
    head: list[Block] = [Heading(6, title, first.origin.at(first.origin.first))] if title else []
    below = min(first.origin.first + 1, first.origin.last)
    body: list[Block] = [Paragraph(rest, first.origin.at(below, first.origin.last))] if rest else []
    return (*head, *body, *inner[1:])


def _unboxed(text: Text) -> Text:
    """A whole paragraph in backticks is prose in a box where its letters are none that code is written in."""
    if text.plain.isascii() or text.plain.count(" ") < BOXED - 1 or not text.is_code:
        return text
    letters = [letter for letter in text.plain if letter.isalpha()]
    prose = 2 * sum(not letter.isascii() for letter in letters) > len(letters)
    return Text(text.plain, (), text.breaks, text.ended) if prose else text


def _tight(where: Origin, text: Text) -> Origin:
    return where.at(where.first, min(where.last, where.first + len(text.breaks)))


def _images(found: list[tuple[str, str, str, int]], where: Origin) -> list[Block]:
    return [
        Image(alt, src, title, where.at(min(where.first + offset, where.last))) for alt, src, title, offset in found
    ]


def _code(token: Token, where: Origin) -> Code:
    name = LANGUAGE.match(token.info or "")
    first = where.first + (token.type == "fence")
    return Code(token.content.rstrip("\n"), name["name"].lower() if name else "", min(first, where.last), where)

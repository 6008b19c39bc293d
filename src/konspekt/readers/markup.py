"""Raw HTML to blocks: tables, definition lists, lists, code, headings, quotes; all else is paragraphs.

Goes in: the source of one HTML block. Comes out: our blocks with their lines. Markdown between the
tags is read as Markdown, as most slide tools do; scripts and styles say nothing.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from konspekt.model.lecture import Block, Cell, Code, Heading, Image, Item, Items, Paragraph, Quote, Table, Terms
from konspekt.model.origin import Origin
from konspekt.model.text import Text
from konspekt.readers.boxes import FILLER
from konspekt.readers.inline import markdown_inline

SILENT = ("script", "style", "svg", "iframe", "noscript", "template", "object", "canvas", "audio", "video", "select")
VOID = ("br", "img", "hr", "input", "wbr", "source", "col", "meta", "link", "embed", "track", "area", "base", "param")
INLINE = ("a", "abbr", "b", "big", "br", "cite", "code", "del", "dfn", "em", "font", "i", "img", "ins", "kbd", "mark",
          "q", "s", "samp", "small", "span", "strong", "sub", "sup", "tt", "u", "var", "wbr")  # fmt: skip
CODE = ("code", "tt", "samp", "kbd")
CLOSES = {"li": ("li",), "td": ("td", "th"), "th": ("td", "th"), "tr": ("td", "th", "tr"), "dt": ("dt", "dd"),
          "dd": ("dt", "dd"), "p": ("p",), "tbody": ("td", "th", "tr", "thead"), "option": ("option",)}  # fmt: skip
OWNERS = ("table", "ul", "ol", "dl")
LANGUAGE = re.compile(r"(?:lang(?:uage)?-|brush:\s*)(?P<name>[\w+#-]+)")
BULLET = re.compile(r"[-*+]\s+(?=\S)")
DEEPEST = 50
MOST_SPANNED = 50
STRAY = re.compile(r"<(?![^<>]*>)")
"""A bracket that opens no tag."""
MOST_STRAY = 50


@dataclass
class Node:
    """An element: `parts` are inner elements and raw text; `line` counts from 0."""

    tag: str
    attrs: dict[str, str] = field(default_factory=dict)
    line: int = 0
    start: str = ""
    """The tag as written, for inline elements."""
    parts: list[Node | str] = field(default_factory=list)

    def inner(self, *tags: str) -> Iterator[Node]:
        """Elements of these names inside, not inside one another."""
        for part in self.parts:
            if isinstance(part, Node):
                if part.tag in tags:
                    yield part
                elif part.tag not in OWNERS:
                    yield from part.inner(*tags)

    def source(self) -> str:
        """What stands inside as Markdown: inline tags as written, code in backticks."""
        return "".join(p if isinstance(p, str) else p.outer() for p in self.parts)

    def outer(self) -> str:
        if self.tag in SILENT:
            return ""
        if self.tag in CODE:
            words = self.literal()
            ticks = "``" if "`" in words else "`"
            return f"{ticks}{words}{ticks}" if words.strip() else words
        if self.tag in VOID:
            return self.start
        if self.tag == "li":
            return f"\n- {self.source().strip()}\n"
        return f"{self.start}{self.source()}</{self.tag}>" if self.tag in INLINE else f" {self.source()} "

    def literal(self) -> str:
        """The text inside, letter by letter."""
        return "".join(html.unescape(p) if isinstance(p, str) else p.literal() for p in self.parts)


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.root = Node("")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._close_before(tag)
        node = Node(tag, {k: v or "" for k, v in attrs}, self.getpos()[0] - 1, self.get_starttag_text() or "")
        self.open[-1].parts.append(node)
        if tag not in VOID and len(self.open) < DEEPEST:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID and self.open[-1].tag == tag:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        at = next((n for n in range(len(self.open) - 1, 0, -1) if self.open[n].tag == tag), 0)
        if at:
            del self.open[at:]

    def handle_data(self, data: str) -> None:
        self.open[-1].parts.append(data)

    def handle_entityref(self, name: str) -> None:
        self.open[-1].parts.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.open[-1].parts.append(f"&#{name};")

    def _close_before(self, tag: str) -> None:
        """`<li>` ends the item before, `<td>` the cell before; never across the table or list that holds them."""
        while self.open[-1].tag in CLOSES.get(tag, ()):
            self.open.pop()
        owner = next((n for n in range(len(self.open) - 1, -1, -1) if self.open[n].tag in OWNERS), 0)
        found = [n for n in range(owner + 1, len(self.open)) if self.open[n].tag in CLOSES.get(tag, ())]
        if found:
            del self.open[found[0] :]


def html_blocks(raw: str, where: Origin) -> list[Block]:
    builder = _Builder()
    builder.feed(STRAY.sub("&lt;", raw) if len(STRAY.findall(raw)) > MOST_STRAY else raw)
    builder.close()
    return list(_blocks(builder.root, where))


def _blocks(node: Node, where: Origin) -> Iterator[Block]:
    """Inline parts in a row are a paragraph; a block element ends it."""
    run, begun = Node("", line=node.line), False
    for part in node.parts:
        if isinstance(part, str) or part.tag in INLINE:
            run.line = part.line if isinstance(part, Node) and not begun else run.line
            begun = begun or bool((part if isinstance(part, str) else part.outer()).strip())
            run.parts.append(part)
        else:
            yield from _paragraph(run, where)
            run, begun = Node("", line=part.line), False
            yield from _element(part, where)
    yield from _paragraph(run, where)


def _element(node: Node, where: Origin) -> Iterator[Block]:
    here = _at(where, node.line)
    if node.tag in SILENT:
        return
    if node.tag in ("table", "tbody", "tr"):
        yield from _table(node, where)
    elif node.tag in ("ul", "ol"):
        items = tuple(_item(li, where) for li in node.inner("li"))
        yield from [Items(node.tag == "ol", items, here)] if items else []
    elif node.tag == "dl":
        yield Terms(_entries(node, where), here)
    elif node.tag == "pre":
        inner = next(node.inner("code"), node)
        name = LANGUAGE.search(f"{node.attrs.get('class', '')} {inner.attrs.get('class', '')}")
        code = node.literal().strip("\n")
        yield Code(code, name["name"].lower() if name else "", here.first, here)
    elif re.fullmatch(r"h[1-6]", node.tag):
        text, images = _text(node)
        yield from [Heading(int(node.tag[1]), text, here)] if text else []
        yield from (Image(alt, src, title, here) for alt, src, title, _ in images)
    elif node.tag == "blockquote":
        yield Quote(tuple(_blocks(node, where)), here)
    else:
        yield from _blocks(node, where)


def _paragraph(run: Node, where: Origin) -> Iterator[Block]:
    text, images = _text(run)
    here = _at(where, run.line + _blank_lines(run))
    if text:
        yield Paragraph(text, here.at(here.first, min(here.first + len(text.breaks), where.last)))
    yield from (Image(alt, src, title, here) for alt, src, title, _ in images)


def _text(node: Node) -> tuple[Text, list[tuple[str, str, str, int]]]:
    return markdown_inline(node.source().strip())


def _table(node: Node, where: Origin) -> Iterator[Block]:
    """A table, or rows that a fence or a blank line cut off from theirs."""
    lines = [node] if node.tag == "tr" else list(node.inner("tr"))
    rows = _rows(lines, where)
    if not rows:
        return
    width = max(map(len, rows))
    here = _at(where, node.line)
    full = [(*row, *[Cell(Text(), row[0].origin)] * (width - len(row))) for row in rows]
    headed = next(node.inner("thead", "tr"), node).tag == "thead" or not any(lines[0].inner("td"))
    header = full[0] if headed else tuple(Cell(Text(), here) for _ in range(width))
    yield Table(header, tuple(full[1:] if headed else full), here)


def _rows(lines: Sequence[Node], where: Origin) -> list[list[Cell]]:
    """Rows that say something; a cell that spans rows stands in each of them, one that spans columns in the first."""
    rows: list[list[Cell]] = []
    below: dict[int, tuple[Cell, int]] = {}
    for line in lines:
        row: list[Cell] = []
        for node in line.inner("td", "th"):
            _fill(row, below)
            cell = _cell(node, where)
            if (more := _span(node, "rowspan") - 1) > 0:
                below[len(row)] = cell, more
            row += [cell, *[Cell(Text(), cell.origin)] * (_span(node, "colspan") - 1)]
        _fill(row, below)
        rows += [row] if any(c.text for c in row) else []
    return rows


def _fill(row: list[Cell], below: dict[int, tuple[Cell, int]]) -> None:
    """Add the cells of rows above that reach down to this place."""
    while len(row) in below:
        cell, more = below.pop(at := len(row))
        row.append(cell)
        if more > 1:
            below[at] = cell, more - 1


def _span(node: Node, name: str) -> int:
    said = node.attrs.get(name, "")
    return min(int(said), MOST_SPANNED) if said.isdecimal() and int(said) else 1


def _cell(node: Node, where: Origin) -> Cell:
    """A list in a cell is a row of its items."""
    lines = [bare for line in node.source().split("\n") if (bare := line.replace(FILLER, "").strip())]
    listed = sum(bool(BULLET.match(line)) for line in lines) > 1
    said = ""
    for line in lines:
        glue = "; " if listed and said and BULLET.match(line) else "\n"
        said += glue + (BULLET.sub("", line) if listed else line)
    return Cell(markdown_inline(said.strip())[0], _at(where, node.line))


def _item(node: Node, where: Origin) -> Item:
    inner = list(_blocks(node, where))
    here = _at(where, node.line)
    if inner and isinstance(inner[0], Paragraph):
        return Item(inner[0].text, tuple(inner[1:]), here)
    return Item(Text(), tuple(inner), here)


def _entries(node: Node, where: Origin) -> tuple[tuple[Cell, tuple[Block, ...]], ...]:
    found: list[tuple[Cell, list[Block]]] = []
    for part in node.inner("dt", "dd"):
        if part.tag == "dt":
            found.append((_cell(part, where), []))
        elif found:
            found[-1][1].extend(_blocks(part, where))
    return tuple((term, tuple(inner)) for term, inner in found)


def _blank_lines(run: Node) -> int:
    """Line ends before the first word of a run that begins with text."""
    first = run.parts[0] if run.parts else ""
    return first[: len(first) - len(first.lstrip())].count("\n") if isinstance(first, str) else 0


def _at(where: Origin, line: int) -> Origin:
    return where.at(min(where.first + line, where.last))

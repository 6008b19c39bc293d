"""The lines of a code block, each cut into its code and its comment.

Goes in: a `Code` block. Comes out: `Line`s. Which sign begins a comment is the block's language's; output
under a prompt is no line, and a command continued by a backslash is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from konspekt.languages.patterns import compiled
from konspekt.model.lecture import Code

SHELLS = frozenset(
    ("bash", "sh", "shell", "console", "zsh", "fish", "shellsession", "powershell", "ps1", "cmd", "bat", "")
)
LANGUAGES = {
    "#": """dockerfile docker yaml yml nix makefile make toml ini conf nginx gitignore r python py python3 pycon ruby
        rb perl julia jl text txt terminal hcl terraform graphql plain git elixir cmake gdscript properties awk""",
    "--": "sql lua haskell hs postgresql mysql plsql sqlite tsql elm ada vhdl",
    "//": """js javascript ts typescript jsx tsx java c cpp c++ cc cs csharp c# go golang rust rs php swift kotlin kt
        scala dart scss less groovy proto json5 jsonc solidity zig verilog objc vue""",
    "%": "matlab octave latex tex prolog erlang",
    ";": "asm nasm x86asm armasm lisp clojure clj scheme racket",
    "<!--": "html xml svg vue xhtml",
    "/*": "css",
}
MARKER_OF = {name: marker for marker, names in LANGUAGES.items() for name in names.split()}
# Where one line is one command; in a program a comment above may speak of more than the next line.
LINEWISE = SHELLS | frozenset(("dockerfile", "docker", "git", "sql", "terminal", "mysql", "postgresql", "sqlite"))
PROMPT = re.compile(r"^\s*(?:[\w.@~:/-]*[$%❯➜]|>{1,3}|PS[^>]*>|#(?=\s[a-z]+\b.*\s#))\s+")
SHELL_PROMPT = re.compile(r"^\s*(?:[\w.@~:/-]*[$❯➜]|>>>|PS[^>]*>)\s+\S")
TRAILING = {
    "#": compiled(r"^(?P<code>.*?\S)\s+#+\s*(?P<comment>[^#!].*)$"),
    "--": compiled(r"^(?P<code>.*?\S)\s+--\s+(?P<comment>.+)$"),
    "//": compiled(r"^(?P<code>.*?\S)\s+(?://+\s*(?P<comment>.+)|/\*+\s*(?P<boxed>.+?)\s*\*/\s*)$"),
    "%": compiled(r"^(?P<code>.*?[^\s\\])\s+%+\s*(?P<comment>.+)$"),
    ";": compiled(r"^(?P<code>.*?\S)\s+;+\s*(?P<comment>.+)$"),
    "<!--": compiled(r"^(?P<code>.*?\S)\s*<!--\s*(?P<comment>.+?)\s*-->$"),
    "/*": compiled(r"^(?P<code>.*?\S)\s*/\*+\s*(?P<comment>.+?)\s*\*/$"),
}
OWN = {
    "#": re.compile(r"^\s*#+\s?(?P<comment>[^!].*)?$"),
    "--": re.compile(r"^\s*--+\s?(?P<comment>.*)$"),
    "//": re.compile(r"^\s*(?://+\s?(?P<comment>.*)|/\*+\s*(?P<boxed>.*?)\s*\*/)\s*$"),
    "%": re.compile(r"^\s*%+\s?(?P<comment>.*)$"),
    ";": re.compile(r"^\s*;+\s?(?P<comment>.*)$"),
    "<!--": re.compile(r"^\s*<!--\s*(?P<comment>.*?)\s*-->\s*$"),
    "/*": re.compile(r"^\s*/\*+\s*(?P<comment>.*?)\s*\*/\s*$"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a code block: number in the file, code, comment; `own` if the comment stands alone."""

    number: int
    code: str
    comment: str
    own: bool
    indent: int = 0


def marker_of(block: Code) -> str:
    """How comments begin in the block's language; empty where a comment explains no command."""
    return "#" if block.language in SHELLS else MARKER_OF.get(block.language, "")


def lines_of(block: Code) -> list[Line]:
    """Every line; a line of output under a prompt is an empty one."""
    marker = marker_of(block)
    texts = block.code.split("\n")
    prompted = any(SHELL_PROMPT.match(t) for t in texts)
    lines = []
    for number, text in enumerate(texts, block.first):
        line = _line(number, text, marker)
        output = (
            prompted and not line.own and not PROMPT.match(text) and not texts[number - block.first - 1].endswith("\\")
        )
        lines.append(Line(number, "", "", False) if output else line)
    return list(_joined(lines))


def _line(number: int, text: str, marker: str) -> Line:
    indent = len(text) - len(text.lstrip())
    own = OWN[marker].match(text)
    if own:
        comment = _comment(own)
        return Line(number, "", comment, bool(comment), indent)
    bare = PROMPT.sub("", text).strip()
    trailing = TRAILING[marker].match(bare)
    if trailing and not _quoted(bare, trailing.end("code")):
        return Line(number, trailing["code"].strip(), _comment(trailing), False, indent)
    return Line(number, bare, "", False, indent)


def _comment(found: re.Match[str]) -> str:
    groups = found.groupdict()
    return (groups.get("comment") or groups.get("boxed") or "").strip()


def _quoted(text: str, at: int) -> bool:
    before = text[:at]
    return before.count('"') % 2 == 1 or before.count("'") % 2 == 1


def _joined(lines: list[Line]) -> Iterator[Line]:
    """Lines continued by a backslash are one command."""
    held: Line | None = None
    for line in lines:
        if held is not None:
            comment = held.comment or line.comment
            line = Line(held.number, f"{held.code} {line.code}".strip(), comment, False, held.indent)
            held = None
        if line.code.endswith("\\") and not line.own:
            held = Line(line.number, line.code[:-1].strip(), line.comment, False, line.indent)
            continue
        yield line
    if held is not None:
        yield held

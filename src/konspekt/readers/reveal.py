"""reveal.js and its kin (reveal-md, Hugo, GitPitch): `---` between slides.

The plugin splits at every `---` of column 0, glued to text or not, but for the second of two in a row;
we leave alone those inside fences and comments, where the plugin would tear the slide. `----` and `--`
are the common vertical separators, `<!-- s -->`/`<!-- v -->` and the header's own `separator:` those of
reveal-md. Notes start at `Note:`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from konspekt.readers.dialect import Cut, Deck, Dialect, at_lines
from konspekt.readers.source import PROSE

RULE = re.compile(r"^(?:-{2,4}|\+\+\+)[ \t]*$|^\s*<!--\s*[sv]\s*-->\s*$")
VERTICAL = ("----", "--", "+++")
FLAT = re.compile(r"^---[ \t]*$")
NOTES = re.compile(r"^(?:Notes?|NOTES?|notes?):(?P<rest>.*)$")
SIGN = re.compile(r"<!--\s*\.(?:element|slide)\s*:")
COMMENT_RULE = re.compile(r"^\s*<!--\s*[sv]\s*-->\s*$")
SEPARATORS = ("separator", "verticalseparator")
NEWLINE = re.compile(r"\\r\?\\n|\\r|\\n|[\r\n^$]")
PLAIN = re.compile(r"^(?:\\[sS\W]|[^\\()\[\]{}|.*+?]|(?<!^)(?<![*+?])[*+?])+$")
LONGEST = 40


def _sign(deck: Deck) -> str:
    if deck.lines_with(SIGN, "<!--"):
        return "comments '.element:' or '.slide:'"
    if deck.lines_with(COMMENT_RULE, "<!--"):
        return "comments '<!-- s -->' and '<!-- v -->' between slides"
    if own := next((name for name in (*SEPARATORS, "revealoptions") if name in deck.header.values), ""):
        return f"front matter '{own}:'"
    rules = deck.count(RULE, " \t-+<")
    if rules and 2 * rules >= deck.heads:
        return f"{rules} lines of '---' between slides"
    return ""


def cut(deck: Deck) -> list[Cut]:
    is_rule = _rule(deck)
    rules = {i for i, line in deck.prose() if is_rule(line)}
    glued = {i for i in rules if i - 1 in rules and i - 2 not in rules}
    return at_lines(deck, lambda i, _: i in rules and i not in glued)


def _rule(deck: Deck) -> Callable[[str], bool]:
    """The separators that the header names; else comments where the deck has those; else dashes.

    Of the usual marks of a vertical slide a deck means one, the one it uses most; others are lines across a slide.
    """
    own = [p for name in SEPARATORS if (p := _pattern(deck.header.text(name)))]
    if own:
        if "separator" not in deck.header.values:
            own.append(FLAT)
        return lambda line: any(p.match(line) for p in own)
    if deck.lines_with(COMMENT_RULE, "<!--"):
        return lambda line: bool(COMMENT_RULE.match(line))
    lines = Counter(line.rstrip() for _, line in deck.prose())
    vertical = max(VERTICAL, key=lambda rule: lines[rule])
    return lambda line: line.rstrip() in ("---", vertical)


def doubts(deck: Deck) -> list[tuple[int, str]]:
    """What reveal.js would cut and we do not, and the other way round."""
    lines, kinds = deck.source.lines, deck.source.kinds
    found = []
    for index in deck.body():
        line = lines[index]
        if kinds[index] != PROSE and line == "---":
            found.append((index, "reveal.js would begin a slide here, inside code or a comment; indent the line"))
        elif (
            kinds[index] == PROSE and lines[index].startswith("---") and lines[index].rstrip() == "---" != lines[index]
        ):
            found.append((index, "blanks after '---': reveal.js begins no slide here, konspekt does; remove them"))
    return found


def _pattern(separator: str) -> re.Pattern[str] | None:
    """A header's separator as a pattern of one line; None for what is empty or more than one plain line.

    A lecture is data: groups, classes and alternatives, which could take for ever, are not taken over.
    """
    line = NEWLINE.sub("", separator)
    if not line or len(line) > LONGEST or not PLAIN.match(line):
        return None
    return re.compile(rf"^{line}[ \t]*$")


REVEAL = Dialect("reveal", _sign, cut, NOTES, also=("reveal.js", "reveal-md", "hugo", "gitpitch"), doubts=doubts)

"""Texts of the model as safe HTML for the page: the only place where a writer of paper makes tags.

Everything is escaped; tags come from marks, backticks and gaps alone. Control and bidi characters
are dropped. Code is cut into pieces that do not break, so that `--name` never loses its dashes.
"""

from __future__ import annotations

import re
import unicodedata
from html import escape
from typing import TYPE_CHECKING, assert_never

from konspekt.model.questions import GAP
from konspekt.model.text import Mark, Text
from konspekt.writers.formulas import drawn, split

if TYPE_CHECKING:
    from markupsafe import Markup

CODE = re.compile(r"`([^`]+)`")
DASH = re.compile(r" (?=[–—] )")
PLACE = re.compile(r" (?=\d+(?:, \d+)*\)$)")
JOINT = re.compile(r"(?<=\w[/:=.,&?@;|_-])(?=[\w<$({/.])")
UNBROKEN = 24
WRITTEN, NARROWEST, WIDEST = 0.75, 5.0, 15.0
"""Of a gap, in em: a letter by hand, and the least and the greatest width."""
TAGS = re.compile(r"(<[^>]*>)")
RAISED, LOWERED = re.compile("[⁺⁻⁼⁽⁾ⁿ]+"), re.compile("[₊₋₌₍₎]+")
LEVEL = str.maketrans("⁺⁻⁼⁽⁾ⁿ₊₋₌₍₎", "+−=()n+−=()")
"""Raised and lowered signs that the fonts have on the line alone; raised figures they have."""
WEB = re.compile(r"(?:https?://|mailto:)[^\s<>\"]+", re.IGNORECASE)


def prose(text: str) -> Markup:
    """Plain text with code in backticks and gaps: ``run `ls` ____`` ."""
    parts = CODE.split(clean(text))
    return _markup("".join(_code(part) if odd % 2 else _formulas(part) for odd, part in enumerate(parts)))


def rich(text: Text) -> Markup:
    """A text of the lecture with its code, strong and emphasis; links to the web alone are links."""
    out, at = "", 0
    for mark in _outermost(text.spans("code", "math", "strong", "em", "link", "strike")):
        out += _words(clean(text.plain[at : mark.start])) + _marked(mark, text)
        at = mark.stop
    return _markup(out + _words(clean(text.plain[at:])))


def code(text: str) -> Markup:
    """A text that is code from end to end."""
    return _markup(_code(clean(text)))


def blank(answer: Markup, letters: int, filled: bool) -> Markup:
    """A gap to write `letters` letters into by hand, as wide when it is filled; its number is the style sheet's."""
    width = min(max(WRITTEN * letters + 1.5, NARROWEST), WIDEST)
    inside = str(answer) if filled else "\u00a0"
    return _markup(f'<span class="blank" style="width: {width:.1f}em">{inside}</span>')


def clean(text: str) -> str:
    """Without control characters, bidi controls and half surrogates; white space is one blank."""
    text = unicodedata.normalize("NFC", text)
    if text.isprintable():
        return text
    kept = (" " if c.isspace() and c != "\u00a0" else c for c in text)
    return "".join(c for c in kept if not _unseen(c))


def _unseen(c: str) -> bool:
    bidi = "\u202a" <= c <= "\u202e" or "\u2066" <= c <= "\u2069" or c in "\u200e\u200f\u061c\ufeff"
    return bidi or unicodedata.category(c) in ("Cc", "Cs", "Co", "Cn")


def _outermost(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """The marks that lie in no other; of two that cross, the first."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.start, -m.stop, m.kind)):
        if not kept or mark.start >= kept[-1].stop:
            kept.append(mark)
    return tuple(kept)


def _marked(mark: Mark, text: Text) -> str:
    inside = text.plain[mark.start : mark.stop]
    match mark.kind:
        case "code":
            return _code(clean(inside))
        case "math":
            return _formulas(clean(inside))
        case "strike":
            return f"<s>{_words(clean(inside))}</s>"
        case "link":
            return _link(mark.href, _within(mark, text))
        case "strong" | "em":
            return f"<{mark.kind}>{_within(mark, text)}</{mark.kind}>"
        case _:
            assert_never(mark.kind)


def _within(mark: Mark, text: Text) -> str:
    """What a span holds, with its code."""
    return str(rich(_without(text, mark).cut(mark.start, mark.stop)))


def _without(text: Text, mark: Mark) -> Text:
    return Text(text.plain, tuple(m for m in text.marks if m != mark))


def _link(href: str, inside: str) -> str:
    """Every run of bare text is a link of its own: WeasyPrint tags no link that holds an element."""
    if not WEB.fullmatch(clean(href)):
        return inside
    opening = f'<a href="{escape(clean(href))}">'
    return "".join(
        part if odd % 2 or not part else f"{opening}{part}</a>" for odd, part in enumerate(TAGS.split(inside))
    )


def _formulas(text: str) -> str:
    return "".join(drawn(piece) if is_formula else _words(piece) for piece, is_formula in split(text))


def _words(text: str) -> str:
    """Prose: a dash does not begin a line, `(slide 7)` does not break at its number, a gap is a line to write on."""
    safe = escape(PLACE.sub("\u00a0", DASH.sub("\u00a0", text)))
    safe = RAISED.sub(lambda m: f"<sup>{m[0].translate(LEVEL)}</sup>", safe)
    safe = LOWERED.sub(lambda m: f"<sub>{m[0].translate(LEVEL)}</sub>", safe)
    return safe.replace(GAP, f'<span class="gap">{GAP * 3}</span>')


def _code(text: str) -> str:
    pieces = " ".join(_token(token) for token in text.split(" "))
    return f"<code>{pieces}</code>"


def _token(token: str) -> str:
    """A word of code: whole if short, else with places where it may break."""
    if GAP in token:
        return _words(token)
    cuts = [token] if len(token) <= UNBROKEN else JOINT.split(token)
    return "<wbr>".join(f"<span>{escape(cut)}</span>" if len(cut) <= UNBROKEN else escape(cut) for cut in cuts if cut)


def _markup(html: str) -> Markup:
    from markupsafe import Markup

    return Markup(html)

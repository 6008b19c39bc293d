r"""Formulas in plain texts: where they stand, and how they look on paper.

A text of the model writes a formula between dollars, as the lecture does: `$e = mc^2$`, `$$…$$`. On
paper it is set as a vector drawing with its TeX as the alternative text; what cannot be set is shown
as TeX. Cards leave the setting to Anki's MathJax.
"""

from __future__ import annotations

import base64
import re
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markupsafe import Markup

FORMULA = re.compile(r"(?<![\\$\w[/])(?P<d>\$\$?)(?=\S)(?P<tex>[^$`]+?)(?<=\S)(?P=d)(?![\d$])")
"""Dollars as dollarmath reads them: nothing blank inside, no digit behind; so `$5 and $6` is money."""
MOST = 400
"""Letters of TeX; a longer formula is a program that draws, not a line to read."""
VIEW = re.compile(r'viewBox="\S+ (?P<top>\S+) (?P<width>\S+) (?P<height>\S+)"')
"""The drawing's box; its baseline is at 0."""
SIZE = 20.0
"""Points at which a formula is drawn; its measures are then given in `em`."""


def split(text: str) -> list[tuple[str, bool]]:
    """(piece, is it a formula) in order; a formula comes without its dollars."""
    out, at = [], 0
    for found in FORMULA.finditer(text):
        if found.start() > at:
            out.append((text[at : found.start()], False))
        out.append((found["tex"].strip(), True))
        at = found.end()
    return [*out, (text[at:], False)] if at < len(text) or not out else out


SPELLINGS = (
    (
        re.compile(
            r"\\(?:label|tag|vspace|hspace)\{[^{}]*\}|\\(?:nonumber|notag|displaystyle|large|Large)(?![A-Za-z])"
        ),
        "",
    ),
    (re.compile(r"\\mathop\{\s*\\(?:text|mathrm|rm)\{([^{}]*)\}\s*\}"), r"\\operatorname{\1}"),
    (re.compile(r"(\\(?:begin|end))\{eqnarray\*?\}"), r"\1{aligned}"),
)
"""What lectures write and the setter does not know, and what says the same."""
MIDDLE = re.compile(r"&\s*([^&\\]*?)\s*&")


@lru_cache(maxsize=512)
def drawn(tex: str, alone: bool = False) -> str:
    """The formula as HTML for the page: a drawing that stands on the line, or its TeX where it cannot be set.

    `alone` sets it as on a line of its own: limits stand above and below.
    """
    plain = f'<span class="math">{escape(tex)}</span>'
    if len(tex) > MOST:
        return plain
    import ziamath

    try:
        svg = ziamath.Latex(_settable(tex), size=SIZE, inline=not alone).svg()
    except Exception:  # whatever a stranger's TeX does to the setter, the page must come out
        return plain
    box = VIEW.search(svg)
    if not box:
        return plain
    top, width, height = float(box["top"]), float(box["width"]), float(box["height"])
    data = base64.b64encode(svg.encode()).decode()
    style = (
        f"width: {width / SIZE:.3f}em; height: {height / SIZE:.3f}em; vertical-align: {-(top + height) / SIZE:.3f}em"
    )
    return f'<img class="formula" alt="{escape(tex)}" style="{style}" src="data:image/svg+xml;base64,{data}">'


def display(tex: str) -> Markup:
    """A formula on a line of its own."""
    from markupsafe import Markup

    return Markup(drawn(tex, alone=True))


def _settable(tex: str) -> str:
    """The TeX in spellings that the setter knows; an array of three columns is aligned at the middle one."""
    if "eqnarray" in tex:
        tex = MIDDLE.sub(r"& \1 ", tex)
    for known, spelling in SPELLINGS:
        tex = known.sub(spelling, tex)
    return tex

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


@lru_cache(maxsize=512)
def drawn(tex: str) -> str:
    """The formula as HTML for the page: a drawing that stands on the line, or its TeX where it cannot be set."""
    plain = f'<span class="math">{escape(tex)}</span>'
    if len(tex) > MOST:
        return plain
    import ziamath

    try:
        svg = ziamath.Latex(tex, size=SIZE, inline=True).svg()
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

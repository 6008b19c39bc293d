r"""TeX outside formulas: `\(…\)` and `\[…\]` become `$`, `\textbf` becomes bold, layout commands vanish.

Goes in: prose lines. Comes out: as many lines. `\(` is also an escaped bracket of Markdown, so only
what looks like a formula is taken for one.
"""

from __future__ import annotations

import re

from konspekt.readers.spans import outside_code

PAIRS = re.compile(r"\\\\?(?P<open>[(\[])(?P<tex>[^$`]{1,400}?)\\\\?(?P<close>[)\]])")
FORMULA = {"()": re.compile(r"[\\^_=<>+*/|]|^\s*[A-Za-z]\s*$"), "[]": re.compile(r"\\[A-Za-z]|[\^_=]")}
OPEN = re.compile(r"^\s*\\\\?\[\s*$")
CLOSE = re.compile(r"^\s*\\\\?\]\s*$")
ENVIRONMENT = re.compile(r"^\s*\\(?P<what>begin|end)\{(?:equation|align|gather|multline|eqnarray|displaymath)\*?\}")
LAYOUT = re.compile(
    r"""^\s*(?:\\(?:newpage|clearpage|pagebreak|pause|par|centering|raggedright|noindent|hfill|vfill|maketitle|tableofcontents
    |(?:big|med|small)skip|tiny|scriptsize|footnotesize|small|normalsize|large|Large|LARGE|huge|Huge
    |[vh]space\*?|begin|end|column|includegraphics|label|vskip|hskip|setlength|columnsbegin|columnsend|onslide|only|uncover|visible)
    (?:<[^>]*>|\[[^\]]*\]|\{[^{}]*\}|[\d.]+(?:em|ex|pt|cm|mm))*\s*)+$""",
    re.X,
)
SIZE = re.compile(
    r"\\(?:tiny|scriptsize|footnotesize|small|normalsize|large|Large|LARGE|huge|Huge|centering|noindent|pause)\b\s*"
)
STYLED = re.compile(r"\\(?P<how>textbf|alert|emph|textit|texttt|underline)\{(?P<words>[^{}]*)\}")
MARKS = {"textbf": "**", "alert": "**", "emph": "*", "textit": "*", "texttt": "`"}


def plain_tex(line: str) -> str:
    """The line with its formulas between dollars and without layout; a lone `\\[` or `\\]` becomes `$$`."""
    if "\\" not in line:
        return line
    if OPEN.match(line) or CLOSE.match(line):
        return "$$"
    environment = ENVIRONMENT.match(line)
    if environment:
        return f"$${line.strip()}" if environment["what"] == "begin" else f"{line.strip()}$$"
    if LAYOUT.match(line):
        return ""
    return outside_code(PAIRS.sub(_formula, line), lambda text: SIZE.sub("", STYLED.sub(_styled, text)))


def _styled(found: re.Match[str]) -> str:
    mark = MARKS.get(found["how"], "")
    return f"{mark}{found['words']}{mark}"


def _formula(found: re.Match[str]) -> str:
    pair = found["open"] + found["close"]
    if pair not in FORMULA or not FORMULA[pair].search(found["tex"]):
        return found[0]
    dollars = "$" if pair == "()" else "$$"
    return f"{dollars}{found['tex'].strip()}{dollars}"

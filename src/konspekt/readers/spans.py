"""What slide tools write inside a line for machines, taken out of it: attributes, macros, footnotes, emoji.

Goes in: one prose line. Comes out: the line as a reader sees it, still Markdown. Code spans and
formulas are never touched, but for the attributes glued to them.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from konspekt.readers.source import TICKS

PROTECTED = re.compile(rf"{TICKS.pattern}|(?<![\\$])(\$\$?)(?=\S)[^$]*?(?<=[^\s\\])\2(?!\d)")

ATTRIBUTE = r"(?:[#.][\w:-]+|[\w-]+=(?:\"[^\"]*\"|'[^']*'|[^\s{}\"']+))"
ATTRIBUTES = re.compile(rf"(?<=[\w\])`*_»\"/ .!?])\s?\{{:?\s*{ATTRIBUTE}(?:\s+{ATTRIBUTE})*\s*\}}")
SPAN = re.compile(r"(?<!!)\[([^\[\]]+)\]\{[^{}]*\}")
GLUED = re.compile(rf"^\{{:?\s*{ATTRIBUTE}(?:\s+{ATTRIBUTE})*\s*\}}")
RAW = re.compile(r"^\{=\w+\}")

MACRO = re.compile(
    r"""
    \{\{[<%](?:(?!\{\{).)*?[%>]\}\}                         # shortcodes of Hugo
    | \{%(?!\s*(?:if|for|else|elif|elsif|end\w+|block|extends|load|with|url|csrf_token|unless)\b)(?:(?!\{%).)*?%\}
    | \{\{\#(?:include|rustdoc_include|playground|playpen|quiz|title|template|aquascope)\b(?:(?!\{\{).)*?\}\}
    | (?<!-)-{2,}\{\{[^{}]*\}\}-{2,} | \{\{\|?[\d-]+\|?\}\}       # LiaScript: who speaks, and when it appears
    | \{\{\s*\$?[A-Za-z_][\w.]*(?:\s*\|[^{}]*)?\s*\}\}     # a variable of Jekyll or Vue
    | \{/\*(?:(?!\{/\*).)*?\*/\}                            # a comment of MDX
    | %%.*?%%                                                # a comment of Obsidian
    | @\[[\w-]+\]\([^()]*\)                                # an embedded video, by the tool's name
    | (?<!\S)(?:!\?|\?\??)\[[^\[\]]*\]\([^()]*\)           # a film, a sound or a page of LiaScript
    | \{v-[\w-]+[^{}]*\}                                    # a click of Slidev
    """,
    re.X,
)
FIGURE = re.compile(r"\{\{[<%]\s*(?:figure|image|img)\b(?P<rest>(?:(?!\{\{).)*?)[%>]\}\}")
FIELD = re.compile(r"\b(?P<name>src|alt|caption|title)\s*=\s*\"(?P<value>[^\"]*)\"")
RUBY = re.compile(r"\{ruby (?P<base>[^{}|]+)\|[^{}]*\}")
SIZED = re.compile(r"(?<=\S)\s+=\d*%?x\d*%?(?=\))")
CONTROL = re.compile(r"^\s*(?:\{%(?:(?!\{%).)*?%\}\s*)+$")
"""A line of Jekyll's tags alone; in a sentence such a tag of control is what the sentence is about."""
LOOSE = re.compile(r"(?<![\w*])\*\*(?P<before> *)(?P<words>[^\s*](?:[^*]*[^\s*])?)(?P<after> *)\*\*(?!\*)")
"""Bold with blanks inside its stars."""
DASHES = re.compile(r"(?<=[^\s|:-]) --- (?=[^\s|-])")
CROSS = r"-?@(?:fig|tbl|tab|sec|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg)-[\w:-]*\w"
REFERENCES = re.compile(
    rf"\s*\((?:[\w.]{{1,9}}\s)?{CROSS}(?:(?:,|;|\s\w{{1,3}})\s{CROSS})*\)|\s?(?<![\w@]){CROSS}|\s*\\@ref\([\w:-]+\)",
    re.I,
)
"""What Quarto and bookdown turn into the number of a figure, a table, a section."""
BLANKS_IN_LINK = re.compile(r"\]\((?P<target>[^()<>\"'\s]+(?: [^()<>\"'\s]+)+)\)")
"""A target with blanks, which many tools follow."""
QUOTE_TAG = re.compile(r"\[(?:name|time|color)=[^\[\]]*\]")
ICON = re.compile(r"</?[A-Za-z][\w-]*:[\w-]+(?:\s[^<>]*)?/>")
ANCHOR = re.compile(r"^(?P<heading>#{1,6}\s.*?)\[\[[\w-]+\]\]\s*$")
EMBED = re.compile(r"!\[\[(?P<file>[^\[\]|]+)(?:\|[^\[\]]*)?\]\]")
TRANSCLUSION = re.compile(r"!\[\[(?![^\[\]|]*\.(?:png|jpe?g|gif|svg|webp|bmp|avif|excalidraw)\b)[^\[\]]+\]\]", re.I)
"""Another note that Obsidian shows here."""
WIKI = re.compile(
    r"(?<![!\w\]])\[\[(?P<page>[^\[\]|#]*[^\W\d_][^\[\]|#]*)(?:\#[^\[\]|]*)?(?:\\?\|(?P<alias>[^\[\]]+))?\]\]"
)
FOOTNOTE = re.compile(r"^\s{0,3}\[\^[^\]\[\s]+\]:\s*|\[\^[^\]\[\s]+\]")
INLINE_NOTE = re.compile(r"(?<!\s)\s*\^\[(?P<note>[^\[\]]*)\]")
CITATION = re.compile(r"(?<!\s)\s*\(?\[-?@[\w:.-]+(?:[;,][^\[\]]*)?\]\)?")
EMOJI = re.compile(r" ?(?<![\w:/\\]):(?:[a-z][a-z0-9_+-]+|\+1|-1|100):(?![\w:/])")
BREAK = re.compile(r"(?<!\\)\\\s*$")
BLOCK_ID = re.compile(r"\s\^[A-Za-z][\w-]*\s*$")
HIGHLIGHT = re.compile(r"(?<![=\w])==(?=[^\s=])(?P<words>[^=]*[^\s=])==(?![=\w])")
INSERTED = re.compile(r"(?<![+\w])\+\+(?=[^\s+])(?P<words>[^+]*[^\s+])\+\+(?![+\w])")
RAISED = re.compile(r"(?<=[\w)\]])(?P<sign>[\^~])(?P<text>[\w+−-]{1,6})(?P=sign)")
LOST_LINK = re.compile(r"(?<![\w\]!\\])\[(?=[^\[\]]*\]\[)(?P<words>[^\[\]]*[^\W\d_]{3}[^\[\]]*)\]\[[\w .-]*\]")
RAISED_SIGNS = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
LOWERED_SIGNS = str.maketrans("0123456789+-−", "₀₁₂₃₄₅₆₇₈₉₊₋₋")
SIGNS = re.compile(r"[\d+−-]+")


def bare_line(line: str, links: frozenset[str] = frozenset()) -> str:
    """The line without what no reader sees; `links` are the file's link names in capitals."""
    if "{%" in line and CONTROL.match(line):
        return ""
    line = ANCHOR.sub(r"\g<heading>", BREAK.sub("", line))
    return outside_code(line, lambda text: _bare(text, links))


def outside_code(line: str, change: Callable[[str], str]) -> str:
    """Apply `change` to what stands outside inline code and formulas; attributes glued to those go."""
    if "`" not in line and "$" not in line:
        return change(line)
    out, at = [], 0
    for span in PROTECTED.finditer(line):
        raw = RAW.match(line[span.end() :])
        out += [change(line[at : span.start()]), "" if raw else span[0]]
        glued = raw or GLUED.match(line[span.end() :])
        at = span.end() + (glued.end() if glued else 0)
    return "".join([*out, change(line[at:])])


def mended(text: str) -> str:
    """`**Loose: **` bold as it was meant, where the stars of the line come in pairs; `---` between words a dash."""
    if text.count("**") % 2 == 0 and "***" not in text:
        text = LOOSE.sub(_tightened, text)
    return DASHES.sub(" — ", text)


def _tightened(bold: re.Match[str]) -> str:
    if bold["before"] and bold["after"]:
        return bold[0]
    apart = bold.start() == 0 or bold.string[bold.start() - 1].isspace()
    return f"{'' if apart else bold['before']}**{bold['words']}**{bold['after']}"


def raised(text: str, sign: str = "^") -> str:
    """`10^6` and `H~2~O` as they are read: digits and signs raised or lowered, words as they are."""
    if not SIGNS.fullmatch(text):
        return text
    return text.translate(RAISED_SIGNS if sign == "^" else LOWERED_SIGNS)


def _bare(text: str, links: frozenset[str]) -> str:
    if "{" in text or "%%" in text or "[" in text:
        text = ATTRIBUTES.sub("", SPAN.sub(r"\1", MACRO.sub("", RUBY.sub(r"\g<base>", FIGURE.sub(_figure, text)))))
    if "[" in text:
        text = _brackets(text, links)
    if "@" in text:
        text = REFERENCES.sub("", text)
    if ":" in text:
        text = EMOJI.sub("", ICON.sub("", text))
    if "=" in text or "+" in text:
        text = INSERTED.sub(r"\g<words>", HIGHLIGHT.sub(r"*\g<words>*", text))
    if "^" in text or "~" in text:
        text = BLOCK_ID.sub("", RAISED.sub(lambda m: raised(m["text"], m["sign"]), text))
    return text


def _brackets(text: str, links: frozenset[str]) -> str:
    """Footnotes, citations, wiki links and links whose target nobody gives."""
    text = QUOTE_TAG.sub("", SIZED.sub("", text))
    text = BLANKS_IN_LINK.sub(r"](<\g<target>>)", text) if "](" in text else text
    text = FOOTNOTE.sub("", INLINE_NOTE.sub(r" (\g<note>)", text))
    text = TRANSCLUSION.sub("", text)
    text = EMBED.sub(lambda m: f"![](<{m['file'].strip()}>)", CITATION.sub("", text))
    text = WIKI.sub(lambda m: (m["alias"] or m["page"]).strip(), text)
    return LOST_LINK.sub(lambda m: m[0] if _known(m[0], links) else m["words"], text)


def _figure(found: re.Match[str]) -> str:
    """Hugo's figure as a picture of Markdown."""
    said = {field["name"]: field["value"] for field in FIELD.finditer(found["rest"])}
    alt = said.get("alt") or said.get("caption") or said.get("title") or ""
    return f"![{alt}](<{said['src']}>)" if said.get("src") else ""


def _known(link: str, links: frozenset[str]) -> bool:
    words, _, name = link.removeprefix("[").removesuffix("]").partition("][")
    return " ".join((name or words).split()).upper() in links

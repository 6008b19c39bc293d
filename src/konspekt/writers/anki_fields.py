r"""The fields of a note as Anki wants them: HTML in which a lecture's text stands as it was written.

Goes in: a note, whose fields are plain with code in backticks. Comes out: a text for each field of
its type. What Anki would take for its own (`{{`, `::` in a gap, `[sound:`, `[latex]`, `\(`) is
written so that it shows and does nothing. Tags come from backticks, gaps and lists alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape, unescape

from konspekt.languages import pack
from konspekt.languages.forms import plain_key
from konspekt.model.notes import NUMBER, SUBJECT, Note, Picture, spots
from konspekt.model.questions import GAP
from konspekt.writers.anki_types import SHAPES
from konspekt.writers.formulas import split
from konspekt.writers.prose import CODE, clean

BRACES = re.compile(r"\{{2,}|\}{2,}")
CALLS = re.compile(r"\[(?=/?(?:sound:|anki:|latex\]|\$))", re.I)
PIECES = re.compile(
    r"""(?P<string>"[^"]*"|'[^']*')                  # "a b"
    |   (?P<blank><[\w-]+(?:[ _][\w-]+)*>)           # <container_name>
    |   (?<!\S)(?P<flag>--?[A-Za-z][\w-]*)           # -a, --all
    """,
    re.VERBOSE,
)
ORDINARY = re.compile(r"[^&<>{}\[\]\\$`_]*")
"""A text of no sign that means anything to Anki, HTML, TeX or us: most are."""
MATH = re.compile(r"\\([()\[\]])")
CUT = re.compile(r"\{\{c(?P<number>\d{1,3})::(?P<text>.*?)(?:::.*?)?\}\}", re.S)


@dataclass(frozen=True, slots=True, order=True)
class Hole:
    """A gap of a text with Anki's number, before `at` gives way to it."""

    at: str
    number: int
    text: str
    hint: str


def dressed(note: Note, slide: int, title: str = "", gaps: Sequence[str] = ()) -> list[str]:
    """The texts of the fields in the order of the note type; a field that the note lacks is empty.

    `slide`, `title` and the numbers of the `gaps` are those that the note was released with.
    """
    own = dict(note.fields)
    source = " · ".join(p for p in (note.source(title), _slide(note.lang, slide)) if p)
    if note.titled:
        own["Topic"] = title or note.title
    made = {name: html(text) for name, text in own.items()} | {"Source": html(source), "Kind": own.get("Kind", "")}
    made["More"] = made.get("More", "") + "".join(map(_picture, note.pictures))
    match note.type:
        case "cloze":
            made["Text"] = cloze(own["Text"], _holes(note, own, gaps))
        case "choice":
            made |= _choice(own)
        case "list":
            made["Items"] = _listed((html(line), "") for line in own["Items"].split("\n")) if own.get("Items") else ""
        case "term" | "event":
            pass
    return [made.get(name, "") for name in SHAPES[note.type].fields]


def named(note: Note, source: str) -> tuple[int, str]:
    """The slide and the lecture's title that a note's source names, read back; 0 and "" where it names none."""
    plain = unescape(re.sub(r"<[^>]*>", "", source))
    form = re.escape(pack(note.lang).word("deck", "slide")).replace(re.escape("{number}"), r"(\d{1,8})")
    found = re.search(rf"(?:^| · ){form}$", plain)
    title = plain[: found.start()] if found else plain
    return int(found[1]) if found else 0, title.removesuffix(f" · {note.section}" if note.section else "")


def gaps_named(text: str, note: Note) -> tuple[str, ...]:
    """The gaps by number, from the text of a note that was released."""
    held = {int(m["number"]): _read(m["text"]) for m in CUT.finditer(text)}
    by_text = {plain_key(gap.text): gap.name for gap in note.gaps}
    by_text[plain_key(dict(note.fields)["Answer"])] = note.main
    found = [_name(held.get(n, ""), by_text) for n in range(1, max(held, default=1) + 1)]
    if note.main == SUBJECT and SUBJECT not in found:
        found[0] = SUBJECT
    return tuple(found)


def _name(text: str, by_text: dict[str, str]) -> str:
    return by_text.get(plain_key(text)) or (NUMBER if re.fullmatch(r"[\d.,\s]+", text) else text)


def _read(field: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", re.sub(r"</?code>", "`", field)))


def html(text: str) -> str:
    """Plain lines with code in backticks, and gaps."""
    return "<br>".join(_line(line) for line in text.split("\n"))


def cloze(text: str, holes: Sequence[Hole]) -> str:
    """The text with Anki's gaps; inside code a gap is code too."""
    parts = CODE.split(clean(text))
    return "".join(_holed(part, holes, bool(odd % 2)) for odd, part in enumerate(parts))


def _holes(note: Note, own: Mapping[str, str], gaps: Sequence[str]) -> list[Hole]:
    """The main gap first; where the ledger says nothing, it has number 1 and stands alone.

    What is in no package of old has number 0 there, so that it is not taken for the same text.
    """
    number = {name: at for at, name in enumerate(gaps or (note.main,), 1)}
    main = Hole(GAP, number.get(note.main, 0), own["Answer"], own.get("Hint", ""))
    return [main, *(Hole(gap.text, number.get(gap.name, 0), gap.text, gap.hint) for gap in note.gaps)]


def _holed(part: str, holes: Sequence[Hole], is_code: bool) -> str:
    """Code is a gap as a whole, or has the main gap in it."""
    plain = _shown if is_code else safe
    if whole := next((hole for hole in holes if is_code and hole.at == f"`{part}`"), None):
        return _gap(whole, html(whole.text))
    here = [hole for hole in holes if hole.at == GAP or not is_code]
    cuts = sorted((*spot, hole) for hole in here for spot in _spots(hole, part))
    if not cuts:
        return f"<code>{plain(part)}</code>" if is_code else plain(part)
    out, at = [], 0
    for start, stop, hole in cuts:
        if start >= at:
            out += [
                _sealed(plain(part[at:start])),
                _gap(hole, _shown(clean(hole.text).strip("`")) if is_code else html(hole.text)),
            ]
            at = stop
    held = "".join([*out, _sealed(plain(part[at:]))])
    return f"<code>{held}</code>" if is_code else held


def _spots(hole: Hole, part: str) -> list[tuple[int, int]]:
    at = part.find(GAP)
    if hole.at != GAP:
        return spots(hole.at, part)[:1]
    return [(at, at + len(GAP))] if at >= 0 else []


def _gap(hole: Hole, inside: str) -> str:
    tip = f"::{_sealed(html(hole.hint))}" if hole.hint else ""
    return f"{{{{c{hole.number}::{_sealed(inside)}{tip}}}}}"


@lru_cache(maxsize=4096)
def _coloured(code: str) -> str:
    """Flags, strings and placeholders of a command in classes; the style sheet gives them colours."""
    out, at = "", 0
    for found in PIECES.finditer(code):
        out += _shown(code[at : found.start()]) + f'<span class="{found.lastgroup}">{_shown(found[0])}</span>'
        at = found.end()
    return out + _shown(code[at:])


def _sealed(text: str) -> str:
    """Inside and beside a gap not even a single brace or a pair of colons may stand bare."""
    return text.replace("{", "&#123;").replace("}", "&#125;").replace("::", "&#58;&#58;")


def _line(line: str) -> str:
    line = clean(line)
    if ORDINARY.fullmatch(line):
        return line
    parts = CODE.split(line)
    return "".join(f"<code>{_coloured(part)}</code>" if odd % 2 else _gapped(part) for odd, part in enumerate(parts))


def _gapped(part: str) -> str:
    return safe(part).replace(GAP, f'<span class="gap">{GAP}</span>')


def safe(text: str) -> str:
    """Text that shows as written, and formulas between dollars as Anki's MathJax sets them."""
    return "".join(_formula(piece) if is_formula else _shown(piece) for piece, is_formula in split(text))


def _formula(tex: str) -> str:
    """Braces are kept apart, for two in a row would end a gap; TeX does not mind."""
    apart = re.sub(r"(?<=\{)(?=\{)|(?<=\})(?=\})", " ", tex)
    return rf"\({escape(apart, quote=False)}\)"


def _shown(text: str) -> str:
    """Text as written, whatever Anki's templates, media and formulas would make of it."""
    if ORDINARY.fullmatch(text):
        return text
    shown = escape(text, quote=False)
    shown = BRACES.sub(lambda m: "".join(f"&#{ord(c)};" for c in m[0]), shown)
    shown = CALLS.sub("&#91;", shown)
    return MATH.sub(r'<span class="tex2jax_ignore">&#92;\1</span>', shown)


def _picture(picture: Picture) -> str:
    """On the back alone. Its words stand in an attribute, where no sign may mean anything."""
    alt = escape(clean(picture.alt)).translate({ord(c): f"&#{ord(c)};" for c in "{}[]\\"})
    return f'<div class="picture"><img src="{picture.file}" alt="{alt}"></div>'


def _choice(own: dict[str, str]) -> dict[str, str]:
    """Two lists in one order: options alone for the front, with reasons and the key marked for the back."""
    options, reasons = own["Options"].split("\n"), own["Reasons"].split("\n")
    key = options.index(own["Answer"])
    back = (
        (html(text) + (f'<div class="why">{html(why)}</div>' if why else ""), "right" if n == key else "wrong")
        for n, (text, why) in enumerate(zip(options, reasons, strict=True))
    )
    return {"Options": _listed((html(o), "") for o in options), "Reasons": _listed(back)}


def _listed(items: Iterable[tuple[str, str]]) -> str:
    made = (f'<li class="{name}">{inside}</li>' if name else f"<li>{inside}</li>" for inside, name in items)
    return f"<ul>{''.join(made)}</ul>"


def _slide(lang: str, number: int) -> str:
    return pack(lang).word("deck", "slide").replace("{number}", str(number)) if number else ""

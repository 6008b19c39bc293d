"""What stands before a dash or colon: is it a term, what are its aliases, what proves it?

Goes in: the left side as a `Text`. Comes out: a `Term`, or the reason why it is none. Typographic
proof (bold, code, link, the slide's own title) makes it stated; grammar alone only inferred.
"""

from __future__ import annotations

import re

from konspekt.extractors.no_term import CALL, LABEL, STATED, why_not
from konspekt.extractors.view import HALVES, Above, Passage, View, once
from konspekt.languages.forms import bare_key, plain_key, words
from konspekt.languages.patterns import compiled
from konspekt.model.origin import Origin
from konspekt.model.text import MarkKind, Text
from konspekt.model.values import value

BRACKETS = compiled(r"\s*\((?P<inner>[^()]*)\)\s*$")
QUOTES = "«»\"“”„'"
BULLET = re.compile(r"^(?:\d+(?:\.\d+)*[.)]\s+|[a-zа-я]\)\s+)")
PART = re.compile(r"\s*[(\[]?\d+\s*/\s*\d+[)\]]?\s*$|\s+\d$")
DIGIT = re.compile(r"\d")
CODE_SHAPE = re.compile(
    r"^(?:[./~$@-]\S+|\S*[/_=(){}\[\]<>|&*$@\\]\S*|--?\w[\w-]*|\S+\.(?:py|js|ts|sh|ya?ml|json|toml|md|txt|html|css|c|h|cpp|exe|conf|lock)|[A-Z][A-Z_]{1,}|[a-z]+[A-Z]\w*|\w+\(\))$"
)
ICON = re.compile(
    r"^[^\w\s\"'«“„(\[{<>.$@#%&*+/\\=|~^`-]+\s*(?=\S)|\s+[\u2190-\u21ff\u2600-\u27bf\U0001f000-\U0001faff\ufe0f]+\s*$"
)
TWIN = compiled(r"^(?P<one>[^\W\d]\S*(?: \S+){0,2}) (?:– |— |- )(?P<other>[^\W\d]\S*(?: \S+){0,2})$")
"""A name and its translation, as a heading gives them."""
COUNTED = re.compile(r"^[^\W\d_]+ \d[\d.,–-]*$")
"""`port 80`: a number of the name, and no other name of it."""
KINDS: tuple[MarkKind, ...] = ("strong", "link", "em", "math")
MAX_NAME = 5


@value
class Term:
    subject: Text
    aliases: tuple[str, ...]
    proof: str
    """`code`, `strong`, `em`, `link`, `heading`, `alias`, `hint`; empty when there is none."""
    why_not: str = ""
    """Why it is no term; empty when it may be one."""

    @property
    def stated(self) -> bool:
        return self.proof in STATED


def term(left: Text, place: Passage | Above, view: View) -> Term:
    """Read the left side of a definition."""
    return _read(view, left, place.above if isinstance(place, Passage) else place)


@once
def _read(view: View, left: Text, above: Above) -> Term:
    left = _bare(left)
    left, aliases = _aliases(left, view)
    left = _without_article(left, view)
    left, more = _or_alias(left, view)
    aliases = (*aliases, *more)
    hinted = _hint(left, view)
    if hinted:
        return Term(left, (*aliases, *hinted), "hint")
    proof = _proof(left, above, view) or ("alias" if aliases else "")
    why = why_not(view, left, proof)
    titled = why == LABEL and any(plain_key(alias) in _heads(view, above) for alias in aliases)
    return Term(left, aliases, proof, "" if titled else why)


def _bare(left: Text) -> Text:
    """Without list numbers, outer quotes, dangling punctuation."""
    left = left.cut(0)
    number = BULLET.match(left.plain)
    if number:
        left = left.cut(number.end())
    start, stop = 0, len(left.plain)
    while stop and left.plain[stop - 1] in " .,;:–—-" and not left.spans("code"):
        stop -= 1
    while start < stop and left.plain[start] in " •–—●▪➜→✓✔" and not left.spans("code"):
        start += 1
    left = without_icons(left.cut(start, stop))
    if len(left.plain) > 2 and left.plain[0] in QUOTES and left.plain[-1] in QUOTES:
        left = left.cut(1, len(left.plain) - 1)
    return left


def without_icons(text: Text) -> Text:
    """`❌ Slow start 💻` -> `Slow start`: a picture is decoration, not a word."""
    if text.plain.isascii() and text.plain[:1].isalnum():
        return text
    while found := ICON.search(text.plain):
        text = text.cut(found.end()) if found.start() == 0 else text.cut(0, found.start())
    return text


def _aliases(left: Text, view: View) -> tuple[Text, tuple[str, ...]]:
    """Split `Container (контейнер, box)` into the term and its aliases; long brackets are just dropped."""
    found = BRACKETS.search(left.plain)
    if not found or not found.start() or (CALL.match(left.plain) and not left.is_code):
        return left, ()
    inner = found["inner"]
    for marker in view.pack.patterns("terms", "alias_markers", re.I, r"(?<!\w){}(?!\w)").fitting(inner):
        inner = marker.sub(" ", inner)
    parts = [p.strip(" \t–—-:.«»\"“”'") for p in re.split(r"[,;/]|\s[–—-]\s", inner)]
    names = tuple(
        p
        for p in parts
        if p
        and len(p) > 1
        and not COUNTED.match(p)
        and len(p.split()) <= 4
        and not view.morph.has_predicate(p)
        and re.search(r"\w", p)
    )
    return left.cut(0, found.start()), names if len(names) == len([p for p in parts if p]) else ()


def _without_article(left: Text, view: View) -> Text:
    begins = _articles(view)
    low = left.plain.lower()
    return left.cut(len(next(b for b in begins if low.startswith(b)))) if low.startswith(begins) else left


@once
def _articles(view: View) -> tuple[str, ...]:
    return tuple(a if a.endswith(("'", "’")) else f"{a} " for a in view.pack.words("terms", "articles"))


def _or_alias(left: Text, view: View) -> tuple[Text, tuple[str, ...]]:
    """`Registry, или реестр`, `X / Y` and `Atomicity — атомарность`: the second is an alias of the first."""
    twin = TWIN.match(left.plain)
    if twin and twin["one"].isascii() != twin["other"].isascii() and not re.search(r"\d", left.plain):
        return left.cut(*twin.span("one")), (twin["other"],)
    for marker in view.pack.patterns("terms", "or_markers", frame=r",?\s+{}\s+").fitting(left.plain):
        found = marker.search(left.plain)
        if found and len(words(left.plain)) <= 6:
            return left.cut(0, found.start()), (left.cut(found.end()).plain,)
    return left, ()


def _hint(left: Text, view: View) -> tuple[str, ...] | None:
    if not view.lecture.hints:
        return None
    folded = plain_key(left.plain)
    return next((h.aliases for h in view.lecture.hints if h.kind == "term" and plain_key(h.subject) == folded), None)


def _proof(left: Text, above: Above, view: View) -> str:
    if left.covered("code"):
        return "code"
    for kind in KINDS if left.marks else ():
        if left.covered(kind):
            return kind
    if _marked_head(left):
        return "em"
    folded = plain_key(left.plain)
    return "heading" if folded and folded in _heads(view, above) else ""


def _marked_head(left: Text) -> bool:
    """`**word** $w$ *over an alphabet* $A$`: a name in bold or italics that goes on in marks and formulas."""
    if len(left.marks) < 2:
        return False
    marks = left.spans("strong", "em", "math")
    if not left.spans("math") or not marks or marks[0].kind == "math" or marks[0].start:
        return False
    covered = sum(m.stop - m.start for m in marks)
    return 2 * covered >= len(left)


@once
def _heads(view: View, above: Above) -> frozenset[str]:
    """What the headings and lead-ins above name, folded; of `Group. Term` the term too."""
    heads = [plain_key(h.plain) for h in (*above.heads, *above.leads)]
    return frozenset(name.rstrip("?:") for h in heads for name in (h, h.split(". ")[-1]))


def named(view: View, above: Above, head: Text, origin: Origin) -> Text | None:
    """The heading as a term, or None."""
    found = named_term(view, above, head, origin)
    return found.subject if found else None


def named_term(view: View, above: Above, head: Text, origin: Origin) -> Term | None:
    """The heading as a term with its aliases, or None."""
    found = term(without_group(view, _without_part(head)), above, view)
    case = bool(view.pack.patterns("lists", "examples").search(bare_key(head.plain)))
    if found.why_not or case or view.is_label(head) or len(words(found.subject.plain)) > MAX_NAME:
        return None
    return found


def _without_part(head: Text) -> Text:
    """`HTTP (1/2)` -> `HTTP`."""
    part = PART.search(head.plain) if DIGIT.search(head.plain) else None
    return head.cut(0, part.start()) if part and part.start() else head


def without_group(view: View, head: Text) -> Text:
    """`Background processes - Launcher` -> `Launcher`, where other headings begin with the same group."""
    halves = HALVES.match(head.plain)
    return head.cut(halves.start("name")) if halves and plain_key(halves["group"]) in view.groups else head


def looks_code(text: Text) -> bool:
    """True for code spans and for bare words that only a machine would read."""
    plain = text.plain.strip()
    return text.is_code or (bool(CODE_SHAPE.match(plain)) and not re.fullmatch(r"[A-ZА-Я]{2,6}", plain))

"""Commands that stand alone, in a fence or on their own line, and the prose around them that says what for.

Goes in: a `View`. Comes out: commands. What follows at once (`This command unstages all files.`) says it
best, then the sentence before (`To check the status, type:`), then the bold name of the step. A fence
with comments explains itself; output, scripts and data are no commands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from konspekt.extractors.comment_lines import SHELLS, marker_of
from konspekt.extractors.meaning import clean_value
from konspekt.extractors.view import Passage, Placed, View
from konspekt.languages.forms import words
from konspekt.model.facts import Command, Fact
from konspekt.model.lecture import Code, Heading, Items, Paragraph
from konspekt.model.origin import Evidence
from konspekt.model.text import Text, code
from konspekt.remarks import Remark

PROMPT = re.compile(r"^\s*(?:[\w.@~:/-]{0,30}[$%❯]|>{1,3}|PS[^>]{0,30}>)\s+(?=\S)")
ROOT = re.compile(r"^\s*#\s+(?=[a-z][\w.-]*(?:\s\S|$)(?!.*[.:!]$))")
"""The prompt of the superuser: a fence of nothing but comments would say nothing."""
NAME = re.compile(r"^[A-Za-z.][\w.-]*(\s|$)")
SAID = re.compile(r"^[A-Z][a-z]+\s")
"""A line of output: no shell has a command with a capital and nothing else about it."""
TYPED = re.compile(r"^[a-z][\w.-]*(?:\s+[^\s=;{}()]+)+$")
CALL = re.compile(r"^[A-Za-z_][\w.]*(?:\s*[(=]|\s\w).*[\w)\]};\"']$")
CONTINUED = re.compile(r"\s*\\\n\s*")
PLAIN = frozenset(
    ("", "text", "txt", "plain", "plaintext", "output", "log", "json", "yaml", "yml", "xml", "csv", "diff")
)
DECLARED = re.compile(
    r"^(?:(?:@\w+|export|default|public|private|protected|static|final|abstract|async|open|data|sealed|pub|inline)\s+)*"
    r"(?:class|interface|struct|enum|trait|record|object|union|fun|def|func|function|fn|for|while|do|switch|match|try|type)\b"
)
"""What opens a construct in the languages that people teach."""
CLOSING = re.compile(r"^[)\]}>]+[;,]?\s*$|^end\b")
OPENED = re.compile(r"\s*[{:]\s*$")
BEHIND = re.compile(r"\W*|\s*\([^()]{1,20}\)\W*")
"""Behind a command that ends its line: nothing, or a remark in brackets."""
MAX_LINES, MAX_CONSTRUCT = 2, 12
MAX_LENGTH = 100
MAX_PURPOSE = 26
PHRASE = 8


def fences(view: View) -> Iterator[Fact | Remark]:
    for placed in view.codes:
        yield from _fence(view, placed)
        yield from _construct(view, placed)
    for passage in view.passages:
        yield from _alone(view, passage)


def _fence(view: View, placed: Placed[Code]) -> Iterator[Fact]:
    lines = commands_of(placed.block)
    if not 1 <= len(lines) <= MAX_LINES or any(len(x) > MAX_LENGTH for x in lines):
        return
    if len({tuple(x.split()[:2]) for x in lines}) > 1:
        return
    value, rule = (_after(view, placed), "fence-after") if len(lines) == 1 else (Text(), "")
    if not value:
        value, rule = _before(view, placed), "lead-fence"
    if not value:
        return
    origin = placed.block.origin
    first, last = (
        (origin.first, origin.last) if rule == "fence-after" else (max(1, origin.first - 2), placed.block.first)
    )
    evidence = Evidence((origin.at(first, min(last, origin.last)),), rule, "inferred")
    for number, line in enumerate(lines):
        common = view.common(code(line), placed.above.slide, (*placed.place, number), evidence, value).shared()
        yield Command(**common, value=value)


def _construct(view: View, placed: Placed[Code]) -> Iterator[Fact]:
    """`A class with one constructor:` over a fence with nothing but one class: its first line is how it is written."""
    block, before = placed.block, placed.before
    if block.language in SHELLS or block.language in PLAIN or not isinstance(before, Paragraph):
        return
    lines = [x for x in block.code.split("\n") if x.strip()]
    outer = [x for x in lines if not x[0].isspace() and not CLOSING.match(x)]
    last = view.sentences(before.text)[-1][1] if before.text else Text()
    phrase = last.cut(0, len(last.plain.rstrip(" :：")))
    if len(outer) != 1 or outer[0] != lines[0] or len(lines) > MAX_CONSTRUCT or len(lines[0]) > MAX_LENGTH:
        return
    if not DECLARED.match(lines[0]) or marker_of(block) in lines[0].split() or last.plain.endswith((".", "?", "!")):
        return
    if (
        2 <= len(words(phrase.plain)) <= PHRASE
        and ":" not in phrase.plain
        and _names_code(view, phrase)
        and not view.is_label(phrase)
    ):
        value = _fit(view, phrase)
        first = OPENED.sub("", lines[0])
        place = block.origin.at(max(1, before.origin.last), min(block.first, block.origin.last))
        evidence = Evidence((place,), "construct", "inferred")
        common = view.common(code(first), placed.above.slide, (*placed.place, 0), evidence, value)
        yield from [Command(**common.shared(), value=value)] if value else []


def _names_code(view: View, phrase: Text) -> bool:
    """A phrase about what code is made of, without a verb and without the reader."""
    noun = view.pack.one_of("commands", "nouns", re.I)
    spoken = set(words(phrase.plain)) & set(view.pack.words("statements", "address"))
    if ":" in phrase.plain or view.is_label(phrase):
        return False
    return bool(noun.search(phrase.plain)) and not spoken and not view.morph.has_predicate(phrase.plain)


def commands_of(block: Code) -> list[str]:
    """The lines that one would type: those after a prompt, else all of a shell's; nothing where comments explain."""
    lines = [x.rstrip() for x in CONTINUED.sub(" ", block.code).split("\n") if x.strip()]
    prompted = [PROMPT.sub("", x) for x in lines if PROMPT.match(x)]
    if prompted:
        return [] if any(re.search(r"\s#\s", x) for x in prompted) else [x.strip() for x in prompted]
    if block.language in SHELLS and block.language and all(ROOT.match(x) for x in lines):
        return [ROOT.sub("", x) for x in lines]
    marker = marker_of(block)
    if marker and any(re.search(rf"(?:^|\s){re.escape(marker)}\s", x) for x in lines):
        return []
    if block.language in SHELLS and block.language:
        return [x.strip() for x in lines] if all(NAME.match(x) and not SAID.match(x) for x in lines) else []
    if block.language not in PLAIN and len(lines) == 1 and CALL.match(lines[0].strip()):
        return [lines[0].strip()]
    return []


def _after(view: View, placed: Placed[Code]) -> Text:
    """`This command helps us to unstage all files.` right under the fence."""
    if isinstance(placed.after, Items) and placed.after.items[0].text:
        return _fit(view, view.sentences(placed.after.items[0].text)[0][1], ("verbal",))
    if not isinstance(placed.after, Paragraph) or not placed.after.text:
        return Text()
    sentence = view.sentences(placed.after.text)[0][1]
    for pattern in view.pack.patterns("commands", "after", re.I):
        found = pattern.match(sentence.plain)
        if found:
            return _fit(view, sentence.cut(found.start("value"), found.end("value")), ("verbal",))
    return Text()


def _before(view: View, placed: Placed[Code]) -> Text:
    leads = list(placed.above.leads[-1:])
    if isinstance(placed.before, Paragraph) and placed.before.text not in leads:
        leads.append(placed.before.text)
    for lead in reversed(leads):
        value = purpose(view, lead)
        if value:
            return value
    for lead in reversed(leads):
        bold = next((m for m in lead.spans("strong") if m.start <= 2), None)
        if bold and len(words(lead.plain[bold.start : bold.stop])) >= 2:
            return clean_value(view, lead.cut(bold.start, bold.stop))
    first = placed.before is None or isinstance(placed.before, Heading)
    typed = placed.block.language in SHELLS or placed.block.language in PLAIN
    return _heading(view, placed.above.head) if first and typed and not placed.above.leads else Text()


def _heading(view: View, head: Text) -> Text:
    """The heading, where it names an act: `Create a branch`, and under it nothing but the command."""
    return Text() if view.is_label(head) else _fit(view, head, ("imperative", "action"))


def purpose(view: View, lead: Text) -> Text:
    """What a lead-in says that one wants: `To check the status, type:`, `Clone the repository:`; empty when nothing."""
    said = [s for _, s in view.sentences(lead)]
    last = said[-1] if said else Text()
    bare = last.cut(0, len(last.plain.rstrip(" :：")))
    for pattern in view.pack.patterns("commands", "purposes", re.I):
        found = pattern.search(last.plain)
        if found:
            return _fit(view, _said(view, last, found))
    if len(said) > 1 and bool(view.pack.one_of("commands", "type", re.I).match(last.plain)):
        return wanted(view, said[-2])
    phrase = len(said) == 1 and len(words(last.plain)) <= PHRASE and last.plain[-1:].isalnum()
    return wanted(view, bare) if phrase or last.plain.endswith((":", "：")) else Text()


def _said(view: View, sentence: Text, found: re.Match[str]) -> Text:
    """The group `value`, or `oblique` in the nominative if it will inflect and has no code in it."""
    group = next(name for name, text in found.groupdict().items() if text)
    said = sentence.cut(*found.span(group))
    return Text(view.morph.nominative(said.plain)) if group == "oblique" and not said.marks else said


def wanted(view: View, sentence: Text) -> Text:
    """The order or the wish in a sentence: `Then switch to the folder`, `you'll need to check if …`.

    A group `acts` is a verb though it could be a noun: `To list files`; so is a group `bids`, by what follows it.
    """
    for pattern in view.pack.patterns("commands", "wishes", re.I):
        found = pattern.search(sentence.plain)
        if found:
            group = next(name for name, text in found.groupdict().items() if text)
            said = sentence.cut(*found.span(group))
            if group == "bids":
                return _fit(view, said)
            bare = group == "acts" and said.plain[0].islower() and not view.morph.gloss(said.plain).number
            value = _fit(view, said, ("imperative", "action", "nominal") if bare else ("imperative", "action"))
            if value:
                return value
    return _fit(view, sentence, ("imperative", "action"))


def _fit(view: View, value: Text, kinds: tuple[str, ...] = ()) -> Text:
    """The value if it can stand alone and is of one of the kinds (any when there are none), else nothing."""
    value = clean_value(view, value)
    count = len(words(value.plain))
    if view.pack.one_of("commands", "empty", re.I).search(value.plain):
        return Text()
    if kinds == ("verbal",) and next(iter(words(value.plain)), "") in view.pack.words("commands", "no_deed"):
        return Text()
    if count and words(value.plain)[0] in view.pack.words("makers", "dangling"):
        return Text()
    if count and words(value.plain)[-1] in view.pack.words("commands", "hanging"):
        return Text()
    if not 2 <= count <= MAX_PURPOSE or value.plain.endswith("?"):
        return Text()
    if kinds and view.morph.gloss(value.plain).kind not in kinds:
        return Text()
    return value


def _alone(view: View, passage: Passage) -> Iterator[Fact]:
    """`To see the settings you can type:` and on the next line nothing but the command; lists of one to three."""
    text = passage.text
    last = next(iter(text.spans("code")[-1:]), None)
    if last is None or len(text.plain[last.start : last.stop]) > MAX_LENGTH:
        return
    if text.is_code and passage.form == "paragraph" and not passage.above.leads and text.plain.count(" "):
        yield from _under_heading(view, passage)
        return
    if text.is_code:
        few = passage.form == "paragraph" or (len(passage.peers) <= 3 and all(p.is_code for p in passage.peers))
        lead = passage.above.leads[-1] if few and passage.above.leads else Text()
    else:
        ends = BEHIND.fullmatch(text.plain[last.stop :]) is not None
        lead = text.cut(0, last.start) if ends else Text()
    if not lead.plain.endswith((":", "：")) or not NAME.match(text.plain[last.start : last.stop]):
        return
    value = purpose(view, lead)
    if value and passage.form == "item" and not text.is_code and len(words(value.plain)) < 3:
        return
    if value:
        offset, sentence = view.sentences(text)[-1]
        span = (offset, sentence)
        subject = text.cut(last.start, last.stop)
        yield Command(**view.found_in(passage, subject, "lead-code", "inferred", span).shared(), value=value)


def _under_heading(view: View, passage: Passage) -> Iterator[Fact]:
    """A heading and right under it a command in code, alone on its line."""
    head, command = passage.above.head, TYPED.match(passage.text.plain)
    if command and passage.place[-1] <= 1 and len(words(head.plain)) >= 2 and not view.is_label(head):
        common = view.found_in(passage, passage.text, "heading-code", "inferred").shared()
        yield Command(**common, value=clean_value(view, head))

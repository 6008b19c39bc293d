"""What the rules ask of a text: is it balanced, does it break off, of what kind is it?"""

from __future__ import annotations

import re

from konspekt.languages import pack
from konspekt.languages.forms import remembered, words
from konspekt.languages.patterns import compiled

PAIRS = {")": "(", "]": "[", "}": "{", "»": "«", "”": "“"}
LOW_QUOTES = re.compile(r"„[^„“”]*[“”]|»[^«»]*«|›[^‹›]*‹")
"""`„so“`, `„tak”`, `»so«`: quotation marks that close as others open."""
OPENING = frozenset(PAIRS.values())
PAIRED = re.compile(r"[`\"()\[\]{}«»“”]")
SMILE_OR_NUMBER = re.compile(r"[:;]-?[()]|(?:(?<=^)|(?<=\s))(?:\d+|[a-zа-я])\)")
SPAN = re.compile(r"`[^`]*`")
BROKEN = compiled(r"[,—–(]$|\s-$|…$|\.\.\.$")
NUMBER = re.compile(r"^\W*-?\d+(?:[-–.,/:]\d+)*\s?(?:%|[^\W\d]{1,3})?\W*$")
RESIDUE = compiled(
    r"<!--|-->|!\[|\]\((?:https?:|[./#])|</?(?:div|span|br|p|b|i|em|strong|img|a|ul|ol|li|table|tr|td|th|code|pre|sup|sub)\b[^>]*>"
    r"|&(?:nbsp|lt|gt|amp|quot|mdash|ndash|#\d+);|(?<!\w)\*\*|\*\*(?!\w)|~~\w|\{[.#][\w-]+\}|\|\s*:?-{3,}|^\s*#{1,6}\s|^\s*>\s"
    r"|\[\^\w+\]|\w\]\[\w|(?<=[\w:.,])\^[a-z][\w-]{4,}|\\\s*$|```|\{%|\{\{"
)


def bare(text: str) -> str:
    """Without code spans."""
    return SPAN.sub(" ", text) if "`" in text else text


@remembered
def balanced(text: str) -> bool:
    if not PAIRED.search(text):
        return True
    if text.count("`") % 2:
        return False
    stack: list[str] = []
    text = LOW_QUOTES.sub(" ", text)
    for char in SMILE_OR_NUMBER.sub("", bare(text)):
        if char in OPENING:
            stack.append(char)
        elif char in PAIRS and (not stack or stack.pop() != PAIRS[char]):
            return False
    return not stack and text.count('"') % 2 == 0


def breaks_off(text: str, lang: str) -> bool:
    """Ends in a comma, a dash, dots, a conjunction or a preposition."""
    text = text.rstrip(' »"`')
    if len(words(text)) < 2 or text.endswith((")", "]")):
        return False
    if BROKEN.search(text):
        return True
    return words(text)[-1] in pack(lang).words("critic", "open_words") and not text.endswith("`")


def is_number(text: str) -> bool:
    return bool(NUMBER.match(text.strip().strip("`")))


def is_code(text: str) -> bool:
    return text.startswith("`") and text.endswith("`")

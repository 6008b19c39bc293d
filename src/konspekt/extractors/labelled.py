"""`Author: Jane Roe`, `Input: source files` under a heading that is a term: an attribute of what the heading names.

Goes in: a `View`. Comes out: properties. Which labels are attributes is the language's; any other label,
a label under a heading that names nothing, and the author of the lecture itself are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from konspekt.extractors.meaning import clean_value
from konspekt.extractors.splits import by_mark
from konspekt.extractors.term import named
from konspekt.extractors.view import Passage, View
from konspekt.languages.forms import plain_key, words
from konspekt.model.facts import Fact, Property
from konspekt.remarks import Remark

MAX_VALUE = 15


def labelled(view: View) -> Iterator[Fact | Remark]:
    for passage in view.passages:
        if passage.above.slide.number > 1 and not passage.above.leads and passage.form != "quote":
            yield from _attribute(view, passage)


def _attribute(view: View, passage: Passage) -> Iterator[Fact]:
    sentence = view.sentences(passage.text)[0][1]
    split = next((s for s in by_mark(sentence) if s.rule == "colon"), None)
    if split is None or not any(
        re.fullmatch(p, plain_key(split.left.plain)) for p in view.pack.words("terms", "attributes")
    ):
        return
    owner = named(view, passage.above, passage.above.head, passage.origin)
    value = clean_value(view, split.value)
    if owner is None or not 1 <= len(words(value.plain)) <= MAX_VALUE or value.plain.endswith("?"):
        return
    common = view.found_in(passage, owner, "labelled", "stated", (0, sentence)).shared()
    yield Property(**common, attribute=split.left.cut(0, len(split.left.plain.rstrip(" :"))), value=value)

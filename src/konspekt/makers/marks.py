"""A table of marks, column by column: which of its rows have the mark, and which have not.

    |              | Read committed | Serializable |
    | Dirty read   | ❌             | ❌           |
    | Phantom read | ✅             | ❌           |

Goes in: facts. Comes out: one question a column that has both marks, a choice where one row alone stands
out, else a multiple. The table is closed: a row with the other mark is wrong for sure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from konspekt.languages import pack
from konspekt.languages.forms import plain_key
from konspekt.makers.entry import dress
from konspekt.makers.order import digest
from konspekt.model.facts import Fact, Property, marked
from konspekt.model.questions import Choice, Multiple, Option, Question

KEYS, WRONG = 3, 3


def marks(facts: Sequence[Fact], seed: int) -> Iterator[Question]:
    columns: dict[tuple[object, ...], list[Property]] = {}
    for fact in facts:
        if isinstance(fact, Property) and not fact.doubtful and marked(fact) is not None:
            spot = (fact.lecture, fact.lang, fact.place[:-1], plain_key(fact.attribute.plain))
            columns.setdefault(spot, []).append(fact)
    for column in columns.values():
        sides = {sign: [f for f in column if marked(f) is sign] for sign in (True, False)}
        if sides[True] and sides[False] and len(column) > 2:
            yield _question(sides[True], sides[False], seed)


def _question(yes: Sequence[Property], no: Sequence[Property], seed: int) -> Question:
    """Of the rows with the rarer mark; of two equally many, of those with the mark for yes."""
    asked, others = (yes, no) if len(yes) <= len(no) or len(yes) > KEYS else (no, yes)
    identity = f"{asked[0].key}#marked"
    keys, wrong = _few(asked, KEYS, seed, identity), _few(others, WRONG, seed, identity)
    first = asked[0]
    words = pack(first.lang)
    one = len(asked) == 1 and len(wrong) > 1
    stem = words.word("stems", "marked_one" if one else "marked").replace("{column}", first.attribute.ticked)
    why = words.word("stems", "why_marked").replace("{mark}", others[0].value.plain)
    options = [Option(dress(f.subject, f.lang, brackets=True)) for f in keys]
    options += [
        Option(dress(f.subject, f.lang, brackets=True), why.replace("{slide}", str(f.origin.slide))) for f in wrong
    ]
    stem = stem.replace("{mark}", first.value.plain)
    if one:
        return Choice(
            id=identity, facts=tuple(f.key for f in (*keys, *wrong)), rule="marked", evidence=first.evidence,
            section=first.section, lang=first.lang, lecture=first.lecture, difficulty=0.6, level="understand",
            stem=stem, options=tuple(options), answer=0,
        )  # fmt: skip
    return Multiple(
        id=identity, facts=tuple(f.key for f in (*keys, *wrong)), rule="marked", evidence=first.evidence,
        section=first.section, lang=first.lang, lecture=first.lecture, difficulty=0.6, level="understand",
        stem=stem, options=tuple(options), answer=tuple(range(len(keys))),
    )  # fmt: skip


def _few(rows: Sequence[Property], most: int, seed: int, identity: str) -> list[Property]:
    return sorted(rows, key=lambda f: digest(seed, identity, f.subject.plain))[:most]

"""A teacher's invisible comments: `<!-- konspekt: … -->`.

    <!-- konspekt: skip slide -->              leave this slide alone
    <!-- konspekt: skip block -->              leave the next block alone
    <!-- konspekt: term Pod = под, поды -->    this is a term, with these aliases
    <!-- konspekt: no term Итого -->           this is no term

Goes in: the comments of a slide. Comes out: what they ask; one that cannot be read is a remark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from konspekt.model.lecture import Hint
from konspekt.model.origin import Origin
from konspekt.remarks import Remark

CALL = re.compile(r"^konspekt\s*:\s*(?P<words>.*)$", re.S)
TERM = re.compile(r"^(?P<no>no\s+)?term\s+(?P<subject>[^=]+?)\s*(?:=\s*(?P<aliases>.+))?$", re.S)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the comments of one slide ask. `blocks` are file lines of `skip block` comments."""

    skip_slide: bool
    blocks: tuple[int, ...]
    hints: tuple[Hint, ...]
    remarks: tuple[Remark, ...]


def asked(comments: Sequence[tuple[int, str]], origin: Origin) -> Asked:
    """`comments` carry lines counted from the slide's first."""
    skip, blocks, hints, remarks = False, [], [], []
    for offset, comment in comments:
        call = CALL.match(comment)
        if not call:
            continue
        words = " ".join(call["words"].split())
        where = origin.at(min(origin.first + offset, origin.last))
        term = TERM.match(words)
        if words in ("skip", "skip slide"):
            skip = True
        elif words == "skip block":
            blocks.append(where.first)
        elif term:
            aliases = tuple(a.strip() for a in (term["aliases"] or "").split(",") if a.strip())
            hints.append(Hint("no-term" if term["no"] else "term", term["subject"], aliases, where))
        else:
            text = f"konspekt does not know '{words}'; write skip slide, skip block, term X = Y or no term X"
            remarks.append(Remark("read-hint", text, where))
    return Asked(skip, tuple(blocks), tuple(hints), tuple(remarks))

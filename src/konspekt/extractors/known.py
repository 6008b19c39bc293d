"""Is this a name that the lecture treats as a term of its own?

Goes in: a name as written and where it stands. Comes out: yes or no. A name is known when it is set
off by marks, is a title, an emphasis or part of a heading above, in any number or case, or when the
lecture comes back to it again and again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from konspekt.extractors.view import View
from konspekt.languages.forms import words
from konspekt.model.text import Text

LONG = 6
"""The least letters of a known word that makes a whole phrase known."""
PROPER = 3
"""How many times a name with a capital must stand inside sentences."""
OFTEN = {2: 2, 3: 2}
"""How many times a name of so many words must occur to be known by use alone."""


def known(view: View, subject: Text, above: Sequence[Text] = ()) -> bool:
    """`above` are the headings and lead-ins over the place."""
    if not subject.plain.strip():
        return False
    if any(subject.covered(kind) for kind in ("strong", "code", "em", "link")):
        return True
    if any(re.search(r"[^\W\d_]", subject.plain[m.start : m.stop]) for m in subject.spans("strong", "code")):
        return True
    lemmas = view.lemmas(subject.plain)
    if lemmas in view.names:
        return True
    if lemmas and any(_in_heading(view, lemmas, h.plain) for h in above):
        return True
    if _shaped(view, subject.plain):
        return True
    if any(len(w) >= LONG and w in view.names for w in lemmas.split()):
        return True
    if view.proper.get(subject.plain, 0) >= PROPER:
        return True
    needed = OFTEN.get(len(words(subject.plain)))
    return needed is not None and bool(lemmas) and view.running.count(f" {lemmas} ") >= needed


def _in_heading(view: View, lemmas: str, heading: str) -> bool:
    """Part of a heading; a single word only of a short one."""
    if " " not in lemmas and len(words(heading)) > 3:
        return False
    return f" {lemmas} " in f" {view.lemmas(heading)} "


def _shaped(view: View, name: str) -> bool:
    """`etcd` in a Cyrillic text, `ConfigMap`, `TCP`."""
    latin = view.pack.data.get("detect", {}).get("script") == "cyrillic" and re.search(r"[A-Za-z]{2,}", name)
    return bool(latin) or bool(re.search(r"[a-z][A-Z]|^[A-Z]{2,}\w*\b", name))

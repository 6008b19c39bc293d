"""Lists that list nothing: contents, plans, tasks, questions, running text in pieces, items that only lead to code.

Goes in: a list with what stands above it, or its items. Comes out: whether it is one of these.
"""

from __future__ import annotations

from konspekt.extractors.events import date_rule
from konspekt.extractors.heads import is_category, says
from konspekt.extractors.item_names import begins_bold
from konspekt.extractors.members import is_formula, members, named, short_name, without_end
from konspekt.extractors.no_term import URL
from konspekt.extractors.properties import shared_labels
from konspekt.extractors.splits import COLON
from konspekt.extractors.traits import SIGNED, sign_of
from konspekt.extractors.view import Placed, View
from konspekt.languages.forms import plain_key, words
from konspekt.languages.patterns import compiled
from konspekt.model.lecture import Block, Code, Item, Items, Paragraph
from konspekt.model.text import Text

FORMULA = compiled(r"\w\s=\s.*[(/+*]")


def lists_contents(view: View, items: list[Item]) -> bool:
    """A table of contents: links that lead into a page, or nowhere, or the titles of the slides to come."""
    inward = sum(
        any("#" in m.href or not m.href for m in i.text.spans("link")) and i.text.covered("link") for i in items
    )
    if 3 * inward >= 2 * len(items):
        return True
    first = view.lecture.slides[min(1, len(view.lecture.slides) - 1)].origin.last
    named = sum(plain_key(i.text.plain) in view.titles for i in items)
    return items[-1].origin.last <= first and 3 * named >= 2 * len(items)


def told_on(view: View, names: tuple[Text, ...]) -> bool:
    """Running text under a heading: half of the members are whole sentences, and one of them leans on another."""
    told = [view.morph.has_predicate(n.plain) for n in names]
    leaning = view.pack.words("makers", "leaning")
    leans = any(t and next(iter(words(n.plain)), "") in leaning for t, n in zip(told, names, strict=True))
    return leans and 2 * sum(told) >= len(told)


def only_leads(items: list[Item]) -> bool:
    """Most of the items only lead to the code or the address under them."""
    led = [i.text.plain.rstrip().endswith((":", "：")) and _is_code(i.children[:1]) for i in items]
    return 2 * sum(led) >= len(led)


def _is_code(first: tuple[Block, ...]) -> bool:
    return any(
        isinstance(b, Code) or (isinstance(b, Paragraph) and bool(b.text.is_code or URL.match(b.text.plain)))
        for b in first
    )


def for_reading(view: View, head: Text, items: list[Item]) -> bool:
    """`Resources on data types` and nothing under it but links that lead out of the lecture."""
    outward = all(i.text.covered("link") and any("://" in m.href for m in i.text.spans("link")) for i in items)
    return outward and says(view, "readings", head)


def worth(view: View, items: list[Item]) -> bool:
    """False for lists of dates, signs, links to read, questions, tasks and labels; names may well be links."""
    read = any(i.text.covered("link") for i in items) and not named(view, [short_name(view, i.text) for i in items])
    return 3 * sum(_odd(view, i) or (read and i.text.covered("link")) for i in items) <= len(items)


def _odd(view: View, item: Item) -> bool:
    """No member of anything: a date, a sign, an address, a question, a task, a label, a row, a formula."""
    text, left = item.text, _left(item.text)
    return bool(
        date_rule(view).match(text.plain)
        or SIGNED.match(text.plain)
        or URL.search(text.plain)
        or (text.plain.rstrip().endswith("?") and not begins_bold(text))
        or item.checked is not None
        or view.is_label(left)
        or (item.children and sign_of(view, text.plain))
        or _open_row(view, text)
        or plain_key(left.plain) in shared_labels(view)
        or FORMULA.search(text.plain)
        or _leads_on(view, item)
        or is_formula(text)
        or 2 * sum(m.stop - m.start for m in text.spans("math")) > len(text)
    )


def _leads_on(view: View, item: Item) -> bool:
    """`- Common causes:` with its own list beneath: it announces, and is no member of the list it stands in."""
    led = item.text.plain.rstrip().endswith((":", "：")) and isinstance(next(iter(item.children), None), Items)
    return led and is_category(view, item.text)


def _open_row(view: View, text: Text) -> bool:
    """The item is a list of its own: `Контроль, перезапуск, балансировка и т.п.`"""
    row = members(view, text, 3) if without_end(view, text)[1] else None
    return row is not None and not named(view, row.items)


def _left(text: Text) -> Text:
    """What stands before the colon of `Вход: файлы`; empty without one."""
    mark = COLON.search(text.plain)
    return text.cut(0, mark.start()) if mark else Text()


def tells_a_plan(view: View, placed: Placed[Items], head: Text) -> bool:
    """What stands above announces the lecture or sets a task; numbered steps of a task are a list all the same."""
    nearest = ((*placed.above.heads, *placed.above.leads)[-1], head)
    plan = any(says(view, "plans", text) for text in nearest)
    task = not placed.block.ordered and any(says(view, "tasks", text) for text in nearest)
    return plan or task or any(says(view, "credits", text) for text in (*placed.above.heads, head))

"""Enumerations from lists: bullet and numbered lists with their true head.

Goes in: a `View`. Comes out: categories with members. Which lists are enumerations, and which are
running text cut into bullets? A lead-in with a colon, or a head that names a category (`Types of …`),
vouches for any list; under a bare heading or a parent item the items themselves must be even. An
item `Term – meaning` gives its term as the member.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from konspekt.extractors.events import date_rule
from konspekt.extractors.heads import bare_head, is_category, label, says, true_head
from konspekt.extractors.members import Members, is_formula, members, named, short_name, without_end
from konspekt.extractors.properties import shared_labels
from konspekt.extractors.set_off import lead
from konspekt.extractors.splits import ARROW, COLON, DASH
from konspekt.extractors.term import URL, term
from konspekt.extractors.traits import SIGNED
from konspekt.extractors.view import Above, Passage, Placed, View
from konspekt.languages.forms import plain_key, words
from konspekt.languages.patterns import compiled
from konspekt.model.facts import Enumeration, Fact
from konspekt.model.lecture import Block, Code, Item, Items, Paragraph
from konspekt.model.origin import Evidence
from konspekt.model.text import Text
from konspekt.remarks import Remark

FLAG = re.compile(r"^(?P<name>\S+)(?:\s\([^()]*\))?\s={1,2}\s")
DOTTED = re.compile(r"\s*(?:…|\.{3})")
LONG = 22
SHORT = 6
STEP = 40
PHRASE = 14
FORMULA = compiled(r"\w\s=\s.*[(/+*]")


def enumerations(view: View) -> Iterator[Fact | Remark]:
    for placed in view.lists:
        found = _list(view, placed)
        if found:
            yield found


def _list(view: View, placed: Placed[Items]) -> Enumeration | None:
    items = [i for i in placed.block.items if i.text]
    above, head = placed.above, true_head(view, placed.above)
    listed = _members(view, placed, head, items)
    if listed is None:
        return None
    rule = (
        "list-category" if _announces(view, head, listed.items) else "list-lead" if head in above.leads else "list-head"
    )
    origin = placed.block.origin.at(placed.block.origin.first, items[-1].origin.last)
    evidence = Evidence((origin,), rule, "stated" if above.leads else "inferred")
    common = view.common(bare_head(view, head), above.slide, placed.place, evidence).shared()
    examples = says(view, "examples", (*above.heads, *above.leads)[-1])
    return Enumeration(
        **common, items=listed.items, ordered=placed.block.ordered, open=listed.open or examples,
        examples=examples, label=label(view, above),
    )  # fmt: skip


def _members(view: View, placed: Placed[Items], head: Text, items: list[Item]) -> Members | None:
    """What the list names, or None where it is no enumeration."""
    if len(items) < 2 or not head or view.is_label(head) or not _worth(view, items):
        return None
    if not placed.above.leads and head.plain.endswith("!"):
        return None
    if _tells_a_plan(view, placed, head) or _contents(view, items) or (not placed.block.ordered and _shown(items)):
        return None
    steps = _steps(view, placed, items)
    listed = steps or _names(view, placed, items)
    names = listed.items
    keys = {plain_key(n.plain) or n.plain for n in names}
    if len(keys) < max(2, len(names)) or plain_key(head.plain) in keys:
        return None
    if steps:
        return steps
    if any(len(words(n.plain)) > LONG for n in names) or all(len(n) == 1 for n in names):
        return None
    if not placed.above.leads and _told_on(view, names):
        return None
    running = _running(view, placed.above, items, names) or not _alike(view, placed.above, names)
    return None if running and not _announces(view, head, names) else listed


def _steps(view: View, placed: Placed[Items], items: list[Item]) -> Members | None:
    """A numbered list that tells what is done, in orders or in clauses: each step whole, but for what explains it."""
    nearest = (*placed.above.heads, *placed.above.leads)[-1]
    titled = 2 * sum(bool(_titled(i.text)) for i in items) > len(items)
    if not (placed.block.ordered or _in_sequence(view, items)) or titled or any(lead(i.text) for i in items) or says(view, "examples", nearest):
        return None
    first = [view.sentences(i.text)[0][1] for i in items]
    told = sum(view.morph.gloss(t.plain).kind == "imperative" or view.morph.has_predicate(t.plain) for t in first)
    if 3 * told < 2 * len(first) or any(len(words(t.plain)) > STEP for t in first):
        return None
    whole = tuple(t.cut(0, len(t.plain.rstrip(" .;:,"))) for t in first)
    return Members(tuple(w for w in whole if w), False)


def _in_sequence(view: View, items: list[Item]) -> bool:
    """Bullets of which a later one begins with `then` or `finally`."""
    follows = view.pack.one_of("lists", "sequence", re.I)
    return any(follows.match(i.text.plain) for i in items[1:])


def _titled(text: Text) -> bool:
    """`**Offer**: the server answers …`: a name in bold before its sign."""
    bold = next((m for m in text.spans("strong") if m.start == 0), None)
    rest = text.plain[bold.stop :] if bold else ""
    return bool(bold) and bool(re.match(r"\s*(?:\([^()]*\)\s*)?(?:[:：]|[-–—]\s)\s*\w", rest or ""))


def _contents(view: View, items: list[Item]) -> bool:
    """A table of contents: links that lead into a page, or nowhere, or the titles of the slides to come."""
    inward = sum(
        any("#" in m.href or not m.href for m in i.text.spans("link")) and i.text.covered("link") for i in items
    )
    if 3 * inward >= 2 * len(items):
        return True
    first = view.lecture.slides[min(1, len(view.lecture.slides) - 1)].origin.last
    named = sum(plain_key(i.text.plain) in view.titles for i in items)
    return items[-1].origin.last <= first and 3 * named >= 2 * len(items)


def _told_on(view: View, names: tuple[Text, ...]) -> bool:
    """Running text under a heading: half of the members are whole sentences, and one of them leans on another."""
    told = [view.morph.has_predicate(n.plain) for n in names]
    leaning = view.pack.words("makers", "leaning")
    leans = any(t and next(iter(words(n.plain)), "") in leaning for t, n in zip(told[1:], names[1:], strict=True))
    return leans and 2 * sum(told) >= len(told)


def _shown(items: list[Item]) -> bool:
    """Most of the items only lead to the code or the address under them."""
    led = [i.text.plain.rstrip().endswith((":", "：")) and _is_code(i.children[:1]) for i in items]
    return 2 * sum(led) >= len(led)


def _is_code(first: tuple[Block, ...]) -> bool:
    return any(
        isinstance(b, Code) or (isinstance(b, Paragraph) and bool(b.text.is_code or URL.match(b.text.plain)))
        for b in first
    )


def _announces(view: View, head: Text, names: tuple[Text, ...]) -> bool:
    """A category; but one word may be a topic as well, and sentences that begin with the head's word speak of it."""
    own = {view.morph.lemma(w) for w in words(head.plain) if len(w) > 3}
    about = sum(bool(own & {view.morph.lemma(w) for w in words(n.plain)[:2]}) for n in names)
    topic = len(words(head.plain)) == 1 and 2 * sum(view.morph.has_predicate(n.plain) for n in names) > len(names)
    told = sum(view.morph.has_predicate(n.plain) for n in names)
    thing = says(view, "things", head) and 2 * told > len(names)
    return is_category(view, head) and not topic and not thing and 3 * about <= len(names)


def _worth(view: View, items: list[Item]) -> bool:
    """False for lists of dates, signs, links to read, questions, tasks and labels; names may well be links."""
    read = not named(view, [short_name(view, i.text) for i in items])
    return 3 * sum(_odd(view, i) or (read and i.text.covered("link")) for i in items) <= len(items)


def _odd(view: View, item: Item) -> bool:
    """No member of anything: a date, a sign, an address, a question, a task, a label, a row, a formula."""
    text = item.text
    return bool(
        date_rule(view).match(text.plain)
        or SIGNED.match(text.plain)
        or URL.search(text.plain)
        or (text.plain.rstrip().endswith("?") and not _bold(text))
        or item.checked is not None
        or view.is_label(_left(text))
        or _open_row(view, text)
        or plain_key(_left(text).plain) in shared_labels(view)
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
    row = members(view, text, 3)
    return row is not None and row.open and not named(view, row.items)


def _left(text: Text) -> Text:
    """What stands before the colon of `Вход: файлы`; empty without one."""
    mark = COLON.search(text.plain)
    return text.cut(0, mark.start()) if mark else Text()


def _tells_a_plan(view: View, placed: Placed[Items], head: Text) -> bool:
    """What stands above announces the lecture or sets a task; numbered steps of a task are a list all the same."""
    nearest = ((*placed.above.heads, *placed.above.leads)[-1], head)
    plan = any(says(view, "plans", text) for text in nearest)
    task = not placed.block.ordered and any(says(view, "tasks", text) for text in nearest)
    return plan or task or any(says(view, "credits", text) for text in (*placed.above.heads, head))


def _names(view: View, placed: Placed[Items], items: list[Item]) -> Members:
    """The members that the items name; an item that is a row of names gives them all."""
    found: list[Text] = []
    is_open = False
    for item in items:
        whole, ends = without_end(view, item.text)
        if not re.search(r"\w", whole.plain) or (item is items[-1] and DOTTED.match(item.text.plain)):
            is_open = True
            continue
        row = members(view, item.text, 2) if "," in item.text.plain else None
        if row and named(view, row.items):
            found += [short_name(view, name) for name in row.items]
        else:
            text = whole if ends else item.text
            found.append(member_name(view, Passage(text, item.origin, placed.above, "item", placed.place)))
        is_open = is_open or (ends and item is items[-1] and whole.plain.endswith(found[-1].plain))
    return Members(_opening_code(items) or tuple(found), is_open)


def _opening_code(items: list[Item]) -> tuple[Text, ...]:
    """Where every item begins with code and says something of it, the pieces of code are the members."""
    opened = [next((m for m in i.text.spans("code") if m.start == 0), None) for i in items]
    said = all(m and re.match(r",?\s+[^\W\d_]", i.text.plain[m.stop :]) for i, m in zip(items, opened, strict=True))
    return tuple(i.text.cut(0, m.stop) for i, m in zip(items, opened, strict=True) if m) if said else ()


def member_name(view: View, passage: Passage) -> Text:
    """The term of `Term – meaning`, else the first sentence of the item without its remark in brackets."""
    text = view.sentences(passage.text)[0][1]
    flag = FLAG.match(text.plain)
    if flag and text.cut(0, flag.end("name")).is_code:
        return text.cut(0, flag.end("name"))
    marks = [
        m for p in (DASH, COLON, ARROW) if (m := p.search(text.plain)) and m.start() and not _unclosed(text, m.start())
    ]
    if marks:
        mark = min(marks, key=lambda m: m.start())
        before = text.cut(0, mark.start())
        left = term(before, passage, view)
        name = before if left.aliases and "(" not in before.plain else left.subject
        if (not left.why_not or mark.end() >= len(text.plain)) and len(words(name.plain)) <= SHORT:
            return name
    text = short_name(view, text)
    bold = _bold(text)
    return text.cut(0, bold) if bold and len(words(text.plain)) > 8 else text


def _bold(text: Text) -> int:
    """Where the set-off name ends that the text begins with and goes on after; 0 without one.

    Bold and code are names; what is only slanted or linked is one if a new sentence follows it.
    """
    for mark in text.spans("strong", "code", "em", "link"):
        rest = text.plain[mark.stop :].lstrip()
        if mark.start == 0 and rest and (mark.kind in ("strong", "code") or not rest[0].islower()):
            return mark.stop
    return 0


def _unclosed(text: Text, at: int) -> bool:
    return text.plain[:at].count("(") > text.plain[:at].count(")")


def _running(view: View, above: Above, items: list[Item], names: tuple[Text, ...]) -> bool:
    """Under a bare heading: members that end in a full stop, or are longer than phrases are."""
    if above.leads:
        return False
    long = sum(len(words(n.plain)) for n in names) / len(names)
    stopped = sum(i.text.plain.rstrip().endswith((".", "!")) for i in items)
    told = view.morph.has_predicate(above.head.plain) or 2 * stopped > len(items)
    return long > PHRASE or (long > SHORT and told)


def _alike(view: View, above: Above, names: tuple[Text, ...]) -> bool:
    """Under a lead-in with a colon anything is a member; elsewhere only phrases, or short clauses all alike."""
    told = [view.morph.has_predicate(n.plain) for n in names]
    nearest = (*above.heads, *above.leads)[-1]
    if any(told) and says(view, "examples", nearest):
        return False
    if nearest.plain.rstrip().endswith((":", "：")) or label(view, above):
        return True
    if _lean(view, names):
        return False
    if above.leads:
        return 2 * sum(told) <= len(told)
    verbal = [_verbal(view, n) for n in names]
    if any(verbal) and not all(verbal):
        return False
    return not any(told) or (all(told) and all(len(words(n.plain)) <= SHORT for n in names))


def _lean(view: View, names: tuple[Text, ...]) -> bool:
    """A sentence with `they` before its verb, or several that begin as clauses do: one leans on another."""
    clause = view.pack.one_of("lists", "not_members", re.I)
    begun = sum(clause.match(n.plain) is not None for n in names)
    leaning = any(next(iter(words(n.plain)), "") in view.pack.words("statements", "pronouns") for n in names)
    return leaning or 2 * begun >= len(names)


def _verbal(view: View, name: Text) -> bool:
    """It says what its subject does or what was done to it: `Uses port 80`, `Built on top of TCP`."""
    first = next(iter(words(name.plain)), "")
    return first in view.pack.words("statements", "participles") or view.morph.gloss(name.plain).kind == "verbal"

"""Notes that answer "what is it": terms, commands and cells of a comparison.

Goes in: facts of one lecture. Comes out: `term` notes. The forward card asks for the meaning; the
reverse one asks for the term, and stands only where the meaning fits no other term of the lecture
and does not give the term away.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from konspekt.languages.forms import plain_key, words
from konspekt.languages.likeness import linked
from konspekt.makers.entry import Entry, dress, small_first
from konspekt.makers.glosses import nominal_fits
from konspekt.makers.notes_build import Draft, build, filled
from konspekt.makers.notes_sound import Side, flaw
from konspekt.makers.proof import knowledge
from konspekt.makers.stems import noun_of, term_stem
from konspekt.makers.what import entries
from konspekt.model.facts import Command, Definition, Fact, Property, marked
from konspekt.model.notes import Note

CELL = 12
ALIKE = 0.75
Known = Mapping[tuple[str, str], frozenset[str]]


def term_notes(facts: Sequence[Fact], title: str) -> Iterator[Note]:
    """`facts` are of one lecture, `title` is its title."""
    every = entries(facts)
    known = knowledge(facts)
    for made in every:
        if isinstance(made.fact, Definition | Command):
            yield from _term(made, [o for o in every if o is not made], known, title)
    for fact in facts:
        if isinstance(fact, Property) and not fact.doubtful and marked(fact) is None:
            yield from _cell(fact, title)


def _term(made: Entry, others: Sequence[Entry], known: Known, title: str) -> Iterator[Note]:
    fact, lang = made.fact, made.fact.lang
    forward = Side("basic", _question(made), made.gloss, lang)
    if flaw(forward) or not (made.is_code or made.term_words) or _is_sentence(made):
        return
    sides = [forward]
    turned = Side("reversed", _turned(made), made.term, lang)
    if _alone(made, others, known) and not flaw(turned):
        sides.append(turned)
    reverse = {"Reverse": turned.front, "ReverseAnswer": turned.back}
    fit = len(sides) > 1
    fields = {
        "Question": forward.front, "Answer": forward.back, **(reverse if fit else dict.fromkeys(reverse, "")),
        "More": _more(made), "Kind": "command" if isinstance(fact, Command) else "definition",
    }  # fmt: skip
    yield build(fact, Draft("term", fields, sides, spare=None if fit else turned), title)


def _is_sentence(made: Entry) -> bool:
    """`каждому образу соответствует файл`: a whole sentence is no answer to "what is it"."""
    head = made.gloss.partition(",")[0]
    return isinstance(made.fact, Definition) and made.shape.kind == "other" and made.morph.has_predicate(head)


def _question(made: Entry) -> str:
    """`Что такое Pod?`, `Что делает инструкция `RUN`?`: forms in which the term keeps its nominative."""
    lang = made.fact.lang
    if isinstance(made.fact, Command):
        done = made.shape.kind in ("verbal", "imperative", "action")
        form = "does" if done else "means" if made.fact.noun else "purpose"
        return filled(lang, form, term=made.term, noun=noun_of(made))
    term = made.term if made.is_code else small_first(made.term, lang)
    first = next(iter(words(made.gloss)), "")
    if made.shape.kind == "verbal" and not bool(made.pack.one_of("deck", "passive").search(first)):
        return filled(lang, "acts_plur" if made.shape.number == "plur" else "acts", term=term)
    if made.morph.number(made.fact.subject.plain) == "plur" and nominal_fits(made):
        return filled(lang, "what_plur", term=term)
    return filled(lang, "what_common" if term[:1].islower() else "what", term=term)


def _turned(made: Entry) -> str:
    """Asks for the term: the quiz's stem, but a bare `команда` where the lecture has no word for such things."""
    rule, stem = term_stem(made)
    plain = isinstance(made.fact, Command) and not made.fact.noun and rule == "term-other_code"
    return filled(made.fact.lang, "command_of", gloss=made.gloss) if plain else stem


def _alone(made: Entry, others: Sequence[Entry], known: Known) -> bool:
    """The gloss leads to this term and to no other of the lecture, and does not spell it."""
    if made.is_code:
        tokens = made.term.strip("`").split()
        told = made.gloss.lower().split()
        if all(t.lower() in told for t in tokens[1:] or tokens):
            return False
        return not any(_covers(o, made) for o in others)
    shared = linked(made.term_words, made.gloss_words)
    if 2 * len(shared) >= max(1, len(made.term_words)):
        return False
    return not any(_fits(o, made, known) for o in others)


def _fits(other: Entry, made: Entry, known: Known) -> bool:
    """What the lecture says of another term would answer for this gloss too."""
    aliases = made.fact.aliases if isinstance(made.fact, Definition | Command) else ()
    if plain_key(other.term) in {plain_key(name) for name in (made.term, *aliases)}:
        return False
    said = known.get((other.fact.lecture, plain_key(other.fact.subject.plain)), frozenset()) | other.gloss_words
    return len(made.gloss_words & said) > ALIKE * len(made.gloss_words)


def _covers(other: Entry, made: Entry) -> bool:
    """The other's gloss says all that this one says, word for word."""
    light = frozenset(made.pack.words("makers", "light"))
    own, theirs = (frozenset(words(e.gloss)) - light for e in (made, other))
    return own <= theirs


def _more(made: Entry) -> str:
    """What the lecture says besides: other names, the meaning in full, the sentences after it; a line each."""
    fact = made.fact
    assert isinstance(fact, Definition | Command)
    lines = [filled(fact.lang, "also", names=", ".join(fact.aliases))] if fact.aliases else []
    full = " ".join(fact.value.ticked.split())
    if full.rstrip(" .;:,").lower() != made.gloss.lower():
        lines.append(full)
    lines += [" ".join(t.ticked.split()) for t in fact.more]
    return "\n".join(dict.fromkeys(lines))


def _cell(fact: Property, title: str) -> Iterator[Note]:
    """`Kubernetes: минимальная рабочая сущность?`"""
    value = dress(fact.value, fact.lang, brackets=True)
    if not fact.attribute or len(words(value)) > CELL or len(words(fact.subject.plain)) > 8:
        return
    attribute = small_first(" ".join(fact.attribute.ticked.split()).rstrip(" ?:."), fact.lang)
    side = Side("basic", filled(fact.lang, "cell", subject=fact.subject.ticked, attribute=attribute), value, fact.lang)
    full = " ".join(fact.value.ticked.split())
    more = full if full.rstrip(" .;:,").lower() != value.lower() else ""
    if not flaw(side):
        fields = {"Question": side.front, "Answer": side.back, "More": more, "Kind": "property"}
        yield build(fact, Draft("term", fields, [side]), title)

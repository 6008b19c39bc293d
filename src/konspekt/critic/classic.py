"""Flaws that people write and our makers cannot: the rest of the rules of item writing.

After Haladyna, Downing & Rodriguez (2002) and Tarrant et al. (2006). Each function is one rule; the
words that it looks for are the language's own (`[critic]` of its file), and a language without them
is not judged by it.
"""

from __future__ import annotations

import re

from konspekt.critic.flaw import Flaw, keys, options_of
from konspekt.critic.text import is_number
from konspekt.languages import pack
from konspekt.languages.forms import plain_key, words
from konspekt.languages.likeness import content
from konspekt.model.questions import GAP, Choice, Cloze, Multiple, Question, TrueFalse

MOST_OPTIONS, MOST_SENTENCES, SHARED_START = 6, 3, 3
LONGER, LETTERS = 1.25, 10
NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
EMOJI = re.compile(r"[\u2600-\u27bf\U0001f300-\U0001faff]")


def all_of_the_above(question: Question) -> Flaw | None:
    """Who knows two right options knows the key; who knows one wrong option knows that it is not."""
    found = _worded(question, "all_above")
    return Flaw("all-of-the-above", "major", f"'{found}': ask for several answers instead") if found else None


def none_of_the_above(question: Question) -> Flaw | None:
    """It shows that a test-taker knows what is wrong, not what is right."""
    found = _worded(question, "none_above")
    return Flaw("none-of-the-above", "major", f"'{found}' tests no knowledge: leave it out") if found else None


def combined(question: Question) -> Flaw | None:
    """K-type: `both A and B`, which breaks when options are shuffled."""
    found = _worded(question, "combined")
    text = f"'{found}' combines other options and breaks when they are shuffled: ask for several answers"
    return Flaw("options-combined", "major", text) if found else None


def negative(question: Question) -> Flaw | None:
    """`Which is not …?`: a reader in a hurry misses the word, so it must be set off, in capitals or bold."""
    stem = re.sub(r"`[^`]*`|[«“\"][^»”\"]*[»”\"]", " ", question.stem)
    for word in pack(question.lang).words("critic", "negatives"):
        found = re.search(rf"(?<![\w-]){word}(?![\w-])", stem, re.I)
        if found and not found[0].isupper() and not isinstance(question, Cloze):
            text = f"'{found[0]}' in the stem is easily overlooked: ask positively, or write it in capitals"
            return Flaw("stem-negative", "major", text)
    return None


def double_negative(question: Question) -> Flaw | None:
    """A denied stem over denied options."""
    words_ = frozenset(pack(question.lang).words("critic", "negatives"))
    denied = [t for t in options_of(question) if words_ & set(words(t))]
    if not denied or not words_ & set(words(question.stem)):
        return None
    return Flaw("double-negative", "major", f"stem and option '{denied[0]}' both deny: say one of them positively")


def unfocused(question: Question) -> Flaw | None:
    """`Which of these is true?`: a row of true-or-false questions, the stem has no problem of its own."""
    if not pack(question.lang).one_of("critic", "unfocused", re.I).search(question.stem.strip()):
        return None
    return Flaw("stem-unfocused", "major", "the stem alone asks nothing: name what is asked about")


def opinion(question: Question) -> Flaw | None:
    found = pack(question.lang).one_of("critic", "opinions", re.I).search(question.stem)
    return Flaw("stem-opinion", "major", f"'{found[0]}' asks for an opinion, which cannot be wrong") if found else None


def wordy(question: Question) -> Flaw | None:
    """Window dressing: sentences before the question that a test-taker must read and does not need."""
    count = len(re.findall(r"[.!?](?=\s+[A-ZА-ЯЁ])", question.stem)) + 1
    if count <= MOST_SENTENCES:
        return None
    return Flaw("stem-wordy", "minor", f"the stem has {count} sentences: leave out what the answer does not need")


def gap_first(question: Question) -> Flaw | None:
    """A gap is read with what leads to it; at the beginning nothing does."""
    if not isinstance(question, Choice | Multiple) or not question.stem.startswith(GAP):
        return None
    return Flaw("gap-first", "minor", "the gap opens the sentence: put it at the end")


def too_many(question: Question) -> Flaw | None:
    count = len(options_of(question))
    if not isinstance(question, Choice) or count <= MOST_OPTIONS:
        return None
    return Flaw("options-many", "minor", f"{count} options: three or four good ones tell as much")


def every_key(question: Question) -> Flaw | None:
    if not isinstance(question, Multiple) or len(question.answer) < len(question.options):
        return None
    return Flaw("all-keys", "major", "every option is marked as right: nothing is left to choose")


def grammar_cue(question: Question) -> Flaw | None:
    """`… is an:` fits one option only."""
    if not isinstance(question, Choice):
        return None
    ends = pack(question.lang).data.get("critic", {}).get("agreeing", {})
    last = next(iter(words(question.stem)[-1:]), "")
    if last not in ends or question.stem.rstrip().endswith("?"):
        return None
    fits = [bool(re.match(ends[last], t, re.I)) for t in options_of(question)]
    if not fits[question.answer] or sum(fits) > 1:
        return None
    return Flaw("grammar-cue", "major", f"after '{last}' the key alone is grammatical")


def repeated_start(question: Question) -> Flaw | None:
    """Words that open every option belong into the stem."""
    tokens = [t.split() for t in options_of(question)]
    if not isinstance(question, Choice | Multiple) or len(tokens) < 3:
        return None
    same = 0
    while all(len(t) > same + 1 and t[same] == tokens[0][same] for t in tokens):
        same += 1
    if same < SHARED_START:
        return None
    start = " ".join(tokens[0][:same])
    return Flaw("options-repeat", "minor", f"every option begins '{start}': put it into the stem")


def unordered(question: Question) -> Flaw | None:
    """Numbers are looked up in their order."""
    texts = options_of(question)
    if not isinstance(question, Choice | Multiple) or len(texts) < 3 or not all(is_number(t) for t in texts):
        return None
    found = [NUMBER.search(t) for t in texts]
    values = [float(m[0].replace(",", ".")) for m in found if m]
    if values in (sorted(values), sorted(values, reverse=True)):
        return None
    return Flaw("options-unordered", "minor", "numbers stand in no order: sort them")


def overlapping(question: Question) -> Flaw | None:
    """One option says all that another says: if the narrow one is right, so is the wide one."""
    if not isinstance(question, Choice):
        return None
    texts = options_of(question)
    said = [content(t, question.lang) for t in texts]
    for at, own in enumerate(said):
        wider = next((k for k, other in enumerate(said) if k != at and own and own < other), None)
        if wider is not None and question.answer in (at, wider) and plain_key(texts[at]) in plain_key(texts[wider]):
            return Flaw("options-overlap", "minor", f"'{texts[wider]}' holds '{texts[at]}': can both be right?")
    return None


def implausible(question: Question) -> Flaw | None:
    """An option that nobody chooses: a joke, a shrug, a lone sign."""
    shrugs = pack(question.lang).one_of("critic", "shrugs", re.I)
    for n, text in enumerate(options_of(question)):
        empty = not text.startswith("`") and not any(c.isalnum() for c in text)
        if n not in keys(question) and (shrugs.search(text) or EMOJI.search(text) or empty):
            return Flaw(
                "option-implausible", "major", f"nobody would choose '{text}': write a real mistake of students"
            )
    return None


def absolute_term(question: Question) -> Flaw | None:
    """`always`, `never`: test-wise readers know that such an option is wrong; a statement with one is false."""
    strong = frozenset(pack(question.lang).words("critic", "absolutes"))
    texts = [t for n, t in enumerate(options_of(question)) if n not in keys(question)]
    texts = [question.stem] if isinstance(question, TrueFalse) and not question.answer else texts
    found = next((w for t in texts for w in words(t) if w in strong), "")
    return Flaw("absolute-term", "minor", f"'{found}' gives away what is wrong") if found else None


def vague_term(question: Question) -> Flaw | None:
    """`often`, `usually` mean something else to every reader."""
    vague = pack(question.lang).one_of("critic", "vague_terms", re.I)
    texts = [question.stem] if isinstance(question, TrueFalse) else options_of(question)
    found = next((m[0] for t in texts if (m := vague.search(t))), "")
    return Flaw("vague-term", "minor", f"'{found}' can be read in more than one way: say how often") if found else None


def longest_key(question: Question) -> Flaw | None:
    """Whoever guesses takes the longest option, for people explain what is right."""
    if not isinstance(question, Choice) or len(question.options) < 3:
        return None
    sizes = [len(o.text) for o in question.options]
    own, others = sizes[question.answer], [s for n, s in enumerate(sizes) if n != question.answer]
    if own < LONGER * max(others) or own - max(others) < LETTERS:
        return None
    return Flaw("key-longer", "minor", "the key is the longest option: shorten it, or say as much in another")


def _worded(question: Question, name: str) -> str:
    """The first option that fits a pattern of the language."""
    pattern = pack(question.lang).one_of("critic", name, re.I)
    return next((t for t in options_of(question) if pattern.search(plain_key(t))), "")

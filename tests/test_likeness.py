"""Words are linked where they are forms of one word, and only there, whatever shortcut finds them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from konspekt.languages.likeness import linked, same_word

WORDS = st.frozensets(
    st.sampled_from(
        "kernel kernels kerning ядро ядра кернел pull pulling méthode methode méthodes memory мемори a e é".split()
    )
    | st.text("abée", min_size=1, max_size=7),
    max_size=4,
)


@given(WORDS, WORDS)
def test_linked_words_are_those_of_one_beginning_or_of_two_scripts_that_are_one_word(
    stem: frozenset[str], option: frozenset[str]
) -> None:
    def near(word: str) -> bool:
        return any(word[:5] == other[:5] or word.isascii() != other.isascii() for other in option)

    assert linked(stem, option) == {w for w in stem if near(w) and any(same_word(w, other) for other in option)}

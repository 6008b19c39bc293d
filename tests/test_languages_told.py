"""Which language a text is told to be: what its words prove, and nothing where they prove nothing."""

from __future__ import annotations

import pytest

from konspekt.languages.detect import detect, other_than


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("# Клапан\n", "ru"),
        ("# HTTP\n\n- GET\n- POST\n", ""),
        ("# Pump\n\nThe valve is the part of a pump that it needs.\n", "en"),
        ("# Plan\n\nTo do: a z w\n", ""),
        ("# Клапан\n\nКлапан — це частина насоса, що її можна закрити; він є в кожній помпі.\n", "und"),
        ("# Помпа\n\n" + "Помпата е машина, която движи вода и се управлява от човек. " * 12, "und"),
        ("# 泵\n\n泵是一种输送水的机器。\n", "zh"),
        ("# Pumppu\n\n" + "Pumppu on kone, joka siirtää vettä putkea pitkin kaupunkiin. " * 9, "und"),
    ],
)
def test_a_text_is_of_the_language_that_its_words_prove(text: str, language: str) -> None:
    assert detect(text) == language


def test_what_is_declared_needs_no_proof() -> None:
    assert detect("# Клапан\n", "EN-us") == "en"


def test_a_block_is_foreign_only_beyond_doubt() -> None:
    assert other_than("ru", "The valve is the part that shuts a pipe.") == "en"
    assert other_than("ru", "The Art of War") == ""

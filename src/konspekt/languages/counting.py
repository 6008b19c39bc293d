"""Numbers with their nouns: `1 балл, 2 балла, 0,25 балла, 5 баллов`; `1 point, 0.25 points`.

The forms stand in the language's file beside the rule that chooses among them (Unicode's plural categories):
"one" knows `one` and `other`; "slavic" knows `one`, `few`, `many`, and `other` for what is no whole number.
"""

from __future__ import annotations

from konspekt.languages import Pack


def decimal(number: float, words: Pack) -> str:
    """`2`, `0,25` in Russian, `0.25` in English."""
    return f"{number:g}".replace(".", words.word("exam", "comma"))


def counted(number: float, noun: str, words: Pack) -> str:
    """The number with its noun, a word of `[exam.counted]`."""
    forms = words.data["exam"]["counted"][noun]
    form = forms[_category(number, words.word("exam", "plural"))]
    return str(form).replace("{n}", decimal(number, words))


def _category(number: float, rule: str) -> str:
    if rule != "slavic":
        return "one" if number == 1 else "other"
    if number != int(number):
        return "other"
    if number % 10 == 1 and number % 100 != 11:
        return "one"
    return "few" if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else "many"

"""Dates as lectures write them, and where they lie in time.

Goes in: text. Comes out: a pattern for a date at the beginning, and a sortable (first, last) pair of
year * 100 + month for a date. Years before our era are negative; a decade or a century is its span.
"""

from __future__ import annotations

import re

from konspekt.extractors.view import View, once
from konspekt.languages.patterns import Pattern, compiled

YEAR = r"(?:1[0-9]{3}|20[0-9]{2})"
DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
MONTH = r"(?:0?[1-9]|1[0-2])"
CENTURY = r"(?:[IVX]{1,5}|[IVXivx]{1,5}(?=e|-)|\d{1,2})(?:st|nd|rd|th|\.|-?й|e|ème|º)?"
DIGIT = re.compile(r"\d")
ROMAN = {"i": 1, "v": 5, "x": 10}


@once
def date_rule(view: View) -> Pattern:
    """A date at the start: `1979`, `2006-2007`, `июнь 2018 г.`, `1990s`, `6 August 1991`, `12.04.1961`, `XIX век`."""
    return compiled(rf"^\W{{0,3}}(?P<date>{bare_date(view)})", re.I)


def may_date(view: View, text: str) -> bool:
    """False where neither a digit nor a century stands: no date either."""
    return DIGIT.search(text) is not None or view.pack.one_of("dates", "centuries", re.I).search(text) is not None


def bare_date(view: View) -> str:
    """The pattern without its anchor and its group."""
    months, suffix, century, about = (
        "|".join(view.pack.words("dates", name)) or "(?!x)x" for name in ("months", "suffixes", "centuries", "about")
    )
    month = rf"(?:(?:{DAY}\.?(?:st|nd|rd|th)?(?:\s*[-–—]\s*{DAY})?\.?\s+)?(?:{months})\.?\s*(?:{DAY},)?\s*)"
    decade = r"(?:-?(?:s|е|х|ые|ых|er)(?!\w))?"
    until = rf"(?:\s*[-–—/]\s*(?:(?:{months})\.?\s*)?(?:{YEAR}{decade}|\d{{2}}(?![\d.])))?"
    year = rf"{month}?{YEAR}{decade}{until}(?!\.\d)(?:\s*(?:{suffix})(?!\w))?"
    early = rf"\d{{1,3}}(?:\s*[-–—]\s*\d{{1,4}})?\s*(?:{suffix})(?!\w)(?:\s+(?:{suffix})(?!\w))?"
    numeric = rf"{DAY}[./]{MONTH}[./]{YEAR}|{YEAR}-{MONTH}-{DAY}(?!\d)"
    ages = rf"{CENTURY}(?:\s*[-–—]\s*{CENTURY})?\s+(?:{century})(?!\w)(?:\s+(?:{suffix})(?!\w))?"
    return rf"(?:(?:{about})\s*)?(?:{numeric}|{year}|{early}|{ages}|['’]\d0s)"


def date_of(text: str, view: View) -> tuple[int, int] | None:
    """First and last of a text that is a date and nothing else, or None."""
    found = date_rule(view).match(text)
    if not found or re.search(r"\w", text[found.end() :]):
        return None
    return when_of(found["date"], view)


def when_of(date: str, view: View) -> tuple[int, int]:
    first, last = _years(date, view)
    if any(re.search(rf"(?i)(?<!\w)(?:{p})", date) for p in view.pack.words("dates", "before")):
        first, last = -max(first, last), -min(first, last)
    month = _month(date, view)
    return first * 100 + month, last * 100 + (month if first == last else 12)


def _month(date: str, view: View) -> int:
    numeric = re.search(rf"{DAY}[./]({MONTH})[./]{YEAR}", date) or re.search(rf"{YEAR}-({MONTH})-", date)
    if numeric:
        return int(numeric[1])
    names = view.pack.words("dates", "months")
    return next((n % 12 + 1 for n, m in enumerate(names) if re.search(rf"(?i)\b(?:{m})", date)), 0)


def _years(date: str, view: View) -> tuple[int, int]:
    years = [int(y) for y in re.findall(YEAR, date)]
    if years:
        decade = re.search(rf"{YEAR}-?(?:s|е|х|ые|ых|er)(?!\w)\W*$", date)
        tail = re.search(rf"{YEAR}\s*[-–—/]\s*(\d{{2}})(?!\d)(?!-)", date)
        last = years[-1] if len(years) > 1 else (years[0] // 100 * 100 + int(tail[1]) if tail else years[0])
        return years[0], last + 9 if decade else last
    short = re.search(r"['’](\d)0s", date)
    if short:
        year = (2000 if int(short[1]) < 4 else 1900) + 10 * int(short[1])
        return year, year + 9
    ages = "|".join(view.pack.words("dates", "centuries")) or "(?!x)x"
    if re.search(rf"(?i)(?:{ages})", date):
        found = [_number(n) for n in re.findall(r"(?i)\b(?:[IVX]{1,5}(?=\b|e)|\d{1,2})", date)] or [1]
        return (found[0] - 1) * 100 + 1, found[-1] * 100
    plain = [int(n) for n in re.findall(r"\d{1,4}", date)] or [0]
    return plain[0], plain[-1]


def _number(text: str) -> int:
    """`19` or `XIX` as a number."""
    if text.isdigit():
        return int(text)
    values = [ROMAN[c] for c in text.lower()]
    return sum(-v if v < max(values[n:]) else v for n, v in enumerate(values))

"""Bytes to text: UTF-8 as a rule; what old editors saved is read too, and told.

Goes in: the bytes of a file. Comes out: text with `\\n` line ends, without control and bidi characters, and
the name of the encoding where it is not UTF-8. What is no text in any of them is an error that names
the first bad byte.
"""

from __future__ import annotations

import codecs
import re

from konspekt.errors import ReadError

MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
         (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
CYRILLIC = ("cp1251", "koi8-r", "cp866")
WESTERN = ("cp1252",)
BLANK = re.compile(r"[\x0b\x0c\x85\u2028\u2029]")
UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
LEAST_LETTERS = 0.8
MIXED = re.compile(rb"[A-Za-z][\x80-\xff]|[\x80-\xff][A-Za-z]")


def decode(data: bytes, path: str) -> tuple[str, str]:
    """The text, and the encoding if it is not UTF-8. Raises ReadError for what is no text."""
    mark = next((name for sign, name in MARKS if data.startswith(sign)), "utf-8")
    try:
        text, name = data.decode(mark), "" if mark.startswith("utf-8") else mark
    except UnicodeDecodeError as error:
        text, name = _old(data)
        if not text:
            line = data.count(b"\n", 0, error.start) + 1
            byte = f"byte {error.start + 1} (0x{data[error.start]:02x})"
            raise ReadError(f"{path}:{line}: {byte} is not UTF-8; save the file as UTF-8") from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return UNSEEN.sub("", BLANK.sub(" ", text)), name


def _old(data: bytes) -> tuple[str, str]:
    """The text and the old encoding that makes words of the bytes; two empty strings where none does."""
    if any(byte < 32 and byte not in b"\t\n\r\f" for byte in data):
        return "", ""
    beyond = sum(byte > 127 for byte in data)
    western = len(MIXED.findall(data)) > beyond / 2
    best, found = LEAST_LETTERS, ("", "")
    for name in WESTERN if western else CYRILLIC:
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        score = _likely(text)
        if score > best:
            best, found = score, (text, name)
    return found


def _likely(text: str) -> float:
    """Share of letters beyond ASCII; of tables that differ in case alone the one with fewer capitals wins."""
    beyond = [c for c in text if c > "\x7f" and not c.isspace() and c not in "«»–—…“”„№"]
    letters = sum(c.isalpha() for c in beyond)
    capitals = sum(c.isupper() for c in beyond)
    return (letters - capitals / 10) / len(beyond) if beyond else 0.0

"""Which SVG may go into a deck: one that only draws. No script, nothing from elsewhere, nothing that grows when read.

Goes in: the bytes of a file. Comes out: "" or why it must stay outside, in words that end "the picture 'x' …".
The file is never changed: what is not safe as it is, is left out.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

MOST_BYTES = 2_000_000
DECLARED = re.compile(rb"<!DOCTYPE[^>]*\[|<!ENTITY|<\?(?!xml\s)", re.I)
"""Entities and style sheets of its own: what they stand for cannot be seen in the file."""
ROOT = "{http://www.w3.org/2000/svg}svg"
ACTS = frozenset("script foreignobject iframe object embed audio video handler listener".split())
ALIVE = frozenset("animate animatemotion animatetransform set".split())
LINKS = frozenset("href src".split())
OWN = re.compile(r"\s*(?:#|data:image/(?:png|jpeg|gif|webp);base64,)", re.I)
CALLS = re.compile(r"@import|javascript:|expression\s*\(|\\", re.I)
"""An escape of CSS can spell any of the others."""
ADDRESS = re.compile(r"url\(\s*['\"]?\s*(?P<to>[^'\")]*)", re.I)


def flaw(data: bytes) -> str:
    """Why the drawing must stay outside; "" for one that may be shown."""
    if len(data) > MOST_BYTES:
        return f"is an SVG larger than {MOST_BYTES // 1_000_000} MB"
    if DECLARED.search(data.replace(b"\0", b"")):
        return "is an SVG with entities or a style sheet of its own"
    try:
        root = ET.fromstring(data)
    except (ET.ParseError, ValueError, LookupError, RecursionError):
        return "is no sound SVG"
    return next(_flaws(root), "") if root.tag == ROOT else "is no SVG inside"


def _flaws(root: ET.Element) -> Iterator[str]:
    for element in root.iter():
        name = _local(element.tag)
        if name in ACTS:
            yield f"is an SVG with a <{name}> in it"
        texts = [element.text or ""] if name == "style" else []
        for key, value in element.attrib.items():
            own = _local(key)
            if own.startswith("on") or (name in ALIVE and own == "attributename" and _local(value) in LINKS):
                yield "is an SVG that does something when it is shown"
            if own in LINKS and value.strip() and not OWN.match(value):
                yield "is an SVG that leads elsewhere"
            texts.append(value)
        if any(CALLS.search(t) or any(not OWN.match(to["to"]) for to in ADDRESS.finditer(t)) for t in texts):
            yield "is an SVG that loads something from elsewhere"


def _local(name: str) -> str:
    return name.rpartition("}")[2].rpartition(":")[2].lower()

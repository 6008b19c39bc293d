"""Pages as poppler reads them: words with their places."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler is not installed")


def boxes(data: bytes, folder: Path) -> list[tuple[float, float, list[tuple[str, float, float, float, float]]]]:
    """For each page its size and its words with their places, in points."""
    path = folder / "boxes.pdf"
    path.write_bytes(data)
    text = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, text=True, check=True).stdout
    found = []
    for width, height, body in re.findall(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', text, re.DOTALL):
        spots = re.findall(
            r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>', body
        )
        found.append((float(width), float(height), [(w, *map(float, (a, b, c, d))) for a, b, c, d, w in spots]))
    return found


def poppler_text(data: bytes, folder: Path) -> list[str]:
    path = folder / "text.pdf"
    path.write_bytes(data)
    out = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
    return out.split("\f")

"""Questions to a paper: which questions, in which order, with which letters.

`compose` selects, arranges and balances. Chance has no part in it: where two ways are equally good,
a hash of the seed and the question's id decides, so equal input gives an equal paper everywhere.
"""

from __future__ import annotations

from konspekt.compose.exam import banded, exam
from konspekt.compose.paper import compose

__all__ = ["banded", "compose", "exam"]

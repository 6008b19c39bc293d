"""What a teacher has decided about questions: the lines of a `<lecture-id>.bank.yaml`.

A decision freezes a question's words, or forbids it, or brings one of the teacher's own. It carries
the fingerprints of the facts it was made on, so that a later change of the lecture can be told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from konspekt.model.origin import Origin
from konspekt.model.questions import Question

Verdict = Literal["approved", "edited", "rejected", "own"]


@dataclass(frozen=True, slots=True)
class Decision:
    """`id` is the question's; `origin` its place in the bank, with the slide that an own question names."""

    id: str
    verdict: Verdict
    facts: Mapping[str, str]
    """Key -> fingerprint of each fact when it was decided; an own question may name none."""
    origin: Origin
    question: Question | None = None
    """As the teacher wrote it, keys first; its section, language and evidence are not known yet. None when rejected."""

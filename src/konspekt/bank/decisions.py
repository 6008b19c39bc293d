"""The teacher's bank: `<lecture-id>.bank.yaml` beside the lecture, read here and written by nobody but the teacher.

    - id: docker/docker/is/pod#meaning      # a question of ours, copied from output/docker-bank.yaml
      decision: edited                      # approved, edited: these words are asked; rejected: it never is
      facts: {docker/docker/is/pod: f1f0c88ab}
      kind: choice
      stem: What is a pod?
      key: a group of containers that share a network
      distractors: [a copy of a container, {text: a virtual machine, why: that is a node}]
    - own: why-pods                         # a question of the teacher's own, by a name of its own
      kind: short
      stem: What do the containers of a pod share?
      answer: the network

By kind: choice `key distractors` · multiple `keys distractors` · truefalse `answer why` · short
`answer accept` · cloze `answer distractors`, its stem with a gap `____` · match `pairs extra` · order
`steps`. `slide`, `difficulty` and `level` may be said of any.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

from konspekt.bank.written import BODIES, Entry, question_of
from konspekt.errors import ReadError
from konspekt.model.decisions import Decision, Verdict
from konspekt.model.origin import Origin
from konspekt.model.questions import QUESTION_KINDS, Level

NAME = re.compile(r"[^\W_](?:[\w.-]*[^\W_])?")
COMMON = ("decision", "facts", "kind", "stem", "slide", "difficulty", "level", "section", "rule", "block")
REMEDY = "copy the whole entry from the file that 'konspekt build --to bank' makes"


def load(path: Path, root: Path, course: str, lecture: str) -> tuple[Decision, ...]:
    """The decisions of a lecture, in the file's order; none if there is no file.

    `root` is the course's folder, which origins are relative to. Raises ReadError, one line with the
    place, for a file that is no bank and for an entry that cannot be understood.
    """
    name = Path(os.path.relpath(path)).as_posix()
    found: dict[str, Decision] = {}
    for line, row in _rows(path, name):
        origin = Origin(path.relative_to(root).as_posix(), line, line, _slide(row, f"{name}:{line}"))
        one = _decision(Entry(row, f"{name}:{line}"), origin, f"{course}/{lecture}")
        if one.id in found:
            first = found[one.id].origin.first
            raise ReadError(f"{name}:{line}: '{one.id}' is decided on line {first} already; keep one of the two")
        found[one.id] = one
    return tuple(found.values())


def _rows(path: Path, name: str) -> list[tuple[int, Mapping[str, Any]]]:
    """(line, entry) of each entry of the list."""
    import yaml

    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(f"{name}:1: cannot be read ({type(error).__name__}); save it as UTF-8") from None
    loader = yaml.SafeLoader(text)
    try:
        top = loader.get_single_node()
        if top is None:
            return []
        if not isinstance(top, yaml.SequenceNode):
            raise ReadError(f"{name}:{top.start_mark.line + 1}: a bank is a list of entries; begin each with '- id:'")
        rows = [(node.start_mark.line + 1, loader.construct_object(node, deep=True)) for node in top.value]
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ReadError(f"{name}:{line}: is no YAML ({error.problem}); put the text into quotes") from None
    except (yaml.YAMLError, ValueError, RecursionError):
        raise ReadError(f"{name}:1: is no YAML; restore the file from version control") from None
    finally:
        loader.dispose()
    for line, row in rows:
        if not isinstance(row, dict):
            raise ReadError(f"{name}:{line}: is no entry; begin it with '- id:' or '- own:'")
    return rows


def _slide(row: Mapping[str, Any], place: str) -> int:
    slide = row.get("slide", 0)
    if type(slide) is not int or slide < 0:
        raise ReadError(f"{place}: 'slide' cannot be {slide!r}; write the number of the slide")
    return slide


def _decision(entry: Entry, origin: Origin, lecture: str) -> Decision:
    own, known = "own" in entry.row, "id" in entry.row
    if own == known:
        raise entry.wrong("an entry has either an 'id' (a question of ours) or an 'own' (yours)")
    verdict = _verdict(entry, own)
    facts = _facts(entry)
    if own:
        name = entry.text("own")
        if not NAME.fullmatch(name):
            raise entry.wrong(f"'own' cannot be {name!r}; write a name of letters, digits, '-', '_' and '.'")
        id = f"{lecture}/own/{name}"
    else:
        id = entry.text("id")
    if verdict == "rejected":
        return Decision(id, verdict, facts, origin)
    kind = entry.text("kind", REMEDY)
    if kind not in QUESTION_KINDS:
        raise entry.wrong(f"there is no kind of question '{kind}'; there are {', '.join(QUESTION_KINDS)}")
    body = BODIES[kind]
    entry.only(("own" if own else "id", *COMMON, *body))
    level = entry.row.get("level", "remember")
    if level not in get_args(Level):
        raise entry.wrong(f"there is no level '{level}'; there are {', '.join(get_args(Level))}")
    return Decision(id, verdict, facts, origin, question_of(kind, id, tuple(facts), entry, origin))


def _verdict(entry: Entry, own: bool) -> Verdict:
    given = entry.row.get("decision", "own" if own else "")
    if own and given != "own":
        raise entry.wrong("a question of your own needs no 'decision'; delete that line, or the entry")
    if not own and given not in ("approved", "edited", "rejected"):
        raise entry.wrong(f"'decision' cannot be {given!r}; write approved, edited or rejected")
    verdict: Verdict = given
    return verdict


def _facts(entry: Entry) -> Mapping[str, str]:
    given = entry.row.get("facts", {})
    if isinstance(given, Sequence) and not isinstance(given, str):
        given = dict.fromkeys(given, "") if all(isinstance(key, str) for key in given) else None
    if not isinstance(given, dict) or not all(isinstance(key, str) for key in given):
        raise entry.wrong("'facts' must name keys of facts and their fingerprints; " + REMEDY)
    return {key: str(mark) for key, mark in given.items()}

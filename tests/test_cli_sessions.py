"""The command line as people see it: every session of tests/cli/*.md is played and compared.

A session is a Markdown file. A fence `file NAME` makes a file; a fence `console` holds commands after
`$ ` and what they print, stdout before stderr; `(exit N)` tells the code where it is not 0.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from konspekt.cli import main

SESSIONS = sorted((Path(__file__).parent / "cli").glob("*.md"))
FENCE = re.compile(r"^````?(?P<kind>file|console)(?: (?P<name>\S+))?\n(?P<body>.*?)^````?$", re.S | re.M)


def played(session: str) -> str:
    """The session with what the commands print now."""

    def play(fence: re.Match[str]) -> str:
        if fence["kind"] == "file":
            Path(fence["name"]).parent.mkdir(parents=True, exist_ok=True)
            Path(fence["name"]).write_text(fence["body"], encoding="utf-8")
            return fence[0]
        commands = [line for line in fence["body"].splitlines() if line.startswith("$ ")]
        ticks = fence[0][: fence[0].index("c")]
        return f"{ticks}console\n{''.join(map(run, commands))}{ticks}"

    return FENCE.sub(play, session)


def run(command: str) -> str:
    program, *words = shlex.split(command.removeprefix("$ "))
    assert program == "konspekt"
    result = CliRunner().invoke(main, words)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    code = f"(exit {result.exit_code})\n" if result.exit_code else ""
    return f"{command}\n{result.stdout}{result.stderr}{code}"


@pytest.mark.parametrize("path", SESSIONS, ids=lambda p: p.stem)
def test_the_session_goes_as_written(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = path.read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert played(session) == session

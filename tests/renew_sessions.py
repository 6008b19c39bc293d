"""Write into tests/cli/*.md what the commands print now. Run it after a wanted change, and read the difference."""

from __future__ import annotations

import os
import tempfile

from test_cli_sessions import SESSIONS, played

if __name__ == "__main__":
    for path in SESSIONS:
        session = path.read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:
            os.chdir(folder)
            path.write_text(played(session), encoding="utf-8")
            os.chdir("/")

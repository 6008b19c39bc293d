"""Where the page templates lie, ours and the user's, and the sandbox that renders them.

A file in the user's folder stands for ours of the same relative name; all others stay ours. What goes
wrong in a user's template is told in one line with its place: it is their file, and no bug of ours.
"""

from __future__ import annotations

import os
import traceback
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from konspekt.errors import ReadError

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment


@lru_cache(maxsize=1)
def folder() -> Path:
    """`konspekt/templates` in an installed package, `templates` at the top of a checkout."""
    package = Path(__file__).resolve().parent.parent
    packed = package / "templates"
    return packed if packed.is_dir() else package.parent.parent / "templates"


def find(name: str, own: str = "") -> Path:
    """The file that serves `name`: the user's, if the folder `own` has it, else ours.

    Raises ValueError for a name that leads out of the folder.
    """
    for home in (Path(own).resolve(), folder().resolve()) if own else (folder().resolve(),):
        path = (home / name).resolve()
        if not path.is_relative_to(home):
            raise ValueError(f"{name} is no file of the templates")
        if path.is_file():
            return path
    return path


@lru_cache(maxsize=4)
def environment(own: str = "") -> SandboxedEnvironment:
    """Escapes everything, refuses unknown names, and gives a template no way out of its values."""
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    return SandboxedEnvironment(
        loader=FileSystemLoader([own, folder()] if own else [folder()]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(name: str, values: Mapping[str, Any], own: str = "") -> str:
    """The page as HTML. Raises ReadError, `file:line what`, for a user's template that cannot be rendered."""
    from jinja2 import TemplateSyntaxError

    if not own:
        return environment().get_template(name).render(**values)
    try:
        return environment(own).get_template(name).render(**values)
    except TemplateSyntaxError as error:
        raise ReadError(_told(error.filename or name, error.lineno, error)) from None
    except UnicodeDecodeError as error:
        raise ReadError(f"{own}: a template is not UTF-8 ({error.reason}); save it as UTF-8") from None
    except Exception as error:  # whatever a template can do to itself, under any name
        file, line = _place(error, own)
        if not file:
            raise
        raise ReadError(_told(file, line, error)) from None


def _place(error: Exception, own: str) -> tuple[str, int]:
    """The innermost line of a user's template that the error passed; none if only ours were at work."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if Path(f.filename).is_relative_to(own)]
    return (frames[-1].filename, frames[-1].lineno or 1) if frames else ("", 0)


def _told(file: str, line: int, error: Exception) -> str:
    said = " ".join(str(error).split()) or type(error).__name__
    path = Path(os.path.relpath(file)).as_posix() if os.path.isabs(file) else file
    return f"{path}:{line}: {said}; docs/templates.md lists the names that each template gets"

"""Where the page templates lie, and the sandbox that renders them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment


@lru_cache(maxsize=1)
def folder() -> Path:
    """`konspekt/templates` in an installed package, `templates` at the top of a checkout."""
    package = Path(__file__).resolve().parent.parent
    packed = package / "templates"
    return packed if packed.is_dir() else package.parent.parent / "templates"


@lru_cache(maxsize=1)
def environment() -> SandboxedEnvironment:
    """Escapes everything, refuses unknown names, and gives a template no way out of its values."""
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    return SandboxedEnvironment(
        loader=FileSystemLoader(folder()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

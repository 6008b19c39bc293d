"""The architecture, held: cli -> pipeline -> stages -> model, and where third parties may be imported."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SRC = Path(__file__).parent.parent / "src" / "konspekt"
STAGES = ("readers", "extractors", "makers", "critic", "bank", "compose", "writers")
SHARED = ("model", "languages", "settings", "errors", "remarks", "pictures")
QUARANTINE = {
    "click": ("cli",),
    "markdown_it": ("readers",),
    "mdit_py_plugins": ("readers",),
    "jinja2": ("writers",),
    "markupsafe": ("writers",),
    "PIL": ("writers",),
    "genanki": ("writers",),
    "ziamath": ("writers",),
    "weasyprint": ("writers",),
    "pymorphy3": ("languages",),
    "yaml": ("readers", "bank", "writers"),
}
MODULES = sorted(SRC.rglob("*.py"))


def imports(path: Path) -> Iterator[tuple[str, bool]]:
    """(module, at module level) for every import of a file; those for the type checker alone are left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing_only = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    top = set(map(id, tree.body))
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.Import):
            yield from ((name.name, id(node) in top) for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, id(node) in top


def layer(path: Path) -> str:
    part = path.relative_to(SRC).parts[0]
    return part.removesuffix(".py")


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SRC)))
def test_no_stage_imports_another(path: Path) -> None:
    own = layer(path)
    if own not in STAGES:
        return
    for module, _ in imports(path):
        if module.startswith("konspekt."):
            other = module.split(".")[1]
            assert other == own or other in SHARED, f"{own} imports {module}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SRC)))
def test_what_all_may_import_imports_only_the_model(path: Path) -> None:
    own = layer(path)
    if own not in SHARED:
        return
    allowed = {"model"} if own != "languages" else {"model", "languages"}
    for module, _ in imports(path):
        if module.startswith("konspekt."):
            assert module.split(".")[1] in allowed | {own, "errors"}, f"{own} imports {module}"
        elif own == "model":
            assert module.split(".")[0] in sys.stdlib_module_names, f"the model imports {module}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SRC)))
def test_third_parties_stay_in_quarantine(path: Path) -> None:
    for module, at_top in imports(path):
        name = module.split(".")[0]
        if name == "konspekt" or name in sys.stdlib_module_names:
            continue
        assert name in QUARANTINE, f"{path.name} imports {name}, which no layer is allowed"
        assert layer(path) in QUARANTINE[name], f"{layer(path)} imports {name}"
        if name in ("jinja2", "genanki", "weasyprint", "ziamath", "pymorphy3", "yaml"):
            assert not at_top, f"{path.name} imports {name} before anybody needs it"


def test_only_cli_and_the_api_know_the_pipeline() -> None:
    for path in MODULES:
        if layer(path) in (*STAGES, *SHARED):
            assert not any(m.startswith(("konspekt.pipeline", "konspekt.cli")) for m, _ in imports(path)), path


def test_help_imports_no_third_party_but_click() -> None:
    code = (
        "import sys; sys.argv = ['konspekt', '--help']\n"
        "from konspekt.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(*sorted({m.split('.')[0] for m in sys.modules} - set(sys.stdlib_module_names)), file=sys.stderr)"
    )
    run = subprocess.run(
        [sys.executable, "-S", "-c", f"import sys; sys.path[:0] = {sys.path!r}\n{code}"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    loaded = set(run.stderr.split())
    assert "konspekt" in loaded
    assert {m for m in loaded if not m.startswith("_")} <= {"konspekt", "click", "colorama"}

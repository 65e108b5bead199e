"""Imports point one way, and every module says what it is for."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import coursekit

PACKAGE = Path(coursekit.__file__).parent
MODULES = sorted(path for path in PACKAGE.rglob("*.py"))

LAYERS = [
    "words",
    "exits",
    "files",
    "model",
    "reading",
    "config",
    "rules",
    "engine",
    "linkcheck",
    "review",
    "comparing",
    "reporting",
    "building",
    "pipeline",
    "cli",
]
"""Lowest first: a module imports from its own layer and from those below it."""


def _layer(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def _imports(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_a_module_imports_from_its_own_layer_or_below(path: Path) -> None:
    name = path.relative_to(PACKAGE).with_suffix("").parts[0]
    if name in ("__init__", "__main__"):
        return
    own = LAYERS.index(name)
    for module in _imports(path):
        if module.startswith("coursekit."):
            assert LAYERS.index(_layer(module)) <= own, f"{path} imports {module}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_a_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def test_rules_see_only_the_model() -> None:
    allowed = {"coursekit.model", "coursekit.rules", "coursekit.words", "coursekit.exits"}
    forbidden = {"io", "os", "pathlib", "random", "requests", "socket", "subprocess", "sys", "time"}
    for path in PACKAGE.glob("rules/*/*.py"):
        for module in _imports(path):
            if module.startswith("coursekit."):
                assert ".".join(module.split(".")[:2]) in allowed, f"{path} imports {module}"
            assert module.split(".")[0] not in forbidden, f"{path} imports {module}"


def test_only_the_pipeline_knows_every_stage() -> None:
    stages = {"reading", "rules", "engine"}
    knowing = {
        path.relative_to(PACKAGE).as_posix()
        for path in MODULES
        if stages <= {_layer(module) for module in _imports(path)}
    }
    assert knowing == {"pipeline.py"}

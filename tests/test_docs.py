"""The generated pages are what their sources say."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parent.parent


def test_no_page_has_drifted() -> None:
    module = runpy.run_path(str(REPOSITORY / "docs" / "generate.py"))
    assert module["drifted"]() == []


@pytest.mark.parametrize("text", ["-s lint", "-s tests"])
def test_the_readme_has_the_two_commands(text: str) -> None:
    command = f"python3 -m venv .venv && .venv/bin/pip install nox && .venv/bin/nox {text}"
    assert command in (REPOSITORY / "README.md").read_text(encoding="utf-8")


def test_ci_runs_the_test_command_of_the_readme_first() -> None:
    lines = (REPOSITORY / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    commands = [line for line in lines if "nox" in line]
    assert commands[0].endswith(".venv/bin/nox -s tests")
    for session in ("lint", "style", "types", "docs"):
        assert any(session in line for line in commands[1:])

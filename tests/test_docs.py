"""The generated pages are what their sources say."""

from __future__ import annotations

import re
import runpy
import tomllib
from pathlib import Path

import pytest

from coursekit.config import settings_from
from coursekit.model.claim import CLAIM_KINDS
from coursekit.model.settings import Settings
from coursekit.model.text import Text
from coursekit.reading.document import read_page
from tests.support.command import Coursekit

REPOSITORY = Path(__file__).parent.parent
CLAIMS = (REPOSITORY / "docs" / "claims.md").read_text(encoding="utf-8")


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


def table(heading: str) -> list[tuple[str, list[str]]]:
    """The rows of the table below a heading: the first cell, and the code of the first two."""
    section = CLAIMS.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    rows = [line.split(" | ") for line in section.split("\n") if line.startswith("| ")][2:]
    return [(row[0], re.findall("`([^`]+)`", " ".join(row[:2]))) for row in rows]


def kinds(text: str, settings: Settings) -> set[str]:
    """The kinds of the claims that a brief makes with a text, before a list."""
    page = read_page("a/b/brief.md", "brief", Text(f"{text}\n\n- one\n- two\n"), settings)
    return {claim.kind for claim in page.claims}


def test_the_page_on_claims_has_every_kind_with_examples_that_are_some() -> None:
    rows = [code for _, code in table("Kinds")]
    assert sorted(kind for kind, *_ in rows) == [*CLAIM_KINDS]
    missed = [
        (kind, example)
        for kind, *examples in rows
        for example in examples
        if kind not in kinds(example, Settings())
    ]
    assert missed == []


def test_what_the_page_on_claims_says_to_be_none_is_none() -> None:
    examples = [
        example
        for cell, _ in table("What is no claim")
        for example in re.findall("`([^`]+)`", cell)
    ]
    assert len(examples) >= 10
    assert [example for example in examples if kinds(example, Settings())] == []


def test_the_settings_on_the_page_on_claims_do_what_it_says() -> None:
    chapters, german, chain = (
        settings_from(tomllib.loads(block))
        for block in re.findall(r"```toml\n(.*?)```", CLAIMS, re.DOTALL)
    )
    assert kinds("Chapter 3 of Volume 2.", chapters) == {"lesson-place", "track-place"}
    assert kinds("Das ist Lektion 3 von Kurs 2.", german) == {"lesson-place", "track-place"}
    assert chain.claims.neighbours == ("brief",)


def test_the_page_on_claims_shows_what_the_command_prints(coursekit: Coursekit) -> None:
    (shown,) = re.findall(r"```console\n\$ coursekit (.*?)```", CLAIMS, re.DOTALL)
    arguments, *lines = shown.rstrip("\n").split("\n")
    outcome = coursekit(*arguments.split(), cwd=REPOSITORY)
    printed = f"{outcome.out}{outcome.err}".split("\n")
    assert [line for line in lines if line != "[...]" and line not in printed] == []

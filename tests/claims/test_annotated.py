"""Our own course makes exactly the claims that a person found by reading it, and all are true."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

REPOSITORY = Path(__file__).parent.parent.parent
ANNOTATED: dict[str, list[dict[str, Any]] | None] = yaml.safe_load(
    (Path(__file__).parent / "annotated.yaml").read_text(encoding="utf-8")
)
KEYS = ("line", "column", "kind", "text", "referents")


@cache
def listed() -> list[dict[str, Any]]:
    """What the command lists in this repository."""
    done = subprocess.run(
        [sys.executable, "-m", "coursekit", "claims", "--format", "json"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    claims: list[dict[str, Any]] = json.loads(done.stdout)["claims"]
    return claims


@pytest.mark.parametrize("path", ANNOTATED)
def test_a_page_makes_exactly_the_claims_that_a_reader_finds(path: str) -> None:
    found = [{key: one[key] for key in KEYS} for one in listed() if one["path"] == path]
    assert found == (ANNOTATED[path] or [])


def test_every_page_is_annotated() -> None:
    pages = {path.relative_to(REPOSITORY).as_posix() for path in REPOSITORY.glob("tracks/*/*/*.md")}
    assert pages == set(ANNOTATED)
    assert {one["path"] for one in listed()} <= pages


def test_everything_that_our_course_says_of_itself_is_true() -> None:
    wrong = [one for one in listed() if one["verdict"] != "holds" or one["codes"]]
    assert wrong == []

"""Our own course with one fact changed: exactly the findings that this must give, and no other.

`tests/mutations/<name>/change.diff` is the patch, `findings.txt` the concise report. To write the
findings of a new mutation, run the tests with `--write-cases` and read what was written.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from coursekit.reporting.concise import render
from tests.support.own_course import lint_own_course

HERE = Path(__file__).parent
MUTATIONS = sorted(path for path in HERE.iterdir() if (path / "change.diff").exists())


def test_the_unchanged_course_gives_none() -> None:
    assert lint_own_course().findings == ()


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_a_mutation_gives_its_findings(mutation: Path, request: pytest.FixtureRequest) -> None:
    patch = (mutation / "change.diff").read_text(encoding="utf-8")
    found = render(lint_own_course(patch))
    expected = mutation / "findings.txt"
    if request.config.getoption("--write-cases"):
        expected.write_text(found, encoding="utf-8", newline="")
    assert found
    assert found == expected.read_text(encoding="utf-8")

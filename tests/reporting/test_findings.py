"""What several formats say of a finding in the same way."""

from __future__ import annotations

import pytest

from coursekit.model.report import Cause
from coursekit.reporting.findings import causes
from tests.support.reports import finding


def renamed(name: str) -> Cause:
    return Cause(f"tracks/new/{name}.md", "renamed", f"tracks/old/{name}.md")


def changed(path: str) -> Cause:
    return Cause(path, "changed")


CAUSES = {
    "one file": ([changed("a.md")], ["a.md was changed"]),
    "a folder": (
        [renamed("a"), changed("t.yaml"), renamed("b")],
        ["2 files of tracks/old were renamed to tracks/new", "t.yaml was changed"],
    ),
    "the top": (
        [Cause("a.md", "deleted"), Cause("b.md", "deleted"), Cause("c.md", "renamed", "x/c.md")],
        ["2 files of the top folder were deleted", "x/c.md was renamed to c.md"],
    ),
    "out of a folder": (
        [Cause("a.md", "renamed", "x/a.md"), Cause("b.md", "renamed", "x/b.md")],
        ["2 files of x were renamed to the top folder"],
    ),
    "many": (
        [changed(f"{letter}/a.md") for letter in "abcde"],
        ["a/a.md was changed", "b/a.md was changed", "c/a.md was changed", "of 2 more changes"],
    ),
}


@pytest.mark.parametrize("case", CAUSES)
def test_causes_are_told_by_folder_and_only_the_first(case: str) -> None:
    given, told = CAUSES[case]
    assert causes(finding(caused_by=tuple(given))) == told

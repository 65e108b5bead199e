"""Two branches that both record reviews are merged by git itself, without a conflict."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursekit.reading.reviews import read_ledger
from tests.support.command import Coursekit
from tests.support.history import git
from tests.support.patching import minimal_course

LEDGER = "tracks/reviews.yaml"
ATTRIBUTES = Path(__file__).parent.parent.parent / ".gitattributes"
SIDES = [
    ("proofing --by Ada", "proofing --by Grace"),
    ("proofing --by Ada", "flour-and-water --by Grace"),
    ("proofing --by Ada", "first-loaf --by Grace"),
    ("proofing --by Ada", "proofing --by Ada"),
    ("proofing --by Ada", "proofing --by Ada --note again"),
]


def record(coursekit: Coursekit, said: str, day: str) -> None:
    assert coursekit("review", "record", *said.split(), "--date", day).code == 0
    git(coursekit.folder, "add", ".")
    git(coursekit.folder, "commit", "--quiet", "--message", said)


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("before", [0, 1, 3])
@pytest.mark.parametrize("sides", SIDES)
def test_the_reviews_of_both_are_kept(
    coursekit: Coursekit, sides: tuple[str, str], before: int, turned: bool
) -> None:
    coursekit.write({**minimal_course(), ".gitattributes": ATTRIBUTES.read_bytes()})
    git(coursekit.folder, "init", "--quiet", "--initial-branch=main")
    git(coursekit.folder, "add", ".")
    git(coursekit.folder, "commit", "--quiet", "--message", "the course")
    for day in range(before):
        record(coursekit, "proofing --by Ada", f"2026-05-0{day + 1}")
    for name, said in zip(("ours", "theirs"), sides, strict=True):
        git(coursekit.folder, "switch", "--quiet", "--create", name, "main")
        record(coursekit, said, "2026-05-09")
    ours, theirs = ("theirs", "ours") if turned else ("ours", "theirs")
    git(coursekit.folder, "switch", "--quiet", ours)
    git(coursekit.folder, "merge", "--quiet", "--no-edit", theirs)
    ledger = read_ledger(LEDGER, (coursekit.folder / LEDGER).read_bytes())
    assert ledger.problems == ()
    made = [f"{one.lesson.partition('/')[2]} --by {one.reviewer}" for one in ledger.reviews]
    both = [said.partition(" --note")[0] for said in sides]
    assert made[:before] == ["proofing --by Ada"] * before
    assert set(made[before:]) == set(both)
    assert coursekit("lint", "--select", "CK,FM,RV1203", "--as-of", "2026-06-01").out == ""

"""`coursekit review plan`: the file it writes, and what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.command import Coursekit
from tests.support.patching import minimal_course, patched

DAY = "2026-11-21"
PLAN = "tracks/review-plan.yaml"
CASE = Path(__file__).parent.parent / "reporting" / "review" / "cases" / "small"
WRITTEN = """\
schema: coursekit/review-plan/v1
planned:
  - {lesson: bread/first-loaf, week: 2027-01-04, reviewer: Ada}
  - {lesson: bread/flour-and-water, week: 2026-11-16, reviewer: Ada, after: 2026-05-02}
  - {lesson: bread/proofing, week: 2026-11-30, reviewer: Grace, after: 2026-09-14}
snoozes:
  - {lesson: bread/first-loaf, until: 2027-01-04, why: The new oven comes at the end of the year., made: 2026-11-02}
"""


@pytest.fixture
def small(coursekit: Coursekit) -> Coursekit:
    """The command line, in the small course of the golden reports."""
    coursekit.write(patched(minimal_course(), (CASE / "change.diff").read_text(encoding="utf-8")))
    return coursekit


def written(coursekit: Coursekit) -> str:
    return (coursekit.folder / PLAN).read_text(encoding="utf-8")


def test_the_plan_is_written_with_what_was_planned_and_snoozed(small: Coursekit) -> None:
    before = {path: path.read_bytes() for path in small.folder.rglob("*.md")}
    outcome = small("review", "plan", "--as-of", DAY)
    assert (outcome.code, outcome.err) == (0, "")
    assert WRITTEN in written(small)
    assert outcome.out.splitlines() == [
        "3 lessons in tracks/review-plan.yaml",
        "1 as before and 2 new.",
        "  Ada    2 reviews, at most 1 in a week of 2 possible",
        "  Grace  1 review, at most 1 in a week of 5 possible",
    ]
    assert {path: path.read_bytes() for path in small.folder.rglob("*.md")} == before


def test_a_plan_that_is_made_again_has_the_same_bytes(small: Coursekit) -> None:
    small("review", "plan", "--as-of", DAY)
    first = written(small)
    outcome = small("review", "plan", "--as-of", DAY, "--capacity", "1")
    assert "3 as before." in outcome.out
    assert written(small) == first


def test_the_report_shows_the_plan(small: Coursekit) -> None:
    small("review", "plan", "--as-of", DAY)
    assert "planned for 2026-W47 (Ada)" in small("review", "--as-of", DAY).out


def test_a_course_without_a_plan_gets_one(coursekit: Coursekit) -> None:
    coursekit.write(patched(minimal_course(), ""))
    outcome = coursekit("review", "plan", "--as-of", DAY)
    assert outcome.code == 0
    assert outcome.out.splitlines() == [
        "0 lessons in tracks/review-plan.yaml",
        "3 lessons without a cadence: not planned.",
    ]
    assert written(coursekit).endswith("planned: []\nsnoozes: []\n")


def test_a_broken_plan_is_left_alone(small: Coursekit) -> None:
    path = small.folder / PLAN
    path.write_text(path.read_text(encoding="utf-8") + "typo: 1\n", encoding="utf-8")
    before = written(small)
    outcome = small("review", "plan", "--as-of", DAY)
    assert outcome.code == 2
    assert "has 1 problem: mend it first" in outcome.err
    assert written(small) == before


def test_a_plan_that_cannot_be_written_says_so(
    small: Coursekit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, text: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("coursekit.review.writing.write_atomically", refuse)
    outcome = small("review", "plan", "--as-of", DAY)
    assert outcome.code == 2
    assert "cannot be written: Permission denied" in outcome.err


def test_where_not_all_was_read_the_plan_is_left_alone(small: Coursekit) -> None:
    page = small.folder / "tracks/bread/proofing/lesson.md"
    page.write_bytes(b"\xff")
    before = written(small)
    outcome = small("review", "plan", "--as-of", DAY)
    assert (outcome.code, outcome.out) == (1, "")
    assert "not-utf8" in outcome.err
    assert outcome.err.endswith(
        "tracks/review-plan.yaml was left as it is: read what stands above.\n"
    )
    assert written(small) == before


def test_where_there_are_no_lessons_nothing_is_written(coursekit: Coursekit) -> None:
    assert coursekit("review", "plan", "--as-of", DAY).code == 2
    assert not (coursekit.folder / PLAN).exists()

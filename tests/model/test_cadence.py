from __future__ import annotations

import pytest

from coursekit.model.cadence import cadence, owner, stated_cadences
from coursekit.model.course import Course
from tests.support.courses import PROOFING, patched_course

COURSE = """\
--- tracks/course.yaml
-language: en
+language: en
+owners:
+  Ada: {capacity: 3}
+  Grace: {}
+  Joan: {capacity: many}
+review:
+  every: 12 months
+  tiers:
+    vendors: 3 months
+    broken: soon
"""
TRACK = (
    "--- tracks/bread/track.yaml\n-level: beginner\n+level: beginner\n+owner: Ada\n+review: {}\n"
)
BRIEF = (
    "--- tracks/bread/proofing/brief.md\n-published: 2026-03-02\n+published: 2026-03-02\n"
    "+owner: Grace\n+review_every: {}\n"
)


def said(course: Course) -> tuple[str, str, str | None] | None:
    found = cadence(course, course.lessons[PROOFING])
    return (str(found.every), found.said_by, found.tier) if found else None


@pytest.mark.parametrize(
    ("patch", "expected"),
    [
        ("", None),
        (COURSE, ("12 months", "the course", None)),
        (COURSE + TRACK.format("12 weeks"), ("12 weeks", "Track 1", None)),
        (COURSE + TRACK.format("vendors"), ("3 months", "Track 1", "vendors")),
        (COURSE + TRACK.format("vendor"), ("12 months", "the course", None)),
        (COURSE + TRACK.format("broken"), ("12 months", "the course", None)),
        (
            COURSE + TRACK.format("vendors") + BRIEF.format("30 days"),
            ("30 days", "lesson 2", None),
        ),
        (
            COURSE + TRACK.format("12 weeks") + BRIEF.format("sometimes"),
            ("12 weeks", "Track 1", None),
        ),
        (BRIEF.format("1 year"), ("1 year", "lesson 2", None)),
    ],
)
def test_the_nearest_word_counts(patch: str, expected: tuple[str, str, str | None] | None) -> None:
    assert said(patched_course(patch)) == expected


def test_what_files_state() -> None:
    course = patched_course(COURSE + TRACK.format("vendors") + BRIEF.format("30 days"))
    assert [(one.text.value, one.said_by) for one in stated_cadences(course)] == [
        ("12 months", "the course"),
        ("vendors", "Track 1"),
        ("30 days", "lesson 2"),
    ]
    assert course.review.owners
    assert course.review.owners.capacities == {"Ada": 3, "Grace": None, "Joan": None}
    assert list(course.review.tiers) == ["vendors"]


@pytest.mark.parametrize(
    ("patch", "name"),
    [("", None), (TRACK.format("1 year"), "Ada"), (BRIEF.format("1 year"), "Grace")],
)
def test_the_nearest_owner_counts(patch: str, name: str | None) -> None:
    course = patched_course(patch)
    stated = owner(course, course.lessons[PROOFING])
    assert (stated.value if stated else None) == name

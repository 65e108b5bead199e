"""Paths from the top of a repository that holds more than the course."""

from __future__ import annotations

from coursekit.model.course import NOWHERE
from coursekit.reporting import FORMATS
from coursekit.reporting.from_top import FORMATS as FROM_TOP
from coursekit.reporting.from_top import from_top
from tests.support.reports import BRIEF, EVERYTHING, TRACK, finding, location, report


def test_every_path_of_a_report_is_moved() -> None:
    moved = from_top(EVERYTHING, "a/b/")
    first = moved.findings[0]
    assert first.location.path == f"a/b/{BRIEF}"
    assert first.related[0].location.path == f"a/b/{TRACK}"
    assert first.fix
    assert {edit.location.path for edit in first.fix.edits} == {f"a/b/{BRIEF}"}
    assert all(one.location.path.startswith("a/b/") for one in moved.hidden)
    assert moved.texts == {f"a/b/{path}": text for path, text in EVERYTHING.texts.items()}
    assert moved.summary == EVERYTHING.summary


def test_the_whole_course_has_no_path_to_move() -> None:
    nowhere = report(finding(location=location(NOWHERE.path, 1, 1, 1)))
    assert from_top(nowhere, "a/").findings == nowhere.findings


def test_at_the_top_nothing_is_moved() -> None:
    assert from_top(EVERYTHING, "") is EVERYTHING


def test_the_formats_of_platforms_are_formats() -> None:
    assert set(FORMATS) > FROM_TOP

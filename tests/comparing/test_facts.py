"""What records state otherwise."""

from __future__ import annotations

import pytest

from coursekit.comparing.facts import differing, told
from coursekit.model.record import Record
from tests.support.courses import course_of
from tests.support.edits import edited
from tests.support.patching import minimal_course

MANIFEST = "tracks/course.yaml"


def record(title: str) -> Record:
    course = course_of(edited(minimal_course(), MANIFEST, "title: Home Baking", title))
    assert course.manifest
    return course.manifest.record


def changes(before: str, after: str) -> list[tuple[str, str | None, str | None]]:
    keys = ("licenses", "title", "review")
    return [
        (one.name, one.before, one.after) for one in differing(record(before), record(after), keys)
    ]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("title: A", "title: A", []),
        ("title: A", "title: B", [("title", "A", "B")]),
        ("title: A", "title: 7", [("title", "A", "7")]),
        ("title: A", "contact: a@b.org", [("title", "A", None)]),
        ("contact: a@b.org", "title: A", [("title", None, "A")]),
        (
            "review: {every: 1 year}",
            "review: {every: 1 year, tiers: {fast: 1 month}}",
            [("review.tiers.fast", None, "1 month")],
        ),
        (
            "licenses: {LicenseRef-A: {text: A, allows: [linked]}}",
            "licenses: {LicenseRef-A: {text: A, allows: [linked, quoted]}}",
            [("licenses.LicenseRef-A.allows", "linked", "linked, quoted")],
        ),
        ("licenses: {a: {b: {c: d}}}", "licenses: {}", [("licenses.a.b", '{"c": "d"}', None), ("licenses", None, "{}")]),
    ],
)  # fmt: skip
def test_facts_are_told_key_by_key(
    before: str, after: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    assert changes(before, after) == expected


def test_a_file_that_is_not_there_states_nothing() -> None:
    found = list(differing(None, record("title: A"), ("title",)))
    assert [(one.before, one.after) for one in found] == [(None, "A")]
    assert list(differing(None, None, ("title",))) == []


@pytest.mark.parametrize(
    ("value", "text"),
    [("a", "a"), (["a", "b"], "a, b"), ([1], "[1]"), (True, "true"), (None, "null"), ([], "")],
)
def test_values_are_told(value: object, text: str) -> None:
    assert told(value) == text

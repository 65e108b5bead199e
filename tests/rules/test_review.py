"""The rules about reviews: when they are silent, and what they say of borderline cases."""

from __future__ import annotations

import pytest

from coursekit.model.report import ReportedFinding
from tests.support.courses import LEDGER, PROOFING, course_of, entry, ledger_of, patched_course
from tests.support.edits import edited
from tests.support.linting import lint_files
from tests.support.patching import Files, minimal_course, patched

BRIEF, PAGE = "tracks/bread/proofing/brief.md", "tracks/bread/proofing/lesson.md"
COURSE, TRACK = "tracks/course.yaml", "tracks/bread/track.yaml"
MINIMAL = patched_course()
EVERY = "--- tracks/course.yaml\n-language: en\n+language: en\n+review:\n+  every: 12 months\n"


def found(files: Files) -> list[ReportedFinding]:
    findings = lint_files(files).findings
    assert all(one.code.startswith("RV") for one in findings)
    return list(findings)


def codes(files: Files) -> list[str]:
    return [one.code for one in found(files)]


def reviewed(date: str = "2026-05-01", more: str = "") -> Files:
    return {**minimal_course(), LEDGER: ledger_of(entry(MINIMAL, date)) + more.encode()}


def test_a_course_that_has_not_begun_is_not_asked() -> None:
    assert codes(patched(minimal_course(), EVERY)) == []


def test_a_course_that_has_begun_is_asked_for_the_rest() -> None:
    assert codes(patched(reviewed(), EVERY)) == ["RV1201", "RV1201"]
    assert codes(reviewed()) == []


@pytest.mark.parametrize("status", ["draft", "needs-review"])
def test_only_what_learners_see_is_asked_for(status: str) -> None:
    path = "tracks/bread/first-loaf/brief.md"
    files = edited(patched(reviewed(), EVERY), path, "status: published", f"status: {status}")
    expected = 1 if status == "draft" else 2
    assert codes(files).count("RV1201") == expected


def test_a_day_that_cannot_be_read_is_told_once() -> None:
    path = "tracks/bread/first-loaf/brief.md"
    files = edited(patched(reviewed(), EVERY), path, "2026-03-02\n", "2026-03-02\nreviewed: soon\n")
    assert [one.code for one in lint_files(files).findings] == ["FM106", "RV1201"]


def test_while_the_ledger_is_broken_nothing_is_judged() -> None:
    files = edited(reviewed(more="  - soon\n"), PAGE, "gluten holds", "it holds")
    findings = lint_files(patched(files, EVERY)).findings
    assert [one.code for one in findings] == ["CK010"]


def test_a_changed_draft_is_no_news() -> None:
    files = edited(reviewed(), PAGE, "gluten holds", "it holds")
    assert codes(files) == ["RV1202"]
    draft = lint_files(edited(files, BRIEF, "status: published", "status: draft"))
    assert not any(one.code.startswith("RV") for one in draft.findings)


@pytest.mark.parametrize(
    ("before", "after", "ending"),
    [
        ("One.\n\nTwo.", "Two.\n\nOne.", "on 2026-05-01"),
        ("One.", "Two.", "on 2026-05-01 (2 % of it)"),
    ],
)
def test_how_much_has_changed(before: str, after: str, ending: str) -> None:
    old, new = (
        edited(minimal_course(), PAGE, "Yeast", f"{text}\n\nYeast") for text in (before, after)
    )
    (finding,) = found({**new, LEDGER: ledger_of(entry(course_of(old), "2026-05-01"))})
    assert finding.code == "RV1202"
    assert finding.message.endswith(ending)
    assert finding.lesson == PROOFING


def test_less_than_a_hundredth() -> None:
    body = "\n\n".join(f"Word {number}." for number in range(300))
    old = edited(minimal_course(), PAGE, "Yeast", f"{body}\n\nYeast")
    new = edited(old, PAGE, "Word 150.", "Word 150!")
    ledger = ledger_of(entry(course_of(old), "2026-05-01"))
    (message,) = [
        one.message for one in lint_files({**new, LEDGER: ledger}).findings if one.code == "RV1202"
    ]
    assert message.endswith("(less than 1 % of it)")


def test_a_cadence_without_tiers() -> None:
    (finding,) = found(edited(minimal_course(), TRACK, "level:", "review: yearly\nlevel:"))
    assert finding.help == "Write a duration such as 12 weeks."
    assert finding.fix is None


def test_owners_are_not_asked_for_where_none_are_named() -> None:
    files = edited(minimal_course(), TRACK, "level:", "owner: Ada\nlevel:")
    assert codes(files) == []
    named = edited(files, COURSE, "language: en", "language: en\nowners: {}")
    assert codes(named) == ["RV1207"]
    own = edited(minimal_course(), BRIEF, "status: published", "status: published\nowner: Ada")
    assert codes({**own, COURSE: named[COURSE]}) == ["RV1207"]


def test_all_entries_of_a_lesson_are_mended_together() -> None:
    more = ledger_of(entry(MINIMAL, "2026-05-02")).decode().partition("reviews:\n")[2]
    files = reviewed(more=more)
    text = (files[LEDGER] or b"").replace(b"bread/proofing", b"bread/profing")
    (finding,) = found({**files, LEDGER: text})
    assert finding.message == "the course has no lesson bread/profing (2 entries)"
    assert finding.fix
    assert [edit.location.start.line for edit in finding.fix.edits] == [3, 8]

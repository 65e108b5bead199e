"""The read time: what is measured, how far it may be off, and where nothing is said."""

from __future__ import annotations

import pytest

from coursekit.model.finding import Safety
from coursekit.model.report import ReportedFinding
from coursekit.rules.time import read_time
from tests.support.edits import edited
from tests.support.linting import lint_files
from tests.support.patching import Files, minimal_course

HOME = "tracks/bread/proofing"
BRIEF = f"{HOME}/brief.md"
LESSON = f"{HOME}/lesson.md"
FRONT = "---\ntitle: Proofing\npage: lesson\n---\n\n"


def course(stated: int, words: int, config: str = "") -> Files:
    """The minimal course with a lesson of so many words that states so many minutes."""
    files = edited(minimal_course(), BRIEF, "read_minutes: 1", f"read_minutes: {stated}")
    files[LESSON] = (FRONT + "word " * words).encode()
    return {**files, "coursekit.toml": config.encode()} if config else files


def found(files: Files) -> list[ReportedFinding]:
    findings = lint_files(files, (read_time.RULE,)).findings
    return [finding for finding in findings if finding.location.path == BRIEF]


@pytest.mark.parametrize(
    ("stated", "words", "is_found"),
    [
        (3, 200, False),
        (4, 200, True),
        (13, 2000, False),
        (14, 2000, True),
        (7, 2000, False),
        (6, 2000, True),
        (1, 0, False),
        (3, 0, True),
    ],
)
def test_two_minutes_or_thirty_percent_of_the_measured_time_are_allowed(
    stated: int, words: int, is_found: bool
) -> None:
    assert bool(found(course(stated, words))) == is_found


def test_an_empty_page_has_nothing_to_read() -> None:
    [finding] = found(course(5, 0))
    assert finding.message.endswith("lesson.md takes about 1 minute: nothing to read")


def test_the_fix_writes_what_was_measured_and_leaves_nothing_to_find() -> None:
    [finding] = found(course(60, 2000))
    assert finding.fix is not None
    assert finding.fix.safety is Safety.UNSAFE
    assert [edit.text for edit in finding.fix.edits] == ["10"]
    assert found(course(10, 2000)) == []


@pytest.mark.parametrize(
    ("config", "is_found"),
    [
        ("[time.pace]\nwords = 40\n", False),
        ("[time.tolerance]\npercent = 400\n", False),
        ("[time.tolerance]\nminutes = 40\n", False),
        ("[time]\npages = []\n", False),
        ("[time]\npages = ['summary']\n", False),
        ("[time]\npages = ['lesson', 'summary']\n", True),
        ("[time.pace]\ncharacters = 1\n", True),
    ],
)
def test_pages_pace_and_tolerance_are_the_courses_to_set(config: str, is_found: bool) -> None:
    assert bool(found(course(50, 2000, config))) == is_found


def test_all_pages_that_count_are_added_up_and_named() -> None:
    files = course(1, 1000, "[time]\npages = ['brief', 'lesson']\n")
    [finding] = found(files)
    assert "but brief.md and lesson.md take about 5 minutes: " in finding.message
    assert [related.location.path for related in finding.related] == [BRIEF, LESSON]


def test_nothing_is_said_of_a_page_that_is_not_known_whole() -> None:
    files = course(60, 100)
    assert found(files)
    deep = b"> " * 200 + b"word"
    for data in (b"\xff", None, FRONT.encode() + deep, FRONT.encode() + b"{% include a.md %}"):
        assert found({**files, LESSON: data}) == []
    del files[LESSON]
    assert found(files) == []


def test_a_draft_and_a_lesson_that_states_no_time_are_not_judged() -> None:
    files = course(60, 100)
    assert found(edited(files, BRIEF, "status: published", "status: draft")) == []
    assert found(edited(files, BRIEF, "read_minutes: 60\n", "")) == []
    assert found(edited(files, BRIEF, "read_minutes: 60", "read_minutes: '60'")) == []


def test_the_message_names_the_key_of_the_course() -> None:
    files = course(60, 100, "[front_matter.keys]\nread_minutes = 'time.reading'\n")
    files = edited(files, BRIEF, "read_minutes: 60", "time: {reading: 60}")
    [finding] = found(files)
    assert finding.message.startswith("`time.reading` says 60, but ")

"""`coursekit diff`: real histories, the revision, and exit codes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from coursekit.exits import ExitStatus
from tests.support.command import Coursekit, Outcome
from tests.support.history import History, git
from tests.support.patching import minimal_course

BRIEF = "tracks/bread/first-loaf/brief.md"
RETITLED = f"--- {BRIEF}\n-title: The first loaf\n+title: A first loaf\n"
LEVEL = "--- tracks/bread/track.yaml\n-level: beginner\n+level: expert\n"


@pytest.fixture
def history(coursekit: Coursekit) -> History:
    return History(coursekit, minimal_course())


def diff(history: History, *arguments: str) -> Outcome:
    return history.coursekit("diff", *(arguments or ("start",)))


def data(history: History, revision: str = "start") -> dict[str, Any]:
    outcome = diff(history, revision, "--format", "json")
    assert (outcome.code, outcome.err) == (0, "")
    found: dict[str, Any] = json.loads(outcome.out)
    return found


def changes(history: History, revision: str = "start") -> dict[str, list[str]]:
    return {
        (one["after"] or one["before"])["id"]: one["changes"]
        for one in data(history, revision)["lessons"]
    }


def test_what_is_not_committed_counts(history: History) -> None:
    assert diff(history).out == "Nothing changes for Home Baking since start.\n"
    history.patch(RETITLED)
    outcome = diff(history)
    assert (outcome.code, outcome.err) == (0, "")
    assert '    title: "The first loaf" → "A first loaf"\n' in outcome.out


def test_findings_do_not_change_the_exit_code(history: History) -> None:
    history.patch(f"--- {BRIEF}\n-order: 3\n+order: 1\n")
    assert diff(history).code == 0


def test_what_the_other_branch_did_meanwhile_is_no_part_of_it(history: History) -> None:
    history.git("checkout", "-q", "-b", "work")
    history.patch(RETITLED)
    history.commit()
    history.git("checkout", "-q", "main")
    history.patch(LEVEL)
    history.commit()
    history.git("checkout", "-q", "work")
    assert changes(history, "main") == {"bread/first-loaf": ["title", "text"]}
    assert data(history, "main")["tracks"][0]["facts"] == []


def test_a_merge_and_a_revert_leave_what_is_left(history: History) -> None:
    history.git("checkout", "-q", "-b", "work")
    history.patch(RETITLED)
    history.commit()
    history.git("checkout", "-q", "main")
    history.patch(LEVEL)
    history.commit()
    history.git("merge", "-q", "--no-edit", "work")
    history.git("revert", "--no-edit", "work")
    found = data(history)
    assert (found["lessons"], found["unchanged"]) == ([], False)
    assert found["tracks"][0]["facts"] == [
        {"name": "level", "before": "beginner", "after": "expert"}
    ]


def test_a_renamed_folder_is_the_same_lesson(history: History) -> None:
    history.git("mv", "tracks/bread/proofing", "tracks/bread/rising")
    history.patch("--- tracks/bread/track.yaml\n-      - proofing\n+      - rising\n")
    assert changes(history) == {"bread/rising": ["folder"]}


def test_a_renamed_track_is_the_same_track(history: History) -> None:
    history.git("mv", "tracks/bread", "tracks/loaves")
    found = data(history)
    assert [one["kind"] for one in found["lessons"]] == ["changed"] * 4
    assert {one["after"]["slug"] for one in found["tracks"]} == {"loaves"}


def test_a_reviewed_lesson_that_is_edited_is_told(history: History) -> None:
    recorded = history.coursekit(
        "review", "record", "bread/proofing", "--by", "Ada", "--as-of", "2026-04-01"
    )
    assert recorded.code == 0, recorded.err
    history.commit()
    history.patch(
        "--- tracks/bread/proofing/lesson.md\n-## Warmth and time\n+## Warmth, and time\n"
    )
    assert changes(history, "HEAD") == {"bread/proofing": ["text", "review"]}


def test_a_review_that_is_recorded_is_only_a_date(history: History) -> None:
    history.coursekit("review", "record", "bread/proofing", "--by", "Ada", "--as-of", "2026-04-01")
    assert changes(history) == {"bread/proofing": ["facts"]}


@pytest.mark.parametrize("format_", ["text", "markdown", "json"])
def test_every_format_goes_to_standard_output_or_to_a_file(history: History, format_: str) -> None:
    history.patch(RETITLED)
    shown = diff(history, "start", "--format", format_)
    assert "A first loaf" in shown.out
    written = diff(history, "start", "--format", format_, "--output", "r")
    assert (written.code, written.out) == (0, "")
    text = (history.folder / "r").read_text(encoding="utf-8")
    assert "A first loaf" in text
    assert "\x1b" not in text


def test_the_configuration_says_where_the_course_is(history: History, tmp_path: Path) -> None:
    (history.folder / "coursekit.toml").write_text('[layout]\ncourse = ""\n')
    history.patch(RETITLED)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    file = str(history.folder / "coursekit.toml")
    outcome = history.coursekit("diff", "start", "--config", file, cwd=elsewhere)
    assert "What changes for the course since start" in outcome.out


def test_a_page_that_cannot_be_read_is_told(history: History) -> None:
    (history.folder / BRIEF).write_bytes(b"\xff")
    outcome = diff(history)
    assert outcome.code == 0
    assert f"  {BRIEF} (behind the change)\n" in outcome.out
    assert BRIEF in outcome.err


def test_a_page_that_could_not_be_read_before_is_told(history: History) -> None:
    (history.folder / BRIEF).write_bytes(b"\xff")
    history.commit()
    history.git("checkout", "-q", "start", "--", BRIEF)
    assert data(history, "HEAD")["unread"] == [{"path": BRIEF, "side": "before"}]


def test_an_empty_course_is_exit_2(history: History) -> None:
    shutil.rmtree(history.folder / "tracks" / "bread")
    assert diff(history).code == ExitStatus.USAGE.value


@pytest.mark.parametrize("arguments", [("nowhere",), ("",), ("--staged", "start"), ("start", "x")])
def test_a_wrong_call_is_exit_2(history: History, arguments: tuple[str, ...]) -> None:
    outcome = diff(history, *arguments)
    assert outcome.code == ExitStatus.USAGE.value
    assert outcome.out == ""
    assert "Error: " in outcome.err


def test_a_revision_is_asked_for(history: History) -> None:
    outcome = history.coursekit("diff")
    assert outcome.code == ExitStatus.USAGE.value
    assert "Missing argument 'REV'" in outcome.err


def test_without_git_there_is_nothing_to_tell(course: Coursekit) -> None:
    outcome = course("diff", "HEAD")
    assert outcome.code == ExitStatus.USAGE.value
    assert "is no git repository" in outcome.err


def test_a_shallow_clone_says_what_to_do(history: History, tmp_path: Path) -> None:
    history.patch(RETITLED)
    history.commit()
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{history.folder}", str(clone))
    outcome = history.coursekit("diff", "HEAD~1", cwd=clone)
    assert outcome.code == ExitStatus.USAGE.value
    assert "shallow" in outcome.err

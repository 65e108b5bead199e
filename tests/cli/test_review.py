"""`coursekit review`: the list, its formats, and its exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from icalendar import Calendar

from coursekit.cli.review import FORMATS
from tests.support.command import Coursekit
from tests.support.patching import minimal_course, patched

DAY = "2026-11-21"
CASES = Path(__file__).parent.parent / "reporting" / "review" / "cases"


@pytest.fixture
def small(coursekit: Coursekit) -> Coursekit:
    """The command line, in the small course of the golden reports."""
    patch = (CASES / "small" / "change.diff").read_text(encoding="utf-8")
    coursekit.write(patched(minimal_course(), patch))
    return coursekit


def listed(coursekit: Coursekit, *arguments: str) -> list[str]:
    outcome = coursekit("review", "--as-of", DAY, "--format", "json", *arguments)
    assert outcome.code == 0, outcome.err
    return [lesson["id"] for lesson in json.loads(outcome.out)["lessons"]]


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_goes_to_standard_output_or_to_a_file(small: Coursekit, format_: str) -> None:
    outcome = small("review", "--as-of", DAY, "--format", format_)
    assert (outcome.code, outcome.err) == (0, "")
    assert "Flour and water" in outcome.out
    assert small("review", "--as-of", DAY, "--format", format_, "--output", "r").out == ""
    written = (small.folder / "r").read_bytes().decode()
    assert "Flour and water" in written
    assert "\x1b" not in written


def test_text_is_the_default_and_today_is_the_day(small: Coursekit) -> None:
    outcome = small("review")
    assert outcome.code == 0
    assert "Reviews of Home Baking on 2" in outcome.out


def test_a_calendar_keeps_its_line_endings(small: Coursekit) -> None:
    small("review", "--as-of", DAY, "--format", "ics", "--output", "r.ics")
    data = (small.folder / "r.ics").read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n")
    assert len(Calendar.from_ical(data).walk("VEVENT")) == 3


@pytest.mark.parametrize(
    ("arguments", "lessons"),
    [
        ((), ["bread/flour-and-water", "bread/proofing", "bread/first-loaf"]),
        (("--track", "bread"), ["bread/flour-and-water", "bread/proofing", "bread/first-loaf"]),
        (("--track", "1", "--owner", "Grace"), ["bread/proofing"]),
        (("--owner", "Grace", "--owner", "Ada"), [
            "bread/flour-and-water", "bread/proofing", "bread/first-loaf",
        ]),
        (("--owner", "nobody"), []),
    ],
)  # fmt: skip
def test_tracks_and_owners_narrow_the_list(
    small: Coursekit, arguments: tuple[str, ...], lessons: list[str]
) -> None:
    assert listed(small, *arguments) == lessons


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--track", "braed"), "The course has no track 'braed'. Did you mean 'bread'?"),
        (("--track", "24"), "The course has no track '24'."),
        (("--owner", "Grase"), "The course has no owner 'Grase'. Did you mean 'Grace'?"),
    ],
)
def test_unknown_names_are_refused_with_the_nearest(
    small: Coursekit, arguments: tuple[str, ...], message: str
) -> None:
    outcome = small("review", *arguments)
    assert outcome.code == 2
    assert message in outcome.err
    assert outcome.out == ""


def test_due_within_moves_the_border_of_soon(small: Coursekit) -> None:
    def soon(*arguments: str) -> int:
        outcome = small("review", "--as-of", DAY, "--format", "json", *arguments)
        number: int = json.loads(outcome.out)["summary"]["soon"]
        return number

    assert (soon(), soon("--due-within", "7")) == (1, 0)
    assert small("review", "--due-within", "-1").code == 2


def test_age_fails_only_where_that_is_asked_for(small: Coursekit) -> None:
    assert small("review", "--as-of", DAY).code == 0
    failed = small("review", "--as-of", DAY, "--fail-on-overdue")
    assert (failed.code, failed.err) == (1, "1 lesson is overdue.\n")
    assert failed.out == small("review", "--as-of", DAY).out
    both = small("review", "--as-of", "2028-01-01", "--fail-on-overdue")
    assert "2 lessons are overdue.\n" in both.err
    assert small("review", "--as-of", "2026-10-01", "--fail-on-overdue").code == 0
    grace = ("--owner", "Grace")
    assert small("review", "--as-of", DAY, "--fail-on-overdue", *grace).code == 0


def test_what_could_not_be_read_is_told_and_fails(small: Coursekit) -> None:
    (small.folder / "tracks/bread/first-loaf/lesson.md").write_bytes(b"\xff")
    (small.folder / "tracks/reviews.yaml").write_text("schema: coursekit/reviews/v1\nreviews: 1\n")
    outcome = small("review", "--as-of", DAY)
    assert outcome.code == 1
    assert "not UTF-8" in outcome.err
    assert "tracks/reviews.yaml" in outcome.err
    assert outcome.out.startswith("Reviews of Home Baking on 2026-11-21\n")


def test_where_no_lesson_is_the_exit_code_is_2(coursekit: Coursekit) -> None:
    assert coursekit("review", "--as-of", DAY).code == 2


def test_only_drafts_are_a_list_without_lessons(coursekit: Coursekit) -> None:
    patch = (CASES / "nothing" / "change.diff").read_text(encoding="utf-8")
    coursekit.write(patched(minimal_course(), patch))
    assert listed(coursekit) == []


def test_options_of_the_report_are_refused_before_a_command(small: Coursekit) -> None:
    outcome = small("review", "--format", "json", "plan")
    assert outcome.code == 2
    assert "--format belongs to the report: with `plan`, write its own options" in outcome.err


def test_a_command_of_the_group_is_run_in_place_of_the_report(small: Coursekit) -> None:
    outcome = small("review", "plan", "--help")
    assert outcome.code == 0
    assert outcome.out.startswith("Usage: coursekit review plan")


def test_a_track_without_a_number_is_named_by_its_folder(small: Coursekit) -> None:
    (small.folder / "tracks/bread/track.yaml").unlink()
    assert len(listed(small, "--track", "bread")) == 3
    assert small("review", "--track", "1").code == 2


def test_the_commands_of_the_group_are_listed(small: Coursekit) -> None:
    outcome = small("review", "--help")
    assert outcome.code == 0
    for name in ("plan", "record", "snooze"):
        assert f"\n  {name} " in outcome.out


def test_the_bytes_are_the_same_each_time_and_from_everywhere(small: Coursekit) -> None:
    (small.folder / "coursekit.toml").write_text("")
    elsewhere = small.folder / "tracks" / "bread"
    for format_ in FORMATS:
        arguments = ("review", "--as-of", DAY, "--format", format_)
        assert small(*arguments).out == small(*arguments, cwd=elsewhere).out


@pytest.mark.parametrize("arguments", [["--version"], ["lint", "--format", "concise"], ["review"]])
def test_the_calendar_library_is_imported_for_calendars_only(
    small: Coursekit, arguments: list[str]
) -> None:
    script = (
        "import sys; from coursekit.cli import cli; from coursekit.cli.boundary import run; "
        f"run(cli, {arguments!r}); print('icalendar' in sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=small.folder, capture_output=True, text=True, check=True
    )
    assert done.stderr.splitlines()[-1] == "False"

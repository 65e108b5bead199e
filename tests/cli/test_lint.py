"""`coursekit lint` as a user meets it."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from coursekit.reading import git
from tests.support.command import Coursekit
from tests.support.patching import minimal_course, patched

WRONG_ORDER = """\
--- tracks/bread/proofing/brief.md
-order: 2
+order: 3
"""
LATER_REVIEW = """\
--- tracks/bread/proofing/brief.md
 published: 2026-03-02
+reviewed: 2026-05-02
"""


@pytest.fixture
def wrong(coursekit: Coursekit) -> Coursekit:
    coursekit.write(patched(minimal_course(), WRONG_ORDER))
    return coursekit


def test_a_clean_course_prints_nothing_but_the_summary(course: Coursekit) -> None:
    outcome = course("lint")
    assert (outcome.code, outcome.out) == (0, "")
    assert "Checked 3 lessons in 1 track (14 files): nothing to report." in outcome.err


def test_a_finding_shows_place_source_reason_and_help(wrong: Coursekit) -> None:
    outcome = wrong("lint")
    assert outcome.code == 1
    assert "--> tracks/bread/proofing/brief.md:7:8" in outcome.out
    assert "7 | order: 3\n  |        ^" in outcome.out
    assert "lists it as lesson 2" in outcome.out
    assert "= help: Write 2" in outcome.out
    assert "1 error" in outcome.err


def test_concise_is_one_line_for_each_finding(wrong: Coursekit) -> None:
    outcome = wrong("lint", "--format", "concise")
    assert outcome.out.startswith("tracks/bread/proofing/brief.md:7:8: error[PL205] ")
    assert outcome.out.count("\n") == 1


def test_the_bytes_do_not_depend_on_the_working_directory(wrong: Coursekit) -> None:
    (wrong.folder / "coursekit.toml").write_text("")
    elsewhere = wrong.folder / "tracks" / "bread" / "proofing"
    runs = [
        wrong("lint", "--format", "json").out,
        wrong("lint", "--format", "json").out,
        wrong("lint", "--format", "json", cwd=elsewhere).out,
        wrong("lint", "--format", "json", str(wrong.folder), cwd=Path("/")).out,
    ]
    assert len(set(runs)) == 1
    assert json.loads(runs[0])["summary"]["errors"] == 1


def test_paths_narrow_what_is_reported_not_what_is_read(wrong: Coursekit) -> None:
    outcome = wrong("lint", "tracks/bread/first-loaf")
    assert (outcome.code, outcome.out) == (0, "")
    assert "1 finding outside the given paths not shown." in outcome.err
    assert wrong("lint", "tracks/bread/proofing/brief.md").code == 1
    assert wrong("lint", "order.md", "tracks").code == 2


def test_a_path_finds_what_its_lesson_lacks(wrong: Coursekit) -> None:
    (wrong.folder / "tracks/bread/proofing/practice.md").unlink()
    outcome = wrong("lint", "--format", "concise", "tracks/bread/proofing")
    assert "error[PL210] lesson 2 has no practice page" in outcome.out


def test_a_path_through_a_link_or_a_parent_is_the_same_path(wrong: Coursekit) -> None:
    page = wrong.folder / "tracks/bread/proofing/brief.md"
    kept = wrong.folder / "kept.md"
    page.rename(kept)
    page.symlink_to(kept)
    assert wrong("lint", str(page)).code == 1
    (wrong.folder / "inner").mkdir()
    (wrong.folder / "inner" / "coursekit.toml").write_text("")
    assert wrong("lint", "../tracks", cwd=wrong.folder / "inner").code == 1


def test_an_output_that_is_no_file_is_written_to_not_replaced(wrong: Coursekit) -> None:
    assert wrong("lint", "--output", os.devnull).code == 1
    assert not Path(os.devnull).is_file()


def test_a_run_that_checks_nothing_says_so_whatever_is_asked_for(course: Coursekit) -> None:
    (course.folder / "coursekit.toml").write_text(
        'ignore = ["nothing-matched"]\n[layout.pages]\nbrief = ["x/{track}/{lesson}.md"]\n'
    )
    outcome = course("lint", "tracks/bread")
    assert outcome.code == 2
    assert "no lesson was found" in outcome.out


def test_what_is_ignored_is_counted(wrong: Coursekit) -> None:
    outcome = wrong("lint", "--ignore", "ALL")
    assert "1 finding of rules that are ignored or not selected." in outcome.err


def test_a_path_outside_the_repository_is_a_usage_error(
    wrong: Coursekit, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other")
    outcome = wrong("lint", "tracks", str(other))
    assert outcome.code == 2
    assert "outside the course's repository" in outcome.err


@pytest.mark.parametrize("word", ["PL205", "pl205", "PL", "order-disagrees", "FM,PL"])
def test_select_takes_codes_families_and_names(wrong: Coursekit, word: str) -> None:
    assert wrong("lint", "--select", word).code == 1
    assert wrong("lint", "--ignore", word).code == 0


def test_an_unknown_rule_is_a_usage_error_with_the_nearest_offered(wrong: Coursekit) -> None:
    outcome = wrong("lint", "--select", "order-disagree")
    assert outcome.code == 2
    assert "There is no rule 'order-disagree'. Did you mean 'order-disagrees'?" in outcome.err


def test_a_family_without_rules_yet_can_be_selected(wrong: Coursekit) -> None:
    assert wrong("lint", "--select", "XR").code == 0


@pytest.mark.parametrize(("least", "code"), [("error", 1), ("note", 1), ("never", 0)])
def test_fail_on_sets_what_fails(wrong: Coursekit, least: str, code: int) -> None:
    assert wrong("lint", "--fail-on", least).code == code


def test_a_lower_severity_can_be_configured(wrong: Coursekit) -> None:
    (wrong.folder / "coursekit.toml").write_text('severity = {order-disagrees = "warning"}\n')
    outcome = wrong("lint")
    assert outcome.code == 0
    assert "warning[PL205]" in outcome.out
    assert wrong("lint", "--fail-on", "warning").code == 1


def test_an_unknown_rule_in_the_configuration_is_a_usage_error(wrong: Coursekit) -> None:
    (wrong.folder / "coursekit.toml").write_text('ignore = ["PL999"]\n')
    outcome = wrong("lint")
    assert outcome.code == 2
    assert "no rule 'PL999'" in outcome.err


def test_output_goes_to_a_file_whole_and_without_colors(wrong: Coursekit) -> None:
    outcome = wrong("lint", "--output", "report.txt")
    text = (wrong.folder / "report.txt").read_text(encoding="utf-8")
    assert (outcome.code, outcome.out) == (1, "")
    assert text.startswith("error[PL205] ")
    assert "\x1b" not in text
    assert [path.name for path in wrong.folder.iterdir() if "report" in path.name] == ["report.txt"]


def test_an_output_that_cannot_be_written_is_a_usage_error(wrong: Coursekit) -> None:
    outcome = wrong("lint", "--output", "no/such/folder/report.txt")
    assert outcome.code == 2
    assert "cannot be written" in outcome.err


def test_statistics_count_by_rule(wrong: Coursekit) -> None:
    assert "     1  PL205  error    order-disagrees\n" in wrong("lint", "--statistics").out
    as_json = wrong("lint", "--statistics", "--format", "json").out
    assert json.loads(as_json)["statistics"] == {"PL205": 1}


def test_verbose_shows_objectives_with_their_levels_below_the_summary(wrong: Coursekit) -> None:
    outcome = wrong("lint", "--verbose", "--format", "json", "tracks/bread/proofing")
    json.loads(outcome.out)
    _, _, shown = outcome.err.partition("\n\n")
    assert shown == (
        "Track 1, lesson 2: Proofing\n"
        "  understand  Predict how long a dough needs at a given warmth\n"
        "  understand  Describe what yeast does in a dough\n"
        "  evaluate    Judge with a finger whether a dough has risen enough\n"
    )
    assert "Predict" not in wrong("lint").err


def test_an_empty_repository_is_no_green_run(coursekit: Coursekit) -> None:
    outcome = coursekit("lint")
    assert outcome.code == 2
    assert "no lesson was found" in outcome.out


def test_the_run_itself_is_judged_whatever_is_selected(coursekit: Coursekit) -> None:
    assert coursekit("lint", "--select", "LK").code == 2
    assert coursekit("lint", "--ignore", "CK").code == 2


def test_dates_are_judged_by_the_day_given(coursekit: Coursekit) -> None:
    coursekit.write(patched(minimal_course(), LATER_REVIEW))
    outcome = coursekit("lint", "--as-of", "2026-04-01")
    assert outcome.code == 0
    assert "warning[FM108]" in outcome.out
    assert coursekit("lint", "--as-of", "2026-06-01").out == ""


def test_without_git_and_day_dates_count_as_unjudged(course: Coursekit) -> None:
    unjudged = "expired-exemption, expired-suppression and future-date"
    assert f"no day is known (give --as-of): {unjudged}" in course("lint").err
    as_json = json.loads(course("lint", "--format", "json").out)
    assert as_json["summary"]["unjudged"] == 3


def test_the_day_is_by_default_that_of_the_last_commit(coursekit: Coursekit) -> None:
    coursekit.write(patched(minimal_course(), LATER_REVIEW))
    _commit(coursekit.folder, "2026-04-01T23:30:00-08:00")
    assert str(git.head_date(coursekit.folder)) == "2026-04-01"
    assert "FM108" in coursekit("lint").out
    _commit(coursekit.folder, "2026-06-01T00:30:00+10:00")
    assert coursekit("lint").out == ""


def test_without_git_at_all_there_is_no_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert git.head_date(tmp_path) is None


def test_names_that_are_not_utf8_are_shown_as_escapes(course: Coursekit) -> None:
    folder = os.fsencode(course.folder / "tracks" / "bread") + b"/caf\xe9"
    os.mkdir(folder)
    with open(folder + b"/brief.md", "wb") as stream:
        stream.write(b"# Coffee\n")
    for format_ in ("text", "concise", "json"):
        outcome = course("lint", "--format", format_)
        assert outcome.code == 1
        assert "caf\\udce9" in outcome.out


def _commit(folder: Path, date: str) -> None:
    environment = {
        **os.environ,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_COMMITTER_DATE": date,
        "GIT_AUTHOR_DATE": date,
    }
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "--allow-empty", "-m", "Test"]):
        subprocess.run(["git", *identity, *command], cwd=folder, env=environment, check=True)


def test_a_severity_grows_on_its_day(wrong: Coursekit) -> None:
    (wrong.folder / "coursekit.toml").write_text(
        '[severity]\nPL205 = {now = "warning", from = 2027-01-01, then = "error"}\n'
    )
    assert wrong("lint", "--as-of", "2026-12-31").code == 0
    assert wrong("lint", "--as-of", "2027-01-01").code == 1
    outcome = wrong("lint")
    assert outcome.code == 0
    assert (
        "No day is known (give --as-of), so the earlier severity counts for PL205." in outcome.err
    )


def test_a_preview_stands_below_the_summary_and_fails_nothing(wrong: Coursekit) -> None:
    (wrong.folder / "coursekit.toml").write_text('ignore = ["PL205"]\n')
    outcome = wrong("lint", "--preview", "PL205,fm108", "--format", "json")
    assert (outcome.code, json.loads(outcome.out)["findings"]) == (0, [])
    assert "\n\nPreview of FM108 (future-date): not judged" in outcome.err
    assert "\n\nPreview of PL205 (order-disagrees): 1 finding in the whole course." in outcome.err
    assert "Preview" not in wrong("lint").err
    assert wrong("lint", "--preview", "PL2050").code == 2

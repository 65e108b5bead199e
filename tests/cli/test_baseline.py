"""`coursekit baseline` as a user meets it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support.command import Coursekit
from tests.support.history import Caused, History
from tests.support.patching import minimal_course, patched

PATH = "coursekit-baseline.json"
WRONG_ORDER = "--- tracks/bread/proofing/brief.md\n-order: 2\n+order: 3\n"
LESSON = "tracks/bread/proofing/lesson.md"


@pytest.fixture
def wrong(coursekit: Coursekit) -> Coursekit:
    coursekit.write(patched(minimal_course(), WRONG_ORDER))
    return coursekit


def add(coursekit: Coursekit, text: str) -> None:
    with (coursekit.folder / LESSON).open("a", encoding="utf-8") as stream:
        stream.write(text)


def mend(coursekit: Coursekit) -> None:
    coursekit.write({k: v for k, v in minimal_course().items() if k.endswith("proofing/brief.md")})


def test_what_is_written_down_fails_no_more(wrong: Coursekit) -> None:
    written = wrong("baseline", "write")
    assert (written.code, written.out) == (0, "")
    assert written.err == f"Wrote {PATH}: 1 finding of 1 rule.\n"
    outcome = wrong("lint")
    assert (outcome.code, outcome.out) == (0, "")
    assert "nothing to report.\n1 finding known in the baseline not shown.\n" in outcome.err


def test_a_new_finding_fails_and_check_tells_it(wrong: Coursekit) -> None:
    wrong("baseline", "write")
    add(wrong, "\n[x](no.md)\n")
    assert wrong("lint").code == 1
    outcome = wrong("baseline", "check")
    assert outcome.code == 1
    assert outcome.out.splitlines() == [
        " known    new  mended  rule",
        "     0      1       0  LK901 missing-file",
        "     1      0       0  PL205 order-disagrees",
        "",
        "New:",
        f"  {LESSON}:12:5: error[LK901] there is no file tracks/bread/proofing/no.md",
    ]


def test_a_baseline_does_not_grow_unless_it_is_forced_with_a_reason(wrong: Coursekit) -> None:
    wrong("baseline", "write")
    before = (wrong.folder / PATH).read_bytes()
    add(wrong, "\n[x](no.md)\n")
    refused = wrong("baseline", "write")
    assert refused.code == 1
    assert "error[LK901]" in refused.out
    assert f"Not written: 1 finding not in {PATH}, which can only shrink." in refused.err
    for arguments in (["--force"], ["--force", "--reason", " "]):
        outcome = wrong("baseline", "write", *arguments)
        assert outcome.code == 2
        assert "--force needs --reason TEXT" in outcome.err
    assert (wrong.folder / PATH).read_bytes() == before
    assert wrong("baseline", "write", "--force", "--reason", "a new rule").code == 0
    assert '{"reason":"a new rule","added":{"LK901":1}}' in (wrong.folder / PATH).read_text()
    assert wrong("lint").code == 0


def test_what_is_mended_fails_only_a_strict_check_until_it_is_struck(wrong: Coursekit) -> None:
    wrong("baseline", "write")
    mend(wrong)
    outcome = wrong("lint")
    assert outcome.code == 0
    told = "1 finding of the baseline mended: `coursekit baseline check --prune` strikes that."
    assert told in outcome.err
    checked = wrong("baseline", "check")
    assert checked.code == 0
    assert "\nMended:\n  tracks/bread/proofing/brief.md: PL205 the brief says" in checked.out
    assert wrong("baseline", "check", "--strict").code == 1
    pruned = wrong("baseline", "check", "--prune", "--strict")
    assert (pruned.code, pruned.out) == (0, "")
    assert f"Wrote {PATH}: 1 finding struck, 0 findings left." in pruned.err
    again = wrong("baseline", "check", "--prune")
    assert "Wrote" not in again.err


def test_writing_without_anything_new_strikes_too(wrong: Coursekit) -> None:
    wrong("baseline", "write")
    mend(wrong)
    outcome = wrong("baseline", "write", "--reason", "nothing is added")
    assert (outcome.code, outcome.err) == (0, f"Wrote {PATH}: 0 findings of 0 rules.\n")
    assert "nothing is added" not in (wrong.folder / PATH).read_text()


def test_check_says_where_there_is_none(wrong: Coursekit) -> None:
    outcome = wrong("baseline", "check", "--prune", "--strict")
    assert outcome.code == 1
    assert f"There is no {PATH}: `coursekit baseline write` writes one." in outcome.err
    assert not (wrong.folder / PATH).exists()


def test_a_broken_one_is_told_alone_and_written_anew_by_force_only(wrong: Coursekit) -> None:
    (wrong.folder / PATH).write_text("{")
    for arguments in (["lint"], ["baseline", "check", "--prune"], ["baseline", "write"]):
        outcome = wrong(*arguments)
        assert outcome.code == 2
        assert "[CK015]" in outcome.out
        assert "PL205" not in outcome.out
    assert (wrong.folder / PATH).read_text() == "{"
    assert wrong("baseline", "write", "--force", "--reason", "it was broken").code == 0
    assert "it was broken" in (wrong.folder / PATH).read_text()
    assert wrong("lint").code == 0


@pytest.mark.parametrize("mending", [["check", "--prune"], ["write"]])
def test_a_conflict_is_mended_by_writing_the_file(wrong: Coursekit, mending: list[str]) -> None:
    wrong("baseline", "write")
    path = wrong.folder / PATH
    text = path.read_text()
    path.write_text(f"<<<<<<< HEAD\n{text}=======\n{text}>>>>>>> other\n")
    assert (wrong("lint").code, wrong("baseline", "check").code) == (2, 2)
    assert wrong("baseline", *mending).code == 0
    assert path.read_text() == text


def test_counts_that_are_wrong_are_told_and_mended(wrong: Coursekit) -> None:
    wrong("baseline", "write")
    path = wrong.folder / PATH
    text = path.read_text()
    path.write_text(text.replace('"PL205": 1', '"PL205": 7'))
    assert f"The counts in {PATH} are not its findings'" in wrong("baseline", "check").err
    assert "counts" not in wrong("baseline", "check", "--prune").err
    assert path.read_text() == text


def test_a_run_that_checks_nothing_writes_nothing(coursekit: Coursekit) -> None:
    outcome = coursekit("baseline", "write")
    assert outcome.code == 2
    assert "no lesson was found" in outcome.out
    assert not (coursekit.folder / PATH).exists()


def test_a_course_may_keep_none(wrong: Coursekit) -> None:
    (wrong.folder / "coursekit.toml").write_text('baseline = ""\n')
    for command in ("write", "check"):
        outcome = wrong("baseline", command)
        assert outcome.code == 2
        assert "the course keeps none" in outcome.err


def test_one_that_cannot_be_written_is_a_usage_error(wrong: Coursekit) -> None:
    (wrong.folder / "coursekit.toml").write_text('baseline = "no/such/folder.json"\n')
    outcome = wrong("baseline", "write")
    assert outcome.code == 2
    assert "cannot be written" in outcome.err


def test_an_unknown_rule_in_the_configuration_is_a_usage_error(wrong: Coursekit) -> None:
    (wrong.folder / "coursekit.toml").write_text('ignore = ["PL999"]\n')
    assert "no rule 'PL999'" in wrong("baseline", "check").err


def test_dates_are_judged_by_the_day_given(course: Coursekit) -> None:
    change = "--- tracks/bread/proofing/brief.md\n published: 2026-03-02\n+reviewed: 2026-05-02\n"
    course.write(patched(minimal_course(), change))
    course("baseline", "write", "--as-of", "2026-04-01")
    assert '"code":"FM108"' in (course.folder / PATH).read_text()
    assert "Mended:" in course("baseline", "check", "--as-of", "2026-06-01").out
    assert course("baseline", "check", "--strict").code == 0


def test_a_change_is_blamed_for_what_is_new_and_not_known(wrong: Coursekit) -> None:
    history = History(wrong, patched(minimal_course(), WRONG_ORDER))
    wrong("baseline", "write")
    history.commit()
    assert history.caused("--since", "HEAD") == Caused([], 0, 0, 0)
    add(wrong, "\n[x](no.md)\n")
    assert history.caused("--since", "HEAD") == Caused(["LK901 proofing/lesson.md:12"], 0, 0, 1)
    wrong("baseline", "write", "--force", "--reason", "the page comes next week")
    assert history.caused("--since", "HEAD") == Caused([], 0, 0, 0)


def test_a_renamed_lesson_makes_nothing_new(wrong: Coursekit) -> None:
    history = History(wrong, patched(minimal_course(), WRONG_ORDER))
    wrong("baseline", "write")
    history.commit()
    history.git("mv", "tracks/bread/proofing", "tracks/bread/rising")
    manifest = wrong.folder / "tracks/bread/track.yaml"
    manifest.write_text(manifest.read_text().replace("proofing", "rising"))
    assert not any("PL205" in line for line in history.caused("--since", "HEAD").introduced)
    assert "mended" not in wrong("lint").err
    wrong("baseline", "check", "--prune")
    assert '"lesson":"bread/rising"' in (wrong.folder / PATH).read_text()
    assert not any("PL205" in line for line in history.caused("--since", "HEAD").introduced)
    assert "PL205" not in wrong("lint").out


def test_it_is_written_where_the_root_is(wrong: Coursekit) -> None:
    (wrong.folder / "coursekit.toml").write_text("")
    wrong("baseline", "write", cwd=wrong.folder / "tracks" / "bread")
    assert (wrong.folder / PATH).is_file()
    other = str(wrong.folder / "coursekit.toml")
    assert wrong("baseline", "check", "--config", other, cwd=Path(os.sep)).code == 0

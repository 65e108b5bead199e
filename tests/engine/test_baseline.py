"""Findings held against the baseline: what is known, new, mended and moved."""

from __future__ import annotations

import dataclasses
import json

import pytest

from coursekit.model.report import Disposition, Report
from coursekit.reporting.baseline import render_file
from coursekit.rules import RULES
from tests.support.baselines import PATH, compared, read, with_baseline
from tests.support.linting import lint_files, with_crash
from tests.support.patching import Files, minimal_course, patched

LESSON = "tracks/bread/proofing/lesson.md"
WRONG_ORDER = "--- tracks/bread/proofing/brief.md\n-order: 2\n+order: 3\n"
BREAD, MANIFEST = "tracks/bread", "tracks/bread/track.yaml"


def appended(files: Files, text: str, path: str = LESSON) -> Files:
    return {**files, path: (files[path] or b"") + text.encode()}


def course(*links: str) -> Files:
    """The minimal course with the wrong order in a brief, and broken links in a lesson."""
    files = patched(minimal_course(), WRONG_ORDER)
    return appended(files, "".join(f"\n\n[x]({link})" for link in links) + "\n")


def codes(report: Report) -> list[str]:
    return [finding.code for finding in report.findings]


def count(report: Report, disposition: Disposition) -> int:
    return report.summary.dispositions.get(disposition, 0)


def test_known_findings_are_not_reported_and_counted() -> None:
    report = lint_files(with_baseline(course("no.md", "no.md")))
    assert (report.findings, report.exit_code) == ((), 0)
    assert count(report, Disposition.BASELINED) == 3
    assert {(f.disposition, f.because) for f in report.hidden} == {
        (Disposition.BASELINED, "it is known in the baseline")
    }


def test_new_findings_fail_equal_ones_too() -> None:
    files = appended(with_baseline(course("no.md")), "\n[x](no.md) [y](other.md)\n")
    report = lint_files(files)
    assert (codes(report), report.exit_code) == (["LK901", "LK901"], 1)


def test_lines_above_make_nothing_new() -> None:
    files = with_baseline(course("no.md"))
    brief, _, rest = (files[LESSON] or b"").partition(b"---\n\n")
    lines = b"One more line.\n\n" * 100
    report = lint_files({**files, LESSON: brief + b"---\n\n" + lines + rest})
    assert codes(report) == []


def test_mended_findings_are_told_and_fail_nothing() -> None:
    files = {**with_baseline(course("no.md")), LESSON: minimal_course()[LESSON]}
    report = lint_files(files)
    assert (report.exit_code, report.summary.baseline_mended) == (0, 1)
    result = compared(files)
    assert [one.code for one in result.gone] == ["LK901"]
    assert [one.code for one in result.pruned.known] == ["PL205"]


@pytest.mark.parametrize("words", ['ignore = ["LK901"]', 'select = ["PL"]'])
def test_what_was_not_asked_for_is_not_mended(words: str) -> None:
    files = {**with_baseline(course("no.md")), "coursekit.toml": words.encode()}
    report = lint_files(files)
    assert report.summary.baseline_mended == 0
    assert count(report, Disposition.IGNORED) == 1
    assert len(compared(files).pruned.known) == 2


def test_a_rule_without_its_day_mended_nothing() -> None:
    change = "--- tracks/bread/proofing/brief.md\n published: 2026-03-02\n+reviewed: 2027-05-02\n"
    files = with_baseline(patched(minimal_course(), change))
    assert [one.code for one in compared(files).pruned.known] == ["FM108"]
    undated = compared(files, dated=False)
    assert (undated.gone, len(undated.pruned.known)) == ((), 1)


def test_where_a_file_cannot_be_read_nothing_is_mended() -> None:
    files: Files = {**with_baseline(course("no.md")), LESSON: None}
    report = lint_files(files)
    assert (codes(report), report.summary.baseline_mended) == (["CK003"], 0)


def test_a_file_that_could_not_be_read_before_blinds_nobody() -> None:
    broken: Files = {**course("no.md"), "tracks/bread/proofing/references.md": b"\xff"}
    files = with_baseline(broken)
    assert lint_files(files).findings == ()
    files[LESSON] = minimal_course()[LESSON]
    assert lint_files(files).summary.baseline_mended == 1


def test_a_rule_that_crashed_mended_nothing() -> None:
    report = lint_files(with_baseline(course("no.md")), with_crash(RULES, "missing-file"))
    assert (codes(report), report.summary.baseline_mended) == (["CK001"], 0)
    assert report.exit_code == 3


def test_what_sets_the_exit_code_is_never_known() -> None:
    files: Files = {"coursekit.toml": b""}
    result = compared(files)
    assert (result.stopped, result.new) == (True, ())
    report = lint_files(with_baseline(files))
    assert (codes(report), report.exit_code) == (["CK002"], 2)


def renamed(files: Files, old: str, new: str) -> Files:
    """The files with a lesson under another name, in its manifest too."""
    moved = {
        path.replace(f"{BREAD}/{old}/", f"{BREAD}/{new}/"): data for path, data in files.items()
    }
    manifest = (moved[MANIFEST] or b"").replace(f"slug: {old}".encode(), f"slug: {new}".encode())
    manifest = manifest.replace(f"- {old}\n".encode(), f"- {new}\n".encode())
    moved[MANIFEST] = manifest
    return moved


def own(report: Report, *of: str) -> list[str]:
    """The codes of findings, without those of the links that a rename breaks elsewhere."""
    return [f.code for f in report.findings if f.lesson in of]


def test_a_renamed_lesson_takes_its_findings_along() -> None:
    files = renamed(with_baseline(course("no.md", "no.md")), "proofing", "rising")
    report = lint_files(files)
    assert own(report, "bread/rising") == []
    assert count(report, Disposition.BASELINED) == 3
    assert report.summary.baseline_mended == 0
    pruned = compared(files).pruned
    assert {one.lesson for one in pruned.known} == {"bread/rising"}
    again = lint_files({**files, PATH: render_file(pruned).encode()})
    assert again.findings == report.findings


def test_a_renamed_track_takes_its_findings_along() -> None:
    files = with_baseline(course("no.md"))
    moved = {
        path.replace(f"{BREAD}/", "tracks/loaves/"): data.replace(b"track: bread", b"track: loaves")
        for path, data in files.items()
        if data is not None and path != PATH
    }
    moved[PATH] = files[PATH] or b""
    report = lint_files({**moved})
    assert count(report, Disposition.BASELINED) == 2
    assert report.summary.baseline_mended == 0


def test_the_same_fault_in_a_lesson_that_has_known_ones_is_new() -> None:
    loaf = f"{BREAD}/first-loaf/lesson.md"
    files = appended(course("no.md", "other.md"), "\n\n[x](other.md)\n", loaf)
    files = renamed(with_baseline(files), "proofing", "rising")
    report = lint_files(appended(files, "\n\n[x](no.md)\n", loaf))
    messages = [f.message for f in report.findings if f.location.path == loaf]
    assert any(message.endswith("no.md") for message in messages)
    assert not any(message.endswith("other.md") for message in messages)


def test_a_lesson_that_is_gone_mended_its_findings() -> None:
    files = with_baseline(course("no.md"))
    files = {p: data for p, data in files.items() if "/proofing/" not in p}
    assert "LK901" in {one.code for one in compared(files).gone}


def test_a_broken_baseline_is_one_finding_not_all() -> None:
    report = lint_files({**course("no.md"), PATH: b"{"})
    assert (codes(report), report.exit_code) == (["CK015"], 2)
    assert count(report, Disposition.WITHHELD) == 2
    result = compared({**course("no.md"), PATH: b"{"})
    assert (result.stopped, result.new, result.pruned.known) == (False, (), ())


def test_a_broken_baseline_hides_no_fault_of_ours() -> None:
    report = lint_files({**course(), PATH: b"{"}, with_crash(RULES, "missing-file"))
    assert (codes(report), report.exit_code) == (["CK001", "CK015"], 3)


def test_a_conflict_is_told_and_both_sides_are_known() -> None:
    ours, theirs = with_baseline(course("no.md")), with_baseline(course("other.md"))
    text = f"<<<<<<< a\n{_text(ours)}=======\n{_text(theirs)}>>>>>>> b\n"
    files: Files = {**course("no.md", "other.md"), PATH: text.encode()}
    report = lint_files(files)
    assert (codes(report), report.exit_code) == (["CK015"], 2)
    pruned = render_file(compared(files).pruned)
    assert lint_files({**files, PATH: pruned.encode()}).exit_code == 0


def test_without_a_baseline_nothing_is_known() -> None:
    report = lint_files({**with_baseline(course()), "coursekit.toml": b'baseline = ""'})
    assert codes(report) == ["PL205"]


def test_a_baseline_may_stand_elsewhere() -> None:
    files = with_baseline(course())
    files["gate/known.json"] = files.pop(PATH)
    files["coursekit.toml"] = b'baseline = "gate/known.json"'
    assert lint_files(files).findings == ()


def test_growth_keeps_its_reason_and_shrinking_keeps_growths() -> None:
    files = with_baseline(course())
    files = {**files, LESSON: course("no.md")[LESSON]}
    grown = compared(files).grown("Rule is new.")
    assert [(one.reason, one.added) for one in grown.grown] == [("Rule is new.", {"LK901": 1})]
    assert grown.counts == {"LK901": 1, "PL205": 1}
    pruned = compared({**minimal_course(), PATH: render_file(grown).encode()}).pruned
    assert (pruned.known, pruned.grown) == ((), grown.grown)


def test_passwords_are_not_written_down() -> None:
    files = appended(minimal_course(), "\n\n<https://me:secret@host.org/x>\n")
    text = _text(with_baseline(files))
    assert read(text).known
    assert "secret" not in text


def test_nothing_of_what_is_known_depends_on_the_severity() -> None:
    files = with_baseline(course())
    files["coursekit.toml"] = b'severity = {PL205 = "note"}'
    assert lint_files(files).findings == ()


def test_the_file_is_sorted_and_written_the_same_again() -> None:
    files = with_baseline(course("no.md", "other.md", "no.md"))
    found = read(_text(files)).known
    assert [*found] == sorted(found, key=lambda one: (one.code, one.path, one.fingerprint))
    assert with_baseline(files)[PATH] == files[PATH]
    assert json.loads(_text(files))["counts"] == {"LK901": 3, "PL205": 1}


IGNORE = b"<!-- coursekit: ignore LK901 -- we wait for the file -->\n"


def test_what_is_suppressed_for_a_reason_needs_no_baseline() -> None:
    files = with_baseline(course("no.md"))
    files[LESSON] = (files[LESSON] or b"").replace(b"[x](no.md)", IGNORE + b"[x](no.md)")
    report = lint_files(files)
    assert (count(report, Disposition.SUPPRESSED), count(report, Disposition.BASELINED)) == (1, 1)
    assert [one.code for one in compared(files).gone] == ["LK901"]


def test_counts_that_a_merge_left_wrong_are_told_and_change_nothing() -> None:
    files = with_baseline(course())
    files[PATH] = (files[PATH] or b"").replace(b'"PL205": 1', b'"PL205": 2')
    assert lint_files(files).exit_code == 0
    before = compared(files).before
    assert before is not None
    assert before.miscounted
    assert not dataclasses.replace(before, stated={"PL205": 1}).miscounted


def _text(files: Files) -> str:
    return (files[PATH] or b"").decode()

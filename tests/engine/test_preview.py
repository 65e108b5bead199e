"""What a rule would say before it is switched on."""

from __future__ import annotations

import datetime as dt
import tomllib

import pytest

from coursekit.config import settings_from
from coursekit.engine.select import UnknownRule
from coursekit.model.finding import Severity
from coursekit.model.report import Report
from coursekit.model.settings import Settings
from coursekit.pipeline import lint
from coursekit.reading.tree import DictTree
from coursekit.reporting.previews import render
from tests.support.baselines import with_baseline
from tests.support.linting import AS_OF, lint_files
from tests.support.patching import Files, minimal_course, patched

LESSON, LOAF = "tracks/bread/proofing/lesson.md", "tracks/bread/first-loaf/lesson.md"
WRONG_ORDER = "--- tracks/bread/proofing/brief.md\n-order: 2\n+order: 3\n+owner: Ada\n"
TRACK_OWNER = "--- tracks/bread/track.yaml\n-number: 1\n+number: 1\n+owner: Grace\n"
CAKES = b"""number: 2
title: Cakes
level: beginner
description: Batters, creams and what holds them up.
phases:
  - slug: batter
    title: Batter
    lessons:
      - slug: sponge
        title: Sponge
"""


def broken() -> Files:
    """Four broken links in lessons of two owners, and one in no lesson at all."""
    files = patched(minimal_course(), WRONG_ORDER + TRACK_OWNER)
    for path, text in ((LESSON, "[x](a.md) [x](b.md)"), (LOAF, "[x](c.md)")):
        files[path] = (files[path] or b"") + f"\n\n{text}\n".encode()
    return files


def previewed(files: Files, *words: str, toml: str = "", day: dt.date | None = AS_OF) -> Report:
    settings = settings_from(tomllib.loads(toml)) if toml else Settings()
    return lint(DictTree(files), settings, as_of=day, preview=words)


def test_an_ignored_rule_tells_all_by_track_and_owner_and_changes_no_exit_code() -> None:
    report = previewed(broken(), "LK901", toml="ignore = ['LK901', 'PL205']")
    assert (report.findings, report.exit_code) == ((), 0)
    (preview,) = report.previews
    assert (preview.code, preview.selected, preview.severity) == ("LK901", False, Severity.ERROR)
    assert [*map(tuple, preview.groups)] == [("Track 1", "Ada", 2), ("Track 1", "Grace", 1)]
    assert render(report) == (
        "\n"
        "Preview of LK901 (missing-file): 3 findings in the whole course. The rule is not switched "
        "on; its severity is error.\n"
        "     2  Track 1, Ada\n"
        "     1  Track 1, Grace\n"
        f"  {LOAF}:13:5: there is no file tracks/bread/first-loaf/c.md\n"
        f"  {LESSON}:13:5: there is no file tracks/bread/proofing/a.md\n"
        f"  {LESSON}:13:15: there is no file tracks/bread/proofing/b.md\n"
    )


def test_paths_and_the_baseline_leave_nothing_out_of_a_preview() -> None:
    files = with_baseline(broken())
    report = lint(
        DictTree(files), Settings(), as_of=AS_OF, paths=["tracks/bread/baking"], preview=["LK901"]
    )
    assert report.findings == ()
    assert len(report.previews[0].findings) == 3
    assert report.previews[0].selected


def test_the_report_is_what_it_is_without_a_preview() -> None:
    with_preview = previewed(broken(), "ALL", toml="ignore = ['FM', 'PL']")
    without = previewed(broken(), toml="ignore = ['FM', 'PL']")
    assert with_preview.findings == without.findings
    assert with_preview.summary == without.summary
    assert (with_preview.exit_code, without.previews) == (without.exit_code, ())


def test_one_cause_gives_one_finding_in_a_preview_too() -> None:
    change = "--- tracks/bread/proofing/brief.md\n-order: 2\n+order: two\n"
    report = previewed(patched(minimal_course(), change), "FM", "PL205", toml="ignore = ['FM']")
    said = {one.code: len(one.findings) for one in report.previews if one.findings}
    assert said == {"FM106": 1}


def test_a_rule_that_stands_behind_others_says_what_is_withheld() -> None:
    change = "--- tracks/bread/proofing/brief.md\n-published: 2026-03-02\n+published: 2027-03-02\n"
    files = patched(minimal_course(), change + "+reviewed: 2027-03-01\n")
    report = previewed(files, "date-order", toml="ignore = ['FM107']")
    assert "     1  not judged until findings of other rules are mended\n" in render(report)
    report = previewed(files, "date-order", toml="ignore = ['FM107', 'FM108']")
    assert len(report.previews[0].findings) == 1


def test_what_is_suppressed_is_counted_apart() -> None:
    files = broken()
    ignore = b"<!-- coursekit: ignore LK901 -- we wait for it -->\n[x](a.md)"
    files[LESSON] = (files[LESSON] or b"").replace(b"[x](a.md)", ignore)
    report = previewed(files, "LK901", toml="ignore = ['LK901']")
    assert "     2  suppressed, not counted above\n" in render(report)
    assert len(report.previews[0].findings) == 1


def test_rules_about_the_run_itself_see_all_of_it() -> None:
    files = broken()
    ignore = b"<!-- coursekit: ignore LK901 -- we wait for it -->\n[x](a.md)"
    files[LESSON] = (files[LESSON] or b"").replace(b"[x](a.md)", ignore)
    assert [one for one in previewed(files, "CK").previews if one.findings] == []


def test_a_severity_that_grows_is_told() -> None:
    toml = "severity = {order-disagrees = {now = 'note', from = 2027-01-01, then = 'error'}}"
    report = previewed(broken(), "PL205", toml=toml)
    assert "its severity is note, from 2027-01-01 on error." in render(report)
    later = previewed(broken(), "PL205", toml=toml, day=dt.date(2027, 1, 1))
    assert later.previews[0].severity is Severity.ERROR
    assert later.exit_code == 1


def test_without_a_day_a_rule_about_dates_is_not_judged() -> None:
    report = previewed(broken(), "FM108", day=None)
    assert "Preview of FM108 (future-date): not judged, because no day" in render(report)


def test_what_stands_in_no_lesson_has_the_owner_of_its_track_or_nobody() -> None:
    files = {**broken(), "tracks/cakes/track.yaml": CAKES}
    report = previewed(files, "missing-lesson")
    assert [*map(tuple, report.previews[0].groups)] == [("Track 2", None, 1)]
    assert "     1  Track 2, no owner\n" in render(report)
    empty = previewed({"coursekit.toml": b""}, "nothing-matched")
    assert "     1  in no track, no owner\n" in render(empty)


def test_a_word_that_names_no_rule_is_refused() -> None:
    with pytest.raises(UnknownRule):
        previewed(minimal_course(), "LK999")


def test_a_severity_that_grows_on_an_unknown_day_is_told() -> None:
    toml = b"severity = {PL205 = {now = 'note', from = 2027-01-01, then = 'error'}, XR601 = 'note'}"
    dated = lint_files({**broken(), "coursekit.toml": toml})
    assert dated.summary.undated == ()
    undated = previewed(broken(), toml=toml.decode(), day=None)
    assert undated.summary.undated == ("PL205",)

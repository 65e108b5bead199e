"""What becomes of findings."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from coursekit.engine.report import make_report
from coursekit.engine.run import run_rules
from coursekit.exits import ExitStatus
from coursekit.model.course import Course
from coursekit.model.finding import Finding, Severity
from coursekit.model.report import Disposition, Report
from coursekit.model.settings import Settings
from coursekit.model.text import Place, Span
from coursekit.rules import RULES
from coursekit.rules.base import Rule
from tests.support.linting import lint_files, with_crash
from tests.support.patching import minimal_course, patched

COURSE = Course(settings=Settings())


def rule(code: str, *paths: str, requires: tuple[str, ...] = (), **more: object) -> Rule:
    """A rule that finds something in each of the given paths."""

    def check(course: Course) -> Iterator[Finding]:
        for path in paths:
            yield Finding(place=Place(path, Span(0, 0)), message=code, help="Mend it.")

    base = Rule(
        code=code,
        name=code.lower(),
        severity=Severity.ERROR,
        doc="",
        check=check,
        requires=requires,
    )
    return dataclasses.replace(base, **more)  # type: ignore[arg-type]


def run(*rules: Rule, select: str = "", within: str = "", fail_on: str = "error") -> Report:
    codes = frozenset(select.split(",") if select else [r.code for r in rules])
    outcome = run_rules(rules, COURSE, codes, lambda finding: finding.place.path.startswith(within))
    return make_report(COURSE, outcome, fail_on)


def codes(report: Report) -> list[tuple[str, str]]:
    return [(finding.location.path, finding.code) for finding in report.findings]


def test_findings_are_sorted_by_path_then_code() -> None:
    report = run(rule("PL202", "b", "a"), rule("PL201", "b"))
    assert codes(report) == [("a", "PL202"), ("b", "PL201"), ("b", "PL202")]


def test_one_cause_gives_one_finding() -> None:
    report = run(rule("PL202", "a", "b", requires=("PL201",)), rule("PL201", "a"))
    assert codes(report) == [("a", "PL201"), ("b", "PL202")]
    assert report.summary.dispositions[Disposition.WITHHELD] == 1


def test_what_nobody_is_told_of_explains_nothing() -> None:
    report = run(rule("PL202", "a", requires=("PL201",)), rule("PL201", "a"), select="PL202")
    assert codes(report) == [("a", "PL202")]
    assert report.summary.dispositions[Disposition.IGNORED] == 1


def test_findings_elsewhere_are_counted_not_shown() -> None:
    report = run(rule("PL201", "a/x", "b/x"), within="a/")
    assert codes(report) == [("a/x", "PL201")]
    assert report.summary.dispositions[Disposition.ELSEWHERE] == 1


def test_severity_and_fail_on_make_the_exit_code() -> None:
    warning = rule("PL201", "a", severity=Severity.WARNING)
    assert run(warning).exit_code == 0
    assert run(warning, fail_on="warning").exit_code == 1
    assert run(warning, fail_on="note").exit_code == 1
    assert run(rule("PL201", "a"), fail_on="never").exit_code == 0


def test_three_beats_two_beats_one_and_no_choice_hides_them() -> None:
    usage = rule("CK002", "a", exit_status=ExitStatus.USAGE)
    fault = rule("CK001", "a", exit_status=ExitStatus.FAULT)
    plain = rule("PL201", "a")
    assert run(plain, usage).exit_code == 2
    assert run(plain, usage, fault).exit_code == 3
    assert run(plain, usage, within="z").exit_code == 2
    hidden = run(plain, usage, select="PL201", fail_on="never", within="z")
    assert (hidden.exit_code, codes(hidden)) == (2, [("a", "CK002")])


def test_a_rule_without_its_day_is_counted_as_unjudged() -> None:
    report = run(rule("FM108", "a", needs_date=True))
    assert (codes(report), report.summary.unjudged_rules) == ([], ("fm108",))


def test_a_crashing_rule_stops_no_other() -> None:
    files = patched(
        minimal_course(), "--- tracks/bread/proofing/brief.md\n-phase: 1\n+phase: x y\n"
    )
    report = lint_files(files, with_crash(RULES, "order-disagrees"))
    assert {"CK001", "FM106"} <= {finding.code for finding in report.findings}
    assert report.exit_code == 3
    assert "made to fail" in report.tracebacks[0]


def test_fingerprints_outlive_lines_and_renames_and_tell_equals_apart() -> None:
    change = "--- tracks/bread/proofing/lesson.md\n-Next comes the oven, in [the first loaf]{}"
    link = "(../first-loaf/lesson.md).\n+{}[a](no.md) and [b](no.md)\n"

    def prints(above: str) -> list[str]:
        patch = (change + link).format("", above)
        return [f.fingerprint for f in lint_files(patched(minimal_course(), patch)).findings]

    plain, moved = prints(""), prints("One more line.\n+\n+")
    assert len(set(plain)) == 2
    assert plain == moved


def test_a_finding_about_a_lesson_carries_its_id_wherever_it_stands() -> None:
    files = patched(minimal_course(), "--- tracks/bread/proofing/practice.md\ndeleted file\n")
    (finding,) = lint_files(files).findings
    assert (finding.location.path, finding.track, finding.lesson) == (
        "tracks/bread/track.yaml",
        "bread",
        "bread/proofing",
    )

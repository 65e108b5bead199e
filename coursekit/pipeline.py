"""The whole of coursekit in one page: the only module that knows every stage."""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager

from coursekit.engine.claims import make_claim_report
from coursekit.engine.report import make_report
from coursekit.engine.run import Outcome, run_rules
from coursekit.engine.select import selected, with_severities
from coursekit.model.course import Course
from coursekit.model.finding import Finding
from coursekit.model.report import ClaimReport, Report, ReportedClaim, Verdict
from coursekit.model.settings import Settings
from coursekit.reading.course import read_course
from coursekit.reading.tree import Tree
from coursekit.rules import RULES
from coursekit.rules.base import Rule


def lint(
    tree: Tree,
    settings: Settings,
    *,
    as_of: dt.date | None = None,
    paths: Sequence[str] = (),
    rules: Sequence[Rule] = RULES,
) -> Report:
    """Check a course: read all of it, judge it by the selected rules, report.

    `as_of` is the day that rules about dates judge by. `paths`, POSIX paths from the root, narrow
    what is reported, never what is read. Raises `engine.select.UnknownRule`.
    """
    with _uncollected():
        course, outcome = _judged(tree, settings, as_of, paths, rules)
        return make_report(course, outcome, settings.fail_on, lambda path: _asked_for(path, paths))


def claims(
    tree: Tree,
    settings: Settings,
    *,
    paths: Sequence[str] = (),
    kinds: Collection[str] = (),
    verdicts: Collection[Verdict] = (),
    rules: Sequence[Rule] = RULES,
) -> ClaimReport:
    """List what the prose of a course says of it: read all of it, judge it by all rules, report.

    `paths`, `kinds` and `verdicts` narrow what is listed, never what is read or judged. A rule that
    is not selected refutes a claim as well. Raises `engine.select.UnknownRule`.
    """

    def wanted(claim: ReportedClaim) -> bool:
        return (
            _asked_for(claim.location.path, paths)
            and (not kinds or claim.kind in kinds)
            and (not verdicts or claim.verdict in verdicts)
        )

    with _uncollected():
        course, outcome = _judged(tree, settings, None, paths, rules)
        return make_claim_report(course, outcome, wanted)


def _judged(
    tree: Tree,
    settings: Settings,
    as_of: dt.date | None,
    paths: Sequence[str],
    rules: Sequence[Rule],
) -> tuple[Course, Outcome]:
    """The course as it was read, and what the rules find in it."""
    rules = with_severities(rules, settings.severity)
    codes = selected(rules, settings.select, settings.ignore)
    course = read_course(tree, settings, as_of)
    return course, run_rules(rules, course, codes, lambda one: _about(one, course, paths))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the garbage collector: what is read is kept, so there is little for it to find."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _about(finding: Finding, course: Course, paths: Sequence[str]) -> bool:
    """Whether a finding stands in one of the paths, or is about a lesson whose pages do."""
    lesson = course.lessons.get(finding.lesson or "")
    pages = lesson.expected.values() if lesson else ()
    return any(_asked_for(path, paths) for path in (finding.place.path, *pages))


def _asked_for(path: str, paths: Sequence[str]) -> bool:
    return not paths or any(
        asked == "." or path == asked or path.startswith(f"{asked}/") for asked in paths
    )

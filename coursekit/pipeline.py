"""The whole of coursekit in one page: the only module that knows every stage."""

from __future__ import annotations

import dataclasses
import datetime as dt
import gc
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from coursekit import __version__
from coursekit.engine.baseline import with_baseline
from coursekit.engine.report import make_report
from coursekit.engine.run import Outcome, run_rules
from coursekit.engine.select import selected, with_required, with_severities
from coursekit.model.course import Course, Lesson
from coursekit.model.finding import Finding, Severity
from coursekit.model.report import ClaimReport, Report, ReportedClaim, ReportedFinding, Verdict
from coursekit.model.settings import Settings
from coursekit.reading.course import read_course
from coursekit.reading.tree import Tree
from coursekit.rules import RULES
from coursekit.rules.base import Family, Rule

if TYPE_CHECKING:
    from coursekit.building.credits.report import CreditsReport
    from coursekit.comparing.data import CourseDiff
    from coursekit.engine.baseline import BaselineReport
    from coursekit.engine.change import Difference
    from coursekit.engine.since import Judge
    from coursekit.linkcheck.plan import Plan
    from coursekit.linkcheck.status import Status
    from coursekit.linkcheck.swept import Means, Swept
    from coursekit.linkcheck.web import Ways
    from coursekit.model.review import ReviewPlan
    from coursekit.reading.changes import Change
    from coursekit.review.due import DueList
    from coursekit.review.plan import LevelledPlan


def lint(
    tree: Tree,
    settings: Settings,
    *,
    as_of: dt.date | None = None,
    paths: Sequence[str] = (),
    rules: Sequence[Rule] = RULES,
    change: Change | None = None,
    preview: Sequence[str] = (),
) -> Report:
    """Check a course: read all of it, judge it by the selected rules, report.

    `as_of` is the day that rules about dates judge by. `paths`, POSIX paths from the root, narrow
    what is reported, never what is read; so does `change`, to what it caused: `tree` is the one
    behind it. `preview` names rules of which all that they would say is reported besides. Raises
    `engine.select.UnknownRule`.
    """
    with _uncollected():
        course, outcome = _judged(tree, settings, as_of, paths, rules)
        mended = None
        if change is not None:
            difference = _difference(change, course, outcome, paths, rules)
            outcome, mended = difference.outcome, difference.mended
        report = make_report(
            course, outcome, settings.fail_on, lambda path: _asked_for(path, paths), mended
        )
        return _with_previews(report, course, rules, preview) if preview else report


def baseline(
    tree: Tree,
    settings: Settings,
    *,
    as_of: dt.date | None = None,
    anew: bool = False,
    rules: Sequence[Rule] = RULES,
) -> BaselineReport:
    """Hold a course against its baseline: read all of it, judge it by the selected rules, compare.

    With `anew` the baseline is taken for one that is not there yet. Raises
    `engine.select.UnknownRule`.
    """
    from coursekit.engine.baseline import make_baseline_report

    known = dataclasses.replace(settings, baseline="") if anew else settings
    with _uncollected():
        course, outcome = _judged(tree, known, as_of, (), rules)
        report = make_report(course, outcome, settings.fail_on)
        return make_baseline_report(course, outcome, report, settings.baseline)


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

    from coursekit.engine.claims import make_claim_report

    with _uncollected():
        course, outcome = _judged(tree, settings, None, paths, rules)
        return make_claim_report(course, outcome, wanted)


def credits(  # noqa: A001 - what the command is called
    tree: Tree, settings: Settings, *, paths: Sequence[str] = (), rules: Sequence[Rule] = RULES
) -> CreditsReport:
    """List whose work a course stands on: read all of it, judge it by the selected rules, list.

    `paths` narrow what is listed, never what is read. Raises `engine.select.UnknownRule`.
    """
    from coursekit.building.credits.report import make_credits_report

    with _uncollected():
        course, outcome = _judged(tree, settings, None, paths, rules)
        return make_credits_report(course, outcome, lambda path: _asked_for(path, paths))


def diff(change: Change, settings: Settings, since: str) -> tuple[Report, CourseDiff]:
    """Tell what a change means for a course: read it on both sides, compare.

    With it comes what kept parts of the course behind the change from being read. `since` is how
    the revision before it was named.
    """
    from coursekit.comparing.compare import compare
    from coursekit.engine.change import renames
    from coursekit.reading.changes import unchanged

    with _uncollected():
        after = read_course(change.new, settings, None)
        known = unchanged(after.documents, change.new, change.files)
        before = read_course(change.old, settings, None, known)
        report = _read_report(after)
        return report, compare(before, after, renames(before, after, change.moved), since)


def links_status(tree: Tree, settings: Settings, *, day: dt.date) -> tuple[Course, Status]:
    """What the lock file says of the addresses that a course cites, with the course itself.

    `day` is the one from which ages are counted.
    """
    from coursekit.linkcheck.status import make_status

    with _uncollected():
        course = read_course(tree, settings, None)
        return course, make_status(course, day, __version__)


def review(
    tree: Tree,
    settings: Settings,
    *,
    today: dt.date,
    due_within: int,
    tracks: Sequence[str] = (),
    owners: Sequence[str] = (),
) -> tuple[Report, DueList]:
    """List what is due for review on a day, with what kept parts of the course from being read.

    `tracks` (slugs or numbers) and `owners` narrow the list. Raises `review.choice.UnknownName`.
    """
    from coursekit.review.choice import chosen_owners, chosen_tracks
    from coursekit.review.listing import due_list

    with _uncollected():
        course = read_course(tree, settings, today)
        due = due_list(
            course,
            today,
            __version__,
            due_within=due_within,
            tracks=chosen_tracks(course, tracks),
            owners=chosen_owners(course, owners),
        )
        return _read_report(course), due


def review_plan(
    tree: Tree, settings: Settings, *, today: dt.date, capacity: int
) -> tuple[Report, ReviewPlan, LevelledPlan]:
    """Level the load of the reviews: the plan as its file holds it, and what is to be said of it.

    With it comes what kept parts of the course from being read. `capacity` is that of reviewers of
    whom the course states none. Raises `review.refusal.Refused`.
    """
    from coursekit.review.listing import due_list
    from coursekit.review.plan import levelled, plan_before

    with _uncollected():
        course = read_course(tree, settings, today)
        before = plan_before(course)
        plan = levelled(due_list(course, today, __version__), before.planned, capacity)
        written = dataclasses.replace(before, planned=plan.planned)
        return _read_report(course), written, plan


def lesson_to_review(
    tree: Tree, settings: Settings, name: str, *, today: dt.date, rules: Sequence[Rule] = RULES
) -> tuple[Course, Lesson, tuple[ReportedFinding, ...]]:
    """The lesson that a reviewer names, with the errors of its own.

    Raises `review.refusal.Refused` and `engine.select.UnknownRule`.
    """
    from coursekit.review.refusal import lesson_named

    with _uncollected():
        course, outcome = _judged(tree, settings, today, (), rules)
        lesson = lesson_named(course, name)
        found = make_report(course, outcome, settings.fail_on).findings
    errors = (one for one in found if one.severity is Severity.ERROR and one.lesson == lesson.id)
    return course, lesson, tuple(errors)


def sweep(tree: Tree, settings: Settings, plan: Plan, ways: Ways, means: Means) -> Swept:
    """Look at the addresses that a course cites, and save what was seen of them.

    An interrupt ends the sweep without losing anything. Where `ways` names no contact, the course
    does. Raises `LockUnusable` before anything is asked for, and what `means.save` raises.
    """
    # Only a sweep needs the libraries that ask, and to import them takes long.
    from coursekit.linkcheck.plan import planned
    from coursekit.linkcheck.probes.own_file import OwnFiles
    from coursekit.linkcheck.sweep import Sweep, queue_of
    from coursekit.linkcheck.swept import Keeper, followed, make_swept, task_of
    from coursekit.linkcheck.web import Web

    with _uncollected():
        task = task_of(read_course(tree, settings, None), settings.links.lock)
    contact = ways.contact or task.contact
    web = Web(dataclasses.replace(ways, contact=contact), means.clock, means.now)
    probes = (OwnFiles(task.own), *means.probes)
    entries, today = task.lock.entries, means.today
    host = partial(queue_of, web, probes)
    chosen = planned(task.cited, entries, plan, today=today, host=host)
    running = Sweep(chosen, web, entries=entries, today=today, probes=probes, archive=means.archive)
    interrupted = followed(
        running, Keeper(task, means), lambda done: means.follow(done, len(chosen))
    )
    return make_swept(
        task, running, today, planned=len(chosen), contact=contact, interrupted=interrupted
    )


def _read_report(course: Course) -> Report:
    """What kept parts of a course from being read."""
    own = [rule for rule in RULES if rule.family is Family.CK and not rule.needs_all]
    codes = frozenset(rule.code for rule in own)
    outcome = run_rules(own, course, codes, lambda finding: True)
    return make_report(course, outcome, course.settings.fail_on)


def _judged(
    tree: Tree,
    settings: Settings,
    as_of: dt.date | None,
    paths: Sequence[str],
    rules: Sequence[Rule],
) -> tuple[Course, Outcome]:
    """The course as it was read, and what the rules find in it."""
    judge = _judge(settings, as_of, paths, rules)
    course = read_course(tree, settings, as_of)
    return course, judge(course, {}, None)


def _judge(
    settings: Settings, as_of: dt.date | None, paths: Sequence[str], rules: Sequence[Rule]
) -> Judge:
    """What judges courses by the selected rules; raises `engine.select.UnknownRule`."""
    rules = with_severities(rules, settings.severity, as_of)
    codes = selected(rules, settings.select, settings.ignore)

    def judge(course: Course, renamed: Mapping[str, str], only: Collection[str] | None) -> Outcome:
        chosen = rules if only is None else with_required(rules, only)
        within = partial(_about, course=course, paths=paths)
        return with_baseline(run_rules(chosen, course, codes, within, renamed), course, rules)

    return judge


def _with_previews(
    report: Report, course: Course, rules: Sequence[Rule], words: Sequence[str]
) -> Report:
    """A report with what some rules would say about the whole course."""
    from coursekit.engine.preview import make_previews

    settings = course.settings
    rules = with_severities(rules, settings.severity, course.as_of)
    codes = selected(rules, settings.select, settings.ignore)
    return dataclasses.replace(report, previews=make_previews(course, rules, words, codes))


def _difference(
    change: Change, course: Course, outcome: Outcome, paths: Sequence[str], rules: Sequence[Rule]
) -> Difference:
    """What a change caused of what was found in the course behind it.

    Of a merge, that is what none of those that it brings together had.
    """
    from coursekit.engine.since import Comparison

    judge = _judge(course.settings, course.as_of, paths, rules)
    found = Comparison(change, course, outcome, judge).difference()
    for other in change.beside:
        beside = Comparison(other, course, found.outcome, judge).difference()
        found = dataclasses.replace(found, outcome=beside.outcome)
    return found


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the garbage collector: what is read is kept, so there is little for it to find."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.freeze()  # or it would look at once through all that was read
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

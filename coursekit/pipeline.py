"""The whole of coursekit in one page: the only module that knows every stage."""

from __future__ import annotations

import dataclasses
import datetime as dt
import gc
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from coursekit import __version__
from coursekit.engine.report import make_report
from coursekit.engine.run import Outcome, run_rules
from coursekit.engine.select import selected, with_severities
from coursekit.model.course import Course
from coursekit.model.finding import Finding
from coursekit.model.lock import Lock
from coursekit.model.report import ClaimReport, Report, ReportedClaim, Verdict
from coursekit.model.settings import Settings
from coursekit.reading.course import read_course
from coursekit.reading.tree import Tree
from coursekit.rules import RULES
from coursekit.rules.base import Rule

if TYPE_CHECKING:
    from coursekit.linkcheck.archive import Archive
    from coursekit.linkcheck.plan import Plan
    from coursekit.linkcheck.probes import Cited, Probe
    from coursekit.linkcheck.status import Status
    from coursekit.linkcheck.swept import Swept
    from coursekit.linkcheck.web import Ways


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

    from coursekit.engine.claims import make_claim_report

    with _uncollected():
        course, outcome = _judged(tree, settings, None, paths, rules)
        return make_claim_report(course, outcome, wanted)


def links_status(tree: Tree, settings: Settings, *, day: dt.date) -> tuple[Course, Status]:
    """What the lock file says of the addresses that a course cites, with the course itself.

    `day` is the one from which ages are counted.
    """
    from coursekit.linkcheck.status import make_status

    with _uncollected():
        course = read_course(tree, settings, None)
        return course, make_status(course, day, __version__)


def sweep(
    tree: Tree,
    settings: Settings,
    plan: Plan,
    ways: Ways,
    *,
    today: dt.date,
    clock: Callable[[], float],
    now: Callable[[], float],
    save: Callable[[Lock], None],
    follow: Callable[[int, int], None] = lambda done, planned: None,
    probes: tuple[Probe, ...] | None = None,
    archive: Archive | None = None,
    every: float | None = None,
) -> Swept:
    """Look at the addresses that a course cites, and save what was seen of them.

    `clock` is monotonic, `now` in seconds since the epoch. The lock is saved again and again while
    the sweep runs; an interrupt ends it without losing anything. Where `ways` names no contact, the
    course does. `follow` is told how many URLs are done. Raises `LockUnusable` before anything is
    asked for, and what `save` raises.
    """
    # Only a sweep needs the libraries that ask, and to import them takes long.
    from coursekit.linkcheck.plan import planned
    from coursekit.linkcheck.probes import PROBES, probe_for
    from coursekit.linkcheck.probes.own_file import OwnFiles
    from coursekit.linkcheck.sweep import Sweep
    from coursekit.linkcheck.swept import (
        SAVE_EVERY,
        Keeper,
        citations_of,
        contact_of,
        make_swept,
        usable_lock,
    )
    from coursekit.linkcheck.web import Web

    with _uncollected():
        course = read_course(tree, settings, None)
    lock = usable_lock(course, settings.links.lock)
    cited, own = citations_of(course)
    looking = (OwnFiles(own), *(PROBES if probes is None else probes))
    contact = ways.contact or contact_of(course)
    web = Web(dataclasses.replace(ways, contact=contact), clock, now)

    def host(one: Cited) -> str:
        return web.queue_of(probe_for(one.url, looking).host(one.url))

    chosen = planned(cited, lock.entries, plan, today=today, host=host)
    keeper = Keeper(
        lock, today, own, save=save, clock=clock, every=SAVE_EVERY if every is None else every
    )
    running = Sweep(chosen, web, entries=lock.entries, today=today, probes=looking, archive=archive)
    interrupted = False
    try:
        with running:
            for done, _ in enumerate(running, start=1):
                keeper.follow(running)
                follow(done, len(chosen))
    except KeyboardInterrupt:
        interrupted = True
    finally:
        keeper.finish(running)
    return make_swept(
        running,
        lock,
        today,
        own,
        lessons=len(course.lessons),
        found=len(cited),
        planned=len(chosen),
        contact=contact,
        interrupted=interrupted,
    )


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

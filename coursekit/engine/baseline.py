"""Hold findings against the baseline: what it knows is not reported, and what is gone is told."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from coursekit.engine.fingerprints import Identified, hexadecimal
from coursekit.engine.run import Judged, Outcome
from coursekit.exits import ExitStatus
from coursekit.model.baseline import Baseline, Growth, Known
from coursekit.model.course import Course
from coursekit.model.finding import Severity
from coursekit.model.report import Disposition, Report
from coursekit.rules.base import Family, Rule
from coursekit.words import without_secrets

_BECAUSE = "it is known in the baseline"
_SEEN = (Disposition.REPORTED, Disposition.ELSEWHERE, Disposition.WITHHELD)


def with_baseline(outcome: Outcome, course: Course, rules: Iterable[Rule]) -> Outcome:
    """An outcome in which findings that the baseline knows are no longer reported.

    Where the baseline cannot be read, nobody can tell old findings from new ones: then all but
    those about the run itself are withheld. `rules` are those of the run.
    """
    baseline = course.baseline
    if baseline is None:
        return outcome
    if baseline.lost:
        return dataclasses.replace(outcome, judged=tuple(map(_withheld, outcome.judged)))
    known = _matches(outcome.judged, baseline, course)
    judged = tuple(
        _recognized(one, known[nth]) if nth in known else one
        for nth, one in enumerate(outcome.judged)
    )
    gone = tuple(_gone(outcome, judged, baseline, course, rules))
    return dataclasses.replace(outcome, judged=judged, gone=gone)


def _withheld(one: Judged) -> Judged:
    if one.disposition is Disposition.REPORTED and _may_be_known(one):
        return dataclasses.replace(one, disposition=Disposition.WITHHELD)
    return one


def _may_be_known(one: Judged) -> bool:
    """What sets the exit code to 2 or 3 is never an old finding."""
    return one.rule.exit_status is ExitStatus.FINDINGS


def _recognized(one: Judged, known: Known) -> Judged:
    if one.disposition is not Disposition.REPORTED:
        return dataclasses.replace(one, known=known)
    return dataclasses.replace(
        one, known=known, disposition=Disposition.BASELINED, because=_BECAUSE
    )


def _matches(judged: Sequence[Judged], baseline: Baseline, course: Course) -> Mapping[int, Known]:
    """Which known finding each is, by its index.

    A lesson that was renamed since has taken its findings along: those of lessons that are gone
    are looked for in lessons that the baseline does not know, by all but the lesson.
    """
    by_fingerprint = {one.fingerprint: one for one in baseline.known}
    found = {
        nth: by_fingerprint[one.identified.fingerprint]
        for nth, one in enumerate(judged)
        if _may_be_known(one) and one.identified.fingerprint in by_fingerprint
    }
    moved = _of_gone_lessons(baseline, found.values(), course)
    lessons = {one.lesson for one in baseline.known}
    for nth, one in enumerate(judged) if moved else ():
        if nth not in found and _may_be_known(one) and one.identified.identity[1] not in lessons:
            left = moved.get(stands_on(one.identified))
            if left:
                found[nth] = left.pop(0)
    return found


def _of_gone_lessons(
    baseline: Baseline, found: Iterable[Known], course: Course
) -> dict[str, list[Known]]:
    """What was found nowhere, of lessons and tracks that are there no more."""
    there = {one.fingerprint for one in found}
    left: dict[str, list[Known]] = {}
    for one in baseline.known:
        gone = one.lesson and one.lesson not in course.lessons and one.lesson not in course.tracks
        if gone and one.fingerprint not in there:
            left.setdefault(one.stands_on, []).append(one)
    return left


def stands_on(identified: Identified) -> str:
    """A fingerprint of all but the lesson."""
    code, _, kind, text = identified.identity
    return hexadecimal((code, kind, text, str(identified.nth)))


def _gone(
    outcome: Outcome,
    judged: Iterable[Judged],
    baseline: Baseline,
    course: Course,
    rules: Iterable[Rule],
) -> Iterator[Known]:
    """The known findings that are mended, or suppressed for a reason of their own.

    Nothing is called mended where a rule did not judge, or files could not be read.
    """
    if outcome.faults or any(_blinds(one, baseline) for one in judged):
        return
    there = {
        one.known.fingerprint
        for one in judged
        if one.known and one.disposition is not Disposition.SUPPRESSED
    }
    undated = {rule.code for rule in rules if rule.needs_date and course.as_of is None}
    for one in baseline.known:
        if one.fingerprint not in there and one.code not in undated:
            yield one


def _blinds(one: Judged, baseline: Baseline) -> bool:
    """Whether a finding says that something was not read since the baseline was written."""
    return (
        one.rule.family is Family.CK
        and one.rule.severity is Severity.ERROR
        and one.disposition in _SEEN
        and one.finding.place.path != baseline.path
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class BaselineReport:
    """A baseline, what a run makes of it, and what could be written in its place."""

    before: Baseline | None
    report: Report
    stopped: bool
    """Whether the run itself failed, for another reason than the baseline."""
    new: tuple[Known, ...]
    """What is reported, as the baseline would know it."""
    gone: tuple[Known, ...]
    pruned: Baseline
    """Without what is gone."""

    def grown(self, reason: str | None) -> Baseline:
        """With all that is reported; the reason is kept where one is given."""
        known = (*self.pruned.known, *self.new)
        growths = self.pruned.grown
        if reason is not None:
            growths = (*growths, Growth(reason, _counts(self.new)))
        return dataclasses.replace(self.pruned, known=_sorted(known), grown=growths)


def make_baseline_report(
    course: Course, outcome: Outcome, report: Report, path: str
) -> BaselineReport:
    """What there is to say of the baseline of a course, behind `with_baseline`.

    `path` is where it stands, or shall stand.
    """
    before = course.baseline
    reported = (one for one in outcome.judged if one.disposition is Disposition.REPORTED)
    return BaselineReport(
        before=before,
        report=report,
        stopped=any(
            not _may_be_known(one) and one.finding.place.path != path for one in outcome.judged
        ),
        new=tuple(map(_as_known, filter(_may_be_known, reported))),
        gone=outcome.gone,
        pruned=Baseline(
            path=path,
            known=_sorted(_kept(before, outcome)) if before else (),
            grown=before.grown if before else (),
        ),
    )


def _kept(before: Baseline, outcome: Outcome) -> Iterator[Known]:
    """What is still there, as it is now, and what nobody could judge, as it was."""
    now = {one.known.fingerprint: _as_known(one) for one in outcome.judged if one.known}
    gone = {one.fingerprint for one in outcome.gone}
    for one in before.known:
        if one.fingerprint not in gone:
            yield now.get(one.fingerprint, one)


def _as_known(one: Judged) -> Known:
    return Known(
        code=one.rule.code,
        fingerprint=one.identified.fingerprint,
        stands_on=stands_on(one.identified),
        lesson=one.identified.identity[1],
        path=one.finding.place.path,
        message=without_secrets(one.finding.message),
    )


def _sorted(known: Iterable[Known]) -> tuple[Known, ...]:
    return tuple(sorted(known, key=lambda one: (one.code, one.path, one.fingerprint)))


def _counts(known: Iterable[Known]) -> Mapping[str, int]:
    return dict(sorted(Counter(one.code for one in known).items()))

"""From judged findings to a report: places become lines, findings get order and fingerprint."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from coursekit import __version__
from coursekit.engine.fingerprints import Files
from coursekit.engine.run import Judged, Outcome
from coursekit.exits import ExitStatus
from coursekit.model.bloom import level_of, opening
from coursekit.model.course import Course
from coursekit.model.finding import Fix, Severity
from coursekit.model.report import (
    Disposition,
    LocatedEdit,
    LocatedFix,
    LocatedRelated,
    Location,
    Outline,
    Report,
    ReportedFinding,
    Summary,
)
from coursekit.model.settings import GrowingSeverity
from coursekit.model.text import Place, Position, Span, Text
from coursekit.model.url import BadUrl, UrlFault
from coursekit.words import without_secrets

NEVER = "never"
"""The value of `fail_on` that lets no finding fail a run."""
HIDDEN = (Disposition.SUPPRESSED, Disposition.BASELINED)


def make_report(
    course: Course,
    outcome: Outcome,
    fail_on: str,
    within: Callable[[str], bool] = lambda path: True,
    mended: int | None = None,
) -> Report:
    """The report of a run.

    `fail_on` is the least severity that fails it, or `never`; `within` tells whether a path was
    asked for. `mended` is what a change mended, where the run judges one.
    """
    located = _Located(course, outcome.files)
    reported = [j for j in outcome.judged if j.disposition is Disposition.REPORTED]
    findings = tuple(located.finding(one) for one in reported)
    severities = Counter(finding.severity for finding in findings)
    summary = Summary(
        files=sum(1 for _ in course.manifests) + sum(1 for _ in course.documents),
        tracks=len(course.tracks),
        lessons=sum(lesson.present for lesson in course.lessons.values()),
        errors=severities[Severity.ERROR],
        warnings=severities[Severity.WARNING],
        notes=severities[Severity.NOTE],
        fixable=sum(finding.fix is not None for finding in findings),
        dispositions=Counter(judged.disposition for judged in outcome.judged),
        unjudged_rules=tuple(sorted(rule.name for rule in outcome.unjudged)),
        mended=mended,
        baseline_mended=len(outcome.gone),
        undated=() if course.as_of else _growing(course),
    )
    return Report(
        version=__version__,
        summary=summary,
        findings=findings,
        exit_code=_exit_code(outcome.judged, reported, fail_on),
        fail_on=None if fail_on == NEVER else Severity(fail_on),
        hidden=tuple(located.finding(j) for j in outcome.judged if j.disposition in HIDDEN),
        tracebacks=tuple(fault.traceback for fault in outcome.faults),
        outlines=tuple(_outlines(course, within)),
        unverified=tuple(located.unverified(within)) if course.lock else (),
        texts=outcome.files.texts,
    )


def located_findings(
    course: Course, outcome: Outcome, judged: Iterable[Judged]
) -> tuple[ReportedFinding, ...]:
    """Findings of an outcome as the outside sees them."""
    located = _Located(course, outcome.files)
    return tuple(map(located.finding, judged))


def _growing(course: Course) -> tuple[str, ...]:
    """The rules, as the configuration calls them, whose severity grows on a day."""
    severities = course.settings.severity.items()
    return tuple(word for word, one in severities if isinstance(one, GrowingSeverity))


def _outlines(course: Course, within: Callable[[str], bool]) -> Iterator[Outline]:
    own = course.settings.objectives.verbs
    for lesson in course.lessons.values():
        if any(within(page.path) for page in lesson.pages.values()):
            track = f"{course.tracks[lesson.track].label}, " if lesson.listing else ""
            stated = [objective.value for objective in lesson.objectives]
            yield Outline(
                label=f"{track}{lesson.label}",
                title=lesson.title,
                objectives=tuple((level_of(opening(one, own), own), one) for one in stated),
            )


def _exit_code(all_: Iterable[Judged], reported: Iterable[Judged], fail_on: str) -> int:
    """Faults and empty runs count whatever was asked for; other findings count if reported."""
    codes = [
        j.rule.exit_status.value for j in all_ if j.rule.exit_status is not ExitStatus.FINDINGS
    ]
    if fail_on != NEVER:
        least = Severity(fail_on).weight
        codes += [ExitStatus.FINDINGS.value for j in reported if j.rule.severity.weight >= least]
    return max(codes, default=ExitStatus.CLEAN.value)


class _Located:
    """Turns places of a course into lines and columns."""

    def __init__(self, course: Course, files: Files) -> None:
        self.course = course
        self.files = files
        self.secrets = _secrets(course)
        self._line = ("", -1, "")
        self.unread = {unread.path: unread.line for unread in course.unread}

    def unverified(self, within: Callable[[str], bool]) -> Iterator[tuple[str, Location]]:
        """The addresses that the lock file does not know, each where it is cited first."""
        first: dict[str, Place] = {}
        for citation, url in self.course.unverified:
            if within(citation.place.path):
                known = first.get(url.key, citation.place)
                first[url.key] = min(known, citation.place)
        return ((url, self._location(first[url])) for url in sorted(first))

    def finding(self, judged: Judged) -> ReportedFinding:
        rule, finding = judged.rule, judged.finding
        owner = self.files.owner(finding.place.path)
        return ReportedFinding(
            code=rule.code,
            rule=rule.name,
            severity=rule.severity,
            message=without_secrets(finding.message),
            location=self._location(finding.place),
            source=self._source(finding.place),
            track=owner.track,
            lesson=owner.lesson or finding.lesson,
            help=without_secrets(finding.help),
            related=tuple(
                LocatedRelated(self._location(related.place), without_secrets(related.message))
                for related in finding.related
            ),
            fix=self._fix(finding.fix) if finding.fix else None,
            fingerprint=judged.identified.fingerprint,
            disposition=judged.disposition,
            because=without_secrets(judged.because) if judged.because else None,
            in_source=judged.in_source,
            caused_by=judged.caused_by,
        )

    def _fix(self, fix: Fix) -> LocatedFix:
        edits = (LocatedEdit(self._location(edit.place), edit.text) for edit in fix.edits)
        return LocatedFix(fix.title, fix.safety, tuple(edits))

    def _location(self, place: Place) -> Location:
        text = self.files.texts.get(place.path)
        if text is None:
            start = Position(self.unread.get(place.path, 1), 1)
            return Location(place.path, start, start)
        start, end = text.position(place.span.start), text.position(place.span.end)
        return Location(place.path, start, end)

    def _source(self, place: Place) -> str:
        text = self.files.texts.get(place.path)
        if text is None:
            return ""
        line = text.position(place.span.start).line
        # Thousands of findings may stand on one line of a megabyte: they share its text.
        if self._line[:2] != (place.path, line):
            secrets = self.secrets.get((place.path, line), ())
            self._line = (place.path, line, _without(text, line, secrets))
        return self._line[2]


def _secrets(course: Course) -> dict[tuple[str, int], list[Span]]:
    """By path and line, where addresses stand that hold a password, however it is written."""
    found: dict[tuple[str, int], list[Span]] = {}
    for citation in course.citations:
        if isinstance(citation.url, BadUrl) and citation.url.fault is UrlFault.CREDENTIALS:
            line = citation.text.position(citation.place.span.start).line
            found.setdefault((citation.place.path, line), []).append(citation.place.span)
    return found


def _without(text: Text, line: int, secrets: Iterable[Span]) -> str:
    """A line with asterisks for what addresses in it hold before their hosts."""
    start = text.line_span(line - 1).start
    shown = list(text.line(line - 1))
    for span in secrets:
        written = text.cut(span)
        slashes, at = written.find("//"), written.rfind("@")
        first = span.start - start + (slashes + 2 if slashes >= 0 else 0)
        last = span.start - start + (at if at > slashes else len(written))
        last = min(last, len(shown))
        shown[first:last] = "*" * (last - first)
    return without_secrets("".join(shown))

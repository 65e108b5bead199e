"""From judged findings to a report: places become lines, findings get order and fingerprint."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from coursekit import __version__
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
from coursekit.model.text import Place, Position, Text

_CREDENTIALS = re.compile(r"(?<=//)[^\s/?#<>]+(?=@)")

NEVER = "never"
"""The value of `fail_on` that lets no finding fail a run."""


def make_report(
    course: Course,
    outcome: Outcome,
    fail_on: str,
    within: Callable[[str], bool] = lambda path: True,
) -> Report:
    """The report of a run.

    `fail_on` is the least severity that fails it, or `never`; `within` tells whether a path was
    asked for.
    """
    located = _Located(course)
    reported = [j for j in outcome.judged if j.disposition is Disposition.REPORTED]
    findings = tuple(located.findings(reported))
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
    )
    return Report(
        version=__version__,
        summary=summary,
        findings=findings,
        exit_code=_exit_code(outcome.judged, reported, fail_on),
        tracebacks=tuple(fault.traceback for fault in outcome.faults),
        outlines=tuple(_outlines(course, within)),
        unverified=tuple(located.unverified(within)) if course.lock else (),
    )


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

    def __init__(self, course: Course) -> None:
        self.course = course
        self.texts: dict[str, Text] = {d.path: d.text for d in course.documents}
        self.texts.update((manifest.path, manifest.text) for manifest in course.manifests)
        if course.lock:
            self.texts[course.lock.path] = course.lock.text
        self._line = ("", -1, "")
        self.unread = {unread.path: unread.line for unread in course.unread}
        self.owners: dict[str, tuple[str, str | None, str]] = {}
        for track in course.tracks.values():
            if track.manifest_path:
                self.owners[track.manifest_path] = (track.slug, None, "manifest")
        for lesson in course.lessons.values():
            for kind, path in _pages(lesson.expected, lesson.unread):
                self.owners[path] = (lesson.track, lesson.id, kind)
            for kind, page in lesson.pages.items():
                self.owners[page.path] = (lesson.track, lesson.id, kind)

    def findings(self, judged: Iterable[Judged]) -> list[ReportedFinding]:
        """Sorted by path, line, column, code; equal ones are told apart in their fingerprints."""
        ordered = sorted(judged, key=lambda j: (j.finding.place, j.rule.code, j.finding.message))
        seen: Counter[tuple[str, ...]] = Counter()
        return [self._finding(one, seen) for one in ordered]

    def unverified(self, within: Callable[[str], bool]) -> Iterator[tuple[str, Location]]:
        """The addresses that the lock file does not know, each where it is cited first."""
        first: dict[str, Place] = {}
        for citation, url in self.course.unverified:
            if within(citation.place.path):
                known = first.get(url.key, citation.place)
                first[url.key] = min(known, citation.place)
        return ((url, self._location(first[url])) for url in sorted(first))

    def _finding(self, judged: Judged, seen: Counter[tuple[str, ...]]) -> ReportedFinding:
        rule, finding = judged.rule, judged.finding
        track, lesson, _ = self.owners.get(finding.place.path, (None, None, ""))
        lesson = lesson or finding.lesson
        identity = self._identity(judged)
        seen[identity] += 1
        return ReportedFinding(
            code=rule.code,
            rule=rule.name,
            severity=rule.severity,
            message=finding.message,
            location=self._location(finding.place),
            source=self._source(finding.place),
            track=track,
            lesson=lesson,
            help=finding.help,
            related=tuple(
                LocatedRelated(self._location(related.place), related.message)
                for related in finding.related
            ),
            fix=self._fix(finding.fix) if finding.fix else None,
            fingerprint=_digest(*identity, str(seen[identity])),
        )

    def _identity(self, judged: Judged) -> tuple[str, ...]:
        """What a finding keeps when lines are put above it or its file is renamed."""
        place = judged.finding.place
        track, lesson, kind = self.owners.get(place.path, (None, None, ""))
        text = self.texts.get(place.path)
        subject = judged.finding.subject
        if subject is None:
            subject = text.cut(place.span) if text else ""
        normal = " ".join(unicodedata.normalize("NFC", subject).split())
        return (judged.rule.code, lesson or track or "", kind, normal)

    def _fix(self, fix: Fix) -> LocatedFix:
        edits = (LocatedEdit(self._location(edit.place), edit.text) for edit in fix.edits)
        return LocatedFix(fix.title, fix.safety, tuple(edits))

    def _location(self, place: Place) -> Location:
        text = self.texts.get(place.path)
        if text is None:
            start = Position(self.unread.get(place.path, 1), 1)
            return Location(place.path, start, start)
        start, end = text.position(place.span.start), text.position(place.span.end)
        return Location(place.path, start, end)

    def _source(self, place: Place) -> str:
        text = self.texts.get(place.path)
        if text is None:
            return ""
        line = text.position(place.span.start).line - 1
        # Thousands of findings may stand on one line of a megabyte: they share its text.
        if self._line[:2] != (place.path, line):
            self._line = (place.path, line, _without_secrets(text.line(line)))
        return self._line[2]


def _pages(*kinds: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    return (item for pages in kinds for item in pages.items())


def _without_secrets(line: str) -> str:
    """The line with asterisks for what an address holds before its host."""
    if "@" not in line:
        return line
    return _CREDENTIALS.sub(lambda match: "*" * len(match[0]), line)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "backslashreplace")).hexdigest()[:32]

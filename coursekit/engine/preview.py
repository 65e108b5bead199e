"""What rules would say about the whole course, by track and owner, before they are switched on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from coursekit.engine.report import located_findings
from coursekit.engine.run import Judged, Outcome, run_rules
from coursekit.engine.select import configured, named
from coursekit.model.cadence import owner
from coursekit.model.course import Course
from coursekit.model.report import Disposition, Preview, PreviewGroup, ReportedFinding
from coursekit.model.settings import GrowingSeverity
from coursekit.rules.base import Rule


def make_previews(
    course: Course, rules: Sequence[Rule], words: Iterable[str], codes: frozenset[str]
) -> tuple[Preview, ...]:
    """A preview of each rule that is named, as if it were selected besides those with the codes.

    Paths, changes and the baseline leave nothing out; what is suppressed stays so. Raises
    `engine.select.UnknownRule`.
    """
    wanted = named(rules, words)
    # All rules: which of them are there decides what rules about the run itself say.
    outcome = run_rules(rules, course, codes | wanted, lambda finding: True)
    return tuple(_preview(rule, course, outcome, codes) for rule in rules if rule.code in wanted)


def _preview(rule: Rule, course: Course, outcome: Outcome, codes: Collection[str]) -> Preview:
    own = [one for one in outcome.judged if one.rule.code == rule.code]
    said = [one for one in own if one.disposition is Disposition.REPORTED]
    findings = located_findings(course, outcome, said)
    severity = configured(rule, course.settings.severity)
    return Preview(
        code=rule.code,
        rule=rule.name,
        severity=rule.severity,
        selected=rule.code in codes,
        judged=rule not in outcome.unjudged,
        grows=(severity.day, severity.then) if isinstance(severity, GrowingSeverity) else None,
        findings=findings,
        groups=tuple(_groups(course, findings)),
        suppressed=_count(own, Disposition.SUPPRESSED),
        withheld=_count(own, Disposition.WITHHELD),
    )


def _count(judged: Iterable[Judged], disposition: Disposition) -> int:
    return sum(one.disposition is disposition for one in judged)


def _groups(course: Course, findings: Iterable[ReportedFinding]) -> Iterator[PreviewGroup]:
    """How many findings each owner has in each track, the most first."""
    counts = Counter((_track(course, one), _owner(course, one)) for one in findings)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], *(name or "" for name in item[0])))
    return (PreviewGroup(*names, number) for names, number in ordered)


def _track(course: Course, finding: ReportedFinding) -> str | None:
    slug = finding.track or (finding.lesson or "").partition("/")[0]
    track = course.tracks.get(slug)
    return track.label if track else None


def _owner(course: Course, finding: ReportedFinding) -> str | None:
    lesson = course.lessons.get(finding.lesson or "")
    if lesson:
        stated = owner(course, lesson)
    else:
        track = course.tracks.get(finding.track or "")
        stated = track.owner if track else None
    return stated.value if stated else None

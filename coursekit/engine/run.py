"""Run the rules over a course and decide what becomes of each finding."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter
from typing import NamedTuple

from coursekit.engine.fingerprints import Files, Identified, identified
from coursekit.engine.suppress import Suppressions
from coursekit.exits import ExitStatus
from coursekit.model.baseline import Known
from coursekit.model.course import Course, Fault
from coursekit.model.finding import Finding
from coursekit.model.report import Cause, Disposition
from coursekit.model.suppression import Ruling, Suppression
from coursekit.rules.base import Rule, Run


class _Decided(NamedTuple):
    """A finding before it is compared to others of the course."""

    rule: Rule
    finding: Finding
    disposition: Disposition
    by: Suppression | None = None
    """What suppresses it."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding, the rule that yielded it, and what became of it."""

    rule: Rule
    finding: Finding
    disposition: Disposition
    identified: Identified
    because: str | None = None
    """Why it is not reported, in the words of whoever decided that."""
    in_source: bool = False
    """Whether a comment in the file suppresses it, and not the configuration."""
    caused_by: tuple[Cause, ...] = ()
    """What broke it, where it stands in a file that a change did not touch."""
    known: Known | None = None
    """What the baseline knows it as."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """All findings of a run, by path, place and code, and what kept rules from judging."""

    files: Files
    judged: tuple[Judged, ...]
    faults: tuple[Fault, ...]
    unjudged: tuple[Rule, ...]
    gone: tuple[Known, ...] = ()
    """What the baseline knows and is there no more."""


def run_rules(
    rules: Sequence[Rule],
    course: Course,
    codes: frozenset[str],
    within: Callable[[Finding], bool],
    renamed: Mapping[str, str] | None = None,
) -> Outcome:
    """Run all rules; those with the given codes are reported, the others' findings counted.

    `within` tells whether a finding was asked for. A rule that raises loses its findings, becomes a
    fault, and stops no other rule. `renamed` maps ids of lessons and slugs of tracks to those that
    findings are known by.
    """
    by_code = {rule.code: rule for rule in rules}
    found: dict[str, tuple[Finding, ...]] = {}
    faults = list(course.faults)
    unjudged: list[Rule] = []
    for rule in _in_order(by_code):
        if rule.needs_date and course.as_of is None:
            unjudged.append(rule)
        elif rule.check is not None:
            found[rule.code] = _guarded(rule, rule.check, course, faults)
    decided: dict[str, tuple[_Decided, ...]] = {}
    for code, findings in found.items():
        decided[code] = tuple(_decided(by_code[code], findings, decided, codes, within))
    suppressions = Suppressions(course, rules)
    if suppressions:
        for code, ones in decided.items():
            decided[code] = tuple(_suppressed(one, suppressions) for one in ones)
    rulings: tuple[Ruling, ...] = ()
    if any(rule.needs_all for rule in rules):
        rulings = tuple(suppressions.rulings({rule.code for rule in unjudged}, bool(faults)))
    run = Run(course, tuple(faults), rulings)
    for rule in rules:
        if rule.check_run is not None and rule not in unjudged:
            about = tuple(rule.check_run(run))
            decided[rule.code] = tuple(_decided(rule, about, decided, codes, within))
    files = Files(course)
    selected = tuple(rule for rule in unjudged if rule.code in codes)
    everything = (one for ones in decided.values() for one in ones)
    return Outcome(files, tuple(_judged(everything, files, renamed or {})), run.faults, selected)


def _judged(
    decided: Iterable[_Decided], files: Files, renamed: Mapping[str, str]
) -> Iterator[Judged]:
    """The findings in their order; equal ones are told apart by their number."""
    ordered = sorted(
        decided, key=lambda one: (one.finding.place, one.rule.code, one.finding.message)
    )
    identities = identified([(one.rule.code, one.finding) for one in ordered], files, renamed)
    for one, identity in zip(ordered, identities, strict=True):
        yield Judged(
            one.rule,
            one.finding,
            one.disposition,
            identity,
            because=one.by.reason if one.by else None,
            in_source=one.by is not None and one.by.in_source,
        )


def _suppressed(one: _Decided, suppressions: Suppressions) -> _Decided:
    """A finding as it is behind the suppressions: only what would be reported can be suppressed."""
    by = suppressions.of(one.rule, one.finding)
    if by is None or one.disposition is not Disposition.REPORTED:
        return one
    return one._replace(disposition=Disposition.SUPPRESSED, by=by)


def _in_order(rules: Mapping[str, Rule]) -> Iterator[Rule]:
    """The rules, those that others require first."""
    graph = {code: rules[code].requires for code in sorted(rules)}
    return (rules[code] for code in TopologicalSorter(graph).static_order())


def _guarded(
    rule: Rule,
    check: Callable[[Course], Iterator[Finding]],
    course: Course,
    faults: list[Fault],
) -> tuple[Finding, ...]:
    try:
        return tuple(check(course))
    except Exception as error:
        summary = f"{type(error).__name__}: {error}"
        faults.append(Fault("", f"rule {rule.name}", summary, traceback.format_exc()))
        return ()


def _decided(
    rule: Rule,
    findings: Sequence[Finding],
    decided: Mapping[str, Sequence[_Decided]],
    codes: frozenset[str],
    within: Callable[[Finding], bool],
) -> Iterator[_Decided]:
    before = {
        one.finding.place.path
        for code in rule.requires
        for one in decided.get(code, ())
        # What nobody is told of cannot explain another finding.
        if one.disposition is not Disposition.IGNORED
    }
    for finding in findings:
        if rule.exit_status is not ExitStatus.FINDINGS:
            disposition = Disposition.REPORTED  # it sets the exit code: nobody may miss the reason
        elif rule.code not in codes:
            disposition = Disposition.IGNORED
        elif finding.place.path in before:
            disposition = Disposition.WITHHELD
        elif not within(finding):
            disposition = Disposition.ELSEWHERE
        else:
            disposition = Disposition.REPORTED
        yield _Decided(rule, finding, disposition)

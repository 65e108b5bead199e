"""Run the rules over a course and decide what becomes of each finding."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter

from coursekit.exits import ExitStatus
from coursekit.model.course import Course, Fault
from coursekit.model.finding import Finding
from coursekit.model.report import Disposition
from coursekit.rules.base import Rule, Run


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding, the rule that yielded it, and what became of it."""

    rule: Rule
    finding: Finding
    disposition: Disposition


@dataclass(frozen=True, slots=True)
class Outcome:
    """All findings of a run, in no particular order, and what kept rules from judging."""

    judged: tuple[Judged, ...]
    faults: tuple[Fault, ...]
    unjudged: tuple[Rule, ...]


def run_rules(
    rules: Sequence[Rule],
    course: Course,
    codes: frozenset[str],
    within: Callable[[Finding], bool],
) -> Outcome:
    """Run all rules; those with the given codes are reported, the others' findings counted.

    `within` tells whether a finding was asked for. A rule that raises loses its findings, becomes a
    fault, and stops no other rule.
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
    run = Run(course, tuple(faults))
    for rule in rules:
        if rule.check_run is not None:
            found[rule.code] = tuple(rule.check_run(run))
    judged: dict[str, tuple[Judged, ...]] = {}
    for code, findings in found.items():
        judged[code] = tuple(_decided(by_code[code], findings, judged, codes, within))
    everything = tuple(one for ones in judged.values() for one in ones)
    selected = tuple(rule for rule in unjudged if rule.code in codes)
    return Outcome(everything, run.faults, selected)


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
    judged: Mapping[str, Sequence[Judged]],
    codes: frozenset[str],
    within: Callable[[Finding], bool],
) -> Iterator[Judged]:
    before = {
        one.finding.place.path
        for code in rule.requires
        for one in judged.get(code, ())
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
        yield Judged(rule, finding, disposition)

"""Run the rules over a course and decide what becomes of each finding."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter

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
    within: Callable[[str], bool],
) -> Outcome:
    """Run the rules with the given codes and those they require.

    `within` tells whether a path was asked for. A rule that raises loses its findings, becomes a
    fault, and stops no other rule.
    """
    by_code = {rule.code: rule for rule in rules}
    found: dict[str, tuple[Finding, ...]] = {}
    faults = list(course.faults)
    unjudged: list[Rule] = []
    for rule in _in_order(by_code, codes):
        if rule.needs_date and course.as_of is None:
            unjudged.append(rule)
        elif rule.check is not None:
            found[rule.code] = _guarded(rule, rule.check, course, faults)
    run = Run(course, tuple(faults))
    for rule in rules:
        if rule.check_run is not None:
            found[rule.code] = tuple(rule.check_run(run))
    judged = tuple(
        Judged(by_code[code], finding, disposition)
        for code, findings in found.items()
        for finding, disposition in _decided(by_code[code], findings, found, codes, within)
    )
    return Outcome(judged, run.faults, tuple(unjudged))


def _in_order(rules: Mapping[str, Rule], codes: frozenset[str]) -> Iterator[Rule]:
    """The rules with the given codes and all they require, required ones first."""
    graph: dict[str, tuple[str, ...]] = {}
    waiting = sorted(codes)
    while waiting:
        code = waiting.pop()
        if code not in graph:
            graph[code] = rules[code].requires
            waiting.extend(graph[code])
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
    found: Mapping[str, Sequence[Finding]],
    codes: frozenset[str],
    within: Callable[[str], bool],
) -> Iterator[tuple[Finding, Disposition]]:
    before = {f.place.path for code in rule.requires for f in found.get(code, ())}
    for finding in findings:
        if finding.place.path in before:
            yield finding, Disposition.WITHHELD
        elif rule.code not in codes:
            yield finding, Disposition.IGNORED
        elif not within(finding.place.path):
            yield finding, Disposition.ELSEWHERE
        else:
            yield finding, Disposition.REPORTED

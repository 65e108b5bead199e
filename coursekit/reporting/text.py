"""The report for people: each finding with its source line, its reason and its next step."""

from __future__ import annotations

from collections.abc import Iterator

import click

from coursekit.model.course import NOWHERE
from coursekit.model.finding import Severity
from coursekit.model.report import Location, Report, ReportedFinding
from coursekit.reporting.findings import causes
from coursekit.words import visible

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_WIDEST = 160
"""Columns of a source line that are shown; of a longer line, the part around the span."""


def render(report: Report) -> str:
    """The findings in their order, styled for a terminal (`click.unstyle` takes that off)."""
    return "\n".join("".join(f"{line}\n" for line in _finding(f)) for f in report.findings)


def _finding(finding: ReportedFinding) -> Iterator[str]:
    colour = _COLOURS[finding.severity]
    head = click.style(f"{finding.severity.value}[{finding.code}]", fg=colour, bold=True)
    yield f"{head} {click.style(visible(finding.message), bold=True)}"
    line = str(finding.location.start.line)
    margin = " " * len(line)
    bar = click.style("|", fg="blue")
    yield f"{margin}{click.style('-->', fg='blue')} {_place(finding.location)}"
    if finding.source.strip():
        source, marks = _excerpt(finding)
        yield f"{margin} {bar}"
        yield f"{click.style(line, fg='blue')} {bar} {source}"
        yield f"{margin} {bar} {click.style(marks, fg=colour)}"
    for related in finding.related:
        note = visible(related.message)
        yield f"{margin} = {click.style('see', bold=True)}: {_place(related.location)}: {note}"
    for cause in causes(finding):
        yield f"{margin} = {click.style('because', bold=True)}: {visible(cause)}"
    yield f"{margin} = {click.style('help', bold=True)}: {visible(finding.help)}"
    yield f"{margin} = {click.style('rule', bold=True)}: {finding.rule}"


def _place(location: Location) -> str:
    if location.path == NOWHERE.path:
        return "the whole course"
    start = location.start
    return f"{visible(location.path)}:{start.line}:{start.column}"


def _excerpt(finding: ReportedFinding) -> tuple[str, str]:
    """The source line, and carets under the span, aligned by the width of the characters."""
    start, end = finding.location.start, finding.location.end
    first = start.column - 1
    last = end.column - 1 if end.line == start.line else len(finding.source)
    left = max(0, min(first - 20, len(finding.source) - _WIDEST)) if first > _WIDEST - 40 else 0
    before = _shown(finding.source[left:first])
    marked = _shown(finding.source[first : max(last, first)][:_WIDEST])
    after = _shown(finding.source[max(last, first) : left + _WIDEST])
    lead = "…" if left else ""
    tail = "…" if len(finding.source) > left + _WIDEST else ""
    marks = " " * _width(lead + before) + "^" * max(_width(marked), 1)
    return f"{lead}{before}{marked}{after}{tail}", marks


def _shown(text: str) -> str:
    return visible(text.replace("\t", "    "))


def _width(text: str) -> int:
    from rich.cells import cell_len

    return cell_len(text)

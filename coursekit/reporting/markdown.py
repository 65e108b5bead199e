"""The report as Markdown for a job summary: totals, then by rule, then by lesson."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from coursekit.model.finding import Severity
from coursekit.model.report import Report, ReportedFinding
from coursekit.reporting import summary
from coursekit.reporting.findings import heaviest_first, place, sentences, subject
from coursekit.reporting.github import code, escaped
from coursekit.words import counted, listing, shortened

MOST_BYTES = 900_000
"""GitHub shows no summary of a step that is longer than 1 MiB; others may want some of that."""

_WIDEST = 600


def render(report: Report) -> str:
    """The whole report, or the heaviest of it and how much was left out."""
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[str]:
    head = [*_totals(report), *_by_rule(report)]
    yield from head
    if report.findings:
        yield from _within(_by_lesson(report), MOST_BYTES - _size(head), len(report.findings))


def _totals(report: Report) -> Iterator[str]:
    found = _counts(report.findings)
    yield f"## coursekit: {found or 'nothing to report'}"
    for line in summary.render(report).splitlines():
        yield ""
        yield escaped(line)


def _by_rule(report: Report) -> Iterator[str]:
    """Each rule with the number of its findings, the heaviest and most frequent first."""
    counts = Counter((f.severity, f.code, f.rule) for f in report.findings)
    if not counts:
        return
    yield from ("", "### By rule", "", "| severity | rule | findings |", "| --- | --- | ---: |")
    for (severity, rule, name), number in sorted(
        counts.items(), key=lambda row: (-row[0][0].weight, -row[1], row[0][1])
    ):
        yield f"| {severity.value} | {rule} {escaped(name)} | {number:,} |"


def _by_lesson(report: Report) -> Iterator[tuple[str, int]]:
    """The lines with the number of findings on each; the lessons with the heaviest first."""
    lessons: dict[str, list[ReportedFinding]] = {}
    for finding in heaviest_first(report.findings):
        lessons.setdefault(subject(finding), []).append(finding)
    yield from (("", 0), ("### By lesson", 0))
    for lesson, findings in lessons.items():
        yield "", 0
        yield f"#### {code(lesson)}: {_counts(findings)}", 0
        yield "", 0
        for finding in findings:
            yield _item(finding), 1


def _item(finding: ReportedFinding) -> str:
    rule = f"{finding.code} {escaped(finding.rule)}"
    text = escaped(shortened(sentences(finding), _WIDEST))
    return f"- **{finding.severity.value}** {rule} at {code(place(finding.location))}: {text}"


def _within(lines: Iterable[tuple[str, int]], room: int, findings: int) -> Iterator[str]:
    """The lines for which there is room, and the number of findings on those left out."""
    shown = 0
    for line, number in lines:
        room -= _size([line])
        if room < 0:
            yield ""
            yield f"{counted(findings - shown, 'more finding')} left out here for their length."
            return
        shown += number
        yield line


def _size(lines: Iterable[str]) -> int:
    """The bytes of lines with their endings."""
    return sum(len(line.encode()) + 1 for line in lines)


def _counts(findings: Iterable[ReportedFinding]) -> str:
    numbers = Counter(finding.severity for finding in findings)
    words = [counted(numbers[one], one.value) for one in Severity if numbers[one]]
    return listing(words, "and") if words else ""

"""The report as workflow commands: what GitHub shows beside the lines of a pull request.

The commands are read as `actions/runner` reads them: one on a line, with the characters escaped
that would end a property or the command.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.finding import Severity
from coursekit.model.report import Report, ReportedFinding
from coursekit.reporting import summary
from coursekit.reporting.findings import heaviest_first, is_nowhere, sentences
from coursekit.words import visible

MOST = 10
"""So many commands of one kind are shown for a step; GitHub drops the others without a word."""

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_IN_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render(report: Report) -> str:
    """The heaviest findings, as many as GitHub shows, and a line with the true totals."""
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[str]:
    ordered = heaviest_first(report.findings)
    shown = _shown(ordered, room_for_notices=MOST)
    totals = summary.render(report).splitlines()[0]
    if len(shown) == len(ordered):
        yield from map(_command, shown)
        yield totals
        return
    # The last notice tells that there is more: whoever reads only what is shown has to know.
    shown = _shown(ordered, room_for_notices=MOST - 1)
    yield from map(_command, shown)
    yield _written(
        "notice",
        {"title": "coursekit"},
        f"{totals} Shown here: {len(shown)} of {len(ordered):,}, the errors first. The other "
        "formats of `coursekit lint` show all.",
    )


def _shown(ordered: list[ReportedFinding], room_for_notices: int) -> list[ReportedFinding]:
    """The first findings of each severity."""
    room = {Severity.ERROR: MOST, Severity.WARNING: MOST, Severity.NOTE: room_for_notices}
    shown = []
    for finding in ordered:
        if room[finding.severity] > 0:
            room[finding.severity] -= 1
            shown.append(finding)
    return shown


def _command(finding: ReportedFinding) -> str:
    location = finding.location
    properties: dict[str, str | int] = {}
    if not is_nowhere(location):
        properties["file"] = visible(location.path)
        properties["line"] = location.start.line
        properties["endLine"] = location.end.line
        if location.start.line == location.end.line:  # else the runner takes no columns
            properties["col"] = location.start.column
            properties["endColumn"] = location.end.column
    properties["title"] = f"{finding.code} {finding.rule}"
    return _written(_COMMANDS[finding.severity], properties, sentences(finding))


def _written(command: str, properties: dict[str, str | int], data: str) -> str:
    listed = ",".join(
        f"{name}={str(value).translate(_IN_PROPERTY)}" for name, value in properties.items()
    )
    return f"::{command} {listed}::{data.translate(_IN_DATA)}"

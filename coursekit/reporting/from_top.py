"""The report with paths from the top of the git repository, which may hold more than a course.

Platforms that show findings beside lines know files by these.
"""

from __future__ import annotations

import dataclasses

from coursekit.model.report import Location, Report, ReportedFinding
from coursekit.reporting.findings import is_nowhere

FORMATS = frozenset(("sarif", "github", "gitlab", "junit"))
"""The formats of platforms. Reviewdog takes paths from the folder that it runs in."""


def from_top(report: Report, below: str) -> Report:
    """The same report; `below` is where the course's root stands: empty, or a path and a slash."""
    if not below:
        return report
    return dataclasses.replace(
        report,
        findings=tuple(_moved(finding, below) for finding in report.findings),
        hidden=tuple(_moved(finding, below) for finding in report.hidden),
        texts={below + path: text for path, text in report.texts.items()},
    )


def _moved(finding: ReportedFinding, below: str) -> ReportedFinding:
    fix = finding.fix
    if fix:
        edits = (
            dataclasses.replace(edit, location=_place(edit.location, below)) for edit in fix.edits
        )
        fix = dataclasses.replace(fix, edits=tuple(edits))
    related = (
        dataclasses.replace(one, location=_place(one.location, below)) for one in finding.related
    )
    location = _place(finding.location, below)
    return dataclasses.replace(finding, location=location, related=tuple(related), fix=fix)


def _place(location: Location, below: str) -> Location:
    if is_nowhere(location):
        return location
    return dataclasses.replace(location, path=below + location.path)

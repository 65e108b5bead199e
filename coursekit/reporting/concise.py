"""One line for each finding, as compilers print them and editors read them."""

from __future__ import annotations

from coursekit.model.report import Report
from coursekit.words import visible


def render(report: Report) -> str:
    """`path:line:column: severity[CODE] message`, a line for each finding."""
    lines = []
    for finding in report.findings:
        start = finding.location.start
        place = f"{finding.location.path}:{start.line}:{start.column}"
        lines.append(f"{place}: {finding.severity.value}[{finding.code}] {finding.message}")
    # The name of a file may hold a line feed.
    return "".join("{}\n".format(visible(line).replace("\n", "\\n")) for line in lines)

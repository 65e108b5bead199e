"""The report as GitLab's code quality report, which a merge request shows as what is new."""

from __future__ import annotations

import json
from typing import Any

from coursekit.model.finding import Severity
from coursekit.model.report import Report, ReportedFinding
from coursekit.reporting.findings import sentences, sets_exit_code
from coursekit.words import visible

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(report: Report) -> str:
    """A JSON array with an object for each finding."""
    return f"{json.dumps([_entry(f) for f in report.findings], indent=2, ensure_ascii=False)}\n"


def _entry(finding: ReportedFinding) -> dict[str, Any]:
    location = finding.location
    return {
        "description": sentences(finding),
        "check_name": f"{finding.code} {finding.rule}",
        "fingerprint": finding.fingerprint,
        "severity": "blocker" if sets_exit_code(finding) else _SEVERITIES[finding.severity],
        "location": {
            "path": visible(location.path),
            "lines": {"begin": location.start.line, "end": location.end.line},
        },
    }

"""The report as JSON: `schemas/report.v1.schema.json`."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

from coursekit.model.report import (
    Disposition,
    LocatedFix,
    Location,
    Report,
    ReportedFinding,
)

SCHEMA = "coursekit/report/v1"
_CONTROLS = re.compile(r"[\x7f-\x9f]")
"""What JSON lets through and a terminal may obey."""


def render(report: Report) -> str:
    """The report as indented JSON with a stable order of keys."""
    return dumped(_report(report))


def render_with_statistics(report: Report) -> str:
    """The same with the number of findings for each rule."""
    counts = Counter(finding.code for finding in report.findings)
    return dumped({**_report(report), "statistics": dict(sorted(counts.items()))})


def dumped(data: dict[str, Any]) -> str:
    """The data as indented JSON, with a line ending."""
    text = json.dumps(data, indent=2, ensure_ascii=False) + "\n"
    text = _CONTROLS.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
    # A file name that is not UTF-8 comes as lone surrogates: in JSON they are written as escapes.
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _report(report: Report) -> dict[str, Any]:
    summary = report.summary
    count = summary.dispositions
    return {
        "schema": SCHEMA,
        "tool": {"name": "coursekit", "version": report.version},
        "summary": {
            "files": summary.files,
            "tracks": summary.tracks,
            "lessons": summary.lessons,
            "errors": summary.errors,
            "warnings": summary.warnings,
            "notes": summary.notes,
            "fixable": summary.fixable,
            "suppressed": count.get(Disposition.SUPPRESSED, 0),
            "baselined": count.get(Disposition.BASELINED, 0),
            "ignored": count.get(Disposition.IGNORED, 0),
            "elsewhere": count.get(Disposition.ELSEWHERE, 0),
            "old": count.get(Disposition.OLD, 0),
            "mended": summary.mended,
            "baseline_mended": summary.baseline_mended,
            "unjudged": count.get(Disposition.WITHHELD, 0) + len(summary.unjudged_rules),
        },
        "findings": [_finding(finding) for finding in report.findings],
    }


def _finding(finding: ReportedFinding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message,
        **located(finding.location),
        "track": finding.track,
        "lesson": finding.lesson,
        "help": finding.help,
        "related": [
            {
                "path": related.location.path,
                "line": related.location.start.line,
                "column": related.location.start.column,
                "message": related.message,
            }
            for related in finding.related
        ],
        "fix": _fix(finding.fix) if finding.fix else None,
        "caused_by": [cause._asdict() for cause in finding.caused_by],
        "fingerprint": finding.fingerprint,
    }


def located(location: Location) -> dict[str, Any]:
    """A location as the keys that every entry with a place has."""
    return {
        "path": location.path,
        "line": location.start.line,
        "column": location.start.column,
        "end_line": location.end.line,
        "end_column": location.end.column,
    }


def _fix(fix: LocatedFix) -> dict[str, Any]:
    return {
        "title": fix.title,
        "safety": fix.safety.value,
        "edits": [{**located(edit.location), "text": edit.text} for edit in fix.edits],
    }

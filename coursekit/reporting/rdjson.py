"""The report as Reviewdog's diagnostics (`DiagnosticResult` of its format), with suggestions.

That format counts columns in bytes of UTF-8.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import Any

from coursekit.model.finding import Severity
from coursekit.model.report import LocatedEdit, LocatedFix, Location, Report, ReportedFinding
from coursekit.model.text import Position, Text
from coursekit.reporting.findings import is_nowhere, sentences
from coursekit.reporting.json import dumped
from coursekit.words import visible, without_secrets

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}
_STEP = 1_024
_LONGEST = 10_000
"""Characters of a suggestion: nobody reads a longer one in a review."""


def render(report: Report) -> str:
    """Indented JSON with one diagnostic for each finding."""
    writer = _Writer(report.texts)
    return dumped(
        {
            "source": {"name": "coursekit"},
            "diagnostics": [writer.diagnostic(finding) for finding in report.findings],
        }
    )


@dataclass
class _Writer:
    texts: Mapping[str, Text]
    lines: dict[tuple[str, int], tuple[str, list[int]]] = field(default_factory=dict)
    """By path and line its text, and the bytes before each step of it."""

    def diagnostic(self, finding: ReportedFinding) -> dict[str, Any]:
        suggestion = self.suggestion(finding.fix, finding.location.path) if finding.fix else None
        return {
            "message": sentences(finding),
            "location": self.location(finding.location),
            "severity": _SEVERITIES[finding.severity],
            "code": {"value": finding.code},
            "suggestions": [suggestion] if suggestion else [],
            "related_locations": [
                {
                    "message": visible(related.message),
                    "location": self.location(related.location),
                }
                for related in finding.related
            ],
        }

    def location(self, location: Location) -> dict[str, Any]:
        path = {"path": visible(location.path)}
        return path if is_nowhere(location) else {**path, "range": self.range(location)}

    def range(self, location: Location) -> dict[str, Any]:
        return {
            "start": self.position(location.path, location.start),
            "end": self.position(location.path, location.end),
        }

    def position(self, path: str, at: Position) -> dict[str, int]:
        text = self.texts.get(path)
        column = self.bytes_before(path, text, at) + 1 if text else at.column
        return {"line": at.line, "column": column}

    def bytes_before(self, path: str, text: Text, at: Position) -> int:
        """The bytes of a line before a position.

        Thousands of positions may stand on one line of a megabyte: only a step of it is encoded.
        """
        known = self.lines.get((path, at.line))
        if known is None:
            line = text.line(at.line - 1)
            steps = (len(line[n : n + _STEP].encode()) for n in range(0, len(line), _STEP))
            known = self.lines[path, at.line] = (line, list(accumulate(steps, initial=0)))
        line, before = known
        step = (at.column - 1) // _STEP
        return before[step] + len(line[step * _STEP : at.column - 1].encode())

    def suggestion(self, fix: LocatedFix, path: str) -> dict[str, Any] | None:
        """The fix as one replacement in the file of the finding; none where it is no such thing.

        Of several suggestions a review can take one without the others, so they are made one.
        """
        edits = sorted(fix.edits, key=lambda edit: edit.location)
        apart = all(one.location.end <= two.location.start for one, two in pairwise(edits))
        if not apart or {edit.location.path for edit in edits} != {path}:
            return None
        text = self._merged(edits, path)
        if text is None:
            return None
        whole = Location(path, edits[0].location.start, edits[-1].location.end)
        return {"range": self.range(whole), "text": text}

    def _merged(self, edits: list[LocatedEdit], path: str) -> str | None:
        """The texts of the edits with what stands between them."""
        written = edits[0].text
        file = self.texts.get(path)
        for one, two in pairwise(edits):
            if file is None:
                return None
            between = file.content[
                _offset(file, one.location.end) : _offset(file, two.location.start)
            ]
            if len(between) > _LONGEST or without_secrets(between) != between:
                return None
            written += between + two.text
        return written


def _offset(text: Text, at: Position) -> int:
    return text.line_starts[at.line - 1] + at.column - 1

"""Apply the fix of a finding to files in memory."""

from __future__ import annotations

from coursekit.model.report import ReportedFinding
from coursekit.model.text import Position, Text
from tests.support.patching import Files


def fixed(files: Files, finding: ReportedFinding) -> Files:
    """The files after all edits of a finding's fix, which must not overlap."""
    assert finding.fix
    result = dict(files)
    edits = sorted(finding.fix.edits, key=lambda edit: edit.location, reverse=True)
    for edit in edits:
        path = edit.location.path
        text = Text((result[path] or b"").decode())
        start, end = _offset(text, edit.location.start), _offset(text, edit.location.end)
        result[path] = (text.content[:start] + edit.text + text.content[end:]).encode()
    return result


def _offset(text: Text, position: Position) -> int:
    return text.line_starts[position.line - 1] + position.column - 1

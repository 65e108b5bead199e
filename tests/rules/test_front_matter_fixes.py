"""The fixes of rules about front matter mend what they are offered for."""

from __future__ import annotations

import pytest

from coursekit.model.finding import Safety
from coursekit.model.report import LocatedEdit
from coursekit.model.text import Text
from tests.support.linting import lint_files
from tests.support.patching import Files, minimal_course, patched

BRIEF = "--- tracks/bread/proofing/brief.md\n"
REFERENCES = "--- tracks/bread/proofing/references.md\n"


@pytest.mark.parametrize(
    ("code", "patch"),
    [
        ("FM102", REFERENCES + " derived: false\n----\n+--\n"),
        ("FM105", BRIEF + "-difficulty: intro\n+'dificulty': intro\n"),
        ("FM106", BRIEF + "-difficulty: intro\n+difficulty: |\n+  intor\n"),
        ("FM106", BRIEF + "-read_minutes: 1\n+read_minutes: '1'  # 🍞\n"),
        ("FM106", BRIEF + "-order: 2\n+order: 2.0\n"),
        ("FM106", REFERENCES + "-derived: false\n+derived: no\n"),
    ],
)
def test_the_course_is_clean_after_the_fix(code: str, patch: str) -> None:
    files = patched(minimal_course(), patch)
    [finding] = lint_files(files).findings
    assert finding.code == code
    assert finding.fix is not None
    assert finding.fix.safety is Safety.UNSAFE
    [edit] = finding.fix.edits
    assert lint_files(_edited(files, edit)).findings == ()


def _edited(files: Files, edit: LocatedEdit) -> Files:
    path = edit.location.path
    text = Text((files[path] or b"").decode())
    start, end = (
        text.line_starts[position.line - 1] + position.column - 1
        for position in (edit.location.start, edit.location.end)
    )
    content = text.content[:start] + edit.text + text.content[end:]
    return {**files, path: content.encode()}

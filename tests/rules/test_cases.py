"""Golden cases: a folder with a patch to the minimal course, and the report it must give.

`tests/cases/<rule>/change.diff` is the patch (`change.escaped.diff` where it holds bytes, and
`crash` names a rule that is made to fail), `report.txt` the whole text report. To write the report
of a new case, run the tests with `--write-cases` and read what was written.
"""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from coursekit.model.report import Report
from coursekit.reporting.summary import render as render_summary
from coursekit.reporting.text import render
from coursekit.rules import RULES
from coursekit.rules.base import Rule
from tests.support.linting import emptied, lint_files, with_crash
from tests.support.patching import Files, minimal_course, patched

CASES = Path(__file__).parent.parent / "cases"
FOLDERS = sorted(path for path in CASES.iterdir() if path.is_dir())


def _files(case: Path) -> Files:
    files = minimal_course()
    for name in ("change.diff", "change.escaped.diff"):
        if (case / name).exists():
            patch = (case / name).read_text(encoding="utf-8")
            files = patched(files, patch, escaped="escaped" in name)
    return files


def _rules(case: Path) -> tuple[Rule, ...]:
    crash = case / "crash"
    return with_crash(RULES, crash.read_text(encoding="utf-8").strip()) if crash.exists() else RULES


def _text(report: Report) -> str:
    return click.unstyle(render(report) + "\n" + render_summary(report))


@pytest.mark.parametrize("case", FOLDERS, ids=lambda case: case.name)
def test_a_case_gives_its_report(case: Path, request: pytest.FixtureRequest) -> None:
    text = _text(lint_files(_files(case), _rules(case)))
    expected = case / "report.txt"
    if request.config.getoption("--write-cases"):
        expected.write_text(text, encoding="utf-8", newline="")
    assert text == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("case", FOLDERS, ids=lambda case: case.name)
def test_a_case_fails_when_its_rule_finds_nothing(case: Path) -> None:
    text = _text(lint_files(_files(case), emptied(_rules(case), case.name)))
    assert text != (case / "report.txt").read_text(encoding="utf-8")


def test_every_rule_has_a_case_and_every_case_a_rule() -> None:
    assert {case.name for case in FOLDERS} == {rule.name for rule in RULES}

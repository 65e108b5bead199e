"""Golden reports of due reviews: a folder with a patch to the minimal course, and each format.

`tests/reporting/review/cases/<case>/change.diff` is the patch; the day is that of `DAY`. To write
what a new case gives, run the tests with `--write-cases` and read what was written.
"""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest
from jsonschema import Draft202012Validator

from coursekit import __version__
from coursekit.cli.review import FORMATS as OFFERED
from coursekit.model.settings import Settings
from coursekit.pipeline import review
from coursekit.reading.schemas import schema
from coursekit.reading.tree import DictTree
from coursekit.reporting.review import FORMATS, render
from coursekit.review.due import DueList
from tests.support.patching import minimal_course, patched
from tests.support.reviews import DAY

CASES = Path(__file__).parent / "cases"
FOLDERS = sorted(path for path in CASES.iterdir() if path.is_dir())
NAMES = {
    "text": "report.txt",
    "markdown": "report.md",
    "json": "report.json",
    "csv": "report.csv",
    "html": "report.html",
    "ics": "report.ics",
}

each_case = pytest.mark.parametrize("case", FOLDERS, ids=lambda case: case.name)


def due_in(case: Path) -> DueList:
    patch = (case / "change.diff").read_text(encoding="utf-8")
    tree = DictTree(patched(minimal_course(), patch))
    run, due = review(tree, Settings(), today=DAY, due_within=30)
    assert run.findings == ()
    return due


def test_every_format_has_a_report() -> None:
    assert set(NAMES) == set(FORMATS) == set(OFFERED)


@each_case
@pytest.mark.parametrize("format_", FORMATS)
def test_a_case_gives_its_reports(case: Path, format_: str, request: pytest.FixtureRequest) -> None:
    text = click.unstyle(render(due_in(case), format_)).replace(__version__, "VERSION")
    expected = case / NAMES[format_]
    if request.config.getoption("--write-cases"):
        expected.write_text(text, encoding="utf-8", newline="")
    assert text == expected.read_bytes().decode()


@each_case
@pytest.mark.parametrize("format_", FORMATS)
def test_the_bytes_are_the_same_each_time(case: Path, format_: str) -> None:
    assert render(due_in(case), format_) == render(due_in(case), format_)


@each_case
def test_json_fits_its_schema(case: Path) -> None:
    validator = Draft202012Validator(
        schema("review"), format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    data = json.loads(render(due_in(case), "json"))
    assert [error.message for error in validator.iter_errors(data)] == []
    assert len(data["weeks"]) == 52
    assert sum(group["lessons"] for group in data["owners"]) == len(data["lessons"])
    assert sum(group["lessons"] for group in data["tracks"]) == len(data["lessons"])

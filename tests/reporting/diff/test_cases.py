"""Golden reports of changes, made in real git histories: each case is a folder.

`tests/reporting/diff/cases/<case>/before.diff` is a patch to the minimal course, `reviewed` names
lessons of it that the ledger has as they are, `moves` names files or folders that git moves, and
`change.diff` is a patch to what is there then. To write what a new case gives, run the tests with
`--write-cases` and read what was written.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from coursekit import __version__
from coursekit.cli.diff import FORMATS as OFFERED
from coursekit.reading.schemas import schema
from coursekit.reporting.diff import FORMATS
from tests.support.command import Coursekit
from tests.support.courses import LEDGER, course_of, entry, ledger_of
from tests.support.history import History
from tests.support.patching import Files, minimal_course, patched

CASES = Path(__file__).parent / "cases"
FOLDERS = sorted(path for path in CASES.iterdir() if path.is_dir())
NAMES = {"text": "report.txt", "markdown": "report.md", "json": "report.json"}

each_case = pytest.mark.parametrize("case", FOLDERS, ids=lambda case: case.name)


def words(case: Path, name: str) -> list[list[str]]:
    path = case / name
    return [line.split() for line in path.read_text().splitlines()] if path.exists() else []


def before(case: Path) -> Files:
    files = patched(minimal_course(), (case / "before.diff").read_text(encoding="utf-8"))
    course = course_of(files)
    reviews = [entry(course, "2026-03-20", lesson) for (lesson,) in words(case, "reviewed")]
    return {**files, LEDGER: ledger_of(*reviews)} if reviews else files


@pytest.fixture
def report(coursekit: Coursekit, case: Path) -> dict[str, str]:
    """What the command writes about a case, by format."""
    history = History(coursekit, before(case))
    for old, new in words(case, "moves"):
        history.git("mv", old, new)
    history.patch((case / "change.diff").read_text(encoding="utf-8"))
    found = {}
    for format_ in FORMATS:
        outcome = coursekit("diff", "start", "--format", format_)
        assert (outcome.code, outcome.err) == (0, "")
        found[format_] = outcome.out.replace(__version__, "VERSION")
    return found


def test_every_format_has_a_report() -> None:
    assert set(NAMES) == set(FORMATS) == set(OFFERED)


@each_case
def test_a_case_gives_its_reports(
    case: Path, report: dict[str, str], request: pytest.FixtureRequest
) -> None:
    for format_, text in report.items():
        expected = case / NAMES[format_]
        if request.config.getoption("--write-cases"):
            expected.write_text(text, encoding="utf-8", newline="")
        assert text == expected.read_bytes().decode()


@each_case
def test_json_fits_its_schema(report: dict[str, str]) -> None:
    validator = Draft202012Validator(
        schema("diff"), format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    assert [error.message for error in validator.iter_errors(json.loads(report["json"]))] == []


@each_case
def test_markdown_holds_nothing_that_the_course_made(report: dict[str, str]) -> None:
    """Read by another program: no link, image or HTML, and tables of four columns."""
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    for token in parser.parse(report["markdown"]):
        kinds = {child.type for child in token.children or ()}
        assert not kinds & {"link_open", "image", "html_inline", "em_open"}
        assert token.type != "html_block"
        if token.type == "tr_open":
            assert token.level == 2

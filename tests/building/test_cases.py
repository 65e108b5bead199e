"""Golden cases of the credits: a folder with a patch to the minimal course, and the three formats.

`tests/building/cases/<case>/change.diff` is the patch, `paths` what the credits are narrowed to.
To write what a new case gives, run the tests with `--write-cases` and read what was written.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from coursekit.building.credits import html, markdown
from coursekit.building.credits import json as json_format
from coursekit.building.credits.data import Credits
from coursekit.model.settings import Settings
from coursekit.pipeline import credits as credits_of
from coursekit.reading.schemas import schema
from coursekit.reading.tree import DictTree
from tests.building.pages import outline_of_html, outline_of_markdown
from tests.support.patching import minimal_course, patched

CASES = Path(__file__).parent / "cases"
FOLDERS = sorted(path for path in CASES.iterdir() if path.is_dir())
FORMATS: dict[str, Callable[[Credits], str]] = {
    "credits.md": markdown.render,
    "credits.html": html.render,
    "credits.json": json_format.render,
}

each_case = pytest.mark.parametrize("case", FOLDERS, ids=lambda case: case.name)


def credited(case: Path) -> Credits:
    patch = (case / "change.diff").read_text(encoding="utf-8")
    paths = case / "paths"
    return credits_of(
        DictTree(patched(minimal_course(), patch)),
        Settings(),
        paths=paths.read_text(encoding="utf-8").split() if paths.exists() else (),
    ).credits


@each_case
@pytest.mark.parametrize("name", FORMATS)
def test_a_case_gives_its_credits(case: Path, name: str, request: pytest.FixtureRequest) -> None:
    text = FORMATS[name](credited(case))
    expected = case / name
    if request.config.getoption("--write-cases"):
        expected.write_text(text, encoding="utf-8", newline="")
    assert text == expected.read_bytes().decode()


@each_case
def test_the_bytes_are_the_same_each_time(case: Path) -> None:
    for render in FORMATS.values():
        assert render(credited(case)) == render(credited(case))


@each_case
def test_json_fits_its_schema(case: Path) -> None:
    validator = Draft202012Validator(
        schema("credits"), format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    data = json.loads(json_format.render(credited(case)))
    assert [error.message for error in validator.iter_errors(data)] == []
    known = {lesson["id"] for lesson in data["lessons"]}
    for work in data["works"]:
        assert {use["lesson"] for use in (*work["uses"], *work["shown"])} <= known


@each_case
def test_both_pages_are_one_for_readers(case: Path) -> None:
    """Parsed by other parsers: the same headings, texts, list items and destinations of links."""
    data = credited(case)
    assert outline_of_html(html.render(data)) == outline_of_markdown(markdown.render(data))

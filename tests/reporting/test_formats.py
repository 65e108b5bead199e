"""Every format, on a report that holds everything."""

from __future__ import annotations

import json

import click
import pytest
from jsonschema import Draft202012Validator

from coursekit.model.finding import Safety, Severity
from coursekit.model.report import (
    Disposition,
    LocatedEdit,
    LocatedFix,
    LocatedRelated,
    Location,
    Report,
    ReportedFinding,
    Summary,
)
from coursekit.model.text import Position
from coursekit.reading.schemas import schema
from coursekit.reporting import FORMATS, summary
from coursekit.reporting.text import render as render_text
from coursekit.rules import RULES
from tests.support.linting import lint_files
from tests.support.patching import minimal_course, patched


def location(path: str, line: int, start: int, end: int) -> Location:
    return Location(path, Position(line, start), Position(line, end))


def finding(source: str, at: Location, **more: object) -> ReportedFinding:
    values: dict[str, object] = {
        "code": "PL205",
        "rule": "order-disagrees",
        "severity": Severity.ERROR,
        "message": "wrong: 100 % \u4e2d\u6587 \U0001f600\x1b[31m",
        "location": at,
        "source": source,
        "track": "bread",
        "lesson": "bread/one",
        "help": "Mend it.",
        "related": (LocatedRelated(location("t,r:a ck.yaml", 3, 1, 2), "here"),),
        "fix": LocatedFix("Write 2", Safety.SAFE, (LocatedEdit(at, "2"),)),
        "fingerprint": "0" * 32,
    }
    return ReportedFinding(**{**values, **more})  # type: ignore[arg-type]


def report(*findings: ReportedFinding) -> Report:
    counts = {Disposition.WITHHELD: 2, Disposition.ELSEWHERE: 1, Disposition.REPORTED: 1}
    return Report(
        version="1.2.3",
        summary=Summary(
            files=3,
            tracks=1,
            lessons=1,
            errors=1,
            warnings=0,
            notes=2,
            fixable=1,
            dispositions=counts,
            unjudged_rules=("future-date",),
        ),
        findings=findings,
        exit_code=1,
    )


EVERYTHING = report(
    finding("\u4e2d\u6587 order: 3", location("a b/brief.md", 7, 4, 9)),
    finding("", location(".", 1, 1, 1), track=None, lesson=None, fix=None, related=()),
)


@pytest.mark.parametrize("with_statistics", [False, True])
def test_json_fits_its_schema(with_statistics: bool) -> None:
    chosen = FORMATS["json"]
    render = chosen.with_statistics if with_statistics else chosen.render
    data = json.loads(render(EVERYTHING))
    Draft202012Validator(schema("report")).validate(data)
    assert ("statistics" in data) == with_statistics
    assert data["summary"]["unjudged"] == 3


def test_the_report_of_a_broken_course_fits_its_schema() -> None:
    patch = "--- tracks/bread/proofing/brief.md\n-order: 2\n+order: 3\n+colour: red\n"
    rendered = FORMATS["json"].render(lint_files(patched(minimal_course(), patch)))
    data = json.loads(rendered)
    Draft202012Validator(schema("report")).validate(data)
    assert {f["code"] for f in data["findings"]} >= {"PL205", "FM105"}


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_lets_control_characters_through(name: str) -> None:
    for render in (FORMATS[name].render, FORMATS[name].with_statistics):
        assert "\x1b[31m" not in click.unstyle(render(EVERYTHING)) + "\n"


def test_text_marks_the_span_by_the_width_of_its_characters() -> None:
    lines = click.unstyle(render_text(EVERYTHING)).splitlines()
    assert lines[3] == "7 | \u4e2d\u6587 order: 3"
    assert lines[4] == "  |      ^^^^^"
    assert " --> the whole course" in lines


@pytest.mark.parametrize(
    ("source", "start", "end", "shown", "marked"),
    [
        ("\tx: 1", 2, 3, "    x: 1", "    ^"),
        ("x: 1", 5, 5, "x: 1", "    ^"),
        ("word " * 100, 401, 405, None, None),
        ("word " * 100, 1, 500, None, None),
    ],
)
def test_excerpts(source: str, start: int, end: int, shown: str | None, marked: str | None) -> None:
    text = click.unstyle(render_text(report(finding(source, location("p", 1, start, end)))))
    excerpt, marks = (line[4:] for line in text.splitlines()[3:5])
    assert len(excerpt) <= 162
    assert "^" in marks
    if shown is not None:
        assert (excerpt, marks) == (shown, marked)
    elif start > 1:
        assert excerpt[marks.index("^") :].startswith("word")


def test_a_span_of_several_lines_is_marked_to_the_end_of_the_first() -> None:
    at = Location("p", Position(1, 3), Position(4, 2))
    text = click.unstyle(render_text(report(finding("a: |", at))))
    assert text.splitlines()[4] == "  |   ^^"


def test_the_summary_tells_what_was_not_judged() -> None:
    assert summary.render(EVERYTHING) == (
        "Checked 1 lesson in 1 track (3 files): 1 error and 2 notes.\n"
        "1 finding outside the given paths not shown.\n"
        "2 findings not judged until those above are mended.\n"
        "Not judged, because no day is known (give --as-of): future-date.\n"
    )


def test_every_rule_page_begins_with_code_and_name() -> None:
    from coursekit.reporting.rule_page import render, render_index

    for rule in RULES:
        assert render(rule).startswith(f"# {rule.code}: {rule.name}\n\n{rule.doc.split('.')[0]}")
        assert f"[{rule.name}]({rule.name}.md)" in render_index(RULES)

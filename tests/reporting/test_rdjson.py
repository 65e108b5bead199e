"""Reviewdog's diagnostics, against their schema, and their suggestions applied."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from coursekit.model.report import LocatedEdit, Report
from coursekit.model.text import Position, Text
from coursekit.reporting.rdjson import render
from tests.support.linting import lint_files
from tests.support.patching import minimal_course, patched
from tests.support.reports import (
    BRIEF,
    EVERYTHING,
    NOT_UTF8,
    TEXTS,
    TRACK,
    edit,
    finding,
    fix,
    location,
    report,
)

SCHEMA = json.loads(
    (Path(__file__).parent.parent / "schemas" / "rdjson.json").read_text(encoding="utf-8")
)


def diagnostics(of: Report) -> list[dict[str, Any]]:
    data = json.loads(render(of))
    Draft7Validator(SCHEMA).validate(data)
    assert data["source"] == {"name": "coursekit"}
    return data["diagnostics"]  # type: ignore[no-any-return]


def cut(text: Text, span: dict[str, Any]) -> tuple[int, int]:
    """The offsets of a range in the bytes of a file, as Reviewdog counts."""
    lines = text.content.encode().splitlines(keepends=True)
    starts = [sum(map(len, lines[:n])) for n in range(len(lines) + 1)]
    start, end = (starts[at["line"] - 1] + at["column"] - 1 for at in span.values())
    return start, end


def applied(text: Text, diagnostic: dict[str, Any]) -> str:
    (suggestion,) = diagnostic["suggestions"]
    start, end = cut(text, suggestion["range"])
    whole = text.content.encode()
    written: str = suggestion["text"]
    return (whole[:start] + written.encode() + whole[end:]).decode()


def test_every_finding_is_a_diagnostic() -> None:
    found = diagnostics(EVERYTHING)
    assert [one["severity"] for one in found] == ["ERROR", "WARNING", "INFO", "ERROR", "ERROR"]
    assert found[0]["location"]["path"] == BRIEF
    assert found[0]["code"] == {"value": "PL205"}
    assert found[3]["location"]["path"] == NOT_UTF8.replace("\udce9", "\\udce9")
    assert found[4]["location"] == {"path": "."}
    render(EVERYTHING).encode()


def test_the_report_of_a_course_fits_the_schema() -> None:
    patch = "--- tracks/bread/proofing/brief.md\n-order: 2\n+order: 3\n"
    (one,) = diagnostics(lint_files(patched(minimal_course(), patch)))
    assert one["suggestions"] == [{"range": one["location"]["range"], "text": "2"}]


def test_columns_count_bytes() -> None:
    first = diagnostics(EVERYTHING)[0]
    start, end = cut(TEXTS[BRIEF], first["location"]["range"])
    assert TEXTS[BRIEF].content.encode()[start:end].decode() == "\u4e2d\u6587 \U0001f600"
    related = first["related_locations"][0]["location"]["range"]
    assert related == {"start": {"line": 3, "column": 1}, "end": {"line": 3, "column": 2}}


@pytest.mark.parametrize("column", [1, 2, 1023, 1024, 1025, 1026, 2048, 2049, 3000, 3001])
def test_columns_of_long_lines_count_bytes(column: int) -> None:
    line = "a\u00e9\U0001f600" * 1000
    at = location("long.md", 2, column, column)
    (one,) = diagnostics(report(finding(location=at), texts={"long.md": Text(f"x\n{line}\r\n")}))
    bytes_before = len(line[: column - 1].encode())
    assert one["location"]["range"]["start"] == {"line": 2, "column": bytes_before + 1}


def test_a_fix_in_the_file_of_the_finding_is_one_suggestion() -> None:
    fix_of_two = EVERYTHING.findings[0].fix
    assert fix_of_two is not None
    assert len(fix_of_two.edits) == 2
    result = applied(TEXTS[BRIEF], diagnostics(EVERYTHING)[0])
    assert result == _by_hand(TEXTS[BRIEF], fix_of_two.edits)


def test_an_insertion_is_a_suggestion_of_no_width() -> None:
    (one,) = diagnostics(report(finding(fix=fix(edit(BRIEF, 3, 9, 9, "!")))))
    assert applied(TEXTS[BRIEF], one) == TEXTS[BRIEF].content.replace("order: 3", "order: 3!")


@pytest.mark.parametrize(
    "edits",
    [
        pytest.param((edit(TRACK, 1, 1, 2, "x"),), id="in another file"),
        pytest.param((edit(BRIEF, 3, 1, 2, "x"), edit(TRACK, 1, 1, 2, "x")), id="in two files"),
        pytest.param((edit(BRIEF, 3, 1, 4, "x"), edit(BRIEF, 3, 2, 5, "x")), id="on each other"),
    ],
)
def test_what_no_suggestion_can_say_is_none(edits: tuple[LocatedEdit, ...]) -> None:
    (one,) = diagnostics(report(finding(fix=fix(*edits))))
    assert one["suggestions"] == []


@pytest.mark.parametrize(
    "between", ["x" * 10_001, "https://me:secret@example.org/", None], ids=["long", "secret", "?"]
)
def test_what_stands_between_two_edits_has_to_be_known_short_and_public(
    between: str | None,
) -> None:
    texts = {} if between is None else {"p.md": Text(f"a {between} b\n")}
    end = len(between or "") + 4
    edits = (edit("p.md", 1, 1, 2, "c"), edit("p.md", 1, end, end + 1, "d"))
    at = location("p.md", 1, 1, 2)
    (one,) = diagnostics(report(finding(location=at, fix=fix(*edits)), texts=texts))
    assert one["suggestions"] == []


def _by_hand(text: Text, edits: tuple[LocatedEdit, ...]) -> str:
    def offset(at: Position) -> int:
        return text.line_starts[at.line - 1] + at.column - 1

    content = text.content
    for one in sorted(edits, key=lambda one: one.location, reverse=True):
        start, end = offset(one.location.start), offset(one.location.end)
        content = content[:start] + one.text + content[end:]
    return content

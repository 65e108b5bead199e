"""The list of claims, as text and as JSON, on claims of every sort."""

from __future__ import annotations

import json
from typing import Any, get_args

import click
import pytest
from jsonschema import Draft202012Validator

from coursekit.model.claim import CLAIM_KINDS, Claim
from coursekit.model.report import (
    ClaimReport,
    Location,
    Report,
    ReportedClaim,
    Summary,
    Verdict,
)
from coursekit.model.text import Position
from coursekit.reading.schemas import schema
from coursekit.reporting.claims import render, render_json, render_summary

RUN = Report(
    version="1.2.3",
    summary=Summary(
        files=0, tracks=0, lessons=0, errors=0, warnings=0, notes=0, fixable=0, dispositions={}
    ),
    findings=(),
    exit_code=0,
)


def claim(path: str = "a.md", line: int = 1, **more: object) -> ReportedClaim:
    values: dict[str, object] = {
        "kind": "lesson-place",
        "location": Location(path, Position(line, 3), Position(line, 11)),
        "text": "lesson 2",
        "lesson": "bread/one",
        "referents": ("bread/two",),
        "verdict": Verdict.HOLDS,
        "codes": (),
    }
    return ReportedClaim(**{**values, **more})  # type: ignore[arg-type]


def report(*claims: ReportedClaim) -> ClaimReport:
    return ClaimReport(run=RUN, claims=claims)


REFUTED = claim(verdict=Verdict.REFUTED, codes=("XR604", "XR609"), referents=("a", None))
UNRESOLVED = claim(line=2, verdict=Verdict.UNRESOLVED, referents=(None,))


def shown(*claims: ReportedClaim) -> str:
    return click.unstyle(render(report(*claims)))


def test_pages_are_apart() -> None:
    assert shown(claim(), claim(line=2), claim("b.md")) == (
        'a.md:1:3 lesson-place "lesson 2" -> bread/two  holds\n'
        'a.md:2:3 lesson-place "lesson 2" -> bread/two  holds\n'
        "\n"
        'b.md:1:3 lesson-place "lesson 2" -> bread/two  holds\n'
    )
    assert shown() == ""


@pytest.mark.parametrize(
    ("more", "line"),
    [
        ({"text": "lesson\n  2"}, '"lesson 2" -> bread/two  holds'),
        ({"text": "L\x1b[31m\u202e2"}, '"L\\u001b[31m\\u202e2" -> bread/two  holds'),
        ({"text": "x" * 200}, f'"{"x" * 79}…" -> bread/two  holds'),
        ({"referents": ("a", "b\x1b")}, '"lesson 2" -> a, b\\u001b  holds'),
        (
            {"referents": ("https://example.org/\n  a",)},
            '"lesson 2" -> https://example.org/ a  holds',
        ),
        ({"referents": ()}, '"lesson 2" -> nothing  holds'),
    ],
)
def test_a_claim_is_one_line_whatever_it_holds(more: dict[str, Any], line: str) -> None:
    assert shown(claim(**more)) == f"a.md:1:3 lesson-place {line}\n"


def test_what_is_not_known_or_wrong_is_told() -> None:
    refuted, unresolved = shown(REFUTED, UNRESOLVED).splitlines()
    assert refuted.endswith('"lesson 2" -> a, ?  refuted (XR604, XR609)')
    assert unresolved.endswith('"lesson 2" -> ?  unresolved')


def test_every_verdict_has_its_color_and_its_count() -> None:
    texts = {render(report(claim(verdict=verdict))) for verdict in Verdict}
    assert len(texts) == len(Verdict)
    assert all("\x1b" in text for text in texts)
    assert set(json.loads(render_json(report()))["summary"]) == {
        "claims",
        *(verdict.value for verdict in Verdict),
    }


@pytest.mark.parametrize(
    ("claims", "line"),
    [
        ((), "0 claims.\n"),
        ((claim(),), "1 claim: 1 hold.\n"),
        ((claim(), REFUTED, UNRESOLVED), "3 claims: 1 hold, 1 refuted and 1 unresolved.\n"),
        ((claim(),) * 1_200, "1,200 claims: 1,200 hold.\n"),
    ],
)
def test_the_summary_counts_by_verdict(claims: tuple[ReportedClaim, ...], line: str) -> None:
    assert render_summary(report(*claims)) == line


def test_json_fits_its_schema() -> None:
    text = render_json(report(claim("caf\udce9.md", text="é 中"), REFUTED, UNRESOLVED))
    data = json.loads(text)
    Draft202012Validator(schema("claims")).validate(data)
    assert "é 中" in text
    assert text.encode()
    assert data["tool"] == {"name": "coursekit", "version": "1.2.3"}
    assert data["claims"][1]["referents"] == ["a", None]
    assert data["claims"][1]["codes"] == ["XR604", "XR609"]


def test_the_schema_knows_every_kind_and_verdict() -> None:
    keys = schema("claims")["properties"]["claims"]["items"]["properties"]
    assert keys["kind"]["enum"] == [*CLAIM_KINDS]
    assert keys["verdict"]["enum"] == [verdict.value for verdict in Verdict]
    assert len(CLAIM_KINDS) == len(get_args(Claim))

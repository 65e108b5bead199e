"""SARIF, against its schema and as a viewer reads it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes, urljoin

import pytest
from jsonschema import Draft4Validator

from coursekit.model.report import LocatedRelated, Report
from coursekit.reporting.sarif import render
from coursekit.rules import RULES
from tests.support.linting import lint_files, with_crash
from tests.support.patching import minimal_course, patched
from tests.support.reports import BRIEF, EVERYTHING, NOT_UTF8, TRACK, finding, location, report

SCHEMA = json.loads(
    (Path(__file__).parent.parent / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8")
)
BROKEN = patched(
    minimal_course(),
    "--- tracks/bread/proofing/brief.md\n-order: 2\n+order: 3\n+colour: red\n",
)


def run_of(of: Report) -> dict[str, Any]:
    log = json.loads(render(of))
    Draft4Validator(SCHEMA).validate(log)
    (run,) = log["runs"]
    return run  # type: ignore[no-any-return]


RUN = run_of(EVERYTHING)


def result(letter: str) -> dict[str, Any]:
    (one,) = (r for r in RUN["results"] if r["partialFingerprints"]["coursekit/v1"][0] == letter)
    return one  # type: ignore[no-any-return]


def uri(of: dict[str, Any]) -> str:
    return str(of["artifactLocation"]["uri"])


@pytest.mark.parametrize("broken", [False, True])
def test_the_report_of_a_course_fits_the_schema(broken: bool) -> None:
    run = run_of(lint_files(BROKEN if broken else minimal_course()))
    assert bool(run["results"]) == broken
    assert run["invocations"][0]["exitCode"] == int(broken)
    assert run["invocations"][0]["executionSuccessful"]
    ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert ids == sorted({one["ruleId"] for one in run["results"]})
    for one in run["results"]:
        assert ids[one["ruleIndex"]] == one["ruleId"]
        assert one["suppressions"] == []


def test_rules_bring_their_documentation_without_links_that_lead_nowhere() -> None:
    every = report(*(finding(code=rule.code, rule=rule.name) for rule in RULES))
    rules = {one["id"]: one for one in run_of(every)["tool"]["driver"]["rules"]}
    for rule in RULES:
        described = rules[rule.code]
        assert described["defaultConfiguration"]["level"] == rule.severity.value
        assert described["shortDescription"]["text"].startswith(rule.summary[:900])
        assert len(described["fullDescription"]["text"]) <= 1_000
        assert "## How to fix" in described["help"]["markdown"]
        assert ".md)" not in described["help"]["markdown"].replace("lesson.md)", "")
        assert "helpUri" not in described


def test_a_rule_of_a_run_of_its_own_has_a_name() -> None:
    rules = RUN["tool"]["driver"]["rules"]
    assert {"id": "ZZ100", "name": "a-rule-of-a-test"} in rules


@pytest.mark.parametrize("path", [BRIEF, TRACK, NOT_UTF8, "a:b.md", "//x/y.md"])
def test_paths_are_references_below_the_root(path: str) -> None:
    (one,) = run_of(report(finding(location=location(path, 1, 1, 2))))["results"]
    place = one["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uriBaseId"] in RUN["originalUriBaseIds"]
    assert unquote_to_bytes(uri(place)) == path.encode("utf-8", "surrogateescape")
    if not path.startswith("/"):  # no path of a report does
        assert urljoin("https://example.org/course/", uri(place)).startswith(
            "https://example.org/course/"
        )


def test_places_count_code_points_and_end_behind_the_last() -> None:
    assert RUN["columnKind"] == "unicodeCodePoints"
    assert RUN["newlineSequences"] == ["\r\n", "\n", "\r"]
    region = result("1")["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 2, "startColumn": 8, "endLine": 2, "endColumn": 12}


def test_a_message_holds_no_placeholder_and_only_links_to_related_places() -> None:
    text = result("1")["message"]["text"]
    assert "{{0}}" in text
    assert "[l] (u)" in text
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "This is so because was,here.yaml was renamed to t,r:a ck.yaml. Mend it." in text
    assert text.endswith(" See [here \\[or\\\\there\\] {{1}}](1). See [and here](2).")
    ids = [one["id"] for one in result("1")["relatedLocations"]]
    assert ids == [1, 2]
    assert uri(result("1")["relatedLocations"][0]["physicalLocation"]) == "t%2Cr%3Aa%20ck.yaml"


def test_of_very_many_related_places_the_message_links_to_a_few() -> None:
    related = tuple(LocatedRelated(location(TRACK, n, 1, 1), "x") for n in range(1, 31))
    (one,) = run_of(report(finding(related=related)))["results"]
    assert len(one["relatedLocations"]) == 30
    assert one["message"]["text"].endswith("[x](5).")


def test_a_fix_replaces_regions_of_each_file() -> None:
    (fix,) = result("2")["fixes"]
    assert fix["properties"] == {"safety": "unsafe"}
    assert fix["description"]["text"] == "Write {{it}}"
    files = {uri(one): one["replacements"] for one in fix["artifactChanges"]}
    assert len(files) == 2
    assert files["t%2Cr%3Aa%20ck.yaml"] == [
        {
            "deletedRegion": {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 2},
            "insertedContent": {"text": "b"},
        }
    ]
    assert [
        r["insertedContent"]["text"]
        for r in result("1")["fixes"][0]["artifactChanges"][0]["replacements"]
    ] == ["\u00fc", "a\nb"]
    assert "fixes" not in result("3")


@pytest.mark.parametrize(
    ("letter", "kind", "because"),
    [
        ("6", "inSource", "it is 100 % {meant}"),
        ("7", "external", "all of them"),
        ("8", "external", "in the baseline"),
    ],
)
def test_what_is_hidden_is_a_suppressed_result(letter: str, kind: str, because: str) -> None:
    assert result(letter)["suppressions"] == [
        {"kind": kind, "status": "accepted", "justification": because}
    ]


def test_faults_and_what_was_not_judged_are_notifications() -> None:
    (invocation,) = RUN["invocations"]
    assert (invocation["exitCode"], invocation["executionSuccessful"]) == (3, False)
    (fault,) = invocation["toolExecutionNotifications"]
    assert fault["level"] == "error"
    assert fault["message"]["text"] == "A fault of coursekit: RuntimeError: made {{to}} fail"
    (unjudged,) = invocation["toolConfigurationNotifications"]
    assert unjudged["message"]["text"].startswith("future-date was not judged")


def test_a_rule_that_raises_is_a_notification() -> None:
    rules = with_crash(RULES, "order-disagrees")
    (invocation,) = run_of(lint_files(minimal_course(), rules))["invocations"]
    assert "made to fail" in invocation["toolExecutionNotifications"][0]["message"]["text"]

"""JUnit XML, read by a parser of such reports."""

from __future__ import annotations

from typing import Any

import pytest
from junitparser import Failure, JUnitXml, Skipped

from coursekit.model.finding import Severity
from coursekit.model.report import Report
from coursekit.reporting.junit import render
from tests.support.reports import EVERYTHING, NOT_UTF8, finding, location, report


def cases(of: Report) -> list[Any]:
    xml = JUnitXml.fromstring(render(of).encode())
    (suite,) = xml
    found = list(suite)
    assert (suite.tests, suite.errors) == (len(found), 0)
    assert suite.failures == sum(isinstance(r, Failure) for case in found for r in case.result)
    assert suite.skipped == sum(isinstance(r, Skipped) for case in found for r in case.result)
    return found


def outcomes(of: Report) -> list[str]:
    return [type(case.result[0]).__name__ for case in cases(of)]


def test_every_finding_is_a_case_and_what_fails_the_run_a_failure() -> None:
    assert outcomes(EVERYTHING) == ["Failure", "Skipped", "Skipped", "Failure", "Failure"]


@pytest.mark.parametrize(
    ("least", "wanted"),
    [
        (Severity.NOTE, ["Failure"] * 5),
        (Severity.WARNING, ["Failure", "Failure", "Skipped", "Failure", "Failure"]),
        # A fault of ours fails a run, whatever is asked for.
        (None, ["Skipped", "Skipped", "Skipped", "Skipped", "Failure"]),
    ],
)
def test_what_fails_the_run_is_asked_for(least: Severity | None, wanted: list[str]) -> None:
    assert outcomes(report(*EVERYTHING.findings, fail_on=least)) == wanted


def test_a_case_names_rule_and_message_and_tells_the_place() -> None:
    case = cases(report(finding()))[0]
    assert case.classname == "bread/one"
    assert case.name == "PL205 order-disagrees: the brief has another number"
    assert (case._elem.get("file"), case._elem.get("line")) == (finding().location.path, "3")
    (failure,) = case.result
    assert (failure.type, failure.message) == ("PL205", "error: the brief has another number")
    assert failure.text.endswith(":3:8: error: the brief has another number. Mend it.")


def test_hostile_text_stays_text() -> None:
    first, *_, fourth, fifth = cases(EVERYTHING)
    assert "</failure>]]>" in first.result[0].text
    assert "\\u001b[31m" in first.name
    assert "\n" not in first.name
    assert fourth.classname == NOT_UTF8.replace("\udce9", "\\udce9")
    assert fifth.classname == "the whole course"


def test_characters_that_xml_forbids_are_replaced() -> None:
    (case,) = cases(report(finding(message="a\ufffeb\uffffc\x00d")))
    assert case.name.endswith("a\ufffdb\ufffdc\\u0000d")


def test_equal_findings_have_names_of_their_own_without_a_line_number() -> None:
    twice = [finding(location=location("p.md", line, 1, 2)) for line in (3, 4, 5)]
    names = [case.name for case in cases(report(*twice))]
    assert names[1:] == [f"{names[0]} (2)", f"{names[0]} (3)"]


def test_a_clean_run_has_one_case_that_passed() -> None:
    (case,) = cases(report())
    assert case.is_passed
    assert "nothing to report" in str(case.system_out)

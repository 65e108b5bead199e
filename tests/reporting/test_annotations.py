"""Workflow commands, read as GitHub's runner reads them."""

from __future__ import annotations

from collections import Counter

import pytest

from coursekit.model.finding import Severity
from coursekit.reporting.annotations import MOST, render
from coursekit.words import visible
from tests.support.reports import BRIEF, EVERYTHING, HOSTILE, finding, location, many, report
from tests.support.workflow_commands import commands

COMMANDS = commands(render(EVERYTHING))


def test_there_is_one_command_for_each_finding_the_errors_first() -> None:
    names = [command.name for command in COMMANDS]
    assert names == ["error", "error", "error", "warning", "notice"]
    assert render(EVERYTHING).splitlines()[-1].startswith("Checked 1 lesson in 1 track")


def test_paths_and_messages_come_out_as_they_went_in() -> None:
    first = COMMANDS[0]
    assert first.properties == {
        "file": BRIEF,
        "line": "2",
        "endLine": "2",
        "col": "8",
        "endColumn": "12",
        "title": "PL205 order-disagrees",
    }
    assert first.data.startswith(visible(HOSTILE))
    assert first.data.endswith("was renamed to t,r:a ck.yaml. Mend it.")


def test_a_finding_about_the_whole_course_names_no_file() -> None:
    (about,) = (one for one in COMMANDS if one.properties["title"] == "CK001 internal-fault")
    assert set(about.properties) == {"title"}


def test_a_place_over_several_lines_has_no_columns() -> None:
    (note,) = (one for one in COMMANDS if one.name == "notice")
    assert note.properties["line"] == "2"
    assert note.properties["endLine"] == "4"
    assert "col" not in note.properties
    assert note.data.endswith("Is it so?")


@pytest.mark.parametrize("name", ["%0A", "a%2Cb", "x\ny", "%25", "=", "a=b,c"])
def test_escapes_are_unambiguous(name: str) -> None:
    (command,) = commands(render(report(finding(message=name, location=location(name, 1, 1, 1)))))
    assert command.properties["file"] == name
    assert command.data == f"{name}. Mend it."


def test_without_findings_there_is_no_command() -> None:
    assert commands(render(report())) == []
    assert "nothing to report" in render(report())


def test_no_more_is_written_than_is_shown_and_the_last_notice_says_so() -> None:
    shown = commands(
        render(
            report(
                *many(15, Severity.NOTE), *many(11, Severity.WARNING), *many(3000, Severity.ERROR)
            )
        )
    )
    assert Counter(one.name for one in shown) == {"error": MOST, "warning": MOST, "notice": MOST}
    assert [one.data for one in shown[:2]] == ["error 1. Mend it.", "error 2. Mend it."]
    assert shown[-1].name == "notice"
    assert "3,000 errors, 11 warnings and 15 notes" in shown[-1].data
    assert "Shown here: 29 of 3,026, the errors first." in shown[-1].data


def test_as_many_as_are_shown_are_written_without_a_further_notice() -> None:
    text = render(report(*many(MOST, Severity.NOTE), *many(MOST, Severity.ERROR)))
    assert len(commands(text)) == 2 * MOST
    assert "10 errors and 10 notes" in text.splitlines()[-1]

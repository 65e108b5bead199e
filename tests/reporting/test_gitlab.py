"""GitLab's code quality report, against what its documentation asks for."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from coursekit.model.report import Report
from coursekit.reporting.gitlab import render
from coursekit.words import visible
from tests.support.linting import lint_files
from tests.support.patching import minimal_course, patched
from tests.support.reports import BRIEF, EVERYTHING, NOT_UTF8, report

ASKED_FOR = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "location", "severity"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./|/)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
DOUBLE = patched(
    minimal_course(),
    "--- tracks/bread/proofing/lesson.md\n-Next comes the oven, in [the first loaf](../first-loaf/lesson.md).\n"
    "+See [x](no.md).\n+\n+See [x](no.md).\n",
)


@pytest.mark.parametrize("of", [EVERYTHING, report(), lint_files(DOUBLE)])
def test_it_is_what_gitlab_asks_for(of: Report) -> None:
    entries = json.loads(render(of))
    Draft202012Validator(ASKED_FOR).validate(entries)
    assert len(entries) == len(of.findings)
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)


def test_paths_stand_as_they_are_and_bytes_that_are_no_text_as_escapes() -> None:
    entries = json.loads(render(EVERYTHING))
    assert entries[0]["location"] == {"path": BRIEF, "lines": {"begin": 2, "end": 2}}
    assert entries[3]["location"]["path"] == visible(NOT_UTF8)
    render(EVERYTHING).encode()


def test_severities_are_those_of_gitlab() -> None:
    severities = [entry["severity"] for entry in json.loads(render(EVERYTHING))]
    assert severities == ["major", "minor", "info", "major", "blocker"]

"""Every rule's documentation holds: Bad gives exactly this rule's finding, Good gives none."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from coursekit.rules import RULES
from coursekit.rules.base import Rule
from tests.support.linting import lint_files, with_crash
from tests.support.patching import minimal_course, patched

_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_BLOCK = re.compile(r"^```diff(.*)\n((?:.*\n)*?)```$", re.MULTILINE)


@dataclass(frozen=True)
class Example:
    """One fenced patch of a rule's documentation."""

    rule: Rule
    heading: str
    info: str
    patch: str

    def codes(self) -> list[str]:
        crash = re.search(r"crash=(\S+)", self.info)
        rules = with_crash(RULES, crash[1]) if crash else RULES
        files = patched(minimal_course(), self.patch, escaped="escaped" in self.info)
        return [finding.code for finding in lint_files(files, rules).findings]


def examples(heading: str) -> list[Example]:
    found = []
    for rule in RULES:
        parts = _HEADING.split(rule.doc)
        for title, body in zip(parts[1::2], parts[2::2], strict=True):
            if title == heading:
                blocks = _BLOCK.findall(body)
                found += [Example(rule, heading, info, patch) for info, patch in blocks]
    return found


def _id(example: Example) -> str:
    return example.rule.name


@pytest.mark.parametrize("example", examples("Bad"), ids=_id)
def test_a_bad_example_gives_exactly_its_rule(example: Example) -> None:
    assert example.codes() == [example.rule.code]


@pytest.mark.parametrize("example", examples("Good"), ids=_id)
def test_a_good_example_gives_nothing(example: Example) -> None:
    assert example.codes() == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_has_both_examples_and_says_how_to_fix(rule: Rule) -> None:
    headings = _HEADING.findall(rule.doc)
    assert headings[-3:] == ["Bad", "Good", "How to fix"] or "Options" in headings
    assert {e.rule.code for e in examples("Bad")} >= {rule.code}
    assert {e.rule.code for e in examples("Good")} >= {rule.code}


def test_the_minimal_course_is_clean() -> None:
    assert lint_files(minimal_course()).findings == ()

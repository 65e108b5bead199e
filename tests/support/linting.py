"""Lint files in memory, the way the command line lints a work tree."""

from __future__ import annotations

import dataclasses
import datetime as dt
import tomllib
from collections.abc import Iterator, Sequence

from coursekit.config import settings_from
from coursekit.model.course import Course
from coursekit.model.finding import Finding
from coursekit.model.report import Report
from coursekit.model.settings import Settings
from coursekit.pipeline import lint
from coursekit.reading.tree import DictTree
from coursekit.rules import RULES
from coursekit.rules.base import Rule, Run
from tests.support.patching import Files

AS_OF = dt.date(2026, 6, 1)
"""The day on which the tests' courses are judged."""


def lint_files(files: Files, rules: Sequence[Rule] = RULES, *, as_of: dt.date = AS_OF) -> Report:
    """The report on a course in memory; its `coursekit.toml` is obeyed."""
    own = files.get("coursekit.toml")
    settings = settings_from(tomllib.loads(own.decode())) if own else Settings()
    return lint(DictTree(files), settings, as_of=as_of, rules=rules)


def with_crash(rules: Sequence[Rule], name: str) -> tuple[Rule, ...]:
    """The rules, with the named one raising an exception."""

    def check(course: Course) -> Iterator[Finding]:
        raise RuntimeError("made to fail")

    return tuple(
        dataclasses.replace(rule, check=check) if rule.name == name else rule for rule in rules
    )


def emptied(rules: Sequence[Rule], name: str) -> tuple[Rule, ...]:
    """The rules, with the named one finding nothing."""

    def check(course: Course) -> Iterator[Finding]:
        return iter(())

    def check_run(run: Run) -> Iterator[Finding]:
        return iter(())

    return tuple(
        dataclasses.replace(
            rule,
            check=check if rule.check else None,
            check_run=check_run if rule.check_run else None,
        )
        if rule.name == name
        else rule
        for rule in rules
    )

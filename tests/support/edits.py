"""Small changes to the minimal course, and what placement and prerequisites say of them."""

from __future__ import annotations

from coursekit.model.report import ReportedFinding
from coursekit.rules import RULES
from tests.support.linting import lint_files
from tests.support.patching import Files, minimal_course

BREAD = "tracks/bread"
CAKES = """\
number: 2
title: Cakes
level: beginner
description: Batters, creams and what holds them up.
phases:
  - slug: batter
    title: Batter
    lessons:
      - slug: sponge
        title: Sponge
        status: planned
"""
OURS = tuple(rule for rule in RULES if rule.code[:2] in ("FM", "PL", "PR") or rule.code == "XR604")
"""With what they require."""


def found(files: Files, *prefixes: str) -> list[ReportedFinding]:
    """The findings with codes that begin so; by default those of our two families."""
    report = lint_files(files, OURS)
    return [f for f in report.findings if f.code.startswith(prefixes or ("PL", "PR"))]


def codes(files: Files, *prefixes: str) -> list[str]:
    """The codes of what `found` gives."""
    return [finding.code for finding in found(files, *prefixes)]


def with_cakes() -> Files:
    """The minimal course with a second track, of one planned lesson."""
    return {**minimal_course(), "tracks/cakes/track.yaml": CAKES.encode()}


def moved(files: Files, old: str, new: str) -> Files:
    """The files with those of one folder in another."""
    return {
        f"{new}{path[len(old) :]}" if path.startswith(f"{old}/") else path: data
        for path, data in files.items()
    }


def edited(files: Files, path: str, old: str, new: str) -> Files:
    """The files with a text that one of them holds once replaced."""
    data = files[path]
    assert data is not None
    assert data.count(old.encode()) == 1
    return {**files, path: data.replace(old.encode(), new.encode())}

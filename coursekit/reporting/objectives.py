"""What every lesson teaches, with the level of each objective: for the error stream, if asked for."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.report import Outline, Report
from coursekit.words import shortened, visible


def render(report: Report) -> str:
    """The lessons in their order, each with its objectives and their Bloom levels."""
    return "".join(f"{line}\n" for outline in report.outlines for line in _lines(outline))


def _lines(outline: Outline) -> Iterator[str]:
    title = f": {visible(shortened(outline.title, 100))}" if outline.title else ""
    yield ""
    yield f"{visible(outline.label)}{title}"
    for level, objective in outline.objectives:
        yield f"  {level or '?':<10}  {visible(shortened(objective, 200))}"
    if not outline.objectives:
        yield "  no objectives"

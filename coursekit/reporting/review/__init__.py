"""The list of due reviews as text: each format is one file with `render`, imported when it is used."""

from __future__ import annotations

from importlib import import_module

from coursekit.review.due import DueList

FORMATS = ("text", "markdown", "json", "csv", "html", "ics")
"""The formats that `coursekit review` writes, by the names of their modules."""


def render(due: DueList, format_: str) -> str:
    """The list in one of the formats."""
    module = import_module(f"coursekit.reporting.review.{format_}")
    text: str = module.render(due)
    return text

"""What a change means, as text: each format is one file with `render`, imported when it is used."""

from __future__ import annotations

from importlib import import_module

from coursekit.comparing.data import CourseDiff

FORMATS = ("text", "markdown", "json")
"""The formats that `coursekit diff` writes, by the names of their modules."""


def render(diff: CourseDiff, format_: str) -> str:
    """The change in one of the formats."""
    module = import_module(f"coursekit.reporting.diff.{format_}")
    text: str = module.render(diff)
    return text

"""Reports as text: each format is one file with one function `Report -> str`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from coursekit.model.report import Report
from coursekit.reporting import concise, json, summary, text


@dataclass(frozen=True, slots=True)
class Format:
    """A format of `coursekit lint`: how it renders a report, alone or with statistics."""

    render: Callable[[Report], str]
    with_statistics: Callable[[Report], str]


def _followed_by_statistics(render: Callable[[Report], str]) -> Format:
    """A format for people: the numbers stand below the findings."""

    def both(report: Report) -> str:
        parts = (render(report), summary.render_statistics(report))
        return "\n".join(part for part in parts if part)

    return Format(render, both)


FORMATS: Mapping[str, Format] = {
    "text": _followed_by_statistics(text.render),
    "concise": _followed_by_statistics(concise.render),
    "json": Format(json.render, json.render_with_statistics),
}
"""The formats that `coursekit lint` writes, by name."""

"""The addresses that no sweep has asked for, for `coursekit lint --verbose`."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.report import Report
from coursekit.words import counted, shortened, visible


def render(report: Report) -> str:
    """A line for each address, with the place that cites it first; nothing where there is none."""
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[str]:
    if report.unverified:
        yield ""
        yield f"Not in the lock file: {counted(len(report.unverified), 'URL')}."
    for url, location in report.unverified:
        start = location.start
        place = f"{location.path}:{start.line}:{start.column}"
        yield f"  {visible(shortened(url, 200))} ({visible(place)})"

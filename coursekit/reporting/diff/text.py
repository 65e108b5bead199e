"""What a change means, for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterator

import click

from coursekit.comparing.data import CourseDiff
from coursekit.reporting.diff import phrases
from coursekit.reporting.diff.layout import Section, heading, sections, times
from coursekit.words import visible

_MOST_ENTRIES = 100


def render(diff: CourseDiff) -> str:
    """The totals, then lesson by lesson, then the reading time of the tracks."""
    return "".join(f"{line}\n" for line in _lines(diff))


def _lines(diff: CourseDiff) -> Iterator[str]:
    yield click.style(visible(heading(diff)), bold=True)
    if totals := phrases.totals(diff):
        yield totals
    for section in sections(diff):
        yield from _section(section)
    if not diff.unchanged:
        yield from _times(diff)


def _section(section: Section) -> Iterator[str]:
    number = len(section.entries)
    yield ""
    yield click.style(f"{section.title} ({number:,})", bold=True)
    for entry in section.entries[:_MOST_ENTRIES]:
        yield f"  {visible(entry.head)}"
        yield from (f"    {visible(line)}" for line in (entry.path, *entry.lines) if line)
    if number > _MOST_ENTRIES:
        yield f"  and {number - _MOST_ENTRIES:,} more (`--format json` has all)"


def _times(diff: CourseDiff) -> Iterator[str]:
    yield ""
    yield click.style("Reading time", bold=True)
    rows = times(diff)
    if not rows:
        yield "  the same in every track"
    for row in rows:
        yield f"  {visible(row.track)}"
        time = f"{row.measured} minutes measured, {row.declared} declared"
        yield f"    {time} (written lessons: {row.lessons})"

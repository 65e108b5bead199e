"""What a change means as Markdown, for a comment on a pull request or a job summary."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.comparing.data import CourseDiff
from coursekit.reporting.diff import phrases
from coursekit.reporting.diff.layout import Section, heading, sections, times
from coursekit.reporting.github import code, escaped
from coursekit.words import counted

MOST_CHARACTERS = 60_000
"""GitHub takes no comment of more than 65,536; whoever posts it may want some of that."""


def render(diff: CourseDiff) -> str:
    """The totals, the reading time of the tracks in a table, then lesson by lesson."""
    return "".join(f"{line}\n" for line in _within(_lines(diff)))


def _within(lines: Iterator[str]) -> Iterator[str]:
    """The lines for which there is room, and how many were left out."""
    room, left = MOST_CHARACTERS, 0
    for line in lines:
        room -= len(line) + 1
        if room >= 0:
            yield line
        else:
            left += 1
    if left:
        yield ""
        yield f"{counted(left, 'more line')} left out here: `--format json` has all."


def _lines(diff: CourseDiff) -> Iterator[str]:
    yield f"## {escaped(heading(diff))}"
    if totals := phrases.totals(diff):
        yield ""
        yield totals
    if not diff.unchanged:
        yield from _times(diff)
    for section in sections(diff):
        yield from _section(section)


def _times(diff: CourseDiff) -> Iterator[str]:
    yield from ("", "### Reading time", "")
    rows = times(diff)
    if not rows:
        yield "The same in every track."
        return
    yield "| track | written lessons | minutes measured | minutes declared |"
    yield "| --- | ---: | ---: | ---: |"
    for row in rows:
        yield f"| {escaped(row.track)} | {row.lessons} | {row.measured} | {row.declared} |"


def _section(section: Section) -> Iterator[str]:
    yield from ("", f"### {section.title} ({len(section.entries):,})", "")
    for entry in section.entries:
        path = f" ({code(entry.path)})" if entry.path else ""
        yield f"- **{escaped(entry.head)}**{path}"
        yield from (f"  - {escaped(line)}" for line in entry.lines)

"""The list of due reviews for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import click

from coursekit.reporting.review import chart, phrases
from coursekit.review.due import DueLesson, DueList, DueState, Group
from coursekit.words import shortened, visible

_COLORS = {
    DueState.OVERDUE: "red",
    DueState.DUE: "yellow",
    DueState.SOON: "yellow",
    DueState.UNTRACKED: "cyan",
}
_MOST_ROWS = 100
_WIDEST = 200
_WIDEST_NAME = 40


def render(due: DueList) -> str:
    """Totals, the lessons by urgency with their reasons, tracks and owners, the coming weeks."""
    return "".join(f"{line}\n" for line in _lines(due))


def _lines(due: DueList) -> Iterator[str]:
    course = f" of {_shown(due.course)}" if due.course else ""
    yield click.style(f"Reviews{course} on {due.as_of}", bold=True)
    yield phrases.totals(due)
    if aside := phrases.asides(due):
        yield _shown(aside)
    for state in DueState:
        lessons = [one for one in due.lessons if one.state is state]
        if lessons:
            yield from _section(due, state, lessons)
    yield from _groups(due, "By track", due.tracks, {})
    yield from _groups(due, "By owner", due.owners, due.capacities)
    yield from _weeks(due)


def _section(due: DueList, state: DueState, lessons: Sequence[DueLesson]) -> Iterator[str]:
    heading = f"{phrases.state(due, state)} ({len(lessons):,})"
    yield ""
    yield click.style(heading[0].upper() + heading[1:], fg=_COLORS.get(state), bold=True)
    for lesson in lessons[:_MOST_ROWS]:
        yield from _lesson(lesson)
    if len(lessons) > _MOST_ROWS:
        yield f"  and {len(lessons) - _MOST_ROWS:,} more (`--format json` has all)"


def _lesson(lesson: DueLesson) -> Iterator[str]:
    title = f": {_shown(lesson.title)}" if lesson.title else ""
    when = _shown(f"{phrases.when(lesson)}, {phrases.owner(lesson)}")
    yield f"  {_shown(phrases.name(lesson))}{title}  {click.style(when, bold=True)}"
    yield f"    {_shown(lesson.path)}"
    yield from (f"    {_shown(reason)}" for reason in lesson.reasons)
    if planned := phrases.planned(lesson):
        yield f"    {_shown(planned)}"


def _groups(
    due: DueList, heading: str, groups: Sequence[Group], capacities: Mapping[str, int]
) -> Iterator[str]:
    if not groups:
        return
    yield ""
    yield click.style(heading, bold=True)
    names = [_shown(group.label, _WIDEST_NAME) for group in groups[:_MOST_ROWS]]
    width = max(map(len, names))
    for group, name in zip(groups, names, strict=False):
        limit = capacities.get(group.name or "")
        most = f" (at most {limit:,} a week)" if limit else ""
        counts = ", ".join(phrases.states(due, group.states))
        yield f"  {name:<{width}}  {counts}{most}"
    if len(groups) > _MOST_ROWS:
        yield f"  and {len(groups) - _MOST_ROWS:,} more"


def _weeks(due: DueList) -> Iterator[str]:
    yield ""
    yield click.style("The coming weeks", bold=True)
    yield phrases.busiest(due)
    lines = list(chart.rows(due.weeks))
    if lines:
        yield from (f"  {line}" for line in lines)
        if any(week.again for week in due.weeks):
            yield f"  {chart.FIRST} next reviews, {chart.AGAIN} those that come round again"
    if later := due.later_than_shown:
        yield f"Later than that: {later:,}."


def _shown(text: str, limit: int = _WIDEST) -> str:
    return visible(shortened(text, limit))

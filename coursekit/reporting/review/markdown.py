"""The list of due reviews as Markdown: for one issue that is kept up to date, and job summaries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coursekit.reporting.github import code, escaped
from coursekit.reporting.review import chart, phrases
from coursekit.review.due import DueLesson, DueList, DueState, Group
from coursekit.words import shortened

_MOST_BYTES = 60_000
"""What fits into an issue: GitHub takes 65,536 characters."""
_MOST_GROUPS = 30
_SAYS = {
    DueState.OVERDUE: "Their day has passed.",
    DueState.DUE: "Their day is still to come this week.",
    DueState.SOON: "Time to find an hour for them.",
    DueState.UNTRACKED: "Learners see them, and nothing says when somebody last looked at them.",
}


def render(due: DueList) -> str:
    """Totals, the lessons that need somebody before long, tracks and owners, the coming weeks.

    As many lessons are named as fit into an issue, the most urgent first.
    """
    head, foot = "\n".join(_head(due)), "\n".join(_foot(due))
    left = _MOST_BYTES - _size(head) - _size(foot)
    return f"{head}\n{''.join(_sections(due, left))}\n{foot}\n"


def _head(due: DueList) -> Iterator[str]:
    course = f" of {_short(due.course)}" if due.course else ""
    yield f"# Reviews{course} on {due.as_of}"
    yield ""
    yield " ".join(filter(None, (phrases.totals(due), _short(phrases.asides(due), 400))))


def _sections(due: DueList, left: int) -> Iterator[str]:
    """What has to be done, as long as there is room for it."""
    for state in phrases.NEEDED:
        lessons = [one for one in due.lessons if one.state is state]
        if not lessons:
            continue
        heading = phrases.state(due, state)
        text = f"\n## {heading[0].upper()}{heading[1:]} ({len(lessons):,})\n\n{_SAYS[state]}\n\n"
        text += "| lesson | due | owner | why |\n| --- | --- | --- | --- |\n"
        left -= _size(text)
        rows = list(_fitting(lessons, left))
        left -= sum(map(_size, rows))
        more = len(lessons) - len(rows)
        yield text if rows else f"\n## {heading[0].upper()}{heading[1:]} ({len(lessons):,})\n"
        yield from rows
        if more:
            yield f"\n{more:,} more: `coursekit review --format json` has all.\n"


def _fitting(lessons: Sequence[DueLesson], left: int) -> Iterator[str]:
    for lesson in lessons:
        row = _row(lesson)
        left -= _size(row)
        if left < 0:
            return
        yield row


def _row(lesson: DueLesson) -> str:
    title = f": {_short(lesson.title)}" if lesson.title else ""
    why = [_short(one, 300) for one in (*lesson.reasons, phrases.planned(lesson)) if one]
    cells = (
        f"{_short(phrases.name(lesson))}{title}<br>{code(lesson.lesson)}",
        phrases.when(lesson),
        _short(phrases.owner(lesson)),
        "<br>".join(why),
    )
    return f"| {' | '.join(cells)} |\n"


def _foot(due: DueList) -> Iterator[str]:
    yield from _groups(due, "owner", due.owners)
    yield from _groups(due, "track", due.tracks)
    yield "## The coming weeks"
    yield ""
    yield phrases.busiest(due)
    lines = list(chart.rows(due.weeks))
    if lines:
        yield from ("", "```text", *lines, "```")
    if any(week.again for week in due.weeks):
        yield from ("", f"{chart.FIRST} next reviews, {chart.AGAIN} those that come round again.")


def _groups(due: DueList, noun: str, groups: Sequence[Group]) -> Iterator[str]:
    if not groups:
        return
    yield f"## By {noun}"
    yield ""
    shown = [state for state in DueState if any(group.states[state] for group in groups)]
    yield f"| {' | '.join([noun, *(phrases.state(due, state) for state in shown)])} |"
    yield f"| --- |{' --: |' * len(shown)}"
    for group in groups[:_MOST_GROUPS]:
        cells = [_short(group.label, 40), *(f"{group.states[state]:,}" for state in shown)]
        yield f"| {' | '.join(cells)} |"
    if len(groups) > _MOST_GROUPS:
        yield f"\n{len(groups) - _MOST_GROUPS:,} more."
    yield ""


def _short(text: str, limit: int = 100) -> str:
    return escaped(shortened(text, limit))


def _size(text: str) -> int:
    return len(text.encode("utf-8"))

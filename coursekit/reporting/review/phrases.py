"""How the reports for people say what a list of due reviews holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from coursekit.review.due import NOBODY, DueLesson, DueList, DueState
from coursekit.words import counted, listing

NEEDED = (DueState.OVERDUE, DueState.DUE, DueState.SOON, DueState.UNTRACKED)
"""The states of lessons that somebody has to do something about before long."""


def state(due: DueList, one: DueState) -> str:
    """A state as a report names it: `due within 30 days`."""
    if one is DueState.DUE:
        return "due this week"
    if one is DueState.SOON:
        return f"due within {counted(due.due_within, 'day')}"
    value: str = one.value
    return value


def states(due: DueList, counts: Mapping[DueState, int]) -> list[str]:
    """How many lessons are in which state, without the states of none: `2 overdue`."""
    return [f"{counts[one]:,} {state(due, one)}" for one in DueState if counts[one]]


def totals(due: DueList) -> str:
    """The list in one sentence."""
    counts = states(due, due.states)
    lessons = counted(len(due.lessons), "lesson")
    return f"{lessons}: {listing(counts, 'and')}." if counts else f"{lessons}."


def asides(due: DueList) -> str:
    """What the list does not hold, and what holds it back, in sentences; empty if nothing."""
    left_out = [
        counted(number, noun)
        for number, noun in ((due.drafts, "draft"), (due.planned_lessons, "planned lesson"))
        if number
    ]
    sentences = [_only(due)] if due.only_tracks or due.only_owners else []
    if due.snoozed:
        sentences.append(f"{counted(due.snoozed, 'lesson')} snoozed.")
    if left_out:
        sentences.append(f"Not listed: {listing(left_out, 'and')}.")
    return " ".join(sentences)


def _only(due: DueList) -> str:
    """Which lessons were asked for, where not all were."""
    tracks = f" of {listing(due.only_tracks)}" if due.only_tracks else ""
    owners = f" that {listing(due.only_owners)} looks after" if due.only_owners else ""
    return f"Only lessons{tracks}{owners}."


def name(lesson: DueLesson) -> str:
    """What people call a lesson: `lesson 6 of Track 24`."""
    return lesson.label if lesson.number is None else f"{lesson.label} of {lesson.track_label}"


def owner(lesson: DueLesson) -> str:
    """Who looks after a lesson."""
    return lesson.owner or NOBODY


def when(lesson: DueLesson) -> str:
    """By which day a lesson is due, and how long ago that was."""
    if lesson.due is None:
        return "no date"
    return f"{lesson.due} ({late(lesson)})" if lesson.days_overdue else f"{lesson.due}"


def late(lesson: DueLesson) -> str:
    """How long ago a lesson should have been looked at."""
    return f"{counted(lesson.days_overdue, 'day')} ago"


def planned(lesson: DueLesson) -> str:
    """The week of a lesson in the plan, and who looks at it; empty if it has none."""
    if lesson.planned is None:
        return ""
    return f"planned for {iso_week(lesson.planned.week)} ({lesson.planned.reviewer})"


def iso_week(monday: dt.date) -> str:
    """The week of a day as ISO 8601 writes it: `2026-W47`."""
    year, week, _ = monday.isocalendar()
    return f"{year:04}-W{week:02}"


def busiest(due: DueList) -> str:
    """The load of the forecast in a sentence, for those who see no chart."""
    total = sum(week.total for week in due.weeks)
    if not total:
        return f"Nothing is due in the next {counted(len(due.weeks), 'week')}."
    peak = max(due.weeks, key=lambda week: week.total)
    return (
        f"{counted(total, 'review')} in {counted(len(due.weeks), 'week')}; "
        f"most in {peak.label}: {peak.total:,}."
    )

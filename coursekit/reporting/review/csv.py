"""The list of due reviews as comma-separated values (RFC 4180), for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping

from coursekit.reporting.review import phrases
from coursekit.review.due import DueLesson, DueList
from coursekit.words import visible

_COLUMNS: Mapping[str, Callable[[DueLesson], object]] = {
    "lesson": lambda one: one.lesson,
    "label": lambda one: one.label,
    "title": lambda one: one.title,
    "path": lambda one: one.path,
    "track": lambda one: one.track,
    "number": lambda one: one.number,
    "phase": lambda one: one.phase,
    "owner": lambda one: one.owner,
    "state": lambda one: one.state.value,
    "due": lambda one: one.due,
    "days_overdue": lambda one: one.days_overdue,
    "last_review": lambda one: one.last_review,
    "reviewer": lambda one: one.reviewer,
    "cadence": lambda one: one.cadence.every if one.cadence else None,
    "cadence_said_by": lambda one: one.cadence.said_by if one.cadence else None,
    "changed_percent": lambda one: None if one.changed is None else round(100 * one.changed),
    "planned_week": lambda one: phrases.iso_week(one.planned.week) if one.planned else None,
    "planned_reviewer": lambda one: one.planned.reviewer if one.planned else None,
    "snoozed_until": lambda one: one.snoozed_until,
    "snoozed_why": lambda one: one.snooze.why if one.snooze else None,
    "reasons": lambda one: "; ".join(one.reasons),
}
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula, wherever the text came from."""


def render(due: DueList) -> str:
    """A line for each lesson, the most urgent first, below one with the names of the columns."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(_COLUMNS)
    for lesson in due.lessons:
        writer.writerow([_cell(value(lesson)) for value in _COLUMNS.values()])
    return stream.getvalue()


def _cell(value: object) -> str:
    """A value on one line; an apostrophe stands before what would be taken for a formula."""
    if value is None:
        return ""
    text = visible(" ".join(str(value).split()))
    return f"'{text}" if text.startswith(_FORMULA) else text

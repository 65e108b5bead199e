"""How many reviews each of the next 52 weeks brings."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator

from coursekit.model.review import Cadence
from coursekit.review.due import DueLesson, Week
from coursekit.review.weeks import YEAR, monday, week_of


def forecast(lessons: Iterable[DueLesson], as_of: dt.date) -> tuple[Week, ...]:
    """The weeks from that of `as_of` on; what is overdue and has no place counts in the first."""
    start = week_of(as_of)
    planned: Counter[int] = Counter()
    due: Counter[int] = Counter()
    again: Counter[int] = Counter()
    for lesson in lessons:
        if lesson.planned:
            first = week_of(lesson.planned.week)
            planned[first] += 1
        elif lesson.target:
            first = max(week_of(lesson.target), start)
            due[first] += 1
        else:
            continue
        if lesson.cadence:
            again.update(_following(lesson.cadence, first, start + YEAR))
    return tuple(
        Week(monday=monday(week), planned=planned[week], due=due[week], again=again[week])
        for week in range(start, start + YEAR)
        if week == start or monday(week) > monday(week - 1)  # not behind the end of the calendar
    )


def _following(cadence: Cadence, week: int, end: int) -> Iterator[int]:
    """The weeks before `end` in which a lesson comes round again, at most one review in each."""
    while week < end:
        week = max(week_of(cadence.every.after(monday(week))), week + 1)
        if week < end:
            yield week

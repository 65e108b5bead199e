"""How many reviews the coming weeks bring."""

from __future__ import annotations

import datetime as dt

from coursekit.model.review import Cadence, Planned, duration
from coursekit.review.due import DueLesson, DueState
from coursekit.review.forecast import forecast
from tests.support.reviews import DAY, due_lesson

MONDAY = dt.date(2026, 11, 16)


def every(text: str) -> Cadence:
    length = duration(text)
    assert length
    return Cadence(length, "the course")


def loads(*lessons: DueLesson) -> dict[int, tuple[int, int, int]]:
    """By the number of the week: what is planned, due, and comes round again."""
    weeks = enumerate(forecast(lessons, DAY))
    return {index: (w.planned, w.due, w.again) for index, w in weeks if w.total}


def test_there_are_52_weeks_from_this_one_on() -> None:
    weeks = forecast((), DAY)
    assert [week.monday for week in weeks] == [MONDAY + dt.timedelta(7 * n) for n in range(52)]
    assert (weeks[0].label, weeks[7].label) == ("2026-W47", "2027-W01")


def test_what_is_overdue_counts_in_this_week_and_what_is_planned_in_its_own() -> None:
    overdue = due_lesson(1, due=dt.date(2026, 3, 2))
    later = due_lesson(2, DueState.LATER, due=dt.date(2027, 1, 4))
    place = Planned("bread/lesson-3", dt.date(2026, 12, 7), "Ada")
    planned = due_lesson(3, DueState.LATER, due=dt.date(2027, 1, 4), planned=place)
    assert loads(overdue, later, planned) == {0: (0, 1, 0), 3: (1, 0, 0), 7: (0, 1, 0)}


def test_without_a_day_nothing_is_counted() -> None:
    assert loads(due_lesson(1, DueState.NO_CADENCE)) == {}


def test_reviews_come_round_again() -> None:
    lesson = due_lesson(1, DueState.DUE, due=DAY, cadence=every("20 weeks"))
    assert loads(lesson) == {0: (0, 1, 0), 20: (0, 0, 1), 40: (0, 0, 1)}


def test_of_one_lesson_at_most_one_review_is_counted_in_a_week() -> None:
    lesson = due_lesson(1, DueState.DUE, due=DAY, cadence=every("1 day"))
    assert set(loads(lesson).values()) == {(0, 1, 0), (0, 0, 1)}
    assert len(loads(lesson)) == 52


def test_the_calendar_may_end_before_the_year_does() -> None:
    lesson = due_lesson(1, DueState.DUE, due=dt.date.max, cadence=every("1 week"))
    weeks = forecast([lesson], dt.date.max)
    assert [(week.monday, week.total) for week in weeks] == [(dt.date(9999, 12, 27), 1)]

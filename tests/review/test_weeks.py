"""Weeks as numbers."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from coursekit.review.weeks import monday, week_of


@given(st.dates())
def test_a_week_begins_on_the_monday_before_each_of_its_days(day: dt.date) -> None:
    first = monday(week_of(day))
    assert first.weekday() == 0
    assert 0 <= (day - first).days < 7
    assert week_of(first) == week_of(day)


def test_behind_the_end_of_the_calendar_stands_its_last_week() -> None:
    last = week_of(dt.date.max)
    assert monday(last + 5) == monday(last)

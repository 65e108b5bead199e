"""Weeks of ISO 8601, as numbers: a week begins on Monday."""

from __future__ import annotations

import datetime as dt

DAYS = 7
YEAR = 52
"""Weeks that a forecast looks ahead, and that what is late may take."""

_LAST = (dt.date.max.toordinal() - 1) // DAYS


def week_of(day: dt.date) -> int:
    """The number of the week that a day lies in, counted from the first of the calendar."""
    return (day.toordinal() - 1) // DAYS  # the first day of the calendar is a Monday


def monday(week: int) -> dt.date:
    """The first day of a week; of the calendar's last week where it has no such week."""
    return dt.date.fromordinal(min(week, _LAST) * DAYS + 1)

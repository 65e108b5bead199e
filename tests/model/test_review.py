from __future__ import annotations

import calendar
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursekit.model.review import Duration, Unit, duration

days = st.dates(dt.date(1900, 1, 1), dt.date(2200, 1, 1))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 months", Duration(3, Unit.MONTH)),
        ("1 month", Duration(1, Unit.MONTH)),
        ("12 weeks", Duration(12, Unit.WEEK)),
        ("90 days", Duration(90, Unit.DAY)),
        ("2 years", Duration(2, Unit.YEAR)),
        ("0 days", None),
        ("3  months", None),
        ("3 moons", None),
        ("months", None),
        ("9" * 5000 + " days", None),
    ],
)
def test_a_duration(text: str, expected: Duration | None) -> None:
    assert duration(text) == expected


@pytest.mark.parametrize("text", ["1 day", "3 months", "12 weeks", "1 year"])
def test_a_duration_is_written_as_it_was_read(text: str) -> None:
    assert str(duration(text)) == text


@pytest.mark.parametrize(
    ("day", "text", "later"),
    [
        ("2026-01-31", "1 month", "2026-02-28"),
        ("2024-01-31", "1 month", "2024-02-29"),
        ("2026-03-31", "3 months", "2026-06-30"),
        ("2026-11-30", "3 months", "2027-02-28"),
        ("2024-02-29", "1 year", "2025-02-28"),
        ("2024-02-29", "4 years", "2028-02-29"),
        ("2026-12-31", "12 months", "2027-12-31"),
        ("2026-12-28", "1 week", "2027-01-04"),
        ("2024-02-28", "2 days", "2024-03-01"),
        ("2026-01-01", "9000 years", "9999-12-31"),
        ("2026-01-01", "9" * 20 + " days", "9999-12-31"),
        ("2026-01-01", "9" * 20 + " months", "9999-12-31"),
        ("2026-01-01", "9" * 300 + " years", "9999-12-31"),
    ],
)
def test_the_day_after_a_duration(day: str, text: str, later: str) -> None:
    every = duration(text)
    assert every
    assert every.after(dt.date.fromisoformat(day)) == dt.date.fromisoformat(later)


@given(days, st.integers(1, 60))
def test_months_end_on_the_same_day_or_the_last_of_a_shorter_month(day: dt.date, n: int) -> None:
    later = Duration(n, Unit.MONTH).after(day)
    assert (later.year - day.year) * 12 + later.month - day.month == n
    last = calendar.monthrange(later.year, later.month)[1]
    assert later.day == min(day.day, last)


@given(days, st.integers(1, 40))
def test_a_year_is_twelve_months_and_a_week_seven_days(day: dt.date, n: int) -> None:
    assert Duration(n, Unit.YEAR).after(day) == Duration(12 * n, Unit.MONTH).after(day)
    assert Duration(n, Unit.WEEK).after(day) == Duration(7 * n, Unit.DAY).after(day)

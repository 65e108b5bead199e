"""Dates of records and of prose."""

from __future__ import annotations

import datetime as dt

import pytest

from coursekit.model.dates import date_of_words, iso_date, shown_date, shown_dates
from coursekit.model.vocabulary import Words

MONTHS = Words().months
MAY_27 = dt.date(2025, 5, 27)


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2025-05-27", MAY_27),
        ("2025-13-27", None),
        ("20250527", None),
        ("2025-W22-2", None),
        (20250527, None),
        (None, None),
    ],
)
def test_a_record_writes_days_in_one_form(value: object, date: dt.date | None) -> None:
    assert iso_date(value) == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("27 May 2025", MAY_27),
        ("May 27, 2025", MAY_27),
        ("May 27 2025", MAY_27),
        ("2025-05-27", MAY_27),
        ("given on 27 May 2025, in Stanford", MAY_27),
        ("27 May 2025 (2025-05-27)", MAY_27),
        ("27, May 2025", None),
        ("27 May, 2025", None),
        ("31 June 2025", None),
        ("0 May 2025", None),
        ("27 may 2025", None),
        ("27 May 25", None),
        ("² May 2025", None),
        ("May 2025", None),
        ("2025-99-99", None),
        ("from 27 May 2025 to 28 May 2025", None),
        ("", None),
    ],
)
def test_prose_writes_days_in_several_forms(text: str, date: dt.date | None) -> None:
    assert shown_date(text, MONTHS) == date


def test_a_day_knows_its_place() -> None:
    text = "on May 27, 2025, and on 2025-05-28"
    assert [text[day.start : day.end] for day in shown_dates(text, MONTHS)] == [
        "2025-05-28",
        "May 27, 2025",
    ]


def test_words_of_a_day_are_three_or_four() -> None:
    assert date_of_words(["27", "May"], MONTHS) is None
    assert date_of_words(["27", "May", "2025", "x"], MONTHS) is None

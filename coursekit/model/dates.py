"""Dates, as records and as prose write them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WORDS = re.compile(r"[^\W_]+|,")
_YEAR_DIGITS = 4


class ShownDate(NamedTuple):
    """A day, and where in a text it is written."""

    date: dt.date
    start: int
    end: int


def iso_date(value: object) -> dt.date | None:
    """A day of the calendar that is written YYYY-MM-DD."""
    # `fromisoformat` also takes other forms of ISO 8601, such as 20260302 and 2026-W10-1.
    if not isinstance(value, str) or not _ISO.fullmatch(value):
        return None
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        return None


def date_of_words(words: Sequence[str], months: Sequence[str]) -> dt.date | None:
    """`27 May 2025` or `May 27, 2025` as words and marks, if there is such a day."""
    comma = len(words) > 2 and words[2] == ","
    if len(words) != 3 + comma:
        return None
    month, day = (words[0], words[1]) if words[1].isdigit() else (words[1], words[0])
    year = words[-1]
    if month not in months or not (day.isdecimal() and year.isdecimal()):
        return None
    if len(year) != _YEAR_DIGITS or (comma and day is words[0]):
        return None
    try:
        return dt.date(int(year), months.index(month) + 1, int(day))
    except ValueError:
        return None


def shown_dates(text: str, months: Sequence[str]) -> Iterator[ShownDate]:
    """All days that a text tells: `2025-05-27`, `27 May 2025` or `May 27, 2025`."""
    for match in _ISO.finditer(text):
        if date := iso_date(match[0]):
            yield ShownDate(date, *match.span())
    words = list(_WORDS.finditer(text))
    for at in range(len(words) - 2):
        behind = at + 3 + (words[at + 2][0] == ",")
        part = words[at:behind]
        if date := date_of_words([word[0] for word in part], months):
            yield ShownDate(date, part[0].start(), part[-1].end())


def shown_date(text: str, months: Sequence[str]) -> dt.date | None:
    """The day that a text tells; none where it tells none, or more than one."""
    dates = {shown.date for shown in shown_dates(text, months)}
    return dates.pop() if len(dates) == 1 else None

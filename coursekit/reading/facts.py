"""What records state, as typed values; one that its schema refuses states nothing: a rule says so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TypeVar

from coursekit.model.dates import iso_date
from coursekit.model.record import KeyPath, Record, Stated

T = TypeVar("T", str, int)


def stated(record: Record | None, key: str, kind: type[T]) -> Stated[T] | None:
    """The value of a key where it has the given type (`bool` is no `int`) and fits its schema."""
    value = record.at((key,)) if record else None
    if record is None or not isinstance(value, kind) or isinstance(value, bool):
        return None
    if any(violation.path == (key,) for violation in record.violations):
        return None
    return Stated(value, record.place((key,)))


def stated_date(record: Record | None, key: str) -> Stated[dt.date] | None:
    """The value of a key where it is a date of the calendar, written YYYY-MM-DD."""
    text = stated(record, key, str)
    date = iso_date(text.value) if text else None
    return Stated(date, text.place) if text and date else None


def stated_list(record: Record | None, key: str) -> tuple[Stated[str], ...] | None:
    """The texts of a list; none where the key is missing or holds no list."""
    values = record.at((key,)) if record else None
    if record is None or not isinstance(values, list):
        return None
    return tuple(
        Stated(value, record.place((key, index)))
        for index, value in enumerate(values)
        if isinstance(value, str)
    )


def items(record: Record, path: KeyPath) -> Iterator[tuple[KeyPath, object]]:
    """The values of the list at a path, each with its own path; nothing where no list is."""
    values = record.at(path)
    if isinstance(values, list):
        for index, value in enumerate(values):
            yield (*path, index), value

"""Values of records as typed facts."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from coursekit.model.record import Record, Violation, ViolationKind
from coursekit.model.text import Span, Text
from coursekit.reading.facts import items, stated, stated_date, stated_list
from coursekit.reading.yaml import read_yaml


def record(source: str) -> Record:
    return read_yaml("page.md", Text(source), Span(0, len(source)), 100)


def test_a_value_is_stated_where_it_has_the_type() -> None:
    read = record("title: Proofing\norder: 2\nderived: true\n")
    title = stated(read, "title", str)
    assert title is not None
    assert (title.value, title.place) == ("Proofing", read.place(("title",)))
    assert stated(read, "title", int) is None
    assert stated(read, "derived", int) is None
    assert stated(read, "missing", str) is None
    assert stated(None, "title", str) is None


def test_a_value_that_its_schema_refuses_states_nothing() -> None:
    read = record("title: Proofing\norder: 0\n")
    wrong = Violation(
        kind=ViolationKind.INVALID_VALUE,
        path=("order",),
        span=Span(0, 0),
        message="too small",
        help="Write more.",
    )
    read = dataclasses.replace(read, violations=(wrong,))
    assert stated(read, "order", int) is None
    assert stated(read, "title", str) is not None


def test_a_date_is_one_of_the_calendar() -> None:
    date = stated_date(record("published: 2028-02-29\n"), "published")
    assert date is not None
    assert date.value == dt.date(2028, 2, 29)


@pytest.mark.parametrize(
    "text", ["2026-02-29", "2026-13-45", "20260302", "2026-W10-1", "2026-3-2", "soon", "13", ""]
)
def test_other_texts_state_no_date(text: str) -> None:
    assert stated_date(record(f"published: {text}\n"), "published") is None


def test_a_list_states_its_texts() -> None:
    read = record("objectives:\n  - Explain it\n  - 3\n  - Draw it\n")
    texts = stated_list(read, "objectives")
    assert texts is not None
    assert [text.value for text in texts] == ["Explain it", "Draw it"]
    assert texts[1].place == read.place(("objectives", 2))
    assert stated_list(record("objectives: []\n"), "objectives") == ()
    assert stated_list(record("objectives: one\n"), "objectives") is None
    assert stated_list(None, "objectives") is None


def test_items_come_with_their_paths() -> None:
    read = record("phases:\n  - a\n  - [b]\n")
    assert list(items(read, ("phases",))) == [(("phases", 0), "a"), (("phases", 1), ["b"])]
    assert list(items(read, ("phases", 0))) == []
    assert list(items(read, ("missing",))) == []

"""The calendar, read back by the library that wrote it and by another one."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from coursekit.model.review import Planned
from coursekit.reporting.review import ics
from coursekit.review.due import DueList, DueState
from coursekit.words import visible
from tests.support.reviews import DAY, HOSTILE, due_lesson, due_list, every_kind

texts = st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=8).map("".join) | st.text()


def read(text: str) -> list[Any]:
    """The events as the library reads them."""
    return Calendar.from_ical(text).walk("VEVENT")


def events(due: DueList) -> dict[str, tuple[str, dt.date, str]]:
    """Summary, day and description of the events by UID, as both parsers read them."""
    text = ics.render(due)
    ours = {
        str(event["UID"]): (str(event["SUMMARY"]), event["DTSTART"].dt, str(event["DESCRIPTION"]))
        for event in read(text)
    }
    theirs = {
        event.uid.value: (event.summary.value, event.dtstart.value, event.description.value)
        for event in vobject.readOne(text).contents.get("vevent", [])
    }
    assert ours == theirs
    return ours


def shown(text: str) -> str:
    return visible(" ".join(text.split()))


def test_every_lesson_with_a_day_has_one_event_of_one_day() -> None:
    due = every_kind()
    found = events(due)
    assert [day for _, day, _ in found.values()] == [
        DAY,  # overdue: the day of the list
        DAY,
        dt.date(2026, 11, 23),  # the Monday of its week in the plan
        dt.date(2027, 1, 9),  # the end of its snooze
        DAY,
    ]
    for event in vobject.readOne(ics.render(due)).vevent_list:
        assert event.dtend.value - event.dtstart.value == dt.timedelta(1)
        assert event.dtstamp.value == dt.datetime(2026, 11, 21, tzinfo=dt.UTC)


@given(texts, texts, texts)
def test_both_parsers_read_what_was_said_whatever_it_was(title: str, name: str, why: str) -> None:
    lesson = due_lesson(title=title, due=DAY, owner=name, reasons=(why, title))
    found = events(due_list(lesson, course=title))
    ((summary, day, description),) = found.values()
    head = "Review lesson 1 of Track 1"
    assert summary == (shown(f"{head}: {title}") if title else head)
    assert day == DAY
    assert description.splitlines()[0].startswith(
        shown(f"Due 2026-11-21. Owner: {name or 'nobody'}")
    )


@given(st.lists(texts, min_size=1, max_size=3))
def test_lines_are_folded_and_ended_as_the_standard_asks(titles: list[str]) -> None:
    due = due_list(*(due_lesson(n, title=title, due=DAY) for n, title in enumerate(titles)))
    data = ics.render(due).encode()
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()  # no character is cut through


def test_a_lesson_keeps_its_uid_and_a_later_list_replaces_an_older_one() -> None:
    first = due_list(due_lesson(1, due=DAY), due_lesson(2, due=DAY))
    later = due_list(
        due_lesson(2, DueState.LATER, title="Renamed", due=DAY + dt.timedelta(9)),
        as_of=DAY + dt.timedelta(1),
    )
    before, after = events(first), events(later)
    assert len(before) == 2
    assert set(after) < set(before)
    older, newer = (read(ics.render(due))[0]["SEQUENCE"] for due in (first, later))
    assert older < newer


def test_the_same_lesson_of_another_course_has_another_uid() -> None:
    lesson = due_lesson(due=DAY)
    uids = {ics.uid(due_list(lesson, course=title), lesson) for title in ("A", "B", None)}
    assert len(uids) == 3


@pytest.mark.parametrize("day", [None, dt.date.max])
def test_what_is_never_due_has_no_event(day: dt.date | None) -> None:
    assert events(due_list(due_lesson(due=day))) == {}


def test_the_days_at_the_ends_of_the_calendar_hold() -> None:
    first = due_list(due_lesson(due=dt.date.min), as_of=dt.date(1, 1, 1))
    assert [day for _, day, _ in events(first).values()] == [dt.date.min]
    leap = due_list(due_lesson(due=dt.date(2028, 2, 28)), as_of=dt.date(2028, 2, 29))
    (event,) = vobject.readOne(ics.render(leap)).vevent_list
    assert (event.dtstart.value, event.dtend.value) == (dt.date(2028, 2, 29), dt.date(2028, 3, 1))


def test_a_week_of_the_plan_that_has_begun_counts_from_today() -> None:
    lesson = due_lesson(due=DAY, planned=Planned("bread/lesson-1", dt.date(2026, 11, 16), "Ada"))
    assert ics.day_of(due_list(lesson), lesson) == DAY

"""Every lesson stands once in every format that names all."""

from __future__ import annotations

import csv
import io
import json
import re

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from coursekit.reporting.review import FORMATS, ics, render
from coursekit.review.due import DueList, DueState
from tests.support.reviews import DAY, due_lesson, due_list

numbers = st.lists(st.integers(1, 10_000), unique=True, max_size=60)
states = st.sampled_from(DueState)
days = st.none() | st.dates()


@st.composite
def lists(draw: st.DrawFn) -> DueList:
    lessons = [
        due_lesson(number, draw(states), due=draw(days), owner=draw(st.sampled_from([None, "Ada"])))
        for number in draw(numbers)
    ]
    return due_list(*lessons)


@given(lists())
def test_no_lesson_is_lost_or_named_twice(due: DueList) -> None:
    ids = [lesson.lesson for lesson in due.lessons]
    assert [lesson["id"] for lesson in json.loads(render(due, "json"))["lessons"]] == ids
    rows = csv.DictReader(io.StringIO(render(due, "csv"), newline=""))
    assert [row["lesson"] for row in rows] == ids
    table = render(due, "html").partition('id="lessons"')[2]
    paths = re.findall(r"<code>(.*?)</code>", table)
    assert paths == [lesson.path for lesson in due.lessons]
    named = re.findall(r"^    (tracks/\S+)$", render(due, "text"), re.MULTILINE)
    assert sorted(named) == sorted(paths)
    events = Calendar.from_ical(render(due, "ics")).walk("VEVENT")
    assert [str(event["UID"]) for event in events] == [
        ics.uid(due, one) for one in due.lessons if one.due and one.due < DAY.max
    ]


@given(lists())
def test_the_same_list_gives_the_same_bytes(due: DueList) -> None:
    for format_ in FORMATS:
        assert render(due, format_) == render(due, format_)

"""The due reviews as a calendar (RFC 5545): one event, all day long, for each lesson."""

from __future__ import annotations

import datetime as dt
import hashlib
from functools import cache
from typing import Any

from icalendar import Calendar, Event
from icalendar.parser import Contentline, Parameters
from icalendar.prop import vCategory, vDDDTypes, vInt, vText

from coursekit.reporting.review import phrases
from coursekit.review.due import DueLesson, DueList
from coursekit.words import visible

_BEGINNING = dt.date(2020, 1, 1)
"""The day from which the sequence of an event counts."""
_FOLDED = 75
"""The bytes from which on a line is folded."""
_NO_PARAMETERS: Any = Parameters()
_TRANSPARENT = vText("TRANSPARENT")


class _Line(Contentline):
    """A line of a calendar. The library looks at every character also where nothing is to fold."""

    def to_ical(self) -> bytes:
        """The line as it stands in the file."""
        if len(self) < _FOLDED and self.isascii():
            return self.encode()
        folded: bytes = super().to_ical()  # type: ignore[no-untyped-call]
        return folded


class _Calendar(Calendar):
    """A calendar whose short lines are written as they are."""

    def content_line(self, name: str, value: Any, sorted: bool = True) -> Contentline:  # noqa: A002
        """A property of it, or of an event, as a line."""
        parameters: Any = getattr(value, "params", _NO_PARAMETERS)
        line: Contentline = _Line.from_parts(name, parameters, value, sorted=sorted)
        return line


def render(due: DueList) -> str:
    """The calendar, with the lines ended and folded as the standard asks.

    Each lesson keeps the UID of its event, so a newer list replaces what an older one brought. The
    moment of writing is that of the list, not of the clock. Lessons without a day have no event.
    """
    calendar = _Calendar()
    calendar["PRODID"] = vText(f"-//coursekit//coursekit {due.version}//EN")
    calendar["VERSION"] = vText("2.0")
    calendar["METHOD"] = vText("PUBLISH")
    calendar["X-WR-CALNAME"] = _text(f"Reviews of {due.course}" if due.course else "Reviews")
    written = vDDDTypes(dt.datetime.combine(due.as_of, dt.time(), dt.UTC))
    sequence = vInt(max((due.as_of - _BEGINNING).days, 0))
    for lesson in due.lessons:
        day = day_of(due, lesson)
        if day and day < dt.date.max:  # an event ends on the day after
            calendar.add_component(_event(due, lesson, day, written, sequence))
    text: str = calendar.to_ical(sorted=False).decode("utf-8")
    return text


def day_of(due: DueList, lesson: DueLesson) -> dt.date | None:
    """The day of a lesson's event: the Monday of its week in the plan, or the day it is due.

    What is overdue stands on the day of the list: nobody looks at last month's calendar.
    """
    day = lesson.planned.week if lesson.planned else lesson.target
    return max(day, due.as_of) if day else None


def _event(
    due: DueList, lesson: DueLesson, day: dt.date, written: vDDDTypes, sequence: vInt
) -> Event:
    """The event. Its values have their kinds already: to find these out would take as long again."""
    event = Event()
    event["UID"] = vText(uid(due, lesson))
    event["DTSTAMP"] = written
    event["SEQUENCE"] = sequence
    event["DTSTART"] = _day(day)
    event["DTEND"] = _day(day + dt.timedelta(1))
    event["SUMMARY"] = _text(_summary(lesson))
    event["DESCRIPTION"] = vText("\n".join(map(_line, _description(lesson))))
    event["CATEGORIES"] = _categories(lesson.track_label, lesson.state.value)
    event["TRANSP"] = _TRANSPARENT
    return event


@cache
def _day(day: dt.date) -> vDDDTypes:
    return vDDDTypes(day)


@cache
def _categories(*words: str) -> vCategory:
    return vCategory([_text(word) for word in words])


def uid(due: DueList, lesson: DueLesson) -> str:
    """The same in every list of the same course, and in no other."""
    identity = f"{due.course or ''}\n{lesson.lesson}".encode("utf-8", "backslashreplace")
    return f"{hashlib.sha256(identity).hexdigest()[:32]}@coursekit"


def _summary(lesson: DueLesson) -> str:
    title = f": {lesson.title}" if lesson.title else ""
    return f"Review {phrases.name(lesson)}{title}"


def _description(lesson: DueLesson) -> list[str]:
    lines = [f"Due {phrases.when(lesson)}. Owner: {phrases.owner(lesson)}.", *lesson.reasons]
    if planned := phrases.planned(lesson):
        lines.append(planned)
    return [*lines, lesson.path]


def _text(text: str) -> vText:
    return vText(_line(text))


def _line(text: str) -> str:
    return visible(" ".join(text.split()))

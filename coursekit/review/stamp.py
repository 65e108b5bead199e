"""The line `reviewed` of a brief: changed or added, and not a byte besides."""

from __future__ import annotations

import datetime as dt

from coursekit.model.course import Lesson
from coursekit.model.document import Document
from coursekit.model.record import Entry, Record
from coursekit.model.settings import Settings
from coursekit.model.text import LINE_ENDING, Text
from coursekit.reading.document import read_page
from coursekit.review.refusal import Refused

_KEY = "reviewed"


def stamped(lesson: Lesson, date: dt.date, settings: Settings) -> tuple[Document, str]:
    """The brief of a lesson, and its text with the day of its last review.

    Raises `Refused` where there is no front matter to write it in.
    """
    page = lesson.pages.get("brief")
    if page is None or page.record is None or not isinstance(page.record.value, dict):
        raise Refused(f"{lesson.label} has no brief with front matter to write `{_KEY}` in.")
    record, text = page.record, page.text
    key = settings.keys.get(_KEY, _KEY)
    if (_KEY,) in record.entries:
        tries = [_replaced(record, text, date)]
    else:
        places = [record.entries.get(("published",)), record.entries[()]]
        tries = [_added(record, text, place, f"{key}: {date}") for place in places if place]
    for new in tries:
        if _only_dated(page, new, date, settings):
            return page, new
    raise Refused(f"`{key}` cannot be written in {page.path}: state {date} there by hand first.")


def _replaced(record: Record, text: Text, date: dt.date) -> str:
    span = record.entries[(_KEY,)].value
    before = text.content[: span.start]
    space = "" if before[-1:].isspace() else " "  # `reviewed:` without a value
    return f"{before}{space}{date}{text.content[span.end :]}"


def _added(record: Record, text: Text, place: Entry, line: str) -> str:
    """The text with a line behind the one on which a value ends."""
    end = text.line_span(text.position(place.value.end).line - 1).end
    ending = LINE_ENDING.match(text.content, end)
    indent = " " * (text.position(record.span.start).column - 1)
    new = f"{ending[0] if ending else ''}{indent}{line}"
    return text.content[:end] + new + text.content[end:]


def _only_dated(page: Document, new: str, date: dt.date, settings: Settings) -> bool:
    """Whether a page reads as before, but for the day."""
    record = read_page(page.path, "brief", Text(new), settings).record
    if page.record is None or record is None or record.problems:
        return False
    return bool(record.value == {**page.record.value, _KEY: date.isoformat()})

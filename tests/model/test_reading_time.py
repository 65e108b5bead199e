"""How long the pages of a lesson take to read."""

from __future__ import annotations

import pytest

from coursekit.model.course import Course
from coursekit.model.reading_time import measured_pages, reading_minutes, reading_parts
from coursekit.model.settings import Pace, Settings, Time
from tests.support.courses import PROOFING, course_of, patched_course
from tests.support.patching import minimal_course

PAGE = "tracks/bread/proofing/lesson.md"
LONG = f"""\
--- {PAGE}
-Yeast turns sugar into gas, and the dough rises because gluten holds it.
+{"word " * 397}
"""


def minutes(course: Course) -> float | None:
    return reading_minutes(course, course.lessons[PROOFING])


def test_words_are_read_at_their_pace() -> None:
    course = patched_course(LONG)
    lesson = course.lessons[PROOFING]
    parts = reading_parts(measured_pages(course, lesson), Pace(words=100))
    assert [(part.noun, part.number, part.minutes) for part in parts] == [("word", 408, 4.08)]
    assert minutes(course) == pytest.approx(2.04)


def test_a_page_that_is_not_there_whole_is_not_measured() -> None:
    assert minutes(course_of({**minimal_course(), PAGE: b"\xff"})) is None
    assert minutes(patched_course(f"--- {PAGE}\ndeleted file\n")) is None


def test_a_page_that_lessons_need_not_have_may_be_missing() -> None:
    settings = Settings(time=Time(pages=("lesson", "summary")))
    assert minutes(course_of(minimal_course(), settings)) == minutes(patched_course())

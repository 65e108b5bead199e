"""How long the pages of a lesson take to read, by what they hold and by the pace of learners."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from coursekit.model.course import Course, Lesson
from coursekit.model.document import Document
from coursekit.model.settings import Pace


class Part(NamedTuple):
    """So many of a kind, and the minutes that they take to read."""

    number: int
    noun: str
    minutes: float


def measured_pages(course: Course, lesson: Lesson) -> Sequence[Document]:
    """The pages that the read time counts; none where not all that they hold is known."""
    pages = []
    for kind in course.settings.time.pages:
        if page := lesson.pages.get(kind):
            pages.append(page)
        elif kind in lesson.unread or kind in course.settings.layout.required:
            return ()
    return pages if all(page.whole for page in pages) else ()


def reading_parts(pages: Sequence[Document], pace: Pace) -> Sequence[Part]:
    """What there is to read on the pages, kind by kind."""
    measures = [page.measure for page in pages]
    kinds = (
        (sum(m.prose_words for m in measures), "word", pace.words),
        (sum(m.characters for m in measures), "character", pace.characters),
        (sum(m.images for m in measures), "image", pace.images),
        (sum(m.code_lines for m in measures), "code line", pace.code_lines),
        (sum(m.table_cells for m in measures), "table cell", pace.table_cells),
        (sum(m.formulas for m in measures), "formula", pace.formulas),
    )
    return [Part(number, noun, number / a_minute) for number, noun, a_minute in kinds if number]


def reading_minutes(course: Course, lesson: Lesson) -> float | None:
    """The minutes that a lesson takes to read; none where that cannot be measured."""
    pages = measured_pages(course, lesson)
    if not pages:
        return None
    return math.fsum(part.minutes for part in reading_parts(pages, course.settings.time.pace))

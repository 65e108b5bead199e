"""Rules about the structure of pages."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from coursekit.model.course import Course, Lesson
from coursekit.model.document import Document, Heading

LEVEL = 2
"""The level of headings that begin the sections of a page."""

Group = tuple[str, ...]
"""The headings of which one is enough, the usual one first."""


class Required(NamedTuple):
    """A page that must have sections."""

    lesson: Lesson
    kind: str
    page: Document
    groups: tuple[Group, ...]
    found: tuple[Heading | None, ...]
    """For each group the heading of its section; none where it is missing."""


@lru_cache(maxsize=1)
def with_sections(course: Course) -> tuple[Required, ...]:
    """The pages that must have sections."""
    sections = course.settings.structure.sections
    return tuple(
        Required(lesson, kind, page, groups, tuple(heading_of(page, group) for group in groups))
        for lesson in course.lessons.values()
        for kind, page in lesson.pages.items()
        if (groups := sections.get(kind, ()))
    )


def heading_of(page: Document, group: Group) -> Heading | None:
    """The first heading of the right level for one of the names; case does not count."""
    sections = page.under(group)
    return next((s.heading for s in sections if s.heading.level == LEVEL), None)

"""Rules about the structure of pages."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course, Lesson
from coursekit.model.document import Document, Heading

LEVEL = 2
"""The level of headings that begin the sections of a page."""

Group = tuple[str, ...]
"""The headings of which one is enough, the usual one first."""


def with_sections(course: Course) -> Iterator[tuple[Lesson, str, Document, tuple[Group, ...]]]:
    """The pages that must have sections, each with its lesson, its kind and those sections."""
    for lesson in course.lessons.values():
        for kind, page in lesson.pages.items():
            groups = course.settings.structure.sections.get(kind, ())
            if groups:
                yield lesson, kind, page, groups


def heading_of(page: Document, group: Group) -> Heading | None:
    """The first heading of the right level for one of the names; case does not count."""
    sections = page.under(group)
    return next((s.heading for s in sections if s.heading.level == LEVEL), None)

"""Rules about accessibility."""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.document import Document, Link


def links(course: Course) -> Iterator[tuple[Document, Link]]:
    """Every link of the course that a reader meets, with its page; no images."""
    for page in course.documents:
        yield from ((page, link) for link in page.shown_links if not link.image)


def images(course: Course) -> Iterator[tuple[Document, Link]]:
    """Every image of the course, with its page."""
    for page in course.documents:
        yield from ((page, link) for link in page.shown_links if link.image)

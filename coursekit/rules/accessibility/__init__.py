"""Rules about accessibility."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from coursekit.model.course import Course
from coursekit.model.document import Document, Link


def links(course: Course) -> Iterator[tuple[Document, Link]]:
    """Every link of the course that a reader meets, with its page; no images."""
    return (one for one in _shown(course) if not one[1].image)


def images(course: Course) -> Iterator[tuple[Document, Link]]:
    """Every image of the course, with its page."""
    return (one for one in _shown(course) if one[1].image)


@lru_cache(maxsize=1)
def _shown(course: Course) -> tuple[tuple[Document, Link], ...]:
    return tuple((page, link) for page in course.documents for link in page.shown_links)

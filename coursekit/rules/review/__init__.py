"""Rules about reviews: what the ledger and front matter say of them is true, and is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from coursekit.model.course import Course, Lesson
from coursekit.model.finding import Related
from coursekit.model.freshness import Freshness, freshness
from coursekit.model.review import Review


def tracked(course: Course) -> Iterator[tuple[Lesson, Freshness]]:
    """The written lessons that are no drafts, each with what is true of its last review.

    None at all where a part of the ledger cannot be read: nobody knows what stood there.
    """
    if course.ledger and course.ledger.problems:
        return
    known = _known(course)
    for lesson in course.lessons.values():
        if lesson.present and not lesson.draft:
            yield lesson, known[lesson.id]


@lru_cache(maxsize=1)
def _known(course: Course) -> Mapping[str, Freshness]:
    return {lesson.id: freshness(course, lesson) for lesson in course.lessons.values()}


def recorded_at(review: Review) -> tuple[Related, ...]:
    """Where the ledger has a review."""
    return (Related(review.place, "the recorded review"),) if review.place else ()

"""How often a lesson is reviewed, and who looks after it: the nearest word counts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from coursekit.model.course import Course, Lesson
from coursekit.model.record import Stated
from coursekit.model.review import Cadence, Duration, duration


class StatedCadence(NamedTuple):
    """A cadence as a file states it: a duration, the name of a tier, or neither."""

    text: Stated[str]
    said_by: str
    """As `Cadence.said_by`."""


def cadence(course: Course, lesson: Lesson) -> Cadence | None:
    """How often a lesson is reviewed; what is neither a duration nor a tier is passed over."""
    for stated, said_by in _nearest_first(course, lesson):
        tier = stated.value if stated.value in course.review.tiers else None
        every = length(course, stated.value)
        if every:
            return Cadence(every, said_by, tier, stated.place)
    return None


def length(course: Course, text: str) -> Duration | None:
    """The duration that a text states, or the tier that it names."""
    tier = course.review.tiers.get(text)
    return duration(tier.value if tier else text)


def stated_cadences(course: Course) -> Iterator[StatedCadence]:
    """Everything that files state as a cadence, each once."""
    if course.review.every:
        yield StatedCadence(course.review.every, "the course")
    for track in course.tracks.values():
        if track.review:
            yield StatedCadence(track.review, track.label)
    for lesson in course.lessons.values():
        if lesson.review_every:
            yield StatedCadence(lesson.review_every, lesson.label)


def owner(course: Course, lesson: Lesson) -> Stated[str] | None:
    """Who looks after a lesson: its own owner, or that of its track."""
    track = course.tracks.get(lesson.track)
    return lesson.owner or (track.owner if track else None)


def _nearest_first(course: Course, lesson: Lesson) -> Iterator[StatedCadence]:
    if lesson.review_every:
        yield StatedCadence(lesson.review_every, lesson.label)
    track = course.tracks.get(lesson.track)
    if track and track.review:
        yield StatedCadence(track.review, track.label)
    if course.review.every:
        yield StatedCadence(course.review.every, "the course")

"""Which tracks and owners the words of a command line mean."""

from __future__ import annotations

from collections.abc import Iterable

from coursekit.model.cadence import owner
from coursekit.model.course import Course
from coursekit.review.due import NOBODY
from coursekit.words import did_you_mean


class UnknownName(Exception):
    """A word names no track, or no owner, of the course; the message offers the nearest."""


def chosen_tracks(course: Course, words: Iterable[str]) -> frozenset[str]:
    """The slugs of the tracks that are named by slug or number; raises `UnknownName`."""
    by_name = {slug: slug for slug in course.tracks}
    for slug, track in course.tracks.items():
        if track.number is not None:
            by_name.setdefault(str(track.number.value), slug)
    return frozenset(by_name[_known(word, by_name, "track")] for word in words)


def chosen_owners(course: Course, words: Iterable[str]) -> frozenset[str]:
    """The names of owners of lessons, or of owners whom the course names; raises `UnknownName`.

    `nobody` stands for the lessons that have none.
    """
    declared = course.review.owners.capacities if course.review.owners else {}
    stated = (owner(course, lesson) for lesson in course.lessons.values())
    names = {*declared, *(one.value for one in stated if one), NOBODY}
    return frozenset(_known(word, sorted(names), "owner") for word in words)


def _known(word: str, names: Iterable[str], noun: str) -> str:
    if word not in names:
        raise UnknownName(f"The course has no {noun} '{word}'.{did_you_mean(word, names)}")
    return word

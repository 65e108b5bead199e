"""Rules about objectives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from coursekit.model.course import Course, Lesson
from coursekit.model.finding import Edit, Fix, Safety
from coursekit.model.record import Stated
from coursekit.model.text import Place, Span


class Exercise(NamedTuple):
    """An entry of the mapping on a practice page: an anchor, and the objectives it practices."""

    anchor: Stated[str]
    objectives: tuple[Stated[int], ...]


def english_objectives(course: Course) -> Iterator[tuple[Lesson, Stated[str]]]:
    """Every objective of a course in English, which it is unless its manifest says otherwise."""
    language = course.manifest.record.at(("language",)) if course.manifest else None
    if isinstance(language, str) and not re.fullmatch(r"en(?:[-_].*)?", language, re.IGNORECASE):
        return
    for lesson in course.lessons.values():
        for objective in lesson.objectives:
            yield lesson, objective


def beginning(lesson: Lesson, objective: Stated[str], words: str) -> Place:
    """The place of the words that an objective begins with; all of it where we cannot tell."""
    place = objective.place
    at = lesson.pages["brief"].text.cut(place.span).find(words)
    if at < 0:
        return place
    start = place.span.start + at
    return Place(place.path, Span(start, start + len(words)))


def begin_with(
    course: Course, lesson: Lesson, objective: Stated[str], lead: str, verb: str
) -> Fix | None:
    """The fix that puts a verb in the place of a lead such as `be able to explain`.

    It does so in the brief's list as well, where the same objective stands in it.
    """
    same = [one for one in listed(course, lesson) if one.value == objective.value]
    places = {beginning(lesson, one, lead) for one in (objective, *same)}
    if places & {one.place for one in (objective, *same)}:
        return None
    new = verb.capitalize() if lead[0].isupper() else verb
    edits = tuple(Edit(place, new) for place in sorted(places))
    return Fix(f"Begin with {new}", Safety.UNSAFE, edits)


def listed(course: Course, lesson: Lesson) -> tuple[Stated[str], ...]:
    """The list of objectives on the brief page, below its front matter."""
    brief = lesson.pages.get("brief")
    return tuple(
        Stated(item.text, brief.place(item.span))
        for section in (brief.under(course.settings.headings.objectives) if brief else ())
        for item in section.items
        if brief
    )


def states(lesson: Lesson) -> bool:
    """Whether the front matter of the brief holds the objectives, be it none."""
    brief = lesson.pages.get("brief")
    return bool(brief and brief.record and ("objectives",) in brief.record.entries)


def numbered(lesson: Lesson) -> tuple[Stated[str], ...] | None:
    """The objectives by their numbers; none where the list holds what is no objective."""
    brief = lesson.pages.get("brief")
    values = brief.record.at(("objectives",)) if brief and brief.record else None
    if not lesson.objectives or (
        isinstance(values, list) and len(values) != len(lesson.objectives)
    ):
        return None
    return lesson.objectives


def exercises(lesson: Lesson) -> tuple[Exercise, ...] | None:
    """The entries of the practice page's mapping; none where it has no mapping."""
    practice = lesson.pages.get("practice")
    record = practice.record if practice else None
    mapping = record.at(("exercises",)) if record else None
    if record is None or not isinstance(mapping, dict):
        return None
    return tuple(
        Exercise(
            Stated(anchor, record.head(("exercises", anchor))),
            tuple(
                Stated(number, record.place(("exercises", anchor, index)))
                for index, number in enumerate(numbers if isinstance(numbers, list) else ())
                if isinstance(number, int) and not isinstance(number, bool)
            ),
        )
        for anchor, numbers in mapping.items()
    )

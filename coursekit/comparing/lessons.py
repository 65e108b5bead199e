"""What a change means for one lesson."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping

from coursekit.comparing.data import (
    Kind,
    LessonDiff,
    LessonState,
    Minutes,
    Prerequisite,
    StaleReview,
)
from coursekit.comparing.facts import differing
from coursekit.comparing.pairs import objectives
from coursekit.comparing.sides import Sides
from coursekit.comparing.sources import source_changes
from coursekit.model.course import Course, Lesson
from coursekit.model.digest import blocks_of, changed, lesson_digest, sketch
from coursekit.model.freshness import freshness
from coursekit.model.reading_time import reading_minutes
from coursekit.model.record import Record

_FACTS = (
    "license", "difficulty", "practice_minutes", "authors", "owner", "published", "reviewed",
    "review_every",
)  # fmt: skip
"""Keys of a brief that are told as they are; what else counts has words of its own."""


def lesson_diff(sides: Sides, old: Lesson | None, new: Lesson | None) -> LessonDiff:
    """What became of a lesson that is on one side at least."""
    before = lesson_state(sides.before, old) if old else None
    after = lesson_state(sides.after, new) if new else None
    kind = _kind(before, after)
    found = LessonDiff(
        kind=kind,
        before=before,
        after=after,
        moved=old is not None and new is not None and sides.moved(old, new),
        objectives=tuple(objectives(_objectives(old), _objectives(new))),
        needs_more=tuple(_needs(sides.after, new, _known(old, sides.renamed), {})),
        needs_no_more=tuple(_needs(sides.before, old, _known(new, {}), sides.renamed)),
        sources=tuple(source_changes(old.sources if old else (), new.sources if new else ())),
    )
    if old is None or new is None or kind is not Kind.CHANGED:
        return found
    whole = not (old.unread or new.unread)  # or it looks as if a page were gone
    return dataclasses.replace(
        found,
        text=_text(old, new) if whole else None,
        facts=tuple(differing(_brief(old), _brief(new), _FACTS)),
        stale_review=_stale(sides, old, new) if whole else None,
    )


def lesson_state(course: Course, lesson: Lesson) -> LessonState:
    """A lesson as one side has it."""
    track = course.tracks.get(lesson.track)
    measured = reading_minutes(course, lesson)
    phase = track.phase(lesson.listing.phase) if track and lesson.listing else None
    return LessonState(
        id=lesson.id,
        label=lesson.label,
        track=lesson.track,
        track_label=track.label if track else lesson.track,
        phase=phase.number if phase else None,
        phase_label=phase.label if phase else None,
        number=lesson.number,
        title=lesson.title,
        status=lesson.status.value if lesson.status else None,
        written=lesson.present,
        planned=lesson.planned,
        minutes=Minutes(
            measured=None if measured is None else round(measured, 1),
            declared=lesson.read_minutes.value if lesson.read_minutes else None,
        ),
        path=lesson.first_place.path if lesson.present else None,
    )


def _kind(before: LessonState | None, after: LessonState | None) -> Kind:
    if before is None:
        return Kind.ADDED
    if after is None:
        return Kind.REMOVED
    if before.written == after.written:
        return Kind.CHANGED
    return Kind.WRITTEN if after.written else Kind.UNWRITTEN


def _text(old: Lesson, new: Lesson) -> float | None:
    if _same_pages(old, new) or lesson_digest(old) == lesson_digest(new):
        return None
    return changed(sketch(blocks_of(old)), sketch(blocks_of(new)))


def _same_pages(old: Lesson, new: Lesson) -> bool:
    """Whether the pages were read once for both sides."""
    return old.pages.keys() == new.pages.keys() and all(
        page is new.pages[kind] for kind, page in old.pages.items()
    )


def _brief(lesson: Lesson) -> Record | None:
    brief = lesson.pages.get("brief")
    return brief.record if brief else None


def _objectives(lesson: Lesson | None) -> list[str]:
    return [objective.value for objective in lesson.objectives] if lesson else []


def _known(lesson: Lesson | None, renamed: Mapping[str, str]) -> set[str]:
    """The prerequisites of a lesson, by their names on both sides."""
    names = [stated.value for stated in lesson.prerequisites] if lesson else []
    return {*names, *(renamed.get(name, name) for name in names)}


def _needs(
    course: Course, lesson: Lesson | None, known: set[str], renamed: Mapping[str, str]
) -> Iterator[Prerequisite]:
    """The prerequisites of a lesson that are not known on the other side, each once."""
    names = [stated.value for stated in lesson.prerequisites] if lesson else []
    for name in dict.fromkeys(names):
        if name not in known and renamed.get(name, name) not in known:
            needed = course.lessons.get(name)
            yield Prerequisite(name, needed.title if needed else None)


def _stale(sides: Sides, old: Lesson, new: Lesson) -> StaleReview | None:
    """The review that fitted the lesson before the change, if it fits no more."""
    before = freshness(sides.before, old)
    if before.recorded is None or before.edited:
        return None
    after = freshness(sides.after, new)
    if after.recorded is None:
        fits = before.recorded.digest == lesson_digest(new)
        return StaleReview(before.recorded.date, before.recorded.reviewer, lost=fits)
    if not after.edited:
        return None
    return StaleReview(after.recorded.date, after.recorded.reviewer)

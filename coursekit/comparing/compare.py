"""From two courses to what the change between them means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coursekit import __version__
from coursekit.comparing.data import (
    CourseDiff,
    LessonDiff,
    LessonState,
    Side,
    TrackDiff,
    UnreadFile,
)
from coursekit.comparing.facts import differing
from coursekit.comparing.lessons import lesson_diff, lesson_state
from coursekit.comparing.sides import Sides
from coursekit.comparing.tracks import track_diff
from coursekit.model.course import Course
from coursekit.model.record import Record
from coursekit.reading.facts import stated

_FACTS = ("license", "licenses", "rights_statement", "title", "language", "review")
_LAST = float("inf")


def compare(
    before: Course, after: Course, renamed: Mapping[str, str], since: str = ""
) -> CourseDiff:
    """What a change means for a course.

    `renamed` maps the ids of lessons and the slugs of tracks that the change renamed, old to new;
    `since` is what the revision before the change is called.
    """
    sides = Sides(before, after, renamed)
    tracks = sorted(_tracks(sides), key=lambda one: _rank(after, before, one.state.slug))
    places = {one.state.slug: index for index, one in enumerate(tracks)}

    def place(lesson: LessonDiff) -> tuple[float, bool, float, str]:
        state = lesson.state
        at = places.get(state.track, _LAST)
        return at, lesson.after is None, state.number or _LAST, state.id

    lessons = (lesson_diff(sides, *pair) for pair in sides.lessons)
    title = stated(_record(after), "title", str)
    return CourseDiff(
        version=__version__,
        title=title.value if title else None,
        since=since,
        facts=tuple(differing(_record(before), _record(after), _FACTS)),
        tracks=tuple(tracks),
        lessons=tuple(sorted((one for one in lessons if one.told), key=place)),
        unread=(*_unread(before, Side.BEFORE), *_unread(after, Side.AFTER)),
    )


def _tracks(sides: Sides) -> Iterator[TrackDiff]:
    before, after = _by_track(sides.before), _by_track(sides.after)
    for old, new in sides.tracks:
        yield track_diff(
            sides,
            old,
            new,
            before.get(old.slug, []) if old else [],
            after.get(new.slug, []) if new else [],
        )


def _by_track(course: Course) -> Mapping[str, list[LessonState]]:
    found: dict[str, list[LessonState]] = {}
    for lesson in course.lessons.values():
        found.setdefault(lesson.track, []).append(lesson_state(course, lesson))
    return found


def _rank(after: Course, before: Course, slug: str) -> tuple[float, str]:
    track = after.tracks.get(slug) or before.tracks.get(slug)
    return (track.number.value if track and track.number else _LAST), slug


def _record(course: Course) -> Record | None:
    return course.manifest.record if course.manifest else None


def _unread(course: Course, side: Side) -> Iterator[UnreadFile]:
    paths = [*(one.path for one in course.unread), *(fault.path for fault in course.faults)]
    yield from (UnreadFile(path, side) for path in sorted(set(paths)))

"""What a change means, as sections of entries with lines: text and Markdown tell the same."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from coursekit.comparing.data import (
    CourseDiff,
    Kind,
    LessonDiff,
    Minutes,
    PhaseDiff,
    PhaseState,
    Side,
    TrackDiff,
    TrackState,
)
from coursekit.reporting.diff import phrases

_TITLES = {
    Kind.ADDED: "Lessons added",
    Kind.REMOVED: "Lessons removed",
    Kind.WRITTEN: "Planned lessons written",
    Kind.UNWRITTEN: "Lessons without pages now",
    Kind.CHANGED: "Lessons changed",
}


class Entry(NamedTuple):
    """A thing that changed, and what changed of it."""

    head: str
    lines: tuple[str, ...]
    path: str | None = None


class Section(NamedTuple):
    """Changes of a kind."""

    title: str
    entries: tuple[Entry, ...]


class Row(NamedTuple):
    """How long a track takes to read."""

    track: str
    lessons: str
    measured: str
    declared: str


def heading(diff: CourseDiff) -> str:
    """What a report is about."""
    course = f"for {phrases.cut(diff.title)}" if diff.title else "for the course"
    if diff.unchanged:
        return f"Nothing changes {course} since {phrases.cut(diff.since)}."
    return f"What changes {course} since {phrases.cut(diff.since)}"


def sections(diff: CourseDiff) -> Iterator[Section]:
    """All sections that hold something."""
    found = [
        *(Section(title, tuple(_lessons(diff, kind))) for kind, title in _TITLES.items()),
        Section("Reviews made stale", tuple(_reviews(diff))),
        Section("The course and its tracks", tuple(_facts(diff))),
        Section("Not compared: files that could not be read", tuple(_unread(diff))),
    ]
    yield from (section for section in found if section.entries)


def times(diff: CourseDiff) -> Sequence[Row]:
    """The tracks that have other numbers now; then all of several together."""
    rows = [
        _row(_track(track), track.before, track.after) for track in diff.tracks if track.resized
    ]
    if rows and len(diff.tracks) > 1:
        before = [track.before for track in diff.tracks if track.before]
        after = [track.after for track in diff.tracks if track.after]
        rows.append(_cells("All tracks", _summed(before), _summed(after)))
    return rows


def _lessons(diff: CourseDiff, kind: Kind) -> Iterator[Entry]:
    for lesson in diff.lessons:
        if lesson.kind is kind:
            yield Entry(phrases.name(lesson.state), tuple(_lines(lesson)), lesson.state.path)


def _lines(lesson: LessonDiff) -> Iterator[str]:
    if lesson.kind is not Kind.CHANGED:
        yield from phrases.whole(lesson.state)
    yield from phrases.lines(lesson)


def _reviews(diff: CourseDiff) -> Iterator[Entry]:
    for lesson in diff.lessons:
        if lesson.stale_review:
            lines = (phrases.stale(lesson.stale_review),)
            yield Entry(phrases.name(lesson.state), lines, lesson.state.path)


def _facts(diff: CourseDiff) -> Iterator[Entry]:
    if diff.facts:
        yield Entry("the course", tuple(map(phrases.fact, diff.facts)))
    for track in diff.tracks:
        if track.told:
            yield Entry(_track(track), tuple(_changes(track)))


def _changes(track: TrackDiff) -> Iterator[str]:
    if track.before is None:
        yield "track added"
    elif track.after is None:
        yield "track removed"
    elif track.before.slug != track.after.slug:
        yield f"folder: {phrases.cut(track.before.slug)} → {phrases.cut(track.after.slug)}"
    yield from map(phrases.fact, track.facts)
    for phase in track.phases:
        yield from _phase(phase)


def _phase(phase: PhaseDiff) -> Iterator[str]:
    if phase.before and phase.after:
        yield from _kept(phase.before, phase.after, moved=phase.moved)
        return
    for became, state in (("removed", phase.before), ("added", phase.after)):
        if state:
            yield f"phase {became}: {state.label}, {phrases.quoted(state.title)}"


def _kept(before: PhaseState, after: PhaseState, *, moved: bool) -> Iterator[str]:
    if moved:
        yield f"phase moved: {before.label} → {after.label}, {phrases.quoted(after.title)}"
    if before.title != after.title:
        titles = (phrases.quoted(before.title), phrases.quoted(after.title))
        yield f"title of {after.label}: {titles[0]} → {titles[1]}"
    if before.slug != after.slug:
        slugs = (phrases.cut(before.slug), phrases.cut(after.slug))
        yield f"slug of {after.label}: {slugs[0]} → {slugs[1]}"


def _unread(diff: CourseDiff) -> Iterator[Entry]:
    where = {Side.BEFORE: "before", Side.AFTER: "behind"}
    yield from (Entry(f"{one.path} ({where[one.side]} the change)", ()) for one in diff.unread)


def _track(track: TrackDiff) -> str:
    state = track.state
    return f"{state.label}: {phrases.cut(state.title)}" if state.title else state.label


def _row(name: str, before: TrackState | None, after: TrackState | None) -> Row:
    return _cells(name, _summed([before] if before else []), _summed([after] if after else []))


class _Sum(NamedTuple):
    written: int
    minutes: Minutes


def _summed(states: Sequence[TrackState]) -> _Sum:
    measured = [one.minutes.measured for one in states if one.minutes.measured is not None]
    declared = [one.minutes.declared for one in states if one.minutes.declared is not None]
    time = Minutes(measured=math.fsum(measured), declared=sum(declared))
    return _Sum(sum(one.written for one in states), time)


def _cells(name: str, before: _Sum, after: _Sum) -> Row:
    return Row(
        name,
        phrases.arrow(f"{before.written:,}", f"{after.written:,}"),
        phrases.arrow(phrases.measure(before.minutes), phrases.measure(after.minutes)),
        phrases.arrow(phrases.declared(before.minutes), phrases.declared(after.minutes)),
    )

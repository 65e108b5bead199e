"""What a change means for a track: its phases, its facts, and how long it takes to read."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from coursekit.comparing.data import (
    LessonState,
    Minutes,
    PhaseDiff,
    PhaseState,
    TrackDiff,
    TrackState,
)
from coursekit.comparing.facts import differing
from coursekit.comparing.sides import Sides
from coursekit.model.course import Phase, Track
from coursekit.model.record import Record

_FACTS = ("number", "title", "level", "description", "owner", "review")


def track_diff(
    sides: Sides,
    old: Track | None,
    new: Track | None,
    before: Sequence[LessonState],
    after: Sequence[LessonState],
) -> TrackDiff:
    """What became of a track that is on one side at least, with its lessons on each."""
    both = old is not None and new is not None
    return TrackDiff(
        before=_state(old, before) if old else None,
        after=_state(new, after) if new else None,
        facts=tuple(differing(_record(old), _record(new), _FACTS)) if both else (),
        phases=tuple(_phases(sides, old, new)) if old and new else (),
    )


def total(lessons: Sequence[LessonState]) -> Minutes:
    """The minutes of the written lessons together; none where none is known."""
    known = [one.minutes for one in lessons if one.written]
    measured = [one.measured for one in known if one.measured is not None]
    declared = [one.declared for one in known if one.declared is not None]
    return Minutes(
        measured=round(math.fsum(measured), 1) if measured else None,
        declared=sum(declared) if declared else None,
    )


def _state(track: Track, lessons: Sequence[LessonState]) -> TrackState:
    written = [one for one in lessons if one.written]
    return TrackState(
        slug=track.slug,
        label=track.label,
        title=track.title,
        written=len(written),
        planned=len(lessons) - len(written),
        unmeasured=sum(one.minutes.measured is None for one in written),
        minutes=total(written),
    )


def _record(track: Track | None) -> Record | None:
    return track.manifest.record if track and track.manifest else None


def _phases(sides: Sides, old: Track, new: Track) -> Iterator[PhaseDiff]:
    """The phases that were added, renamed or moved; then those that were removed."""
    was = {sides.phases.get((old.slug, phase.slug)): phase for phase in old.phases}
    for phase in new.phases:
        key = (new.slug, phase.slug)
        then, moved = was.get(key), key in sides.moved_phases
        if then is None or then.title != phase.title or then.slug != phase.slug or moved:
            yield PhaseDiff(_phase(then) if then else None, _phase(phase), moved)
    for phase in old.phases:
        if (old.slug, phase.slug) not in sides.phases:
            yield PhaseDiff(_phase(phase), None)


def _phase(phase: Phase) -> PhaseState:
    return PhaseState(phase.slug, phase.label, phase.number, phase.title)

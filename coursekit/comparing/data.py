"""What a change means for a course, as frozen data."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that a file states on one side otherwise than on the other.

    None where it states nothing; lists are joined by commas.
    """

    name: str
    """The key, as people write it: `license.text`."""
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """How long something takes to read; none where nobody knows."""

    measured: float | None = None
    """To a tenth: what is less is no other time for anybody."""
    declared: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonState:
    """A lesson on one side of the change."""

    id: str
    label: str
    """How messages call it: `lesson 6`."""
    track: str
    """The slug of its track."""
    track_label: str
    phase: int | None
    phase_label: str | None
    """How messages call it: `Phase 3`."""
    number: int | None
    """Its position in the track; none where no manifest lists it."""
    title: str | None
    status: str | None
    written: bool
    """Whether a page of it is there."""
    planned: bool
    """Whether the manifest announces it as one still to be written."""
    minutes: Minutes
    path: str | None
    """A page to look at; none where it has none."""


class Kind(Enum):
    """What became of a lesson as a whole."""

    ADDED = "added"
    REMOVED = "removed"
    WRITTEN = "written"
    """It was planned, and its pages are there now."""
    UNWRITTEN = "unwritten"
    """It is still listed, and its pages are gone."""
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Objective:
    """An objective that was added (nothing before), removed (nothing after) or reworded."""

    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Prerequisite:
    """A lesson that another one needs; `title` is none where the course has no such lesson."""

    lesson: str
    title: str | None


@dataclass(frozen=True, slots=True)
class SourceState:
    """A source on record on one side of the change."""

    title: str | None
    creators: tuple[str, ...]
    url: str | None
    license: str | None
    use: str | None


@dataclass(frozen=True, slots=True)
class SourceChange:
    """A source that was added (nothing before), removed (nothing after) or changed."""

    before: SourceState | None
    after: SourceState | None
    fields: tuple[Fact, ...] = ()
    """What changed of one that is on both sides."""


@dataclass(frozen=True, slots=True)
class StaleReview:
    """A recorded review that fitted the lesson before the change, and fits no more."""

    date: dt.date
    reviewer: str
    lost: bool = False
    """Whether it still fits, but is recorded under the lesson's old name only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonDiff:
    """What the change means for one lesson."""

    kind: Kind
    before: LessonState | None
    after: LessonState | None
    moved: bool = False
    """Whether it has another track, phase or place among those that stayed in its phase."""
    text: float | None = None
    """How much of its text changed, from 0 to 1: 0 where blocks only changed places, none where
    nothing did."""
    facts: tuple[Fact, ...] = ()
    """What its brief states otherwise."""
    objectives: tuple[Objective, ...] = ()
    needs_more: tuple[Prerequisite, ...] = ()
    """Prerequisites that were added."""
    needs_no_more: tuple[Prerequisite, ...] = ()
    """Prerequisites that were removed."""
    sources: tuple[SourceChange, ...] = ()
    stale_review: StaleReview | None = None

    @property
    def state(self) -> LessonState:
        """The lesson behind the change, or what it was where it is gone."""
        state = self.after or self.before
        if state is None:
            raise ValueError("a lesson is on one side of the change at least")
        return state

    @property
    def renamed(self) -> bool:
        """Whether it had a title and has another one."""
        titled = self.before and self.before.title and self.after and self.after.title
        return bool(titled) and self._differs("title")

    @property
    def readdressed(self) -> bool:
        """Whether it has another folder, and so another id."""
        return self._differs("id")

    @property
    def status_changed(self) -> bool:
        """Whether it has another status, and was and is written."""
        return self.kind is Kind.CHANGED and self._differs("status")

    @property
    def time_changed(self) -> bool:
        """Whether it takes another time to read, by what is measured or by what it says."""
        return self._differs("minutes")

    @property
    def told(self) -> bool:
        """Whether there is anything to tell of it."""
        return (
            self.kind is not Kind.CHANGED
            or self.renamed
            or self.readdressed
            or self.status_changed
            or self.time_changed
            or self.moved
            or self.text is not None
            or self.stale_review is not None
            or any((self.facts, self.objectives, self.sources))
            or any((self.needs_more, self.needs_no_more))
        )

    def _differs(self, name: str) -> bool:
        if self.before is None or self.after is None:
            return False
        return bool(getattr(self.before, name) != getattr(self.after, name))


@dataclass(frozen=True, slots=True)
class PhaseState:
    """A phase on one side of the change."""

    slug: str
    label: str
    """How messages call it: `Phase 3`."""
    number: int
    title: str


@dataclass(frozen=True, slots=True)
class PhaseDiff:
    """A phase that was added, removed, renamed or moved among those that are on both sides."""

    before: PhaseState | None
    after: PhaseState | None
    moved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackState:
    """A track on one side of the change."""

    slug: str
    label: str
    """How messages call it: `Track 24`."""
    title: str | None
    written: int
    """Its lessons that are written, drafts too."""
    planned: int
    """Its lessons that are listed only."""
    unmeasured: int
    """Its written lessons whose pages could not be measured."""
    minutes: Minutes
    """Of its written lessons together, as far as they are known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackDiff:
    """A track, with what the change means for it besides its lessons."""

    before: TrackState | None
    after: TrackState | None
    facts: tuple[Fact, ...] = ()
    """What its manifest states otherwise."""
    phases: tuple[PhaseDiff, ...] = ()

    @property
    def state(self) -> TrackState:
        """The track behind the change, or what it was where it is gone."""
        state = self.after or self.before
        if state is None:
            raise ValueError("a track is on one side of the change at least")
        return state

    @property
    def told(self) -> bool:
        """Whether there is anything to tell of the track itself."""
        whole = self.before is None or self.after is None or self.before.slug != self.after.slug
        return whole or bool(self.facts or self.phases)

    @property
    def resized(self) -> bool:
        """Whether it has other numbers of lessons or minutes."""
        return _size(self.before) != _size(self.after)


def _size(state: TrackState | None) -> object:
    return (state.written, state.planned, state.unmeasured, state.minutes) if state else None


class Side(Enum):
    """On which side of a change something is."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class UnreadFile:
    """A file that could not be read, so that what it holds was not compared."""

    path: str
    side: Side


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseDiff:
    """What a change means for a course."""

    version: str
    """Of coursekit."""
    title: str | None
    since: str
    """The revision that the work left, as it was named."""
    facts: tuple[Fact, ...] = ()
    """What the course's manifest states otherwise, its licenses first of all."""
    tracks: tuple[TrackDiff, ...] = ()
    """All of them, by number."""
    lessons: tuple[LessonDiff, ...] = ()
    """Those of which there is something to tell, by track and number."""
    unread: tuple[UnreadFile, ...] = ()

    @property
    def unchanged(self) -> bool:
        """Whether the course is the same on both sides."""
        return not (self.facts or self.lessons or any(one.told for one in self.tracks))

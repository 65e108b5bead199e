"""Which lessons are due for review, why, and who looks at them: the list as data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from coursekit.model.review import Cadence, Planned, Snooze
from coursekit.review.weeks import DAYS

NOBODY = "nobody"
"""How the lists call the owner of a lesson that has none: someone has to be found."""


class DueState(Enum):
    """How urgent a review is, most urgent first."""

    OVERDUE = "overdue"
    """Its day has passed."""
    DUE = "due"
    """Its day lies in this week and has not passed."""
    SOON = "soon"
    LATER = "later"
    UNTRACKED = "untracked"
    """Learners see the lesson, and nothing says when it was reviewed."""
    NO_CADENCE = "no cadence"
    """Nothing says how often it is reviewed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueLesson:
    """One lesson of the list: when it is due, and why."""

    lesson: str
    """Its id, `track/lesson`."""
    label: str
    """How messages call it: `lesson 6`."""
    title: str | None
    path: str
    """Its brief, or its first page, from the root of the repository."""
    track: str
    """The slug of its track."""
    track_label: str
    """How messages call it: `Track 24`."""
    number: int | None
    """Its position in the track."""
    phase: int | None
    owner: str | None
    """None where neither the lesson nor its track names one."""
    state: DueState
    due: dt.date | None
    """The day by which it is to be looked at; a snooze does not change it. None where it has no
    cadence and nothing else brings it up."""
    days_overdue: int = 0
    """The days since it should have been looked at; none while it is snoozed."""
    last_review: dt.date | None = None
    reviewer: str | None = None
    """Who looked at it last, where the ledger tells."""
    cadence: Cadence | None = None
    reasons: tuple[str, ...] = ()
    """Why it stands where it stands, the weightiest first: short sentences without full stop."""
    risks: int = 0
    """How many things besides age speak for a look: links, changes, notes, the status."""
    changed: float | None = None
    """How much of it has changed since the last recorded review, from 0 to 1."""
    snooze: Snooze | None = None
    """The snooze that holds, if one does."""
    planned: Planned | None = None
    """Its week and reviewer in the plan, if it has them and the week has not passed."""

    @property
    def snoozed_until(self) -> dt.date | None:
        """The day up to which nobody needs to look."""
        return self.snooze.until if self.snooze else None

    @property
    def target(self) -> dt.date | None:
        """The day by which somebody should look: the due day, or the end of a later snooze."""
        if self.due is None or self.snooze is None:
            return self.due
        return max(self.due, self.snooze.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """How many lessons of a track or of an owner are in which state."""

    name: str | None
    """The slug of the track; the name of the owner, or none for lessons of nobody."""
    label: str
    """`Track 24`; the owner's name, or `nobody`."""
    states: Mapping[DueState, int]
    """For every state."""

    @property
    def total(self) -> int:
        """How many lessons the group has."""
        return sum(self.states.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """How many reviews one week of the forecast brings."""

    monday: dt.date
    planned: int = 0
    """Lessons that the plan puts there."""
    due: int = 0
    """Lessons without a place in the plan that are due there; what is overdue counts in the first
    week."""
    again: int = 0
    """Reviews that come round again, if all before them are made in their weeks."""

    @property
    def total(self) -> int:
        """All reviews of the week."""
        return self.planned + self.due + self.again

    @property
    def label(self) -> str:
        """The week as ISO 8601 writes it: `2026-W47`."""
        year, week, _ = self.monday.isocalendar()
        return f"{year:04}-W{week:02}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DueList:
    """All lessons that learners see, by urgency, and what that means in numbers."""

    version: str
    """Of coursekit."""
    course: str | None
    """The title of the course."""
    as_of: dt.date
    due_within: int
    """The days within which a lesson is due soon."""
    lessons: tuple[DueLesson, ...]
    """The most urgent first."""
    states: Mapping[DueState, int]
    """How many lessons are in which state, for every state."""
    tracks: tuple[Group, ...]
    """In the order of the course."""
    owners: tuple[Group, ...]
    """Those of nobody first, then those with most that is urgent."""
    weeks: tuple[Week, ...]
    """The 52 weeks from that of `as_of` on."""
    only_tracks: tuple[str, ...] = ()
    """How messages call the tracks of which alone lessons are listed; none where all are."""
    only_owners: tuple[str, ...] = ()
    """The owners whose lessons alone are listed; none where all are."""
    drafts: int = 0
    """Lessons that learners do not see yet: counted, not listed."""
    planned_lessons: int = 0
    """Lessons that are still to be written: counted, not listed."""
    has_ledger: bool = False
    has_plan: bool = False
    snoozed: int = 0
    """How many of the lessons are snoozed."""
    capacities: Mapping[str, int] = field(default_factory=dict)
    """How many reviews in a week those owners make who are said to have a limit."""

    @property
    def overdue(self) -> int:
        """How many lessons are overdue."""
        return self.states[DueState.OVERDUE]

    @property
    def later_than_shown(self) -> int:
        """How many lessons come up first behind the last week of the forecast."""
        last = self.weeks[-1].monday
        return sum(1 for one in self.lessons if one.target and (one.target - last).days >= DAYS)

"""Lessons that are to have a week: from when, until when, and which of them weigh most."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from coursekit.model.review import Planned
from coursekit.review.due import NOBODY, DueLesson, DueList, DueState
from coursekit.review.slots import Task
from coursekit.review.weeks import DAYS, YEAR, week_of

REACH = 10 * YEAR
"""The weeks within which every lesson has its place, however late it is due."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A lesson that is to have a week."""

    row: DueLesson
    reviewer: str
    rank: int
    """Its place among all, by weight."""
    start: int
    """The first week of the plan."""
    first: int
    """The first week that it may have."""
    last: int
    """The last week in which it is in time."""
    place: Planned | None
    """The place that it had, if its reviewer is the same and no review came since."""
    spread: bool
    """Whether it was never reviewed and should have been: such lessons come one by one."""

    @property
    def lesson(self) -> str:
        """Its id."""
        return self.row.lesson

    @property
    def missed(self) -> bool:
        """Whether the week that it had is over."""
        return self.place is not None and week_of(self.place.week) < self.start

    @property
    def coming(self) -> int | None:
        """The week that it had, if it may still have that."""
        if self.place is None or week_of(self.place.week) < self.first:
            return None
        return week_of(self.place.week)

    @property
    def urgent(self) -> bool:
        """Whether the first free week is its own: its day is over, or the week that it had."""
        return self.last < self.start or self.row.state is DueState.OVERDUE or self.missed

    def task(self) -> Task:
        """What is to be given a week."""
        return Task(self.lesson, self.first, self.last, self.rank)

    def rate(self, day: dt.date) -> float:
        """The reviews a week that its cadence asks for in the long run, at most one."""
        if self.row.cadence is None:
            return 0.0
        return DAYS / max((self.row.cadence.every.after(day) - day).days, DAYS)


def cases_of(due: DueList, places: Mapping[str, Planned]) -> list[Case]:
    """The lessons of a list that are ever due, those first that weigh most."""
    order = {group.name: index for index, group in enumerate(due.tracks)}
    rows = [(row.target, row) for row in due.lessons if row.target]
    rows.sort(key=lambda one: (*_weight(*one), order[one[1].track], one[1].number or 0))
    return [
        _case(rank, row, target, due.as_of, places.get(row.lesson))
        for rank, (target, row) in enumerate(rows)
    ]


def _weight(target: dt.date, row: DueLesson) -> tuple[int, int, bool]:
    """Overdue and risky lessons first, then what is overdue, then by week; of one week the risky.

    Only the week counts, not the day, so that lessons of a phase stay together where they can.
    """
    overdue = row.state is DueState.OVERDUE
    return 2 - overdue - (overdue and row.risks > 0), week_of(target), not row.risks


def _case(
    rank: int, row: DueLesson, target: dt.date, as_of: dt.date, place: Planned | None
) -> Case:
    start = week_of(as_of)
    spread = row.state is DueState.UNTRACKED and target <= as_of
    day = row.cadence.every.after(as_of) if spread and row.cadence else target
    last = min(week_of(day), start + REACH)
    reviewer = row.owner or NOBODY
    counts = place and place.after == row.last_review and place.reviewer == reviewer
    return Case(
        row=row,
        reviewer=reviewer,
        rank=rank,
        start=start,
        first=min(week_of(row.snooze.until), last) if row.snooze else start,
        last=last,
        place=place if counts else None,
        spread=spread,
    )

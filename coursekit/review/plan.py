"""The plan: every lesson a week, no later than it is due, at most so many for each reviewer.

The weeks of each reviewer are filled on their own. What is overdue takes the first weeks that
nothing else needs to be in time. All else comes as late as it can, so that no review is made long
before its day, in slots that lie as evenly as they may: so many a week as the cadences ask for in
the long run, or more where only that gets all of them in time. A place that still counts is kept.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from coursekit.model.course import Course
from coursekit.model.review import Planned, ReviewPlan
from coursekit.review.cases import Case, cases_of
from coursekit.review.desk import Desk
from coursekit.review.due import NOBODY, DueLesson, DueList
from coursekit.review.refusal import sound
from coursekit.review.slots import PARTS, Task
from coursekit.review.weeks import monday, week_of

CAPACITY = 5
"""The reviews a week of reviewers of whom nothing else is said."""


@dataclass(frozen=True, slots=True)
class Late:
    """A lesson whose week is later than it need be if its reviewer had more time."""

    lesson: DueLesson
    week: dt.date | None
    """The Monday of its week; none where none of the next 52 has room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What the plan asks of one reviewer."""

    reviewer: str
    capacity: int
    """Reviews in a week."""
    planned: int
    busiest: int
    """Reviews in the week that has most of them."""
    rate: float
    """The reviews a week that the cadences ask for in the long run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelledPlan:
    """Who looks at which lesson in which week, and what does not fit."""

    version: str
    """Of coursekit."""
    as_of: dt.date
    planned: tuple[Planned, ...]
    """By week, then by weight."""
    late: tuple[Late, ...]
    """By weight."""
    loads: tuple[Load, ...]
    """By reviewer."""
    kept: int
    """Lessons that have the place they had."""
    moved: tuple[Planned, ...]
    """The places of lessons that have another one now, though no review came in between."""
    missed: int
    """Lessons whose week has passed without a review, and that have another one."""
    unplanned: int
    """Lessons of the list that are never due."""

    @property
    def new(self) -> int:
        """Lessons that had no place since their last review."""
        return len(self.planned) - self.kept - len(self.moved) - self.missed


def levelled(due: DueList, earlier: Iterable[Planned], capacity: int = CAPACITY) -> LevelledPlan:
    """A plan for all lessons of a list that are ever due; `earlier` are the places they had.

    `capacity` is that of reviewers of whom the course states none.
    """
    cases = cases_of(due, {place.lesson: place for place in earlier})
    desks = _desks(due, cases, capacity)
    weeks = {name: week for desk in desks.values() for name, week in desk.filled().items()}
    given = [(case, weeks[case.lesson]) for case in cases if case.lesson in weeks]
    had = [(case.place, week, case.missed) for case, week in given if case.place]
    planned = [
        Planned(case.lesson, monday(week), case.reviewer, case.row.last_review)
        for case, week in given
    ]
    return LevelledPlan(
        version=due.version,
        as_of=due.as_of,
        planned=tuple(sorted(planned, key=lambda one: one.week)),
        late=tuple(_late(cases, weeks)),
        loads=tuple(_loads(desks, planned)),
        kept=sum(week_of(place.week) == week for place, week, _ in had),
        moved=tuple(
            place for place, week, missed in had if not missed and week_of(place.week) != week
        ),
        missed=sum(missed for _, _, missed in had),
        unplanned=len(due.lessons) - len(cases),
    )


def plan_before(course: Course) -> ReviewPlan:
    """The plan as the course has it; raises `Refused` where a part of it could not be read."""
    plan = course.review_plan or ReviewPlan(course.settings.review.plan)
    sound(plan.path, len(plan.problems))
    return plan


def _desks(due: DueList, cases: Iterable[Case], capacity: int) -> dict[str, Desk]:
    """The reviewers by name, each with what is to be given a week."""
    by_reviewer: dict[str, list[Case]] = {}
    for case in cases:
        by_reviewer.setdefault(case.reviewer, []).append(case)
    desks = {}
    others: Counter[int] = Counter()
    for index, name in enumerate(sorted(by_reviewer)):
        desks[name] = Desk(
            start=week_of(due.as_of),
            capacity=due.capacities.get(name, capacity),
            offset=index * PARTS // len(by_reviewer),
            others=others,
        )
        _give(desks[name], by_reviewer[name], due.as_of)
    for row in due.lessons:  # the reviews that were made this week took their time
        desk = desks.get(row.owner or NOBODY)
        if desk and row.last_review and week_of(row.last_review) == desk.start:
            desk.used[desk.start] += 1
    return desks


def _give(desk: Desk, cases: Iterable[Case], day: dt.date) -> None:
    """Put cases on the desk of their reviewer, those first that weigh most."""
    spread = []
    for case in cases:
        desk.rate += case.rate(day)
        had = case.coming
        if had is not None and desk.used[had] >= desk.capacity:
            had = None  # the capacity was larger
        if had is not None and had <= case.last:
            desk.keep(case.lesson, had)
        elif had is not None or case.urgent:
            desk.hurry(case.task(), had)
        elif case.spread:
            spread.append(case)
        else:
            desk.timely.append(case.task())
    desk.timely.extend(_spread(desk, spread))


def _spread(desk: Desk, cases: Sequence[Case]) -> Iterator[Task]:
    """One after the other, each at its share of the time; but not where there is no room for all."""
    weeks = max((case.last for case in cases), default=0) - desk.start
    for index, case in enumerate(sorted(cases, key=lambda one: one.last), start=1):
        last = desk.start + (case.last - desk.start) * index // len(cases)
        fits = len(cases) <= desk.capacity * weeks
        yield case.task()._replace(last=last) if fits else case.task()


def _late(cases: Iterable[Case], weeks: Mapping[str, int]) -> Iterator[Late]:
    for case in cases:
        week = weeks.get(case.lesson)
        if week is None or week > max(case.last, case.start):
            yield Late(case.row, None if week is None else monday(week))


def _loads(desks: Mapping[str, Desk], planned: Iterable[Planned]) -> Iterator[Load]:
    weeks: dict[str, Counter[dt.date]] = {name: Counter() for name in desks}
    for one in planned:
        weeks[one.reviewer][one.week] += 1
    for name, desk in desks.items():
        yield Load(
            reviewer=name,
            capacity=desk.capacity,
            planned=weeks[name].total(),
            busiest=max(weeks[name].values(), default=0),
            rate=desk.rate,
        )

"""The weeks of one reviewer, and how they are filled."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from coursekit.review.slots import PARTS, Room, Task, evenly, in_order, latest, level
from coursekit.review.weeks import YEAR


@dataclass(kw_only=True)
class Desk:
    """One reviewer: what is to be given a week, and what has one already."""

    start: int
    """The first week of the plan."""
    capacity: int
    """The most slots of a week."""
    rate: float = 0.0
    """The slots a week that the cadences ask for in the long run."""
    offset: int = 0
    """By how many parts its slots are shifted, so that not all reviewers have the same weeks."""
    others: Counter[int] = field(default_factory=Counter)
    """By week, the slots that are taken at any desk: shared by all of them."""
    used: Counter[int] = field(default_factory=Counter)
    """By week, the slots that are taken."""
    kept: dict[str, int] = field(default_factory=dict)
    """The weeks of what has one and stays there; they are counted in `used`."""
    urgent: list[tuple[Task, int | None]] = field(default_factory=list)
    """What is to have the first week that nothing else needs to be in time, with the week that it
    has if there is none; that is counted in `used`."""
    timely: list[Task] = field(default_factory=list)
    """What can be in time."""

    def filled(self) -> dict[str, int]:
        """The week of everything that gets one, and of what is kept."""
        slots, late = latest(self.timely, self._room)
        missing = {task.name for task in late}
        timely = [task for task in self.timely if task.name not in missing]
        weeks = {task.name: had for task, had in self.urgent if had is not None}
        weeks.update(self.kept)
        weeks.update(self._in_time(timely, Counter(slots)))
        weeks.update(self._first_weeks(Counter()))
        for task in sorted(late, key=lambda one: one.rank):
            free = self._first_free(task, Counter(), self.start + YEAR)
            if free is not None:
                weeks[task.name] = self._take(free)
        return weeks

    def keep(self, name: str, week: int) -> None:
        """Leave something in the week that it has."""
        self.kept[name] = self._take(week)

    def hurry(self, task: Task, had: int | None) -> None:
        """Give something the first week that is free, or the one that it has."""
        self.urgent.append((task, None if had is None else self._take(had)))

    def _in_time(self, tasks: Sequence[Task], needed: Counter[int]) -> Iterator[tuple[str, int]]:
        """The weeks of tasks that can all be in time, beside what is urgent.

        What is urgent is put aside again: it may have what is free when these have their weeks.
        """
        urgent = list(self._first_weeks(needed))
        chosen = level(tasks, self._level_room, self._least, self.capacity * PARTS)
        slots, _ = latest(tasks, self._level_room(chosen))
        for _, week in urgent:
            self._leave(week)
        for task, week in in_order(tasks, slots):
            yield task.name, self._take(week)

    @property
    def _least(self) -> int:
        """The level below which nothing is gained: one a week, or what the cadences ask for."""
        return max(PARTS, math.ceil(round(self.rate * PARTS, 6)))

    def _room(self, week: int) -> int:
        return max(self.capacity - self.used[week], 0)

    def _level_room(self, parts: int) -> Room:
        even = evenly(parts, self.offset, self.start, self.others.__getitem__)
        return lambda week: max(even(week) - self.used[week], 0)

    def _first_weeks(self, needed: Counter[int]) -> Iterator[tuple[str, int]]:
        """The weeks of what is urgent, the weightiest first, where one is free that is not needed.

        A place that is given up for an earlier one stays empty: otherwise all behind would move.
        """
        for task, had in sorted(self.urgent, key=lambda one: one[0].rank):
            week = self._first_free(task, needed, self.start + YEAR if had is None else had)
            if week is not None:
                yield task.name, self._take(week)

    def _first_free(self, task: Task, needed: Counter[int], end: int) -> int | None:
        weeks: Iterable[int] = range(max(task.first, self.start), end)
        return next((week for week in weeks if self._room(week) > needed[week]), None)

    def _take(self, week: int) -> int:
        self.used[week] += 1
        self.others[week] += 1
        return week

    def _leave(self, week: int) -> None:
        self.used[week] -= 1
        self.others[week] -= 1

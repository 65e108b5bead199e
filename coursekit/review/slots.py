"""Weeks for tasks that take one slot each: as many of them in time as can be, and evenly."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from coursekit.review.weeks import YEAR

PARTS = YEAR
"""What a level is counted in: so many parts are one slot in every week."""

QUARTER = 13
"""Weeks of a quarter of a year."""

Room = Callable[[int], int]
"""How many slots a week has."""


class Task(NamedTuple):
    """Something that takes one slot of one week."""

    name: str
    first: int
    """The first week that it may have."""
    last: int
    """The last week in which it is in time."""
    rank: int
    """Its place among all: of two with the same weeks the lower is the first."""


def latest(tasks: Iterable[Task], room: Room) -> tuple[list[int], list[Task]]:
    """The latest slots in which as many tasks as possible are in time, and those that are not.

    Week by week from the last to the first, and of the tasks that may have it the one that has the
    fewest weeks left: no other way gets more of them in time (Glover, 1967).
    """
    coming = sorted(tasks, key=lambda task: task.last)
    ready: list[tuple[int, int, Task]] = []
    slots: list[int] = []
    left: list[Task] = []
    week = coming[-1].last if coming else 0
    while coming or ready:
        if not ready:
            week = min(week, coming[-1].last)
        while coming and coming[-1].last >= week:
            task = coming.pop()
            heapq.heappush(ready, (-task.first, task.rank, task))
        while ready and ready[0][2].first > week:
            left.append(heapq.heappop(ready)[2])
        for _ in range(min(room(week), len(ready))):
            heapq.heappop(ready)
            slots.append(week)
        week -= 1
    return slots[::-1], left


def in_order(tasks: Iterable[Task], slots: Sequence[int]) -> Iterator[tuple[Task, int]]:
    """The tasks with the slots that were found for them: those that are due first have the first.

    There are as many slots as tasks.
    """
    coming = sorted(tasks, key=lambda task: task.first, reverse=True)
    ready: list[tuple[int, int, Task]] = []
    for week in slots:
        while coming and coming[-1].first <= week:
            task = coming.pop()
            heapq.heappush(ready, (task.last, task.rank, task))
        yield heapq.heappop(ready)[2], week


def evenly(parts: int, offset: int, start: int, load: Room) -> Room:
    """Room for so many parts of a slot in every week from `start` on.

    Weeks of one quarter differ by one slot at most. Which of them have one more is decided by what
    else they hold: the lightest have it.
    """
    known: dict[int, int] = {}

    def room(week: int) -> int:
        if week not in known:
            quarter = (week - start) // QUARTER
            begin, end = quarter * QUARTER * parts, (quarter + 1) * QUARTER * parts
            each, more = divmod((end + offset) // PARTS - (begin + offset) // PARTS, QUARTER)
            weeks = [start + quarter * QUARTER + index for index in range(QUARTER)]
            weeks.sort(key=lambda one: (load(one), -one))
            known.update((one, each + (index < more)) for index, one in enumerate(weeks))
        return known[week]

    return room


def level(tasks: Sequence[Task], room: Callable[[int], Room], least: int, most: int) -> int:
    """The lowest level, in parts, at which as many tasks are in time as at the highest."""
    unavoidable = len(latest(tasks, room(most))[1])
    low, high = min(least, most), most
    while low < high:
        middle = (low + high) // 2
        if len(latest(tasks, room(middle))[1]) > unavoidable:
            low = middle + 1
        else:
            high = middle
    return low

"""Slots for tasks: as many in time as can be, late, and evenly."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from coursekit.review.slots import PARTS, Task, evenly, in_order, latest, level

_WINDOWS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 3)), max_size=6)


def tasks(*windows: tuple[int, int]) -> list[Task]:
    """Tasks from a first to a last week."""
    return [Task(str(rank), first, last, rank) for rank, (first, last) in enumerate(windows)]


def test_slots_are_as_late_as_they_can_be() -> None:
    assert latest(tasks((0, 5), (0, 5), (0, 2)), lambda week: 1) == ([2, 4, 5], [])


def test_a_lower_rank_stays_where_not_all_fit() -> None:
    slots, left = latest(tasks((0, 1), (0, 1), (0, 1)), lambda week: 1)
    assert (slots, [task.name for task in left]) == ([0, 1], ["2"])


def test_a_task_that_may_not_come_early_takes_the_slot_first() -> None:
    slots, left = latest(tasks((0, 3), (3, 3)), lambda week: 1)
    assert (slots, left) == ([2, 3], [])
    assert [(task.name, week) for task, week in in_order(tasks((0, 3), (3, 3)), slots)] == [
        ("0", 2),
        ("1", 3),
    ]


def test_no_tasks_take_no_slots() -> None:
    assert latest([], lambda week: 1) == ([], [])


@given(_WINDOWS, st.lists(st.integers(0, 2), min_size=8, max_size=8))
def test_no_other_way_gets_more_in_time(windows: list[tuple[int, int]], rooms: list[int]) -> None:
    given_tasks = tasks(*((first, first + more) for first, more in windows))
    slots, left = latest(given_tasks, lambda week: rooms[week])
    assert len(slots) + len(left) == len(given_tasks)
    assert all(slots.count(week) <= rooms[week] for week in range(8))
    assert len(slots) == max(_greedy(order, rooms) for order in permutations(given_tasks))
    timely = [task for task in given_tasks if task not in left]
    found = list(in_order(timely, slots))
    assert sorted(task.name for task, _ in found) == sorted(task.name for task in timely)
    assert all(task.first <= week <= task.last for task, week in found)


def _greedy(order: tuple[Task, ...], rooms: list[int]) -> int:
    """How many tasks get a week, if each in this order takes the first that is free."""
    left = list(rooms)
    placed = 0
    for task in order:
        week = next((w for w in range(task.first, task.last + 1) if left[w]), None)
        if week is not None:
            left[week] -= 1
            placed += 1
    return placed


@given(st.integers(PARTS, 5 * PARTS), st.integers(0, PARTS - 1), st.integers(0, 200_000))
def test_weeks_differ_by_one_slot_at_most(parts: int, offset: int, start: int) -> None:
    room = evenly(parts, offset, start, lambda week: week % 5)
    year = [room(week) for week in range(start, start + PARTS)]
    assert set(year) <= {parts // PARTS, -(-parts // PARTS)}
    assert sum(year) == parts


def test_the_lightest_weeks_have_one_slot_more() -> None:
    room = evenly(PARTS + 8, 0, 0, lambda week: week not in (3, 7))
    assert [week for week in range(13) if room(week) == 2] == [3, 7]


def test_the_level_is_as_low_as_it_can_be() -> None:
    many = tasks(*[(0, 51)] * 120)

    def found(least: int, most: int) -> int:
        return level(many, lambda parts: evenly(parts, 0, 0, lambda week: 0), least, most)

    assert found(PARTS, 5 * PARTS) == 120
    assert found(3 * PARTS, 5 * PARTS) == 3 * PARTS
    assert found(3 * PARTS, 2 * PARTS) == 2 * PARTS

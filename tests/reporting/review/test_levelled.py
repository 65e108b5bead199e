"""What is said of a plan."""

from __future__ import annotations

import datetime as dt

import click

from coursekit.model.review import Planned
from coursekit.reporting.review.levelled import render
from coursekit.review.plan import Late, LevelledPlan, Load
from tests.support.reviews import DAY, due_lesson

MONDAY = dt.date(2026, 11, 23)
PLACE = Planned("bread/lesson-1", MONDAY, "Ada")


def load(reviewer: str = "Ada", rate: float = 1.0) -> Load:
    return Load(reviewer=reviewer, capacity=5, planned=1, busiest=1, rate=rate)


def said(*loads: Load, late: tuple[Late, ...] = (), moved: int = 0, missed: int = 0) -> list[str]:
    plan = LevelledPlan(
        version="1.0",
        as_of=DAY,
        planned=(PLACE, PLACE, PLACE),
        late=late,
        loads=loads,
        kept=1,
        moved=(PLACE,) * moved,
        missed=missed,
        unplanned=0,
    )
    return click.unstyle(render(plan, "p.yaml")).splitlines()


def test_every_change_is_counted() -> None:
    assert said(moved=1, missed=1) == [
        "3 lessons in p.yaml",
        "1 as before, 1 moved and 1 moved on from a week that has passed.",
    ]


def test_lessons_of_nobody_need_somebody() -> None:
    assert said(load("nobody"))[-1] == ("1 lesson of nobody: name an `owner`, or nobody will look.")


def test_more_than_the_capacity_in_the_long_run_is_said() -> None:
    assert said(load("Ada\u202e", 6.25))[-1] == (
        "The lessons of Ada\\u202e ask for 6.2 reviews a week in the long run, and 5 are possible: "
        "share them out, or review less often."
    )


def test_what_does_not_fit_is_named() -> None:
    lesson = due_lesson(1, due=DAY, owner="Ada")
    late = (Late(lesson, MONDAY), Late(due_lesson(2, due=DAY), None))
    assert said(late=late)[2:] == [
        "",
        "Does not fit in time (2)",
        "  lesson 1 of Track 1 (bread/lesson-1), due 2026-11-21: planned for 2026-W48, Ada",
        "  lesson 2 of Track 1 (bread/lesson-2), due 2026-11-21: no week in a year, nobody",
    ]


def test_not_everything_that_does_not_fit_is_named() -> None:
    late = tuple(Late(due_lesson(number, due=DAY), None) for number in range(103))
    lines = said(late=late)
    assert lines[3] == "Does not fit in time (103)"
    assert lines[-1] == "  and 3 more"
    assert len(lines) == 4 + 100 + 1


def test_a_long_name_moves_nothing() -> None:
    first, other = said(load("x" * 90), load("Ada"))[-2:]
    assert first.index("1 review,") == other.index("1 review,") == 2 + 40 + 2

"""No course loses a lesson in the list or in the plan, and no week holds more than it may."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from coursekit.model.course import Course, Lesson
from coursekit.model.review import Planned, Review, Snooze, duration
from coursekit.review.due import DueList, DueState
from coursekit.review.listing import due_list
from coursekit.review.plan import LevelledPlan, levelled
from tests.support.review_courses import course, lesson

DAY = dt.date(2026, 11, 21)
MONDAY = dt.date(2026, 11, 16)
BEFORE = st.dates(dt.date(2023, 1, 1), dt.date(2027, 6, 1))
CADENCES = ("1 day", "3 weeks", "1 month", "6 months", "12 months", "4 years", "never")
OWNERS = (None, "Ada", "Grace")
STATUSES = ("published", "published", "published", "needs-review", "draft")


@st.composite
def lessons(draw: st.DrawFn) -> list[Lesson]:
    """Lessons of two tracks with all kinds of dates."""
    return [
        lesson(
            number + 1,
            draw(st.sampled_from(("bread", "cakes"))),
            reviewed=draw(st.none() | BEFORE),
            published=draw(st.none() | BEFORE),
            every=draw(st.none() | st.sampled_from(CADENCES)),
            owner=draw(st.sampled_from(OWNERS)),
            status=draw(st.sampled_from(STATUSES)),
        )
        for number in range(draw(st.integers(0, 25)))
    ]


@st.composite
def courses(draw: st.DrawFn) -> Course:
    """Courses with snoozes, and places that some lessons had in a plan."""
    drawn = draw(lessons())
    ids = [one.id for one in drawn]
    snoozes = [
        Snooze(lesson=one, until=DAY + dt.timedelta(draw(st.integers(1, 90))), why="x", made=DAY)
        for one in draw(st.lists(st.sampled_from(ids), max_size=3) if ids else st.just([]))
    ]
    weeks = st.integers(-3, 60).map(lambda number: MONDAY + dt.timedelta(7 * number))
    planned = [
        Planned(
            one.id,
            draw(weeks),
            draw(st.sampled_from(("nobody", "Ada", "Grace"))),
            one.reviewed.value if one.reviewed else None,
        )
        for one in drawn
        if draw(st.booleans())
    ]
    every = draw(st.none() | st.sampled_from(CADENCES))
    return course(*drawn, every=every, snoozes=snoozes, planned=planned, capacities={"Ada": 2})


def planned_of(given_course: Course) -> tuple[Planned, ...]:
    plan = given_course.review_plan
    assert plan
    return plan.planned


@given(courses())
@settings(max_examples=50)
def test_no_lesson_is_lost_or_listed_twice(given_course: Course) -> None:
    due = due_list(given_course, DAY, "1.0")
    seen = [one.id for one in given_course.lessons.values() if not one.draft]
    assert sorted(one.lesson for one in due.lessons) == sorted(seen)
    assert due.drafts == len(given_course.lessons) - len(seen)
    assert sum(due.states.values()) == len(seen)
    for groups in (due.tracks, due.owners):
        assert sum(group.total for group in groups) == len(seen)
    last = due.weeks[-1].monday + dt.timedelta(6)
    days = [one.planned.week if one.planned else one.target for one in due.lessons]
    upcoming = [day for day in days if day and day <= last]
    assert sum(week.planned + week.due for week in due.weeks) == len(upcoming)


@given(courses(), st.integers(1, 4))
@settings(max_examples=50)
def test_every_lesson_has_one_place_or_is_said_to_have_none(
    given_course: Course, capacity: int
) -> None:
    due = due_list(given_course, DAY, "1.0")
    plan = levelled(due, planned_of(given_course), capacity)
    without = [one.lesson.lesson for one in plan.late if one.week is None]
    placed = [one.lesson for one in plan.planned]
    assert sorted(placed + without) == sorted(one.lesson for one in due.lessons if one.target)
    assert plan.unplanned == len(due.lessons) - len(placed) - len(without)
    assert plan.kept + len(plan.moved) + plan.missed + plan.new == len(placed)
    _fits(plan, due, capacity)


def _fits(plan: LevelledPlan, due: DueList, capacity: int) -> None:
    """No week is above capacity, and who is later than need be is said."""
    loads = Counter((one.reviewer, one.week) for one in plan.planned)
    assert all(load <= (2 if who == "Ada" else capacity) for (who, _), load in loads.items())
    rows = {one.lesson: one for one in due.lessons}
    late = {one.lesson.lesson for one in plan.late}
    for one in plan.planned:
        row = rows[one.lesson]
        assert one.week >= MONDAY
        assert one.week.weekday() == 0
        assert one.reviewer == (row.owner or "nobody")
        assert one.after == row.last_review
        assert row.target
        never = row.state is DueState.UNTRACKED and row.target <= DAY
        if one.lesson not in late and not never:
            assert one.week <= max(row.target, DAY)


@given(courses(), st.integers(1, 4))
@settings(max_examples=50)
def test_a_plan_that_is_made_again_is_the_same(given_course: Course, capacity: int) -> None:
    due = due_list(given_course, DAY, "1.0")
    first = levelled(due, (), capacity)
    again = levelled(due, first.planned, capacity)
    assert again.planned == first.planned
    assert (again.moved, again.missed, again.new) == ((), 0, 0)


@given(courses(), st.integers(1, 4))
@settings(max_examples=50)
def test_plans_come_to_rest(given_course: Course, capacity: int) -> None:
    due = due_list(given_course, DAY, "1.0")
    plan = levelled(due, planned_of(given_course), capacity)
    for _ in range(len(due.lessons) + 1):
        before, plan = plan, levelled(due, plan.planned, capacity)
        if not plan.moved:
            break
    assert plan.planned == before.planned


@given(lessons(), st.integers(1, 4), st.data())
@settings(max_examples=50)
def test_after_one_review_hardly_any_other_lesson_moves(
    drawn: list[Lesson], capacity: int, data: st.DataObject
) -> None:
    before = course(*drawn)
    first = levelled(due_list(before, DAY, "1.0"), (), capacity)
    if not first.planned:
        return
    done = data.draw(st.sampled_from(first.planned))
    review = Review(lesson=done.lesson, date=DAY, reviewer="Ada", digest="sha256:0")
    after = course(*drawn, reviews=[review])
    again = levelled(due_list(after, DAY, "1.0"), first.planned, capacity)
    weeks = {one.lesson: one.week for one in first.planned if one.lesson != done.lesson}
    moved = [one for one in again.planned if weeks.get(one.lesson, one.week) != one.week]
    assert len(moved) <= 1
    assert all(one.week < weeks[one.lesson] for one in moved)


@given(
    st.integers(20, 300),
    st.integers(1, 8),
    st.sampled_from(("3 months", "26 weeks", "12 months")),
)
@settings(max_examples=25)
def test_a_course_that_was_imported_on_one_day_is_spread(
    number: int, reviewers: int, every: str
) -> None:
    drawn = [lesson(n, reviewed=DAY, owner=f"{n % reviewers}") for n in range(number)]
    due = due_list(course(*drawn, every=every), DAY, "1.0")
    plan = levelled(due, (), 1_000)
    length = duration(every)
    assert length
    weeks = (length.after(DAY) - DAY).days // 7
    ideal = number / weeks / reviewers
    assert max(load.busiest for load in plan.loads) <= max(-(-ideal // 1), 1.1 * ideal, 1)
    assert not plan.late


@given(st.dates(dt.date(1999, 1, 1), DAY), st.integers(1, 60))
def test_days_are_due_by_the_calendar(reviewed: dt.date, months: int) -> None:
    row = due_list(course(lesson(1, reviewed=reviewed), every=f"{months} months"), DAY, "1.0")
    due = row.lessons[0].due
    assert due
    after = (due.year - reviewed.year) * 12 + due.month - reviewed.month
    assert after == months
    assert due.day == reviewed.day or (
        due.day < reviewed.day and (due + dt.timedelta(1)).month != due.month
    )

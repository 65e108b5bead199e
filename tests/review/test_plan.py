"""Who looks at which lesson in which week."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

import pytest

from coursekit.model.course import Course, Lesson
from coursekit.model.review import LedgerProblem, Planned, ReviewPlan, Snooze
from coursekit.review.listing import due_list
from coursekit.review.plan import LevelledPlan, levelled, plan_before
from coursekit.review.refusal import Refused
from tests.support.review_courses import HERE, course, lesson

MONDAY = dt.date(2026, 11, 23)
"""The day on which plans are made."""
YEAR_AGO = dt.date(2025, 11, 20)
"""A review then is overdue."""
LONG_AGO = dt.date(2024, 1, 8)


def week(number: int) -> dt.date:
    return MONDAY + dt.timedelta(7 * number)


def plan(
    given: Course, capacity: int = 5, earlier: Sequence[Planned] = (), day: dt.date = MONDAY
) -> LevelledPlan:
    return levelled(due_list(given, day, "1.0"), earlier, capacity)


def weeks(found: LevelledPlan) -> dict[int, int]:
    """By the number of a lesson, that of its week."""
    return {int(one.lesson[-4:]): (one.week - MONDAY).days // 7 for one in found.planned}


def loads(found: LevelledPlan) -> Counter[int]:
    return Counter(weeks(found).values())


def imported(number: int, day: dt.date = MONDAY, owner: str | None = None) -> list[Lesson]:
    return [lesson(index + 1, reviewed=day, owner=owner) for index in range(number)]


def test_a_lone_lesson_comes_in_the_week_of_its_day() -> None:
    found = plan(course(lesson(1, reviewed=dt.date(2026, 3, 4))))
    assert found.planned == (
        Planned("bread/lesson-0001", dt.date(2027, 3, 1), "nobody", dt.date(2026, 3, 4)),
    )
    assert (found.late, found.new, found.kept, found.moved) == ((), 1, 0, ())


def test_without_a_day_a_lesson_is_not_planned() -> None:
    found = plan(course(lesson(1), every=None))
    assert (found.planned, found.unplanned, found.loads) == ((), 1, ())


def test_lessons_of_one_day_are_spread_evenly() -> None:
    found = plan(course(*imported(260, MONDAY - dt.timedelta(30)), every="12 months"))
    assert len(found.planned) == 260
    assert set(loads(found).values()) <= {5, 6}
    assert found.loads[0].busiest <= 6


def test_few_lessons_of_one_day_come_one_a_week_and_as_late_as_they_can() -> None:
    found = plan(course(*imported(4)))
    assert weeks(found) == {1: 49, 2: 50, 3: 51, 4: 52}


def test_reviewers_who_are_busy_do_not_all_have_the_same_weeks() -> None:
    lessons = [
        lesson(number, reviewed=MONDAY - dt.timedelta(14), owner=f"owner {number % 10}")
        for number in range(780)
    ]
    totals = loads(plan(course(*lessons)))
    assert max(totals.values()) <= 1.1 * 780 / 51


def test_lessons_of_a_phase_stay_together() -> None:
    lessons = [lesson(n, reviewed=YEAR_AGO - dt.timedelta(n % 3)) for n in range(10, 0, -1)]
    found = plan(course(*lessons), capacity=5)
    assert weeks(found) == {n: (n - 1) // 5 for n in range(1, 11)}


def test_what_is_overdue_takes_the_first_weeks() -> None:
    lessons = [lesson(n, reviewed=YEAR_AGO - dt.timedelta(7 * n)) for n in range(1, 6)]
    found = plan(course(*lessons), capacity=2)
    assert weeks(found) == {5: 0, 4: 0, 3: 1, 2: 1, 1: 2}
    assert [(one.lesson.number, one.week) for one in found.late] == [
        (3, week(1)), (2, week(1)), (1, week(2)),
    ]  # fmt: skip


def test_what_can_be_in_time_is_before_what_is_late_anyway() -> None:
    lessons = [lesson(n, reviewed=LONG_AGO) for n in range(1, 4)]
    lessons += [lesson(4, reviewed=dt.date(2025, 12, 4)), lesson(5, reviewed=dt.date(2025, 11, 27))]
    found = weeks(plan(course(*lessons), capacity=1))
    assert found == {5: 0, 4: 1, 1: 2, 2: 3, 3: 4}


def test_risky_lessons_come_before_others_that_are_overdue() -> None:
    risky = lesson(2, reviewed=YEAR_AGO, status="needs-review")
    found = weeks(plan(course(lesson(1, reviewed=LONG_AGO), risky), capacity=1))
    assert found == {2: 0, 1: 1}


def test_what_no_week_of_a_year_has_room_for_is_said() -> None:
    found = plan(course(*imported(60, LONG_AGO)), capacity=1)
    assert len(found.planned) == 52
    assert sum(one.week is None for one in found.late) == 8
    assert max(loads(found).values()) == 1


def test_what_does_not_fit_in_time_comes_after() -> None:
    found = plan(course(*imported(8, dt.date(2025, 12, 10))), capacity=2)
    assert loads(found) == {0: 2, 1: 2, 2: 2, 3: 2}
    assert [one.week for one in found.late] == [week(3), week(3)]


def test_the_capacity_of_an_owner_counts_before_that_of_the_command() -> None:
    lessons = [*imported(6, LONG_AGO, "Ada"), lesson(7, reviewed=LONG_AGO, owner="Grace")]
    found = plan(course(*lessons, capacities={"Ada": 3, "Grace": None}), capacity=1)
    assert [(one.reviewer, one.capacity, one.busiest) for one in found.loads] == [
        ("Ada", 3, 3),
        ("Grace", 1, 1),
    ]


def test_the_rate_is_what_the_cadences_ask_for() -> None:
    lessons = [lesson(n, reviewed=MONDAY, every="4 weeks") for n in range(12)]
    (load,) = plan(course(*lessons)).loads
    assert round(load.rate, 3) == 3
    (always,) = plan(course(lesson(1, reviewed=MONDAY, every="1 day"))).loads
    assert always.rate == 1


def test_lessons_that_were_never_reviewed_are_spread_over_the_cadence() -> None:
    lessons = [lesson(n, published=dt.date(2020, 1, 1)) for n in range(1, 27)]
    found = weeks(plan(course(*lessons)))
    assert [found[n] for n in range(1, 27)] == list(range(2, 53, 2))


def test_a_snoozed_lesson_comes_when_the_snooze_ends() -> None:
    snooze = Snooze(lesson="bread/lesson-0001", until=week(4), why="ovens", made=MONDAY)
    found = plan(course(lesson(1, reviewed=LONG_AGO), snoozes=[snooze]))
    assert weeks(found) == {1: 4}


def test_a_day_far_ahead_is_within_reach() -> None:
    found = plan(course(lesson(1, reviewed=MONDAY), every="9000 years"))
    assert weeks(found) == {1: 520}


def test_a_plan_that_is_made_again_is_the_same() -> None:
    given = course(*imported(100), *[lesson(200 + n, reviewed=LONG_AGO) for n in range(30)])
    first = plan(given, capacity=3)
    again = plan(given, 3, first.planned)
    assert again.planned == first.planned
    assert (again.kept, again.moved, again.new, again.missed) == (130, (), 0, 0)
    assert again.late == first.late


def test_after_a_review_only_its_lesson_has_another_week() -> None:
    lessons = imported(60)
    first = plan(course(*lessons))
    done = first.planned[0]
    rest = [one for one in lessons if one.id != done.lesson]
    number = int(done.lesson[-4:])
    after = course(*rest, lesson(number, reviewed=done.week))
    again = plan(after, 5, first.planned, done.week)
    assert (again.kept, again.moved, again.new) == (59, (), 1)
    place = next(one for one in again.planned if one.lesson == done.lesson)
    assert place.week >= dt.date(2027, 11, 1)


def test_a_review_of_this_week_takes_its_time() -> None:
    given = course(lesson(1, reviewed=MONDAY), lesson(2, reviewed=LONG_AGO))
    assert weeks(plan(given, capacity=1))[2] == 1


def test_a_week_that_has_passed_without_a_review_is_made_up_for() -> None:
    place = Planned("bread/lesson-0001", week(-1), "nobody", dt.date(2026, 6, 1))
    found = plan(course(lesson(1, reviewed=dt.date(2026, 6, 1))), 5, [place])
    assert (weeks(found), found.missed, found.moved, found.new) == ({1: 0}, 1, (), 0)


@pytest.mark.parametrize(
    "place",
    [
        Planned("bread/lesson-0001", week(3), "Ada", dt.date(2026, 6, 1)),
        Planned("bread/lesson-0001", week(3), "nobody", dt.date(2025, 6, 1)),
        Planned("bread/lesson-0001", week(3), "nobody"),
    ],
)
def test_a_place_of_another_reviewer_or_before_a_review_does_not_count(place: Planned) -> None:
    found = plan(course(lesson(1, reviewed=dt.date(2026, 6, 1))), 5, [place])
    assert (weeks(found), found.kept, found.new) == ({1: 27}, 0, 1)


def test_a_place_that_is_too_late_now_is_given_up_for_a_free_one() -> None:
    reviewed = dt.date(2026, 6, 1)
    place = Planned("bread/lesson-0001", week(20), "nobody", reviewed)
    asked = course(lesson(1, reviewed=reviewed, status="needs-review"))
    found = plan(asked, 5, [place])
    assert (weeks(found), found.moved, found.late) == ({1: 0}, (place,), ())


def test_a_late_place_is_kept_where_none_is_free_before() -> None:
    given = course(*imported(3, LONG_AGO))
    first = plan(given, capacity=1)
    shuffled = [one._replace(week=week(2 - weeks(first)[int(one.lesson[-4:])]))
                for one in first.planned]  # fmt: skip
    again = plan(given, 1, shuffled)
    assert sorted(again.planned) == sorted(shuffled)


def test_with_less_capacity_the_weightiest_keep_their_places() -> None:
    given = course(*imported(4, LONG_AGO))
    first = plan(given, capacity=4)
    again = plan(given, 1, first.planned)
    assert (loads(again), again.kept, len(again.moved)) == ({0: 1, 1: 1, 2: 1, 3: 1}, 1, 3)


def test_lessons_that_are_gone_leave_the_plan() -> None:
    place = Planned("bread/lesson-0009", week(3), "nobody", MONDAY)
    assert plan(course(lesson(1, reviewed=MONDAY)), 5, [place]).new == 1


def test_a_plan_that_was_not_read_whole_is_not_written_anew() -> None:
    given = course(lesson(1))
    assert plan_before(given) == given.review_plan
    broken = ReviewPlan("tracks/review-plan.yaml", problems=(LedgerProblem(HERE, "x", "y"),))
    object.__setattr__(given, "review_plan", broken)
    with pytest.raises(Refused, match="has 1 problem"):
        plan_before(given)
    object.__setattr__(given, "review_plan", None)
    assert plan_before(given).path == "tracks/review-plan.yaml"


def test_what_could_be_in_time_may_find_no_room_either() -> None:
    found = plan(course(*imported(60, dt.date(2025, 12, 10))), capacity=1)
    assert (len(found.planned), sum(one.week is None for one in found.late)) == (52, 8)


def test_more_of_them_than_fit_take_all_the_room_there_is() -> None:
    lessons = [lesson(n, published=dt.date(2020, 1, 1)) for n in range(1, 61)]
    found = plan(course(*lessons), capacity=1)
    assert (len(found.planned), len(found.late)) == (53, 7)
    assert plan(course(*lessons), 1, found.planned).planned == found.planned


def test_a_level_that_fits_exactly_is_not_exceeded() -> None:
    found = plan(course(*imported(52, dt.date(2026, 11, 22)), every="26 weeks"))
    assert found.loads[0].busiest == 2

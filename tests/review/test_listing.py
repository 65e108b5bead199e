"""What is due, when, and why."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from coursekit.model.course import Citation, Course, Lesson
from coursekit.model.lock import Entry, Lock, Verdict
from coursekit.model.review import Planned, Review, Snooze
from coursekit.model.text import Place, Span, Text
from coursekit.model.url import web_url
from coursekit.review.due import DueLesson, DueList, DueState
from coursekit.review.listing import due_list
from tests.support.review_courses import course, lesson, stated

DAY = dt.date(2026, 11, 21)
"""A Saturday."""
MONDAY = dt.date(2026, 11, 23)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def listed(*lessons: Lesson, **facts: Any) -> DueList:
    return due_list(course(*lessons, **facts), DAY, "1.0")


def row(one: Lesson, **facts: Any) -> DueLesson:
    return listed(one, **facts).lessons[0]


def review(date: str, digest: str = "sha256:0", **facts: Any) -> Review:
    return Review(
        lesson="bread/lesson-0001", date=day(date), reviewer="Ada", digest=digest, **facts
    )


def snooze(until: str, made: str = "2026-11-01") -> Snooze:
    why = "the oven\u202e is broken"
    return Snooze(lesson="bread/lesson-0001", until=day(until), made=day(made), why=why)


def with_links(given: Course, *entries: tuple[str, Verdict, str], path: str = "") -> Course:
    """The course with links in the brief of its first lesson, and what a sweep saw of them."""
    brief = path or "tracks/bread/lesson-0001/brief.md"
    found = {}
    citations = []
    for address, verdict, since in entries:
        url = web_url(address)
        assert url
        found[url.key] = Entry(url=url.key, verdict=verdict, checked=DAY, since=day(since))
        place = Place(brief, Span(0, 0))
        citations.append(Citation(place=place, target=address, text=Text(""), url=url))
    lock = Lock(path="tracks/links.lock", entries=found)
    return Course(
        settings=given.settings,
        lessons=given.lessons,
        tracks=given.tracks,
        review=given.review,
        citations=tuple(citations),
        lock=lock,
    )


@pytest.mark.parametrize(
    ("reviewed", "state", "overdue"),
    [
        ("2025-11-19", DueState.OVERDUE, 2),
        ("2025-11-20", DueState.OVERDUE, 1),
        ("2025-11-21", DueState.DUE, 0),
        ("2025-11-22", DueState.DUE, 0),
        ("2025-11-23", DueState.SOON, 0),
        ("2025-12-21", DueState.SOON, 0),
        ("2025-12-22", DueState.LATER, 0),
        ("2026-11-21", DueState.LATER, 0),
        ("2026-11-22", DueState.UNTRACKED, 0),
        (None, DueState.UNTRACKED, 0),
    ],
)
def test_the_state_follows_from_the_day(
    reviewed: str | None, state: DueState, overdue: int
) -> None:
    found = row(lesson(reviewed=day(reviewed) if reviewed else None))
    assert (found.state, found.days_overdue) == (state, overdue)


@pytest.mark.parametrize(
    ("reviewed", "every", "due"),
    [
        ("2024-02-29", "12 months", "2025-02-28"),
        ("2024-02-29", "4 years", "2028-02-29"),
        ("2025-08-31", "6 months", "2026-02-28"),
        ("2023-08-31", "6 months", "2024-02-29"),
        ("2025-12-31", "2 months", "2026-02-28"),
        ("2026-01-01", "12 weeks", "2026-03-26"),
        ("2026-01-01", "90 days", "2026-04-01"),
    ],
)
def test_cadences_go_by_the_calendar(reviewed: str, every: str, due: str) -> None:
    assert row(lesson(reviewed=day(reviewed)), every=every).due == day(due)


def test_a_row_tells_what_is_known_of_a_lesson() -> None:
    one = row(
        lesson(7, reviewed=day("2026-01-10"), every="6 months", owner="Ada", phase=2),
    )
    assert (one.lesson, one.label, one.title) == ("bread/lesson-0007", "lesson 7", "Title 7")
    assert (one.track, one.track_label, one.number, one.phase) == ("bread", "Track bread", 7, 2)
    assert one.path == "tracks/bread/lesson-0007/brief.md"
    assert (one.owner, one.last_review, one.due) == ("Ada", day("2026-01-10"), day("2026-07-10"))
    assert one.reasons == (
        "last reviewed 2026-01-10, without a record; lesson 7 asks for a review every 6 months",
    )


def test_a_lesson_that_was_never_reviewed_counts_from_its_publication() -> None:
    one = row(lesson(published=day("2026-03-31")), every="1 year")
    assert (one.state, one.due, one.last_review) == (DueState.UNTRACKED, day("2027-03-31"), None)
    assert one.reasons == (
        "never reviewed, published 2026-03-31; the course asks for a review every year",
    )


def test_without_any_date_it_is_due_at_once() -> None:
    one = row(lesson(published=None))
    assert (one.due, one.reasons[0][:15]) == (DAY, "never reviewed;")


def test_a_review_to_come_is_none() -> None:
    one = row(lesson(reviewed=day("2027-01-01")))
    assert one.state is DueState.UNTRACKED
    assert "`reviewed` says 2027-01-01, a day still to come" in one.reasons[0]


def test_without_a_cadence_nothing_is_due() -> None:
    one = row(lesson(reviewed=day("2016-01-01")), every=None)
    assert (one.state, one.due) == (DueState.NO_CADENCE, None)
    assert one.reasons == ("last reviewed 2016-01-01, without a record; nothing says how often",)


def test_what_asks_for_a_review_is_due_now() -> None:
    one = row(lesson(reviewed=day("2026-11-01"), status="needs-review"))
    assert (one.state, one.due, one.risks) == (DueState.DUE, DAY, 1)
    assert one.reasons[0] == "its status is needs-review"
    without = row(lesson(status="needs-review"), every=None)
    assert (without.state, without.due) == (DueState.DUE, DAY)


def test_links_that_broke_since_bring_the_day_forward() -> None:
    given = with_links(
        course(lesson(reviewed=day("2026-06-01"))),
        ("https://a.org/1", Verdict.DEAD, "2026-09-01"),
        ("https://a.org/2", Verdict.DEAD, "2026-10-01"),
        ("https://a.org/3", Verdict.DEAD, "2026-10-01"),
        ("https://b.org/", Verdict.MOVED, "2026-08-01"),
        ("https://c.org/", Verdict.CHANGED, "2026-11-01"),
        ("https://d.org/", Verdict.DEAD, "2026-06-01"),
        ("https://e.org/", Verdict.OK, "2026-09-01"),
        ("https://f.org/", Verdict.DEAD, "2026-12-01"),
    )
    one = due_list(given, DAY, "1.0").lessons[0]
    assert (one.state, one.due, one.risks) == (DueState.OVERDUE, day("2026-08-01"), 5)
    assert one.reasons[:3] == (
        "3 links died since the last review: https://a.org/1, https://a.org/2 and 1 more",
        "1 link leads to another site now since the last review: https://c.org/",
        "1 link moved since the last review: https://b.org/",
    )


def test_a_link_that_broke_moves_no_day_of_what_was_never_reviewed() -> None:
    broken = ("https://a.org/1", Verdict.DEAD, "2026-09-01")
    one = due_list(with_links(course(lesson()), broken), DAY, "1.0").lessons[0]
    assert (one.state, one.due, one.risks) == (DueState.UNTRACKED, day("2027-01-05"), 1)
    assert one.reasons[0] == "1 link died since it was published: https://a.org/1"
    undated = due_list(with_links(course(lesson(published=None)), broken), DAY, "1.0").lessons[0]
    assert undated.reasons[0] == "1 link died: https://a.org/1"
    elsewhere = with_links(course(lesson()), broken, path="tracks/course.yaml")
    assert due_list(elsewhere, DAY, "1.0").lessons[0].risks == 0


def test_changes_since_a_recorded_review_are_said() -> None:
    reviews = [review("2026-05-01", blocks="0000")]
    one = row(lesson(), reviews=reviews)
    assert (one.reviewer, one.changed, one.risks) == ("Ada", 1.0, 1)
    assert one.reasons[0] == "100 % of it changed since the review of 2026-05-01"
    later = row(lesson(reviewed=day("2026-06-01")), reviews=reviews)
    assert (later.last_review, later.reviewer) == (day("2026-06-01"), None)
    assert later.reasons[0] == (
        "100 % of it changed since the last recorded review of 2026-05-01, and that of 2026-06-01 "
        "is not on record"
    )


def test_a_date_that_was_moved_only_does_not_count() -> None:
    empty = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    one = row(lesson(reviewed=day("2026-06-01")), reviews=[review("2025-05-01", empty)])
    assert (one.state, one.last_review) == (DueState.OVERDUE, day("2025-05-01"))
    assert one.reasons[0] == (
        "`reviewed` was moved to 2026-06-01, but nothing has changed since the recorded review of "
        "2025-05-01, which counts"
    )


def test_a_snooze_leaves_the_day_and_changes_the_state() -> None:
    one = row(lesson(reviewed=day("2025-06-01")), snoozes=[snooze("2027-01-04")])
    assert (one.state, one.due, one.days_overdue) == (DueState.LATER, day("2026-06-01"), 0)
    assert (one.snoozed_until, one.target) == (day("2027-01-04"), day("2027-01-04"))
    assert one.reasons[0] == "snoozed until 2027-01-04: the oven\\u202e is broken"


@pytest.mark.parametrize(
    "gone",
    [snooze("2026-11-21"), snooze("2027-01-04", made="2025-05-31"), snooze("2027-01-04", "2026-11-22")],
)  # fmt: skip
def test_a_snooze_holds_from_its_day_to_its_end_or_a_review(gone: Snooze) -> None:
    one = row(lesson(reviewed=day("2025-06-01")), snoozes=[gone])
    assert (one.state, one.snooze) == (DueState.OVERDUE, None)


def test_a_place_in_the_plan_counts_until_its_week_is_over_or_a_review_comes() -> None:
    reviewed = day("2026-06-01")
    good = Planned("bread/lesson-0001", MONDAY, "Ada", reviewed)
    assert row(lesson(reviewed=reviewed), planned=[good]).planned == good
    for gone in (good._replace(week=day("2026-11-09")), good._replace(after=day("2025-01-01"))):
        assert row(lesson(reviewed=reviewed), planned=[gone]).planned is None


def test_drafts_and_lessons_to_be_written_are_counted() -> None:
    unwritten = lesson(3)
    unwritten = Lesson(
        **{
            name: getattr(unwritten, name)
            for name in ("id", "track", "slug", "label", "listing", "pages", "expected")
        },
        unread={},
    )
    due = listed(lesson(1, status="draft"), lesson(2, status=None), unwritten)
    assert [one.label for one in due.lessons] == ["lesson 2"]
    assert (due.drafts, due.planned_lessons) == (1, 1)


def test_the_most_urgent_come_first() -> None:
    due = listed(
        lesson(1, every="nonsense", reviewed=day("2026-11-01")),
        lesson(2),
        lesson(3, reviewed=day("2025-12-01")),
        lesson(4, reviewed=day("2025-11-21")),
        lesson(5, reviewed=day("2025-11-01")),
        lesson(6, reviewed=day("2025-10-01")),
        lesson(7, reviewed=day("2025-11-21"), status="needs-review"),
    )
    assert [one.number for one in due.lessons] == [6, 5, 7, 4, 3, 1, 2]


def test_groups_and_totals() -> None:
    due = listed(
        lesson(1, "cakes", owner="Ada"),
        lesson(1, reviewed=day("2025-01-01"), owner="Grace"),
        lesson(2),
        capacities={"Ada": 3, "Grace": None},
    )
    assert due.states == {
        **dict.fromkeys(DueState, 0),
        DueState.OVERDUE: 1,
        DueState.UNTRACKED: 2,
    }
    assert (due.overdue, due.later_than_shown) == (1, 0)
    assert [(one.label, one.total) for one in due.tracks] == [
        ("Track cakes", 1),
        ("Track bread", 2),
    ]
    assert [(one.name, one.label) for one in due.owners] == [
        (None, "nobody"), ("Grace", "Grace"), ("Ada", "Ada"),
    ]  # fmt: skip
    assert due.capacities == {"Ada": 3}
    assert (due.has_ledger, due.has_plan, due.course) == (True, True, None)


def test_tracks_and_owners_narrow_the_list() -> None:
    given = course(lesson(1, "cakes", owner="Ada"), lesson(1), lesson(2, status="draft"))
    cakes = due_list(given, DAY, "1.0", tracks=["cakes"])
    assert (len(cakes.lessons), cakes.only_tracks, cakes.only_owners) == (1, ("Track cakes",), ())
    nobody = due_list(given, DAY, "1.0", owners=["nobody"])
    assert ([one.lesson for one in nobody.lessons], nobody.drafts) == (["bread/lesson-0001"], 1)
    assert (nobody.only_tracks, nobody.only_owners) == ((), ("nobody",))


def test_a_lesson_of_a_folder_that_is_no_track_has_its_name() -> None:
    given = course(lesson(1, "cakes"))
    lost = Course(settings=given.settings, lessons=given.lessons, review=given.review)
    due = due_list(lost, DAY, "1.0")
    assert [(one.name, one.label) for one in due.tracks] == [("cakes", "cakes")]
    assert (due.has_ledger, due.has_plan) == (False, False)


def test_the_owner_of_a_track_looks_after_its_lessons() -> None:
    given = course(lesson(1))
    object.__setattr__(given.tracks["bread"], "owner", stated("Ada"))
    assert due_list(given, DAY, "1.0").lessons[0].owner == "Ada"


def test_what_comes_up_behind_the_last_week_is_counted() -> None:
    assert listed(lesson(reviewed=DAY), every="18 months").later_than_shown == 1
    last = DAY + dt.timedelta(51 * 7 + 1)  # the Sunday of the last week
    for due, later in ((last, 0), (last + dt.timedelta(1), 1)):
        found = listed(lesson(reviewed=DAY), every=f"{(due - DAY).days} days")
        assert (found.weeks[-1].total, found.later_than_shown) == (1 - later, later)


def test_the_last_week_of_the_calendar_is_the_last_of_the_list() -> None:
    due = due_list(course(lesson(reviewed=dt.date(9999, 1, 1))), dt.date.max, "1.0")
    assert (len(due.weeks), due.later_than_shown) == (1, 0)

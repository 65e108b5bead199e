"""Who may be recorded, and what is written for it."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from coursekit.model.course import Course
from coursekit.model.digest import lesson_digest
from coursekit.review.record import Confirmation, Recording, recording
from coursekit.review.refusal import Refused, lesson_named, one_line
from coursekit.review.render import render_ledger
from coursekit.review.snooze import plan_text, snoozed
from tests.support.courses import (
    LEDGER,
    PLAN,
    PROOFING,
    course_of,
    entry,
    ledger_of,
    patched_course,
)
from tests.support.edits import edited, with_cakes
from tests.support.patching import Files, minimal_course

DAY = dt.date(2026, 5, 2)
MINIMAL = patched_course()


def made(course: Course = MINIMAL, **said: object) -> Recording:
    what = Confirmation(**{"by": "Ada", "date": DAY, **said})  # type: ignore[arg-type]
    return recording(course, course.lessons[PROOFING], what, ())


def with_ledger(*dates: str, more: str = "") -> Course:
    ledger = ledger_of(*(entry(MINIMAL, date) for date in dates)) + more.encode()
    return course_of({**minimal_course(), LEDGER: ledger})


def test_a_review_is_bound_to_what_was_read() -> None:
    found = made(note="  all\n fine ")
    assert found.review.digest == lesson_digest(MINIMAL.lessons[PROOFING])
    assert found.review.note == "all fine"
    assert found.review.blocks
    assert "reviewed: 2026-05-02\n" in found.texts[found.brief].text
    assert found.texts[found.ledger].before is None
    assert found.notes == ()


def written(course: Course, **said: object) -> list[str]:
    """The entries of the ledger after a review, without their digests."""
    found = made(course, **said)
    lines = found.texts[found.ledger].text.splitlines()
    return [re.sub(r' (digest|blocks): "[^"]*"', r" \1", line) for line in lines[3:]]


def test_each_entry_has_a_line_and_old_ones_lose_their_sketch() -> None:
    entry = "  - {lesson: bread/proofing, date: %s, reviewer: Ada, digest"
    assert written(with_ledger("2024-05-02", "2025-05-02")) == [
        entry % "2024-05-02" + "}",
        entry % "2025-05-02" + ", blocks}",
        entry % "2026-05-02" + ", blocks}",
    ]


def test_of_reviews_on_one_day_the_last_keeps_its_sketch() -> None:
    lines = written(with_ledger("2025-05-02", "2026-05-02"), by="Grace")
    assert [", blocks}" in line for line in lines] == [True, False, True]


def test_what_the_ledger_held_is_known() -> None:
    course = with_ledger("2025-05-02")
    found = made(course)
    assert course.ledger
    assert found.texts[found.ledger].before == course.ledger.text.content


def test_an_earlier_review_is_refused() -> None:
    with pytest.raises(Refused, match="the ledger has a later review of lesson 2: that of 2026-05"):
        made(with_ledger("2026-05-03"))


def test_a_review_before_the_lesson_was_published_is_refused() -> None:
    with pytest.raises(Refused, match="lesson 2 was published on 2026-03-02: its brief cannot"):
        made(date=dt.date(2026, 3, 1))
    assert made(date=dt.date(2026, 3, 2)).review.date == dt.date(2026, 3, 2)


def test_a_second_review_on_one_day_is_kept() -> None:
    assert len(written(with_ledger("2026-05-02"), by="Grace")) == 2


def test_a_review_that_is_recorded_again_is_one() -> None:
    assert len(written(with_ledger("2026-05-02"))) == 1
    found = made(note="all fine")
    again = course_of({**minimal_course(), LEDGER: found.texts[found.ledger].text.encode()})
    assert made(again).texts[LEDGER].text == found.texts[LEDGER].text
    assert "note: all fine now" in written(again, note="all fine now")[0]


def test_a_broken_ledger_is_refused() -> None:
    with pytest.raises(Refused, match=r"tracks/reviews\.yaml has 1 problem: mend it first"):
        made(with_ledger("2026-05-01", more="  - soon\n"))


@pytest.mark.parametrize("name", ["", " \n", "Ada\u202e", "Ada\x07"])
def test_a_name_is_a_name(name: str) -> None:
    with pytest.raises(Refused, match="the name of the reviewer"):
        made(by=name)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("bread/proofing", "bread/proofing"),
        ("proofing", "bread/proofing"),
        ("tracks/bread/proofing", "bread/proofing"),
        ("tracks/bread/proofing/", "bread/proofing"),
        ("tracks/bread/proofing/practice.md", "bread/proofing"),
    ],
)
def test_a_lesson_is_named(name: str, found: str) -> None:
    assert lesson_named(MINIMAL, name).id == found


@pytest.mark.parametrize(
    ("name", "why"),
    [
        (
            "bread/prooving",
            r"the course has no lesson bread/prooving\. Did you mean bread/proofing\?",
        ),
        ("xyz", r"the course has no lesson xyz\. Name it as track/lesson\."),
        ("bread/sourdough", "lesson 4 has no pages yet: there is nothing to review"),
        ("sourdough", "lesson 4 has no pages yet"),
        ("tracks/bread", "tracks/bread may be one of several lessons: say bread/"),
    ],
)
def test_no_lesson_is_guessed(name: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        lesson_named(MINIMAL, name)


def test_a_page_that_cannot_be_read_belongs_to_its_lesson() -> None:
    path = "tracks/cakes/sponge/lesson.md"
    course = course_of({**with_cakes(), path: b"\xff"})
    assert lesson_named(course, path).id == "cakes/sponge"


def test_one_line() -> None:
    assert one_line(" a\n\tb ", "it") == "a b"


def snooze(course: Course, until: str, today: str = "2026-06-01") -> str:
    day, end = dt.date.fromisoformat(today), dt.date.fromisoformat(until)
    return plan_text(snoozed(course, course.lessons[PROOFING], end, "the book  comes", day)).text


def reviewed_every(every: str, **briefs: str) -> Files:
    """The minimal course with a cadence, and with something else in the brief of proofing."""
    files = edited(
        minimal_course(), "tracks/bread/track.yaml", "level:", f"review: {every}\nlevel:"
    )
    for old, new in briefs.items():
        files = edited(files, "tracks/bread/proofing/brief.md", f"{old}: published", new)
    return files


MONTHLY = course_of(reviewed_every("1 month"))


def with_plan(text: str, *reviews: str) -> Course:
    files = {**reviewed_every("1 month"), PLAN: text.encode()}
    if reviews:
        files[LEDGER] = ledger_of(*(entry(MINIMAL, date) for date in reviews))
    return course_of(files)


def test_a_snooze_is_written_behind_what_is_there() -> None:
    entry = "  - {lesson: bread/proofing, until: %s, why: the book comes, made: %s}\n"
    first = snooze(MONTHLY, "2026-07-01")
    assert first.endswith(f"planned: []\nsnoozes:\n{entry % ('2026-07-01', '2026-06-01')}")
    second = snooze(with_plan(first), "2026-09-28", "2026-06-30")
    assert second == first + entry % ("2026-09-28", "2026-06-30")


def test_what_is_planned_stays() -> None:
    planned = "  - {lesson: bread/first-loaf, week: 2026-06-01, reviewer: Ada}\n"
    text = f"schema: coursekit/review-plan/v1\nplanned:\n{planned}"
    assert planned in snooze(with_plan(text), "2026-07-01")


@pytest.mark.parametrize(
    ("until", "why"),
    [
        ("2026-06-01", "2026-06-01 is not later than 2026-06-01"),
        (
            "2026-08-31",
            "2026-08-31 is 91 days away: a lesson waits 90 days at most, until 2026-08-30",
        ),
    ],
)
def test_a_snooze_has_its_limits(until: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        snooze(MONTHLY, until)


def test_a_lesson_is_snoozed_twice_between_reviews() -> None:
    text = snooze(with_plan(snooze(MONTHLY, "2026-07-01")), "2026-08-01", "2026-06-20")
    with pytest.raises(Refused, match="lesson 2 was snoozed 2 times since its last review"):
        snooze(with_plan(text), "2026-09-01", "2026-07-20")
    assert "until: 2026-09-01" in snooze(with_plan(text, "2026-07-10"), "2026-09-01", "2026-07-20")


@pytest.mark.parametrize(
    ("course", "why"),
    [
        (MINIMAL, "lesson 2 is never due, since nothing says how often: there is nothing to put"),
        (
            course_of(reviewed_every("1 month", status="status: draft")),
            "lesson 2 is never due, since learners do not see it yet",
        ),
        (course_of(reviewed_every("4 months")), "lesson 2 is not due before 2026-07-02"),
        (
            with_plan(snooze(MONTHLY, "2026-07-02")),
            "lesson 2 is snoozed until 2026-07-02 already",
        ),
    ],
)
def test_what_would_change_nothing_is_no_snooze(course: Course, why: str) -> None:
    with pytest.raises(Refused, match=why):
        snooze(course, "2026-07-02")


def test_a_broken_plan_is_refused() -> None:
    with pytest.raises(Refused, match=r"review-plan\.yaml has 1 problem"):
        snooze(with_plan("schema: coursekit/review-plan/v1\nplans: []\n"), "2026-07-01")


@pytest.mark.parametrize("module", ["record", "snooze"])
def test_what_cannot_be_read_again_is_not_written(
    module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    render = "render_ledger" if module == "record" else "render_plan"
    monkeypatch.setattr(f"coursekit.review.{module}.{render}", lambda found: "[")
    with pytest.raises(AssertionError, match="cannot be read"):
        made() if module == "record" else snooze(MONTHLY, "2026-07-01")


def test_an_empty_ledger_and_plan() -> None:
    assert render_ledger(()).endswith("reviews: []\n")

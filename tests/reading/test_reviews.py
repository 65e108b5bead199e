"""The ledger and the plan: what can be read is read, and all the rest is told."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from coursekit.model.review import Ledger, Planned, Review, ReviewPlan, Snooze
from coursekit.model.text import Place, Span
from coursekit.reading.reviews import (
    LEDGER_BYTES,
    PROBLEMS,
    find_ledger,
    find_plan,
    read_ledger,
    read_plan,
    review_facts,
)
from coursekit.reading.schemas import schema
from coursekit.reading.tree import DictTree
from coursekit.reading.yaml import read_yaml
from coursekit.review.render import render_ledger, render_plan
from tests.support.courses import LEDGER, PLAN, course_of
from tests.support.patching import minimal_course

DIGEST = f"sha256:{'4b' * 32}"
HEAD = "schema: coursekit/reviews/v1\nreviews:\n"
ENTRY = f"  - lesson: a/b\n    date: 2026-05-02\n    reviewer: Ada\n    digest: {DIGEST}\n"
PLAN_HEAD = "schema: coursekit/review-plan/v1\n"

names = st.text(min_size=1).filter(lambda text: text.strip() != "")
lessons = st.tuples(names, names).map(
    lambda pair: f"{pair[0].replace('/', '-')}/{pair[1].replace('/', '-')}"
)
days = st.dates(dt.date(1000, 1, 1), dt.date(9999, 12, 25))
mondays = days.map(lambda day: day - dt.timedelta(day.weekday()))
reviews = st.builds(
    Review,
    lesson=lessons,
    date=days,
    reviewer=names,
    digest=st.just(DIGEST),
    blocks=st.sampled_from(["", "0123", "1e10ffff", "00000000"]),
    note=st.none() | names,
)
plans = st.builds(
    ReviewPlan,
    path=st.just(PLAN),
    planned=st.lists(
        st.builds(Planned, lessons, mondays, names, st.none() | days),
        max_size=4,
        unique_by=lambda one: one.lesson,
    ).map(tuple),
    snoozes=st.lists(
        st.builds(Snooze, lesson=lessons, until=days, why=names, made=days),
        max_size=3,
        unique=True,
    ).map(tuple),
)


def read(text: str) -> Ledger:
    return read_ledger(LEDGER, text.encode())


def told(file: Ledger | ReviewPlan) -> list[str]:
    return [
        f"{file.text.position(one.place.span.start).line}: {one.message}" for one in file.problems
    ]


def essence(review: Review) -> tuple[object, ...]:
    return review.lesson, review.date, review.reviewer, review.digest, review.note or ""


@given(st.lists(reviews, max_size=5, unique_by=lambda one: essence(one)))
def test_what_is_written_of_reviews_is_read_again(found: list[Review]) -> None:
    text = render_ledger(found)
    ledger = read(text)
    assert told(ledger) == []
    assert sorted(map(essence, ledger.reviews)) == sorted(map(essence, found))
    assert render_ledger(ledger.reviews) == text
    assert text.count("blocks:") <= sum(bool(one.blocks) for one in found)


@given(plans)
def test_what_is_written_of_a_plan_is_read_again(plan: ReviewPlan) -> None:
    text = render_plan(plan)
    again = read_plan(PLAN, text.encode())
    assert told(again) == []
    assert sorted(again.planned) == sorted(plan.planned)
    assert sorted(map(repr, again.snoozes)) == sorted(map(repr, plan.snoozes))
    assert render_plan(again) == text


@given(st.lists(reviews, min_size=1, max_size=3), plans)
def test_what_is_written_fits_its_schema(found: list[Review], plan: ReviewPlan) -> None:
    ledger, planned = read(render_ledger(found)), read_plan(PLAN, render_plan(plan).encode())
    for name, file in (("reviews", ledger), ("review-plan", planned)):
        validator = Draft202012Validator(
            schema(name), format_checker=Draft202012Validator.FORMAT_CHECKER
        )
        whole = Span(0, len(file.text.content))
        value = read_yaml("x", file.text, whole, 9).value
        assert [error.message for error in validator.iter_errors(value)] == []


@given(st.binary(max_size=80))
def test_no_bytes_make_reading_raise(data: bytes) -> None:
    read_ledger(LEDGER, HEAD.encode() + data)
    read_plan(PLAN, PLAN_HEAD.encode() + data)


def test_reviews_come_by_date() -> None:
    ledger = read(HEAD + ENTRY + ENTRY.replace("05-02", "04-01").replace("Ada", "Grace"))
    assert [one.reviewer for one in ledger.reviews] == ["Grace", "Ada"]
    last = ledger.last("a/b")
    assert last
    assert last.place
    assert ledger.text.cut(last.place.span) == "a/b"
    assert ledger.last("a/c") is None


@pytest.mark.parametrize(
    ("text", "problems", "kept"),
    [
        ("", ["1: the ledger must be a mapping of keys to values; found nothing"], 0),
        (HEAD + ENTRY + ENTRY.replace("05-02", "13-02"), ["8: `reviews[1].date` must be"], 1),
        (HEAD + ENTRY + "  - soon\n", ["7: `reviews[1]` must be a mapping"], 1),
        (HEAD + ENTRY + "    noted: x\n", ["7: `noted` is not a known key in `reviews[0]`"], 1),
        (HEAD + ENTRY.replace("digest", "digets"), ["6: `digets` is not a known key"], 0),
        (HEAD + ENTRY + "    date: 2026-06-02\n", ["7: `reviews[0].date` stands here again"], 1),
        (HEAD + ENTRY + "  }\n", ["7: "], 0),
        (HEAD.replace("v1", "v2") + ENTRY, ["1: `schema` must be coursekit/reviews/v1"], 1),
        (HEAD.replace("reviews:", "reviews: 3"), ["2: `reviews` must be a list"], 0),
    ],
)
def test_every_other_entry_is_read(text: str, problems: list[str], kept: int) -> None:
    ledger = read(text)
    assert len(ledger.reviews) == kept
    assert len(told(ledger)) == len(problems)
    assert all(one.startswith(start) for one, start in zip(told(ledger), problems, strict=True))


def test_of_a_conflict_both_sides_count() -> None:
    other = ENTRY.replace("a/b", "a/c")
    ledger = read(f"{HEAD}<<<<<<< HEAD\n{ENTRY}=======\n{other}>>>>>>> topic\n")
    assert [one.lesson for one in ledger.reviews] == ["a/b", "a/c"]
    assert [line.split(":")[0] for line in told(ledger)] == ["3", "8", "13"]


def test_of_a_merge_that_keeps_all_lines_every_review_is_read_once() -> None:
    sketched = ENTRY + '    blocks: "0123"\n'
    for text in (ENTRY + sketched, sketched + ENTRY):
        ledger = read(HEAD + text)
        assert (told(ledger), [one.blocks for one in ledger.reviews]) == ([], ["0123"])
    ledger = read(HEAD + ENTRY + ENTRY.replace("Ada", "Grace") + ENTRY + "    note: x\n")
    assert [(one.reviewer, one.note) for one in ledger.reviews] == [
        ("Ada", None), ("Grace", None), ("Ada", "x"),
    ]  # fmt: skip


def test_of_a_conflict_between_two_branches_all_lines_are_kept() -> None:
    base = [Review(lesson="a/b", date=day(month), reviewer="Ada", digest=DIGEST, blocks="01" * 1000)
            for month in (1, 2)]  # fmt: skip
    sides = [
        render_ledger([*base, Review(lesson=lesson, date=day(3), reviewer=name, digest=DIGEST)])
        for lesson, name in (("a/b", "Ada"), ("a/b", "Grace"), ("a/c", "Grace"))
    ]
    for ours in sides:
        for theirs in sides:
            united = dict.fromkeys((*ours.splitlines(), *theirs.splitlines()))
            ledger = read("\n".join(united))
            assert told(ledger) == []
            assert len(ledger.reviews) == (3 if ours == theirs else 4)


def day(month: int) -> dt.date:
    return dt.date(2026, month, 1)


def test_a_plan_may_say_the_same_twice() -> None:
    planned = "  - {lesson: a/b, week: 2026-06-01, reviewer: Ada}\n"
    snooze = "  - {lesson: a/b, until: 2026-06-01, why: x, made: 2026-05-01}\n"
    plan = read_plan(PLAN, f"{PLAN_HEAD}planned:\n{planned * 2}snoozes:\n{snooze * 2}".encode())
    assert (told(plan), len(plan.planned), len(plan.snoozes)) == ([], 1, 1)


def test_a_conflict_in_a_plan_is_mended_by_a_new_one() -> None:
    plan = read_plan(PLAN, f"{PLAN_HEAD}<<<<<<< HEAD\nplanned: []\n".encode())
    assert [one.help for one in plan.problems] == [
        "Keep the snoozes of both sides and the rest of one, then run `coursekit review plan` again."
    ]


def test_problems_are_told_up_to_a_number() -> None:
    ledger = read(HEAD + "  - soon\n" * 80)
    assert len(ledger.problems) == PROBLEMS + 1
    assert told(ledger)[-1].endswith("30 more problems in this file are not told one by one")


def test_what_is_too_large_or_no_text_is_told() -> None:
    large = read_ledger(LEDGER, b"#" * (LEDGER_BYTES + 1))
    assert told(large) == ["1: the file is larger than 16,777,216 bytes"]
    assert told(read_ledger(LEDGER, HEAD.encode() + b"\xff")) == [
        "1: the file is not UTF-8: byte 0xff"
    ]


def test_a_plan_tells_what_is_wrong_with_it() -> None:
    plan = read_plan(
        PLAN,
        f"{PLAN_HEAD}planned:\n"
        "  - {lesson: a/b, week: 2026-06-03, reviewer: Ada}\n"
        "  - {lesson: a/c, week: 2026-06-01, reviewer: Ada}\n"
        "  - {lesson: a/c, week: 2026-06-08, reviewer: Ada}\n".encode(),
    )
    assert told(plan) == ["3: 2026-06-03 is no Monday", "5: 'a/c' is planned above already"]
    assert plan.problems[0].help == "That of its week is 2026-06-01."
    assert plan.planned == (Planned("a/c", dt.date(2026, 6, 1), "Ada"),)


def test_files_are_found_or_not() -> None:
    tree = DictTree({LEDGER: (HEAD + ENTRY).encode(), PLAN: PLAN_HEAD.encode()})
    assert find_ledger(tree, LEDGER)
    assert find_plan(tree, PLAN)
    assert find_ledger(tree, "tracks/other.yaml") is None
    assert find_plan(tree, "nowhere/other.yaml") is None


def test_a_file_that_cannot_be_opened_is_unread() -> None:
    course = course_of({**minimal_course(), LEDGER: None, PLAN: None})
    assert (course.ledger, course.review_plan) == (None, None)
    assert [one.path for one in course.unread] == [LEDGER, PLAN]


def test_without_a_manifest_nothing_is_stated() -> None:
    facts = review_facts(None)
    assert (facts.every, facts.owners, dict(facts.tiers)) == (None, None, {})


def test_the_place_of_a_problem_is_in_the_file() -> None:
    ledger = read(HEAD + ENTRY + "    noted: x\n")
    place = ledger.problems[0].place
    assert isinstance(place, Place)
    assert ledger.text.cut(place.span) == "noted"

"""Reports of changes: what golden cases do not show."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from typing import Any

import click
import pytest
from jsonschema import Draft202012Validator

from coursekit.comparing.data import (
    CourseDiff,
    Fact,
    Kind,
    LessonDiff,
    LessonState,
    Minutes,
    Objective,
    PhaseDiff,
    PhaseState,
    Prerequisite,
    Side,
    SourceChange,
    SourceState,
    StaleReview,
    TrackDiff,
    TrackState,
    UnreadFile,
)
from coursekit.reading.schemas import schema
from coursekit.reporting.diff import FORMATS, phrases, render
from coursekit.reporting.diff.layout import times
from coursekit.reporting.diff.markdown import MOST_CHARACTERS
from tests.support.reviews import HOSTILE


def state(number: int | None = 1, **facts: Any) -> LessonState:
    known: dict[str, Any] = {
        "id": f"bread/lesson-{number}",
        "label": f"lesson {number}" if number else "lesson bread/lesson",
        "track": "bread",
        "track_label": "Track 1",
        "phase": 1 if number else None,
        "phase_label": "Phase 1" if number else None,
        "number": number,
        "title": f"Title {number}",
        "status": "published",
        "written": True,
        "planned": False,
        "minutes": Minutes(measured=3.04, declared=3),
        "path": "tracks/bread/lesson/brief.md",
        **facts,
    }
    return LessonState(**known)


def changed(before: LessonState | None = None, after: LessonState | None = None, **facts: Any) -> LessonDiff:  # fmt: skip
    return LessonDiff(kind=Kind.CHANGED, before=before or state(), after=after or state(), **facts)


def diff(*lessons: LessonDiff, **facts: Any) -> CourseDiff:
    known: dict[str, Any] = {"version": "1.0", "title": "Home Baking", "since": "main", **facts}
    return CourseDiff(lessons=lessons, **known)


def text(found: CourseDiff) -> str:
    return click.unstyle(render(found, "text"))


def track(slug: str, written: int, minutes: Minutes, unmeasured: int = 0) -> TrackState:
    return TrackState(
        slug=slug,
        label=f"Track {slug}",
        title=None,
        written=written,
        planned=0,
        unmeasured=unmeasured,
        minutes=minutes,
    )


def lines(lesson: LessonDiff) -> list[str]:
    return list(phrases.lines(lesson))


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0, "the same blocks in another order"),
        (0.004, "less than 1 % changed"),
        (0.404, "40 % changed"),
        (1, "100 % changed"),
    ],
)
def test_how_much_of_a_text_changed(share: float, words: str) -> None:
    assert lines(changed(text=share)) == [f"text: {words}"]


@pytest.mark.parametrize(
    ("lesson", "line"),
    [
        (
            changed(state(2), state(3, id="bread/lesson-2", title="Title 2"), moved=True),
            "moved: lesson 2, Phase 1 → lesson 3, Phase 1",
        ),
        (
            changed(state(), state(track_label="Track 2"), moved=True),
            "moved: Track 1, lesson 1, Phase 1 → Track 2, lesson 1, Phase 1",
        ),
        (
            changed(state(), state(None, id="bread/lesson-1", title="Title 1"), moved=True),
            "moved: lesson 1, Phase 1 → listed nowhere",
        ),
        (changed(state(), state(status=None)), "status: published → none"),
        (
            changed(state(), state(minutes=Minutes(measured=1234.56))),
            "reading time: 3.0 → 1,234.6 minutes measured, 3 → ? declared",
        ),
        (changed(facts=(Fact("license", None, "MIT"),)), "license: none → MIT"),
        (changed(objectives=(Objective("A", None),)), "objective removed: A"),
        (changed(needs_more=(Prerequisite("a/b", None),)), "prerequisite added: a/b"),
        (
            changed(sources=(SourceChange(SourceState(None, (), None, None, "linked"), None),)),
            "source removed: linked",
        ),
        (
            changed(
                sources=(
                    SourceChange(
                        SourceState(None, (), "https://a.org", None, None),
                        SourceState(None, (), "https://a.org", None, None),
                        (Fact("use", "linked", None),),
                    ),
                )
            ),
            'source "https://a.org": use: linked → none',
        ),
    ],
)
def test_a_change_has_its_line(lesson: LessonDiff, line: str) -> None:
    assert lines(lesson) == [line]


def test_a_lesson_on_one_side_tells_its_standing() -> None:
    planned = state(written=False, planned=True, status=None, minutes=Minutes(), path=None)
    bare = dataclasses.replace(planned, planned=False)
    drafted = state(None, status=None, title=None)
    assert [list(phrases.whole(one)) for one in (planned, bare, drafted)] == [
        ["Phase 1, planned"],
        ["Phase 1, without pages"],
        ["listed nowhere, written", "reading time: 3.0 minutes measured, 3 declared"],
    ]
    assert phrases.name(drafted) == "lesson bread/lesson: bread/lesson-None"


def test_reviews_made_stale_and_files_not_read_have_sections() -> None:
    reviews = [StaleReview(dt.date(2026, 3, 20), "Ada", lost=lost) for lost in (False, True)]
    found = diff(
        *(changed(text=0.5, stale_review=one) for one in reviews),
        unread=(UnreadFile("tracks/a.md", Side.BEFORE),),
    )
    shown = text(found)
    assert "Reviews made stale (2)" in shown
    assert "reviewed on 2026-03-20 by Ada: its text is no longer what was read" in shown
    assert "reviewed on 2026-03-20 by Ada: the ledger knows it by its old name only" in shown
    assert "  tracks/a.md (before the change)\n" in shown


def test_an_unchanged_course_that_was_not_read_whole_says_both() -> None:
    found = diff(unread=(UnreadFile("tracks/a.md", Side.AFTER),), title=None)
    assert text(found) == (
        "Nothing changes for the course since main.\n\n"
        "Not compared: files that could not be read (1)\n  tracks/a.md (behind the change)\n"
    )


def test_tracks_and_phases_that_come_go_and_move() -> None:
    one, two = PhaseState("one", "Phase 1", 1, "One"), PhaseState("two", "Phase 2", 2, "Two")
    bread, none = track("bread", 1, Minutes(measured=1.0, declared=1)), Minutes()
    found = diff(
        tracks=(
            TrackDiff(
                before=bread,
                after=bread,
                phases=(
                    PhaseDiff(one, None),
                    PhaseDiff(None, two),
                    PhaseDiff(one, dataclasses.replace(one, title="Two")),
                    PhaseDiff(one, dataclasses.replace(two, title="One"), moved=True),
                ),
            ),
            TrackDiff(before=track("cakes", 2, Minutes(measured=4.0)), after=None),
            TrackDiff(before=None, after=track("pies", 0, none)),
        )
    )
    shown = text(found)
    for line in (
        'phase removed: Phase 1, "One"',
        'phase added: Phase 2, "Two"',
        'phase moved: Phase 1 → Phase 2, "One"',
        "slug of Phase 2: one → two",
        'title of Phase 1: "One" → "Two"',
        "track removed",
        "track added",
    ):
        assert f"    {line}\n" in shown
    assert [tuple(row) for row in times(found)] == [
        ("Track cakes", "2 → 0", "4.0 → 0.0", "0"),
        ("Track pies", "0", "0.0", "0"),
        ("All tracks", "3 → 1", "5.0 → 1.0", "1"),
    ]


def test_text_shows_a_hundred_lessons_of_a_kind() -> None:
    found = diff(*(changed(state(n), state(n), text=0.5) for n in range(1, 103)))
    shown = text(found)
    assert "Lessons changed (102)" in shown
    assert shown.count("text: 50 % changed") == 100
    assert "  and 2 more (`--format json` has all)\n" in shown


def test_markdown_fits_into_a_comment() -> None:
    found = diff(*(changed(state(n), state(n), text=0.5) for n in range(1, 3000)))
    shown = render(found, "markdown")
    assert len(shown) < MOST_CHARACTERS + 100
    assert shown.endswith(" more lines left out here: `--format json` has all.\n")


@pytest.mark.parametrize("format_", FORMATS)
def test_no_format_shows_a_password_or_what_hides_text(format_: str) -> None:
    address = f"https://name:hush{'h' * 300}@a.org/"
    lesson = changed(
        state(title=address),
        state(title=f"{address} again"),
        objectives=(Objective(address, None),),
        facts=(Fact("license", address, None),),
        sources=(SourceChange(None, SourceState(address, (address,), address, address, "x")),),
        needs_more=(Prerequisite("a/b", address),),
        stale_review=StaleReview(dt.date(2026, 3, 20), address),
    )
    nowhere = track("a", 1, Minutes())
    tracks = (
        TrackDiff(before=nowhere, after=dataclasses.replace(nowhere, title=address, slug="b")),
    )
    shown = render(diff(lesson, tracks=tracks, title=address), format_)
    assert "hush" not in shown
    for mark in HOSTILE:
        shown = click.unstyle(render(diff(changed(after=state(title=mark)), title=mark), format_))
        unseen = {"\x1b", "\ud800"} if format_ == "json" else {"\x1b", "\ud800", "\u202e"}
        assert not unseen & set(shown)


def test_json_tells_what_changed_in_words_and_fits_its_schema() -> None:
    lesson = changed(
        state(minutes=Minutes()),
        state(2, track="cakes", status="draft"),
        moved=True,
        text=0.12345,
        facts=(Fact("license", None, "MIT"),),
        objectives=(Objective(None, "A"),),
        needs_no_more=(Prerequisite("a/b", None),),
        sources=(SourceChange(None, SourceState(None, (), None, None, None)),),
        stale_review=StaleReview(dt.date(2026, 3, 20), "Ada"),
    )
    data = json.loads(render(diff(lesson), "json"))
    known = schema("diff")
    words = known["properties"]["lessons"]["items"]["properties"]["changes"]["items"]["enum"]
    assert data["lessons"][0]["changes"] == words
    assert data["lessons"][0]["text"] == 0.123
    assert data["lessons"][0]["before"]["minutes"] == {"measured": None, "declared": None}
    assert data["lessons"][0]["stale_review"]["date"] == "2026-03-20"
    assert [error.message for error in Draft202012Validator(known).iter_errors(data)] == []


def test_the_summary_counts_what_it_says() -> None:
    licensed = SourceChange(None, None, (Fact("license", "MIT", None), Fact("url", "a", "b")))
    found = diff(
        changed(
            sources=(licensed,), facts=(Fact("license", None, "MIT"), Fact("owner", None, "A"))
        ),
        LessonDiff(kind=Kind.UNWRITTEN, before=state(), after=state(written=False)),
        facts=(Fact("license.text", "A", "B"), Fact("title", "A", "B")),
    )
    assert (
        phrases.totals(found) == "1 lesson without pages now, 1 source changed, 3 licenses changed"
    )
    assert set(phrases.counts(found)) == set(schema("diff")["properties"]["summary"]["required"])


def test_every_kind_is_told_and_in_the_schema() -> None:
    kinds = schema("diff")["properties"]["lessons"]["items"]["properties"]["kind"]["enum"]
    assert [kind.value for kind in Kind] == kinds
    for kind in Kind:
        assert "Title 1" in text(diff(LessonDiff(kind=kind, before=state(), after=state())))

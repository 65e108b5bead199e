"""Courses that are nothing but lessons with dates, for tests of what is due and what is planned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from coursekit.model.course import Course, Lesson, Listing, Track
from coursekit.model.record import Stated
from coursekit.model.review import Ledger, Owners, Planned, Review, ReviewFacts, ReviewPlan, Snooze
from coursekit.model.settings import Settings
from coursekit.model.text import Place, Span

HERE = Place("tracks/course.yaml", Span(0, 0))


def stated(value: Any) -> Any:
    """A value with some place; nothing for nothing."""
    return None if value is None else Stated(value, HERE)


def lesson(
    number: int = 1,
    track: str = "bread",
    *,
    reviewed: dt.date | None = None,
    published: dt.date | None = dt.date(2026, 1, 5),
    every: str | None = None,
    owner: str | None = None,
    status: str | None = "published",
    phase: int = 1,
) -> Lesson:
    """A lesson whose pages could not be read, so that it says nothing but its facts."""
    slug = f"lesson-{number:04}"
    place = f"tracks/{track}/{slug}/brief.md"
    return Lesson(
        id=f"{track}/{slug}",
        track=track,
        slug=slug,
        label=f"lesson {number}",
        listing=Listing(
            track=track,
            slug=slug,
            number=number,
            phase=phase,
            title=f"Title {number}",
            planned=False,
            place=HERE,
        ),
        pages={},
        unread={"brief": place},
        expected={"brief": place},
        status=stated(status),
        published=stated(published),
        reviewed=stated(reviewed),
        review_every=stated(every),
        owner=stated(owner),
    )


def course(
    *lessons: Lesson,
    every: str | None = "12 months",
    capacities: dict[str, int | None] | None = None,
    reviews: Iterable[Review] = (),
    planned: Sequence[Planned] = (),
    snoozes: Sequence[Snooze] = (),
    **facts: Any,
) -> Course:
    """A course of these lessons, which asks for a review so often."""
    tracks = {one.track: _track(one.track) for one in lessons}
    return Course(
        settings=Settings(),
        lessons={one.id: one for one in lessons},
        tracks=tracks,
        review=ReviewFacts(every=stated(every), owners=Owners(capacities or {})),
        ledger=Ledger("tracks/reviews.yaml", tuple(reviews)),
        review_plan=ReviewPlan("tracks/review-plan.yaml", tuple(planned), tuple(snoozes)),
        **facts,
    )


def _track(slug: str) -> Track:
    return Track(slug=slug, label=f"Track {slug}", manifest=None, manifest_path=None)

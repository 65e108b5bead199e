"""Reviews: how often a lesson is due, what was confirmed when, and what is planned."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from coursekit.model.record import Stated
from coursekit.model.text import Place, Text

_DURATION = re.compile(r"([1-9][0-9]{0,300}) (day|week|month|year)s?")
_MONTHS = 12
_DAYS = 7


class Unit(Enum):
    """What durations are counted in."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Duration:
    """A time between two days of the calendar: `3 months`, `12 weeks`."""

    count: int
    unit: Unit

    def __str__(self) -> str:
        return f"{self.count} {self.unit.value}{'s' if self.count > 1 else ''}"

    def after(self, day: dt.date) -> dt.date:
        """The day that is so much later.

        A month after the 31st is the last day of a shorter month; what would be later than the
        calendar goes is its last day.
        """
        try:
            if self.unit in (Unit.DAY, Unit.WEEK):
                return day + dt.timedelta(self.count * (_DAYS if self.unit is Unit.WEEK else 1))
            months = self.count * (_MONTHS if self.unit is Unit.YEAR else 1)
            year, month = divmod(day.year * _MONTHS + day.month - 1 + months, _MONTHS)
            last = calendar.monthrange(year, month + 1)[1]
            return dt.date(year, month + 1, min(day.day, last))
        except (OverflowError, ValueError):
            return dt.date.max


def duration(text: str) -> Duration | None:
    """The duration that a text states, if it does."""
    match = _DURATION.fullmatch(text)
    return Duration(int(match[1]), Unit(match[2])) if match else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One confirmation that a lesson is right, from the ledger."""

    lesson: str
    """The lesson's id."""
    date: dt.date
    reviewer: str
    digest: str
    """Of the normalised content that was read: `sha256:…`."""
    blocks: str = ""
    """Four hexadecimal digits for each block of it, in order: to tell how much has changed."""
    note: str | None = None
    place: Place | None = None
    """Where the ledger names the lesson."""


@dataclass(frozen=True, slots=True)
class LedgerProblem:
    """Why a part of the ledger or of the plan could not be read."""

    place: Place
    message: str
    help: str


@dataclass(frozen=True)
class Ledger:
    """All recorded reviews: `tracks/reviews.yaml`."""

    path: str
    reviews: tuple[Review, ...] = ()
    """By date; of one day in the order of the file."""
    problems: tuple[LedgerProblem, ...] = ()
    text: Text = field(default_factory=lambda: Text(""))

    def last(self, lesson: str) -> Review | None:
        """The last review of a lesson."""
        reviews = self.of(lesson)
        return reviews[-1] if reviews else None

    def of(self, lesson: str) -> tuple[Review, ...]:
        """All reviews of a lesson, by date."""
        return self._by_lesson.get(lesson, ())

    @cached_property
    def _by_lesson(self) -> Mapping[str, tuple[Review, ...]]:
        found: dict[str, list[Review]] = {}
        for review in self.reviews:
            found.setdefault(review.lesson, []).append(review)
        return {lesson: tuple(reviews) for lesson, reviews in found.items()}


class Planned(NamedTuple):
    """A lesson's place in the plan."""

    lesson: str
    week: dt.date
    """Its Monday."""
    reviewer: str
    after: dt.date | None = None
    """The last review when it was planned; none where there had been none. After another review
    this place counts no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Snooze:
    """A decision to look at a lesson later than it is due."""

    lesson: str
    until: dt.date
    why: str
    made: dt.date


@dataclass(frozen=True)
class ReviewPlan:
    """Who looks at which lesson in which week: `tracks/review-plan.yaml`."""

    path: str
    planned: tuple[Planned, ...] = ()
    snoozes: tuple[Snooze, ...] = ()
    """All that were made, the newest last: their number is limited."""
    problems: tuple[LedgerProblem, ...] = ()
    text: Text = field(default_factory=lambda: Text(""))


@dataclass(frozen=True, slots=True)
class Cadence:
    """How often a lesson is reviewed, and who says so."""

    every: Duration
    said_by: str
    """`lesson 6`, `Track 24`, `the course`."""
    tier: str | None = None
    place: Place | None = None


@dataclass(frozen=True)
class Owners:
    """Who looks after lessons, with how many of them in a week."""

    capacities: Mapping[str, int | None] = field(default_factory=dict)


@dataclass(frozen=True)
class ReviewFacts:
    """What the course's manifest says of reviews."""

    every: Stated[str] | None = None
    """A duration, as stated."""
    tiers: Mapping[str, Stated[str]] = field(default_factory=dict)
    """The durations of the tiers, by name."""
    owners: Owners | None = None
    """None where the manifest names no owners."""

"""Time the report and the plan for 5,000 lessons and 20 reviewers: `python -m bench.reviews`.

The pages are those of a generated course of one track, each lent to many lessons. All lessons were
imported, and reviewed twice, on one day. Reading a course digests the lessons that its ledger names, so
that is no part of the report; the table tells what it takes for one of them.
"""

from __future__ import annotations

import datetime as dt
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from bench.courses import LESSONS_PER_TRACK, write_course
from coursekit.model.course import Course, Lesson, Track
from coursekit.model.digest import blocks_of, lesson_digest, sketch
from coursekit.model.record import Stated
from coursekit.model.review import Ledger, Review, ReviewFacts
from coursekit.model.settings import Settings
from coursekit.model.text import Place, Span
from coursekit.reading.course import read_course
from coursekit.reading.tree import WorkTree
from coursekit.reporting.review import FORMATS, render
from coursekit.review.listing import due_list
from coursekit.review.plan import LevelledPlan, levelled

LESSONS, REVIEWERS = 5_000, 20
WEEKS = 52
ROUNDS = 5
TODAY = dt.date(2026, 11, 21)
NOWHERE = Place("tracks/course.yaml", Span(0, 0))

T = TypeVar("T")


def course_of(pages: Course, every: str = "12 months") -> Course:
    """A course of many lessons with the pages of another, all reviewed on one day."""
    givers = list(pages.lessons.values())
    lessons: dict[str, Lesson] = {}
    tracks: dict[str, Track] = {}
    for number in range(LESSONS):
        slug, name = f"track-{number // 250:02}", f"lesson-{number % 250:03}"
        tracks[slug] = Track(slug=slug, label=slug, manifest=None, manifest_path=None)
        lessons[f"{slug}/{name}"] = replace(
            givers[number % len(givers)],
            id=f"{slug}/{name}",
            track=slug,
            slug=name,
            owner=Stated(f"reviewer {number % REVIEWERS:02}", NOWHERE),
            reviewed=Stated(TODAY, NOWHERE),
        )
    read = {one.id: (lesson_digest(one), sketch(blocks_of(one))) for one in givers}
    reviews = [
        Review(
            lesson=lesson,
            date=TODAY,
            reviewer="somebody",
            digest=read[givers[number % len(givers)].id][0],
            blocks=read[givers[number % len(givers)].id][1],
        )
        for number, lesson in enumerate(lessons)
        for _ in range(2)
    ]
    return replace(
        pages,
        tracks=tracks,
        lessons=lessons,
        ledger=Ledger("tracks/reviews.yaml", tuple(reviews)),
        digests={one.lesson: one.digest for one in reviews},
        review=ReviewFacts(every=Stated(every, NOWHERE)),
    )


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """The median seconds of processor time that some work takes, and its result."""
    seconds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        result = work()
        seconds.append(time.process_time() - start)
    return statistics.median(seconds), result


def peak(plan: LevelledPlan) -> tuple[int, int]:
    """The most reviews of a week, of one reviewer and of all of them."""
    weeks = Counter(one.week for one in plan.planned)
    return max(load.busiest for load in plan.loads), max(weeks.values())


def moved(course: Course, plan: LevelledPlan, day: dt.date) -> float:
    """The share of other lessons that have another week after the first planned review."""
    first = plan.planned[0]
    review = Review(lesson=first.lesson, date=day, reviewer=first.reviewer, digest="sha256:0")
    ledger = course.ledger or Ledger("tracks/reviews.yaml")
    after = replace(course, ledger=replace(ledger, reviews=(*ledger.reviews, review)))
    again = levelled(due_list(after, day, "bench"), plan.planned)
    before = {one.lesson: one.week for one in plan.planned}
    others = [one for one in again.planned if one.lesson != first.lesson]
    return sum(before[one.lesson] != one.week for one in others) / len(others)


def main() -> None:
    """Print a table."""
    with tempfile.TemporaryDirectory() as folder:
        write_course(Path(folder), LESSONS_PER_TRACK)
        pages = read_course(WorkTree(Path(folder)), Settings(), TODAY)
        course = course_of(pages)
        report, due = timed(lambda: due_list(course, TODAY, "bench"))
    givers = list(pages.lessons.values())
    formats = [timed(partial(render, due, kind))[0] for kind in FORMATS]
    digests, _ = timed(lambda: [lesson_digest(one) for one in givers])
    seconds, plan = timed(lambda: levelled(due, ()))
    again, _ = timed(lambda: levelled(due, plan.planned))
    one, everybody = peak(plan)
    ideal = LESSONS / WEEKS / REVIEWERS
    rows = (
        ("while reading, digest of a lesson, ms", f"{digests / len(givers) * 1000:.2f}", ""),
        ("report on 5,000 lessons, s", f"{report:.2f}", "at most 1"),
        ("that report with its slowest format, s", f"{report + max(formats):.2f}", "at most 1"),
        ("plan for 5,000 lessons, 20 reviewers, s", f"{seconds:.2f}", "at most 2"),
        ("the same when run again, s", f"{again:.2f}", "at most 2"),
        ("busiest week of a reviewer / ideal", f"{one / ideal:.2f}", "at most 1.10"),
        ("busiest week of all / ideal", f"{everybody / ideal / REVIEWERS:.2f}", "at most 1.10"),
        (
            "others moved after one review, %",
            f"{moved(course, plan, plan.planned[0].week):.2f}",
            "at most 2",
        ),
    )
    sys.stdout.write("| what | value | aim |\n| --- | --- | --- |\n")
    for row in rows:
        sys.stdout.write(f"| {' | '.join(row)} |\n")


if __name__ == "__main__":
    main()

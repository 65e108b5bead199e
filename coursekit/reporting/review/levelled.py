"""What a plan of reviews holds, for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterator

import click

from coursekit.reporting.review import phrases
from coursekit.review.due import NOBODY
from coursekit.review.plan import Late, LevelledPlan, Load
from coursekit.words import counted, listing, shortened, visible

_WIDEST = 40
_MOST_ROWS = 100


def render(plan: LevelledPlan, path: str) -> str:
    """How many lessons have a week, what is asked of whom, and what does not fit."""
    return "".join(f"{line}\n" for line in _lines(plan, path))


def _lines(plan: LevelledPlan, path: str) -> Iterator[str]:
    yield click.style(f"{counted(len(plan.planned), 'lesson')} in {path}", bold=True)
    yield from _changes(plan)
    names = [_shown(load.reviewer, _WIDEST) for load in plan.loads]
    width = max(map(len, names), default=0)
    for load, name in zip(plan.loads, names, strict=True):
        yield f"  {name:<{width}}  {_asked(load)}"
    for load in plan.loads:
        yield from _advice(load)
    if plan.late:
        yield ""
        yield click.style(f"Does not fit in time ({len(plan.late):,})", fg="red", bold=True)
    for late in plan.late[:_MOST_ROWS]:
        yield f"  {_late(late)}"
    if len(plan.late) > _MOST_ROWS:
        yield f"  and {len(plan.late) - _MOST_ROWS:,} more"


def _changes(plan: LevelledPlan) -> Iterator[str]:
    counts = (
        (plan.kept, "as before"),
        (len(plan.moved), "moved"),
        (plan.missed, "moved on from a week that has passed"),
        (plan.new, "new"),
    )
    said = [f"{number:,} {words}" for number, words in counts if number]
    if said:
        yield f"{listing(said, 'and')}."
    if plan.unplanned:
        yield f"{counted(plan.unplanned, 'lesson')} without a cadence: not planned."


def _asked(load: Load) -> str:
    return (
        f"{counted(load.planned, 'review')}, at most {load.busiest:,} in a week "
        f"of {load.capacity:,} possible"
    )


def _advice(load: Load) -> Iterator[str]:
    if load.reviewer == NOBODY:
        yield f"{counted(load.planned, 'lesson')} of nobody: name an `owner`, or nobody will look."
    if load.rate > load.capacity:
        yield (
            f"The lessons of {_shown(load.reviewer)} ask for {load.rate:.1f} reviews a week in the "
            f"long run, and {load.capacity:,} are possible: share them out, or review less often."
        )


def _late(late: Late) -> str:
    week = f"planned for {phrases.iso_week(late.week)}" if late.week else "no week in a year"
    lesson = late.lesson
    return _shown(
        f"{phrases.name(lesson)} ({lesson.lesson}), due {lesson.target}: {week}, "
        f"{phrases.owner(lesson)}"
    )


def _shown(text: str, limit: int = 200) -> str:
    return visible(shortened(text, limit))

"""Snooze a lesson: look at it later than it is due, seldom and not for long."""

from __future__ import annotations

import dataclasses
import datetime as dt

from coursekit.model.course import Course, Lesson
from coursekit.model.freshness import freshness
from coursekit.model.review import ReviewPlan, Snooze
from coursekit.reading.reviews import read_plan
from coursekit.review.listing import row_of
from coursekit.review.refusal import Refused, one_line, sound
from coursekit.review.render import render_plan
from coursekit.review.writing import NewText
from coursekit.words import counted

MOST_SNOOZES = 2
"""How often a lesson may be put off between two reviews."""
LONGEST_DAYS = 90


def snoozed(course: Course, lesson: Lesson, until: dt.date, why: str, today: dt.date) -> ReviewPlan:
    """The plan with one more snooze; raises `Refused`."""
    plan = course.review_plan or ReviewPlan(course.settings.review.plan)
    sound(plan.path, len(plan.problems))
    days = (until - today).days
    if days < 1:
        raise Refused(f"{until} is not later than {today}.")
    if days > LONGEST_DAYS:
        last = today + dt.timedelta(LONGEST_DAYS)
        raise Refused(f"{until} is {days} days away: a lesson waits {LONGEST_DAYS} days at most, "
                      f"until {last}.")  # fmt: skip
    _something_to_put_off(course, lesson, until, today)
    made = _since_review(course, lesson, plan, today)
    if made >= MOST_SNOOZES:
        raise Refused(
            f"{lesson.label} was snoozed {counted(made, 'time')} since its last review, and that "
            "is enough: review it, or find somebody who does."
        )
    snooze = Snooze(lesson=lesson.id, until=until, why=one_line(why, "the reason"), made=today)
    return dataclasses.replace(plan, snoozes=(*plan.snoozes, snooze))


def plan_text(plan: ReviewPlan) -> NewText:
    """The plan as text that was read back, with what its file held."""
    text = render_plan(plan)
    if read_plan(plan.path, text.encode()).problems:
        raise AssertionError(f"what was to be written to {plan.path} cannot be read")
    return NewText(text, plan.text.content or None)  # an empty file is refused as broken


def _something_to_put_off(course: Course, lesson: Lesson, until: dt.date, today: dt.date) -> None:
    """Refuse what would change nothing: a lesson waits seldom enough."""
    row = row_of(course, lesson, today)
    if row is None or row.due is None:
        why = "learners do not see it yet" if row is None else "nothing says how often"
        raise Refused(f"{lesson.label} is never due, since {why}: there is nothing to put off.")
    if row.due >= until:
        raise Refused(f"{lesson.label} is not due before {row.due}: there is nothing to put off.")
    if row.snooze and row.snooze.until >= until:
        raise Refused(f"{lesson.label} is snoozed until {row.snooze.until} already.")


def _since_review(course: Course, lesson: Lesson, plan: ReviewPlan, today: dt.date) -> int:
    last = freshness(course, lesson, today).date
    own = [one for one in plan.snoozes if one.lesson == lesson.id]
    return sum(last is None or one.made >= last for one in own)

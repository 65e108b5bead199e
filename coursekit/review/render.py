"""The ledger and the plan as text: sorted, an entry on each line.

So lines that two people added never share a part, and of a merge all lines of both can be kept.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from coursekit.model.review import Planned, Review, ReviewPlan, Snooze
from coursekit.reading.reviews import LEDGER_SCHEMA, PLAN_SCHEMA
from coursekit.reading.scalars import plain
from coursekit.words import visible

SKETCHES = 2
"""The days of which the last review of a lesson keeps the sketch of what was read: the last ones."""

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9._/-]*(?: [A-Za-z0-9._/-]+)*")
_NO_CHARACTERS = re.compile("[\ufffe\uffff]")
_LEDGER_HEAD = "# What was read when, by whom. `coursekit review record` writes this file.\n"
_PLAN_HEAD = (
    "# Who looks at which lesson in which week, and what may wait. `coursekit review plan` and\n"
    "# `coursekit review snooze` write this file.\n"
)


def render_ledger(reviews: Iterable[Review]) -> str:
    """The ledger with these reviews, by lesson and date; old ones without their sketch."""
    by_lesson: dict[str, list[Review]] = {}
    for review in reviews:
        by_lesson.setdefault(review.lesson, []).append(review)
    lines = [f"schema: {LEDGER_SCHEMA}", "reviews:" if by_lesson else "reviews: []"]
    for lesson in sorted(by_lesson):
        history = sorted(by_lesson[lesson], key=lambda one: one.date)
        last_of_day = {review.date: review for review in history}
        sketched = [last_of_day[day] for day in sorted(last_of_day)[-SKETCHES:]]
        lines.extend(_review(one, any(one is kept for kept in sketched)) for one in history)
    return _LEDGER_HEAD + "\n".join(lines) + "\n"


def render_plan(plan: ReviewPlan) -> str:
    """The plan, by lesson; snoozes by lesson and the day on which they were made."""
    planned = [_planned(one) for one in sorted(plan.planned, key=lambda one: one.lesson)]
    snoozes = sorted(plan.snoozes, key=lambda one: (one.lesson, one.made, one.until))
    lines = [
        f"schema: {PLAN_SCHEMA}",
        *(["planned:", *planned] if planned else ["planned: []"]),
        *(["snoozes:"] if snoozes else ["snoozes: []"]),
        *map(_snooze, snoozes),
    ]
    return _PLAN_HEAD + "\n".join(lines) + "\n"


def _review(review: Review, sketched: bool) -> str:
    return _entry(
        lesson=_scalar(review.lesson),
        date=review.date,
        reviewer=_scalar(review.reviewer),
        note=_scalar(review.note) if review.note else None,
        digest=f'"{review.digest}"',
        blocks=f'"{review.blocks}"' if review.blocks and sketched else None,
    )


def _planned(one: Planned) -> str:
    return _entry(
        lesson=_scalar(one.lesson), week=one.week, reviewer=_scalar(one.reviewer), after=one.after
    )


def _snooze(snooze: Snooze) -> str:
    return _entry(
        lesson=_scalar(snooze.lesson),
        until=snooze.until,
        why=_scalar(snooze.why),
        made=snooze.made,
    )


def _entry(**values: object) -> str:
    """An entry of a list, on one line, without what is none."""
    known = (f"{key}: {value}" for key, value in values.items() if value is not None)
    return f"  - {{{', '.join(known)}}}"


def _scalar(text: str) -> str:
    """A text as YAML: plain where nothing in it could mean anything, otherwise as JSON quotes it."""
    if _PLAIN.fullmatch(text) and isinstance(plain(text), str):
        return text
    quoted = visible(json.dumps(text, ensure_ascii=False))
    return _NO_CHARACTERS.sub(lambda match: f"\\u{ord(match[0]):04x}", quoted)

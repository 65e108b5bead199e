"""The list of due reviews as JSON: `schemas/review.v1.schema.json`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from coursekit.reporting.json import dumped
from coursekit.review.due import DueLesson, DueList, DueState, Group, Week

SCHEMA = "coursekit/review/v1"


def render(due: DueList) -> str:
    """The list as indented JSON with a stable order of keys."""
    return dumped(
        {
            "schema": SCHEMA,
            "tool": {"name": "coursekit", "version": due.version},
            "course": due.course,
            "as_of": due.as_of.isoformat(),
            "due_within": due.due_within,
            "ledger": due.has_ledger,
            "plan": due.has_plan,
            "summary": {
                "lessons": len(due.lessons),
                **_states(due.states),
                "snoozed": due.snoozed,
                "drafts": due.drafts,
                "planned_lessons": due.planned_lessons,
                "after_forecast": due.later_than_shown,
            },
            "tracks": [{"track": one.name, **_group(one)} for one in due.tracks],
            "owners": [
                {"owner": one.name, **_group(one), "capacity": due.capacities.get(one.name or "")}
                for one in due.owners
            ],
            "weeks": [_week(week) for week in due.weeks],
            "lessons": [_lesson(lesson) for lesson in due.lessons],
        }
    )


def _states(counts: Mapping[DueState, int]) -> dict[str, int]:
    return {_key(state): counts[state] for state in DueState}


def _key(state: DueState) -> str:
    return state.value.replace(" ", "_")


def _group(group: Group) -> dict[str, Any]:
    return {"label": group.label, "lessons": group.total, **_states(group.states)}


def _week(week: Week) -> dict[str, Any]:
    return {
        "week": week.label,
        "monday": week.monday.isoformat(),
        "planned": week.planned,
        "due": week.due,
        "again": week.again,
    }


def _lesson(lesson: DueLesson) -> dict[str, Any]:
    cadence, planned, snooze = lesson.cadence, lesson.planned, lesson.snooze
    return {
        "id": lesson.lesson,
        "label": lesson.label,
        "title": lesson.title,
        "path": lesson.path,
        "track": lesson.track,
        "number": lesson.number,
        "phase": lesson.phase,
        "owner": lesson.owner,
        "state": _key(lesson.state),
        "due": _day(lesson.due),
        "days_overdue": lesson.days_overdue,
        "last_review": _day(lesson.last_review),
        "reviewer": lesson.reviewer,
        "cadence": (
            {"every": str(cadence.every), "tier": cadence.tier, "said_by": cadence.said_by}
            if cadence
            else None
        ),
        "changed": None if lesson.changed is None else round(lesson.changed, 3),
        "reasons": list(lesson.reasons),
        "planned": (
            {"monday": planned.week.isoformat(), "reviewer": planned.reviewer} if planned else None
        ),
        "snoozed": {"until": _day(snooze.until), "why": snooze.why} if snooze else None,
    }


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None

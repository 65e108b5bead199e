"""What a change means as JSON: `schemas/diff.v1.schema.json`."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator
from enum import Enum
from typing import Any

from coursekit.comparing.data import CourseDiff, Kind, LessonDiff
from coursekit.reporting.diff import phrases
from coursekit.reporting.json import dumped
from coursekit.words import without_secrets

SCHEMA = "coursekit/diff/v1"


def render(diff: CourseDiff) -> str:
    """The change as indented JSON with a stable order of keys."""
    return dumped(
        {
            "schema": SCHEMA,
            "tool": {"name": "coursekit", "version": diff.version},
            "course": _plain(diff.title),
            "since": diff.since,
            "unchanged": diff.unchanged,
            "summary": dict(phrases.counts(diff)),
            "facts": _plain(diff.facts),
            "tracks": _plain(diff.tracks),
            "lessons": [_lesson(lesson) for lesson in diff.lessons],
            "unread": _plain(diff.unread),
        }
    )


def _lesson(lesson: LessonDiff) -> dict[str, Any]:
    data: dict[str, Any] = _plain(lesson)
    text = None if lesson.text is None else round(lesson.text, 3)
    return {"kind": data.pop("kind"), "changes": list(_changes(lesson)), **data, "text": text}


def _changes(lesson: LessonDiff) -> Iterator[str]:
    """What changed of a lesson that is on both sides, in words to look for."""
    found = {
        "title": lesson.renamed,
        "folder": lesson.readdressed,
        "place": lesson.moved,
        "status": lesson.status_changed,
        "text": lesson.text is not None,
        "time": lesson.time_changed and lesson.kind is Kind.CHANGED,
        "objectives": lesson.objectives,
        "prerequisites": lesson.needs_more or lesson.needs_no_more,
        "sources": lesson.sources,
        "facts": lesson.facts,
        "review": lesson.stale_review,
    }
    return (word for word, there in found.items() if there)


def _plain(value: Any) -> Any:
    """Frozen data as JSON has it: keys are the names of the fields."""
    if dataclasses.is_dataclass(value):
        names = (field.name for field in dataclasses.fields(value))
        return {name: _plain(getattr(value, name)) for name in names}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dt.date):
        return value.isoformat()
    return without_secrets(value) if isinstance(value, str) else value

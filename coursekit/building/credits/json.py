"""The credits as JSON: `schemas/credits.v1.schema.json`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from coursekit.building.credits.data import (
    CreditedLesson,
    Credits,
    Notice,
    OwnTerms,
    Shown,
    Terms,
    Work,
)
from coursekit.reporting.json import dumped

SCHEMA = "coursekit/credits/v1"


def render(data: Credits) -> str:
    """The credits as indented JSON with a stable order of keys."""
    return dumped(
        {
            "schema": SCHEMA,
            "tool": {"name": "coursekit", "version": data.version},
            "scope": list(data.scope),
            "course": _notice(data.notice),
            "lessons": [_lesson(lesson) for lesson in data.lessons],
            "works": [_work(work) for work in data.works],
            "own": [{"author": own.author, "shown": _shown(own.shown)} for own in data.own],
            "terms": [_own_terms(terms) for terms in data.terms],
        }
    )


def _notice(notice: Notice) -> dict[str, Any]:
    return {
        "title": notice.title,
        "authors": list(notice.authors),
        "license": {"text": _terms(notice.text_terms), "code": _terms(notice.code_terms)},
        "other_licenses": [
            {"lesson": other.lesson.id, "license": _terms(other.terms)} for other in notice.others
        ],
        "contact": notice.contact,
    }


def _lesson(lesson: CreditedLesson) -> dict[str, Any]:
    return {
        "id": lesson.id,
        "track": lesson.track,
        "label": lesson.label,
        "title": lesson.title,
        "path": lesson.path,
    }


def _work(work: Work) -> dict[str, Any]:
    return {
        "title": work.title,
        "creators": list(work.creators),
        "url": work.url,
        "event": work.event,
        "date": work.date.isoformat() if isinstance(work.date, dt.date) else work.date,
        "rights_holder": work.rights_holder,
        "license": _terms(work.terms),
        "evidence": work.evidence,
        "uses": [
            {
                "lesson": usage.lesson.id,
                "use": usage.use.value if usage.use else None,
                "modified": usage.modified,
                "files": list(usage.files),
            }
            for usage in work.usages
        ],
        "shown": _shown(work.shown),
    }


def _shown(shown: Iterable[Shown]) -> list[dict[str, Any]]:
    return [
        {
            "lesson": one.lesson.id,
            "page": one.page,
            "kind": one.kind.value,
            "target": one.target,
        }
        for one in shown
    ]


def _terms(terms: Terms | None) -> dict[str, Any] | None:
    if terms is None:
        return None
    return {
        "text": terms.text,
        "url": terms.url,
        "choices": [
            [{"id": one.id, "name": one.name, "url": one.url} for one in names]
            for names in terms.choices
        ],
    }


def _own_terms(terms: OwnTerms) -> dict[str, Any]:
    return {
        "id": terms.id,
        "name": terms.name,
        "text": terms.text,
        "evidence": terms.evidence,
        "seen": terms.seen.isoformat() if terms.seen else None,
        "allows": None if terms.allows is None else [use.value for use in terms.allows],
    }

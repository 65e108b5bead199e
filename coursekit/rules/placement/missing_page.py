"""A lesson that learners see lacks a page that every lesson must have.

Which pages are required stands in the configuration (`required` under `[layout]`); by default they
are the brief, the lesson, the practice and the references. Drafts and planned lessons may lack any.

## Bad

```diff
--- tracks/bread/proofing/practice.md
deleted file
```

## Good

```diff
--- tracks/bread/proofing/brief.md
-status: published
-published: 2026-03-02
+status: draft
--- tracks/bread/proofing/practice.md
deleted file
--- tracks/bread/first-loaf/brief.md
-prerequisites: [bread/proofing]
+prerequisites: []
```

## How to fix

Write the page at the path that the message names, or set the lesson's `status` to `draft` until it
is written.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course, Lesson
from coursekit.model.finding import Finding, Severity
from coursekit.rules.base import Rule


def check(course: Course) -> Iterator[Finding]:
    required = course.settings.layout.required
    for lesson in course.lessons.values():
        if not lesson.present or lesson.planned or lesson.draft:
            continue
        for kind, path in lesson.expected.items():
            if kind not in required or kind in lesson.pages or kind in lesson.unread:
                continue
            if kind == "brief" or _status_known(lesson):
                yield Finding(
                    place=lesson.listing.place if lesson.listing else lesson.first_place,
                    message=f"{lesson.label} has no {kind} page",
                    help=f"Write {path}, or set the lesson's `status` to draft until it is there.",
                    subject=f"{lesson.id} {kind}",
                    lesson=lesson.id,
                )


def _status_known(lesson: Lesson) -> bool:
    """Whether it is certain that the lesson is no draft: a brief that cannot be read may say so."""
    brief = lesson.pages.get("brief")
    if brief is None:
        return "brief" not in lesson.expected
    record = brief.record
    if record is None or record.problems:
        return False
    return lesson.status is not None or ("status",) not in record.entries


RULE = Rule(
    code="PL210",
    name="missing-page",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)

"""Learners see a lesson, and nothing tells when somebody last looked at it.

Neither the ledger nor `reviewed` in its front matter has a day. The rule asks nothing of a course
that has not begun with reviews: it speaks where the course, the track or the lesson says how often
it is to be reviewed, and at least one lesson of the course was reviewed.

## Bad

```diff
--- tracks/bread/track.yaml
-level: beginner
+level: beginner
+review: 12 months
--- tracks/bread/first-loaf/brief.md
-published: 2026-03-02
+published: 2026-03-02
+reviewed: 2026-05-02
--- tracks/bread/flour-and-water/brief.md
-published: 2026-03-02
+published: 2026-03-02
+reviewed: 2026-05-02
```

## Good

```diff
--- tracks/bread/track.yaml
-level: beginner
+level: beginner
+review: 12 months
--- tracks/bread/first-loaf/brief.md
-published: 2026-03-02
+published: 2026-03-02
+reviewed: 2026-05-02
--- tracks/bread/flour-and-water/brief.md
-published: 2026-03-02
+published: 2026-03-02
+reviewed: 2026-05-02
--- tracks/bread/proofing/brief.md
-published: 2026-03-02
+published: 2026-03-02
+reviewed: 2026-05-03
```

## How to fix

Read the lesson, then record it: `coursekit review record track/lesson --by NAME`. Until somebody
has the time, `coursekit review plan` gives it a week.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.cadence import cadence
from coursekit.model.course import Course, Lesson
from coursekit.model.finding import Finding, Severity
from coursekit.model.freshness import Basis
from coursekit.model.text import Place
from coursekit.rules.base import Rule
from coursekit.rules.review import tracked


def check(course: Course) -> Iterator[Finding]:
    known = list(tracked(course))
    if all(fresh.basis is Basis.UNTRACKED for _, fresh in known):
        return
    for lesson, fresh in known:
        every = cadence(course, lesson) if lesson.seen else None
        if every and fresh.basis is Basis.UNTRACKED:
            yield Finding(
                place=_place(lesson),
                message=f"{lesson.label} was never reviewed: neither the ledger nor its front "
                "matter has a day",
                help=f"Somebody has to read it: {every.said_by} asks for that every {every.every}.",
                subject=lesson.id,
            )


def _place(lesson: Lesson) -> Place:
    stated = lesson.published or lesson.status
    return stated.place if stated else lesson.first_place


RULE = Rule(
    code="RV1201",
    name="untracked-lesson",
    severity=Severity.NOTE,
    doc=__doc__,
    check=check,
    requires=("FM106",),
)

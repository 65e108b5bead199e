"""A track or a lesson names an owner whom the course manifest does not name.

The course says who looks after its lessons, under `owners`. A name that is not among them belongs
to nobody who plans with it: often it is mistyped, or its bearer has left. A course that names no
owners is not asked.

## Bad

```diff
--- tracks/course.yaml
-language: en
+language: en
+owners:
+  Ada: {}
+  Grace: {capacity: 2}
--- tracks/bread/track.yaml
-level: beginner
+level: beginner
+owner: Grase
```

## Good

```diff
--- tracks/course.yaml
-language: en
+language: en
+owners:
+  Ada: {}
+  Grace: {capacity: 2}
--- tracks/bread/track.yaml
-level: beginner
+level: beginner
+owner: Grace
```

## How to fix

Correct the name, or add it under `owners` in the course manifest.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Edit, Finding, Fix, Safety, Severity
from coursekit.model.record import Stated
from coursekit.rules.base import Rule
from coursekit.words import Guesses, shortened


def check(course: Course) -> Iterator[Finding]:
    if course.review.owners is None:
        return
    known, guesses = course.review.owners.capacities, Guesses()
    for stated, label in _owners(course):
        if stated.value in known:
            continue
        near = guesses.nearest(stated.value, known)
        yield Finding(
            place=stated.place,
            message=f"the owner of {label}, '{shortened(stated.value)}', is none of the owners that "
            "the course manifest names",
            help=f"Did you mean '{near}'?"
            if near
            else "Add the name there, or name another owner.",
            fix=Fix(f"Write {near}", Safety.UNSAFE, (Edit(stated.place, near),)) if near else None,
        )


def _owners(course: Course) -> Iterator[tuple[Stated[str], str]]:
    """The owners that tracks and lessons name, and whose they are."""
    for track in course.tracks.values():
        if track.owner:
            yield track.owner, track.label
    for lesson in course.lessons.values():
        if lesson.owner:
            yield lesson.owner, lesson.label


RULE = Rule(
    code="RV1207",
    name="unknown-owner",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
)

"""The manifest says that a lesson is planned, but pages of it are there.

A planned lesson has no folder yet: nothing links to it, and its missing pages are no fault. Once it
is begun, its own `status` says how far it is (`draft` hides it from learners).

## Bad

```diff
--- tracks/bread/track.yaml
-      - first-loaf
+      - slug: first-loaf
+        title: The first loaf
+        status: planned
```

## Good

```diff
--- tracks/bread/track.yaml
-      - first-loaf
+      - slug: first-loaf
+        title: The first loaf
```

## How to fix

Remove `status: planned` from the entry; if the lesson is not for learners yet, its brief says
`status: draft`.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Related, Severity
from coursekit.rules.base import Rule


def check(course: Course) -> Iterator[Finding]:
    for lesson in course.lessons.values():
        listing = lesson.listing
        if listing is None or not (listing.planned and lesson.present):
            continue
        yield Finding(
            place=listing.planned_at or listing.place,
            message=f"{lesson.label} is marked as planned, but pages of it are there",
            help="Remove `status: planned`; if learners must not see the lesson yet, "
            "let its brief say `status: draft`.",
            related=(Related(lesson.first_place, f"a page of {lesson.label}"),),
            subject=lesson.slug,
            lesson=lesson.id,
        )


RULE = Rule(
    code="PL209",
    name="planned-with-pages",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)

"""A lesson is there, but its track's manifest does not list it.

The manifest gives lessons their order: one that it does not list has no number, no neighbors and no
way that leads to it. Where the manifest lists a lesson that is not there and that is likely the
same, the finding stands at that entry instead.

## Bad

```diff
--- tracks/bread/track.yaml
       - flour-and-water
-      - proofing
--- tracks/bread/first-loaf/brief.md
-order: 3
+order: 2
```

## Good

```diff
--- tracks/bread/track.yaml
-      - proofing
   - slug: oven
     title: Oven
     lessons:
+      - proofing
--- tracks/bread/proofing/brief.md
-phase: 1
+phase: 2
```

## How to fix

Add the lesson's slug to the manifest, in its phase and at its place, or delete the folder.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course, Lesson
from coursekit.model.finding import Finding, Severity
from coursekit.model.text import Place
from coursekit.rules.base import Rule
from coursekit.rules.placement import is_unlisted, moved


def check(course: Course) -> Iterator[Finding]:
    moved_here = {lesson.id for lesson in moved(course).values()}
    for lesson in course.lessons.values():
        track = course.tracks[lesson.track]
        if track.manifest and is_unlisted(course, lesson) and lesson.id not in moved_here:
            path = track.manifest_path
            yield Finding(
                place=_place(lesson),
                message=f"{track.label} does not list this lesson ({lesson.slug})",
                help=f"Add {lesson.slug} to its phase in {path}, at its place among the lessons.",
                subject=lesson.slug,
            )


def _place(lesson: Lesson) -> Place:
    """The number that the brief claims and the manifest does not give; else the first page."""
    return lesson.stated_order.place if lesson.stated_order else lesson.first_place


RULE = Rule(
    code="PL207",
    name="unlisted-lesson",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
    requires=("PL203",),
)

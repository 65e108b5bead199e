"""A prerequisite names a lesson that the course does not have.

Prerequisites are written `track/lesson`, by the names of the folders. The lesson may be planned,
but some manifest must list it, or its pages must be there.

## Bad

```diff
--- tracks/bread/first-loaf/brief.md
-prerequisites: [bread/proofing]
+prerequisites: [bread/profing]
```

## Good

```diff
--- tracks/bread/first-loaf/brief.md
-prerequisites: [bread/proofing]
+prerequisites: [bread/proofing, bread/flour-and-water]
--- tracks/bread/proofing/brief.md
-prerequisites: [bread/flour-and-water]
+prerequisites: []
```

## How to fix

Correct the name, or add the lesson to a manifest, as planned. A lesson that was renamed or moved to
another track has to be renamed in the prerequisites of others too.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course, Lesson
from coursekit.model.finding import Edit, Finding, Fix, Safety, Severity
from coursekit.model.record import Stated
from coursekit.rules.base import Rule
from coursekit.words import nearest


def check(course: Course) -> Iterator[Finding]:
    for lesson in course.lessons.values():
        for stated in lesson.prerequisites:
            if stated.value in course.lessons or not _certain(course, lesson, stated):
                continue
            near = _nearest(course, stated.value)
            yield Finding(
                place=stated.place,
                message=f"the course has no lesson {stated.value}",
                help=f"Did you mean {near}?"
                if near
                else "Correct the name, or list the lesson as planned in its track's manifest.",
                fix=Fix(f"Write {near}", Safety.UNSAFE, (Edit(stated.place, near),))
                if near
                else None,
            )


def _certain(course: Course, lesson: Lesson, stated: Stated[str]) -> bool:
    """Whether the name fits its schema, and no manifest that cannot be read may list the lesson."""
    brief = lesson.pages["brief"]
    wrong = brief.record.violations if brief.record else ()
    if any(violation.span == stated.place.span for violation in wrong):
        return False
    track = course.tracks.get(stated.value.partition("/")[0])
    return track is None or track.lists_known or track.manifest_path is None


def _nearest(course: Course, wanted: str) -> str | None:
    """The lesson that was meant, if only its track, only its slug, or little of both is wrong."""
    track, _, slug = wanted.partition("/")
    elsewhere = {lesson.track for lesson in course.lessons.values() if lesson.slug == slug}
    if elsewhere:
        return f"{nearest(track, elsewhere) or min(elsewhere)}/{slug}"
    near_track = track if track in course.tracks else nearest(track, course.tracks)
    there = (lesson.slug for lesson in course.lessons.values() if lesson.track == near_track)
    near_slug = nearest(slug, there)
    return f"{near_track}/{near_slug}" if near_slug else None


RULE = Rule(
    code="PR301",
    name="unknown-prerequisite",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
    requires=("PL201",),
)

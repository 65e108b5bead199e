"""A track's folder holds lessons, but no manifest that gives them their order.

Title, number, phases and the order of lessons stand in `track.yaml` and nowhere else. Without it
nothing can be checked against them. Often the folder's name is a mistyped one of another track.

## Bad

```diff
+++ tracks/snacks/pretzels/brief.md
+---
+title: Pretzels
+description: Pretzels get their brown crust from a short bath in lye or soda, and then a hot oven does the rest for us.
+page: brief
+track: snacks
+phase: 1
+order: 1
+difficulty: intro
+read_minutes: 5
+practice_minutes: 5
+prerequisites: []
+objectives:
+  - Shape a pretzel from a rope of dough
+  - Explain why a bath of soda browns the crust
+  - Compare lye with soda
+authors: [The bakers of this test]
+status: draft
+---
+
+## What you will learn
+
+Pretzels get their brown crust from a short bath in lye or soda.
+
+## By the end you will be able to
+
+- Shape a pretzel from a rope of dough
+- Explain why a bath of soda browns the crust
+- Compare lye with soda
```

## Good

```diff
+++ tracks/snacks/track.yaml
+number: 2
+title: Snacks
+level: beginner
+description: Small things from the oven.
+phases:
+  - slug: salty
+    title: Salty
+    lessons:
+      - slug: pretzels
+        title: Pretzels
+        status: planned
```

## How to fix

Write the manifest, or move the lessons to the track that was meant. A course without manifests says
so with `track = ""` under `[layout]` in its configuration.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course, Lesson, Track
from coursekit.model.finding import Finding, Related, Severity
from coursekit.rules.base import Rule
from coursekit.rules.placement import lacks_manifest, moved
from coursekit.words import counted, nearest


def check(course: Course) -> Iterator[Finding]:
    listed_as = {lesson.id: course.lessons[id_] for id_, lesson in moved(course).items()}
    for track in course.tracks.values():
        lessons = [lesson for lesson in course.lessons.values() if lesson.track == track.slug]
        if not (lessons and lacks_manifest(course, track)):
            continue
        entries = [listed_as[lesson.id] for lesson in lessons if lesson.id in listed_as]
        meant = _meant(course, track, entries)
        hint = f"Did you mean the folder of {meant}? If not, write" if meant else "Write"
        yield Finding(
            place=lessons[0].first_place,
            message=f"{track.label} has {counted(len(lessons), 'lesson')}, but no manifest",
            help=f"{hint} {track.manifest_path}; a course without manifests sets "
            '`track = ""` under `[layout]`.',
            related=tuple(
                Related(entry.listing.place, f"{entry.track} lists {entry.slug}")
                for entry in entries
                if entry.listing
            ),
            subject=track.slug,
        )


def _meant(course: Course, track: Track, entries: list[Lesson]) -> str | None:
    """The track that lists one of the lessons by name, or one with a name that is near."""
    if entries:
        return entries[0].track
    return nearest(track.slug, (t.slug for t in course.tracks.values() if t.manifest))


RULE = Rule(
    code="PL211",
    name="missing-manifest",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)

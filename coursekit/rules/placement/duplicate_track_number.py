"""Two tracks of the course state the same number.

Prose, front matter and readers call a track by its number: "Track 24". With two of them, nobody can
tell which one is meant.

## Bad

```diff
+++ tracks/cakes/track.yaml
+number: 1
+title: Cakes
+level: beginner
+description: Batters, creams and what holds them up.
+phases:
+  - slug: batter
+    title: Batter
+    lessons:
+      - slug: sponge
+        title: Sponge
+        status: planned
```

## Good

```diff
+++ tracks/cakes/track.yaml
+number: 2
+title: Cakes
+level: beginner
+description: Batters, creams and what holds them up.
+phases:
+  - slug: batter
+    title: Batter
+    lessons:
+      - slug: sponge
+        title: Sponge
+        status: planned
```

## How to fix

Give one of the two another number, and change it wherever the course speaks of that track.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course, Track
from coursekit.model.finding import Finding, Related, Severity
from coursekit.rules.base import Rule


def check(course: Course) -> Iterator[Finding]:
    numbers = [track.number.value for track in course.tracks.values() if track.number]
    first: dict[int, Track] = {}
    for track in course.tracks.values():
        if track.number is None:
            continue
        other = first.setdefault(track.number.value, track)
        if other is track or other.number is None:
            continue
        yield Finding(
            place=track.number.place,
            message=f"{track.slug} has the same number as {other.slug}, {track.number.value}",
            help=f"Give one of the two tracks another number; {max(numbers) + 1} is free.",
            related=(Related(other.number.place, f"the number of {other.slug}"),),
        )


RULE = Rule(
    code="PL212",
    name="duplicate-track-number",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)

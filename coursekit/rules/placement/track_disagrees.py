"""The brief names another track than the one whose folder the lesson lies in.

A lesson belongs to the track in whose folder it lies; there its manifest lists it. A brief that
names another track was copied from there and not changed, or the folder was moved without it.

## Bad

```diff
--- tracks/bread/proofing/brief.md
-track: bread
+track: cakes
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

## Good

```diff
--- tracks/bread/proofing/brief.md
-track: bread
+track: 1
```

## How to fix

If the folder is right, correct `track`. If the brief is right, move the folder, and move its entry
from the one manifest to the other.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course, Track
from coursekit.model.finding import Edit, Finding, Fix, Related, Safety, Severity
from coursekit.rules.base import Rule
from coursekit.rules.placement import lacks_manifest, moved, named, names_tracks


def check(course: Course) -> Iterator[Finding]:
    if not names_tracks(course):
        return
    moved_here = {lesson.id for lesson in moved(course).values()}
    for lesson in course.lessons.values():
        stated, own = lesson.stated_track, course.tracks[lesson.track]
        if stated is None or lesson.id in moved_here or lacks_manifest(course, own):
            continue
        other = _named(course, own, stated.value)
        if other is None:
            continue
        right = str(own.number.value if own.number and stated.value != other.slug else own.slug)
        listed = lesson.listing
        yield Finding(
            place=stated.place,
            message=f"the brief says that this is a lesson of {named(other)}, "
            f"but its folder lies in {named(own)}",
            help=f"Write {right}, or move the lesson into the folder of {named(other)}.",
            related=(Related(listed.place, f"{own.label} lists it here"),) if listed else (),
            fix=Fix(f"Write {right}", Safety.UNSAFE, (Edit(stated.place, right),)),
        )


def _named(course: Course, own: Track, name: int | str) -> Track | None:
    """The other track of that name, if it is certain that the lesson's own has another."""
    if isinstance(name, str):
        return course.tracks.get(name) if name != own.slug else None
    if own.number is None or own.number.value == name:
        return None
    others = (t for t in course.tracks.values() if t.number and t.number.value == name)
    return next(others, None)


RULE = Rule(
    code="PL203",
    name="track-disagrees",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)

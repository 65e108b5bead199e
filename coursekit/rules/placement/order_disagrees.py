"""The brief states another number than the lesson has in its track's manifest.

The number of a lesson is its position in the lists of `track.yaml`, counted through all phases of
the track. A brief with another `order` is mistyped, or was left behind when lessons were moved; a
reader who follows it looks for the lesson in the wrong place.

## Bad

```diff
--- tracks/bread/proofing/brief.md
-order: 2
+order: 3
```

## Good

```diff
--- tracks/bread/track.yaml
       - flour-and-water
-      - proofing
+      - slug: shaping
+        title: Shaping a loaf
+        status: planned
+      - proofing
--- tracks/bread/proofing/brief.md
-order: 2
+order: 3
--- tracks/bread/first-loaf/brief.md
-order: 3
+order: 4
```

## How to fix

Decide which of the two is right. If it is the manifest, correct `order`; if it is the brief, move
the lesson in the manifest's list.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Edit, Finding, Fix, Related, Safety, Severity
from coursekit.rules.base import Rule
from coursekit.rules.placement import numbered


def check(course: Course) -> Iterator[Finding]:
    for lesson, listing, track in numbered(course):
        order = lesson.stated_order
        if order is None or order.value == listing.number:
            continue
        yield Finding(
            place=order.place,
            message=f"the brief says that this is number {order.value}, "
            f"but {track.label} lists it as {lesson.label}",
            help=f"Write {listing.number}, or move the lesson in {listing.place.path}.",
            related=(Related(listing.place, f"{lesson.label}, by its position here"),),
            fix=Fix(
                f"Write {listing.number}",
                Safety.UNSAFE,
                (Edit(order.place, str(listing.number)),),
            ),
        )


RULE = Rule(
    code="PL205",
    name="order-disagrees",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
    requires=("PL201", "PL203", "PL204"),
)

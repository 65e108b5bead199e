"""The brief names another phase than the one in which its track's manifest lists the lesson.

The number of a phase is its position in the list of `track.yaml`. A brief that names another one
was left behind when the lesson was moved, or when a phase was put before it.

## Bad

```diff
--- tracks/bread/proofing/brief.md
-phase: 1
+phase: 2
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
+phase: oven
```

## How to fix

Decide which of the two is right. If it is the manifest, correct `phase`, and `order` with it where
that disagrees too; if it is the brief, move the entry in the manifest.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course, Lesson, Listing
from coursekit.model.finding import Edit, Finding, Fix, Related, Safety, Severity
from coursekit.rules.base import Rule
from coursekit.rules.placement import numbered


def check(course: Course) -> Iterator[Finding]:
    for lesson, listing, track in numbered(course):
        stated, listed = lesson.stated_phase, track.phase(listing.phase)
        said = track.phase(stated.value) if stated else None
        if stated is None or said is None or listed is None or said is listed:
            continue
        right = str(listed.slug if isinstance(stated.value, str) else listed.number)
        order = tuple(_order(lesson, listing))
        also = f" (and `order` {listing.number})" if order else ""
        yield Finding(
            place=stated.place,
            message=f"the brief says that this belongs to {said.label}, "
            f"but {track.label} lists {lesson.label} in {listed.label}",
            help=f"Write {right}{also}, or move the entry to {said.label} in {listing.place.path}.",
            related=(
                Related(listing.place, f"{lesson.label}, listed in {listed.label}"),
                Related(said.place, said.label),
            ),
            fix=Fix(f"Write {right}{also}", Safety.UNSAFE, (Edit(stated.place, right), *order)),
        )


def _order(lesson: Lesson, listing: Listing) -> Iterator[Edit]:
    """Where a lesson was moved, its number went with the phase."""
    order = lesson.stated_order
    if order and order.value != listing.number:
        yield Edit(order.place, str(listing.number))


RULE = Rule(
    code="PL204",
    name="phase-disagrees",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
    requires=("PL201", "PL203"),
)

"""The brief names a phase that its track does not have.

The phases of a track stand in `track.yaml`; their numbers are their positions there. The brief says
by number, or by slug, in which one the lesson belongs.

## Bad

```diff
--- tracks/bread/proofing/brief.md
-phase: 1
+phase: 3
```

## Good

```diff
--- tracks/bread/proofing/brief.md
-phase: 1
+phase: dough
```

## How to fix

Write the phase in which the manifest lists the lesson. If the phase is still to come, add it to the
manifest and move the lesson there.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Edit, Finding, Fix, Related, Safety, Severity
from coursekit.rules.base import Rule
from coursekit.rules.placement import numbered
from coursekit.words import counted


def check(course: Course) -> Iterator[Finding]:
    for lesson, listing, track in numbered(course):
        stated = lesson.stated_phase
        listed = track.phase(listing.phase)
        if stated is None or listed is None or track.phase(stated.value):
            continue
        right = str(listed.slug if isinstance(stated.value, str) else listed.number)
        phases = counted(len(track.phases), "phase")
        yield Finding(
            place=stated.place,
            message=f"{track.label} has no phase {stated.value}; it has {phases}",
            help=f"Write {right}, the phase in which {listing.place.path} lists the lesson.",
            related=(Related(listing.place, f"{lesson.label}, listed in {listed.label}"),),
            fix=Fix(f"Write {right}", Safety.UNSAFE, (Edit(stated.place, right),)),
        )


RULE = Rule(
    code="PL202",
    name="unknown-phase",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
    requires=("PL201", "PL203"),
)

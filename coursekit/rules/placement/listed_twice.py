"""The manifest of a track lists the same lesson twice.

A lesson has one place in its track. With two, nobody can tell its number, its phase or its
neighbors; mostly an entry was moved and not removed where it stood before.

## Bad

```diff
--- tracks/bread/track.yaml
   - slug: oven
     title: Oven
     lessons:
+      - proofing
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

Remove one of the two entries.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Related, Severity
from coursekit.rules.base import Rule
from coursekit.rules.placement import repeats


def check(course: Course) -> Iterator[Finding]:
    for track in course.tracks.values():
        for again, first in repeats(track):
            phase = track.phase(first.phase)
            yield Finding(
                place=again.place,
                message=f"{track.label} lists {again.slug} again",
                help="Remove the entry that is wrong: a lesson has one place in its track.",
                related=(
                    Related(
                        first.place, f"the first time, in {phase.label if phase else track.label}"
                    ),
                ),
                lesson=again.lesson,
            )


RULE = Rule(
    code="PL208",
    name="listed-twice",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)

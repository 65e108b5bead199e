"""A track or a lesson asks for reviews by a word that is neither a duration nor a tier.

A duration is a number with `days`, `weeks`, `months` or `years`; the tiers are named in the course
manifest. Nobody knows what anything else means, so it is passed over, and the next one counts: the
track's for a lesson, the course's for a track.

## Bad

```diff
--- tracks/course.yaml
-language: en
+language: en
+review:
+  every: 12 months
+  tiers:
+    vendors: 3 months
--- tracks/bread/track.yaml
-level: beginner
+level: beginner
+review: vendor
```

## Good

```diff
--- tracks/course.yaml
-language: en
+language: en
+review:
+  every: 12 months
+  tiers:
+    vendors: 3 months
--- tracks/bread/track.yaml
-level: beginner
+level: beginner
+review: vendors
```

## How to fix

Write a duration such as `12 weeks`, or the name of a tier under `review` in the course manifest.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.cadence import length, stated_cadences
from coursekit.model.course import Course
from coursekit.model.finding import Edit, Finding, Fix, Safety, Severity
from coursekit.rules.base import Rule
from coursekit.words import Guesses, listing, shortened


def check(course: Course) -> Iterator[Finding]:
    guesses, tiers = Guesses(), course.review.tiers
    for stated, said_by in stated_cadences(course):
        if length(course, stated.value):
            continue
        near = guesses.nearest(stated.value, tiers)
        named = listing(["a duration such as 12 weeks", *list(tiers)[:10]])
        yield Finding(
            place=stated.place,
            message=f"{said_by} is to be reviewed by '{shortened(stated.value)}', which is neither "
            "a duration nor a tier",
            help=f"Did you mean '{near}'?" if near else f"Write {named}.",
            fix=Fix(f"Write {near}", Safety.UNSAFE, (Edit(stated.place, near),)) if near else None,
        )


RULE = Rule(
    code="RV1206",
    name="unknown-tier",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
    requires=("FM106",),
)

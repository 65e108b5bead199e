"""A lesson was reviewed before it was published.

A review confirms that what learners see is right, so it cannot be older than the lesson. One of the
two dates is mistyped, or the lesson was published anew and its old review no longer counts.

## Bad

```diff
--- tracks/bread/proofing/brief.md
 published: 2026-03-02
+reviewed: 2026-02-03
```

## Good

```diff
--- tracks/bread/proofing/brief.md
 published: 2026-03-02
+reviewed: 2026-03-02
```

## How to fix

Correct the date that is wrong. If the lesson has not been reviewed since it was published, remove
the date of the review.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Related, Severity
from coursekit.rules.base import Rule


def check(course: Course) -> Iterator[Finding]:
    for lesson in course.lessons.values():
        published, reviewed = lesson.published, lesson.reviewed
        if published and reviewed and reviewed.value < published.value:
            yield Finding(
                place=reviewed.place,
                message=f"{lesson.label} was reviewed on {reviewed.value}, before it was published "
                f"on {published.value}",
                help="Correct one of the two dates, or remove that of the review.",
                related=(Related(published.place, "the day of publication"),),
            )


RULE = Rule(
    code="FM107",
    name="date-order",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
    requires=("FM108",),
)

"""`reviewed` was moved to a later day, but nothing tells that somebody read the lesson.

The ledger has an earlier review as the last one, and not a word of the lesson has changed since. So
the day of the ledger counts. A day that was only moved on makes a lesson look looked after.

## Bad

```diff
+++ tracks/reviews.yaml
+schema: coursekit/reviews/v1
+reviews:
+  - lesson: bread/proofing
+    date: 2026-05-02
+    reviewer: Ada
+    digest: sha256:69b799311904dadd07aeaee7901f784e7a7761509b87e8810f870898ceea0cc2
--- tracks/bread/proofing/brief.md
-published: 2026-03-02
+published: 2026-03-02
+reviewed: 2026-05-20
```

## Good

```diff
+++ tracks/reviews.yaml
+schema: coursekit/reviews/v1
+reviews:
+  - lesson: bread/proofing
+    date: 2026-05-02
+    reviewer: Ada
+    digest: sha256:69b799311904dadd07aeaee7901f784e7a7761509b87e8810f870898ceea0cc2
--- tracks/bread/proofing/brief.md
-published: 2026-03-02
+published: 2026-03-02
+reviewed: 2026-05-02
```

## How to fix

If somebody did read the lesson on that day, record it:
`coursekit review record track/lesson --by NAME --date DATE`. Otherwise put back the day of the
ledger.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Severity
from coursekit.model.freshness import Basis
from coursekit.rules.base import Rule
from coursekit.rules.review import recorded_at, tracked


def check(course: Course) -> Iterator[Finding]:
    for lesson, fresh in tracked(course):
        if fresh.basis is Basis.BUMPED and fresh.stated and fresh.recorded:
            day = fresh.recorded.date
            yield Finding(
                place=fresh.stated.place,
                message=f"`reviewed` says {fresh.stated.value}, but the last recorded review of "
                f"{lesson.label} is that of {day}, and nothing has changed since",
                help=f"Record the review if somebody read the lesson; otherwise put back {day}.",
                related=recorded_at(fresh.recorded),
            )


RULE = Rule(
    code="RV1203",
    name="bumped-review-date",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
    requires=("FM108",),
)

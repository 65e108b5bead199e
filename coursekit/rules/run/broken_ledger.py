"""A part of the ledger of reviews, or of the plan, cannot be read.

`tracks/reviews.yaml` holds who read what when, `tracks/review-plan.yaml` who looks at what next.
What a broken entry would have said is lost, and every other one is still read; but while the ledger
is broken, the rules about reviews do not judge. Of a merge conflict both sides count: only the
lines that git put in have to go.

## Bad

```diff
+++ tracks/reviews.yaml
+schema: coursekit/reviews/v1
+reviews:
+  - lesson: bread/proofing
+    date: 2026-05-42
+    reviewer: Ada
+    digest: sha256:69b799311904dadd07aeaee7901f784e7a7761509b87e8810f870898ceea0cc2
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
```

## How to fix

Do what the message says, or put back the last version of the entry from git. `coursekit schema
reviews` and `coursekit schema review-plan` describe the keys.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Severity
from coursekit.rules.base import Rule


def check(course: Course) -> Iterator[Finding]:
    for file in (course.ledger, course.review_plan):
        for problem in file.problems if file else ():
            yield Finding(
                place=problem.place,
                message=problem.message,
                help=problem.help,
                subject=problem.message,
            )


RULE = Rule(
    code="CK010",
    name="broken-ledger",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)

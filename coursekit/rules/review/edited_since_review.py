"""A lesson was changed since its last recorded review.

The ledger binds a review to the words that were read. Where they are others now, nobody has
confirmed them. White space, wrapping, the status, the owner and the place in the track do not
count. A change is no fault, so this is a note: it tells how much of the lesson is new, counted in
blocks such as paragraphs. Where front matter states a later day than the ledger, that day counts
for when the lesson is due again, but nobody knows what was read on it.

## Bad

```diff
+++ tracks/reviews.yaml
+schema: coursekit/reviews/v1
+reviews:
+  - lesson: bread/proofing
+    date: 2026-05-02
+    reviewer: Ada
+    digest: sha256:69b799311904dadd07aeaee7901f784e7a7761509b87e8810f870898ceea0cc2
--- tracks/bread/proofing/lesson.md
-Yeast turns sugar into gas, and the dough rises because gluten holds it.
+Yeast turns sugar into gas, and the dough rises because its gluten holds it.
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

Read what is new, then record it: `coursekit review record track/lesson --by NAME`.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Severity
from coursekit.model.freshness import Basis, Freshness
from coursekit.rules.base import Rule
from coursekit.rules.review import recorded_at, tracked


def check(course: Course) -> Iterator[Finding]:
    for lesson, fresh in tracked(course):
        if not fresh.recorded or not fresh.edited:
            continue
        day = fresh.recorded.date
        message = f"{lesson.label} was changed since its review on {day}{_share(fresh)}"
        help_ = "Somebody has to read what is new, and record that."
        if fresh.basis is Basis.EDITED_UNRECORDED and fresh.stated:
            message = (
                f"{lesson.label} was changed since its recorded review on {day}{_share(fresh)}, and "
                f"that on {fresh.stated.value} was not recorded"
            )
            help_ = "Record the later review, so that the ledger tells what was read."
        yield Finding(
            place=lesson.reviewed.place if lesson.reviewed else lesson.first_place,
            message=message,
            help=help_,
            related=recorded_at(fresh.recorded),
            subject=lesson.id,
        )


def _share(fresh: Freshness) -> str:
    """How much has changed, where something is known of it."""
    if not fresh.share:
        return ""
    percent = round(fresh.share * 100)
    return f" ({percent} % of it)" if percent else " (less than 1 % of it)"


RULE = Rule(
    code="RV1202",
    name="edited-since-review",
    severity=Severity.NOTE,
    doc=__doc__,
    check=check,
)

"""The ledger names a lesson that the course does not have.

Its reviews count for nothing, and if the lesson only has another name now, that one looks as if
nobody had ever read it.

## Bad

```diff
+++ tracks/reviews.yaml
+schema: coursekit/reviews/v1
+reviews:
+  - lesson: bread/prooving
+    date: 2026-05-02
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

Where the lesson was moved or renamed, give its entries the new name; where it is gone for good,
remove them.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Edit, Finding, Fix, Safety, Severity
from coursekit.model.review import Review
from coursekit.model.text import Place
from coursekit.rules.base import Rule
from coursekit.words import Guesses, counted, shortened


def check(course: Course) -> Iterator[Finding]:
    guesses = Guesses()
    for lesson, reviews in _unknown(course).items():
        near = _nearest(course, lesson, guesses)
        places = [review.place for review in reviews if review.place]
        for place in places[:1]:
            entries = f" ({counted(len(reviews), 'entry', 'entries')})" if reviews[1:] else ""
            yield Finding(
                place=place,
                message=f"the course has no lesson {shortened(lesson)}{entries}",
                help=f"Did you mean {near}?"
                if near
                else "Give the entry the lesson's new name, or remove it if the lesson is gone.",
                fix=_fix(near, places) if near else None,
            )


def _unknown(course: Course) -> dict[str, list[Review]]:
    found: dict[str, list[Review]] = {}
    for review in course.ledger.reviews if course.ledger else ():
        if review.lesson not in course.lessons:
            found.setdefault(review.lesson, []).append(review)
    return found


def _nearest(course: Course, wanted: str, guesses: Guesses) -> str | None:
    """The lesson that has the name in another track, or one of a name that is near."""
    slug = wanted.partition("/")[2]
    moved = [lesson.id for lesson in course.lessons.values() if lesson.slug == slug]
    return moved[0] if len(moved) == 1 else guesses.nearest(wanted, course.lessons)


def _fix(near: str, places: list[Place]) -> Fix:
    return Fix(f"Write {near}", Safety.UNSAFE, tuple(Edit(place, near) for place in places))


RULE = Rule(
    code="RV1205",
    name="unknown-reviewed-lesson",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
)

"""A lesson that learners see needs one that they cannot see: a draft, or a planned one.

Learners are sent to a lesson that is not there for them.

## Bad

```diff
--- tracks/bread/proofing/brief.md
-status: published
-published: 2026-03-02
+status: draft
```

## Good

```diff
--- tracks/bread/proofing/brief.md
-status: published
-published: 2026-03-02
+status: needs-review
+published: 2026-03-02
```

## How to fix

Publish the lesson that is needed first, keep the one that needs it a draft as well, or remove the
prerequisite.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import READER_STATUSES, Course, Lesson
from coursekit.model.finding import Finding, Related, Severity
from coursekit.rules.base import Rule
from coursekit.rules.prerequisites import called, needs


def check(course: Course) -> Iterator[Finding]:
    for lesson in course.lessons.values():
        if lesson.status is None or lesson.status.value not in READER_STATUSES:
            continue
        for id_, stated in needs(course, lesson).items():
            other = course.lessons[id_]
            hidden = _hidden(other)
            if hidden is None:
                continue
            name = called(course, other, lesson.track)
            first = "Publish" if other.present else "Write and publish"
            yield Finding(
                place=stated.place,
                message=f"learners see {lesson.label}, but not {name}, which it needs",
                help=f"{first} {name}, or remove the prerequisite.",
                related=(hidden,),
            )


def _hidden(lesson: Lesson) -> Related | None:
    """Where it is said that learners do not see a lesson."""
    if lesson.draft and lesson.status:
        return Related(lesson.status.place, f"{lesson.label} is a draft")
    listing = lesson.listing
    # A planned lesson with pages is another rule's: the manifest is likely wrong.
    if listing and listing.planned and not lesson.present:
        return Related(listing.planned_at or listing.place, f"{lesson.label} is only planned")
    return None


RULE = Rule(
    code="PR305",
    name="unpublished-prerequisite",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
    requires=("PR303", "PR304"),
)

"""A lesson names itself as its prerequisite.

Nobody can have finished a lesson before beginning it. Mostly the front matter was copied from the
lesson that follows, or another lesson was meant.

## Bad

```diff
--- tracks/bread/proofing/brief.md
-prerequisites: [bread/flour-and-water]
+prerequisites: [bread/proofing]
```

## Good

```diff
--- tracks/bread/proofing/brief.md
-prerequisites: [bread/flour-and-water]
+prerequisites: []
```

## How to fix

Name the lesson that was meant, or remove the entry.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Severity
from coursekit.rules.base import Rule
from coursekit.rules.prerequisites import removal


def check(course: Course) -> Iterator[Finding]:
    for lesson in course.lessons.values():
        own = (stated for stated in lesson.prerequisites if stated.value == lesson.id)
        stated = next(own, None)
        if stated:
            yield Finding(
                place=stated.place,
                message=f"{lesson.label} names itself as its prerequisite",
                help="Name the lesson that was meant, or remove the entry.",
                fix=removal(lesson, stated),
            )


RULE = Rule(
    code="PR302",
    name="self-prerequisite",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)

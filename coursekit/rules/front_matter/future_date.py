"""A lesson was published or reviewed on a day that is still to come.

The day to judge by is that of the last commit, or the one given with `--as-of`; without either the
rule is not judged. It is a warning only, because a date that is written today is later than the
last commit until it is committed itself. A draft may state the day on which it is going to be
published.

## Bad

The tests of coursekit judge this example by 2026-06-01:

```diff
--- tracks/bread/first-loaf/brief.md
-published: 2026-03-02
+published: 2026-06-02
```

## Good

```diff
--- tracks/bread/first-loaf/brief.md
-published: 2026-03-02
+published: 2026-06-01
```

## How to fix

Correct the date; often the year is wrong in January. For a lesson that is to be published later,
set `status` to `draft` until then.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Severity
from coursekit.rules.base import Rule


def check(course: Course) -> Iterator[Finding]:
    for lesson in course.lessons.values():
        published = None if lesson.draft else lesson.published
        for word, date in (("published", published), ("reviewed", lesson.reviewed)):
            if date and course.as_of and date.value > course.as_of:
                yield Finding(
                    place=date.place,
                    message=f"{lesson.label} was {word} on {date.value}, which is later than "
                    f"{course.as_of}, the day it is judged by",
                    help="Correct the date, unless it is that of the commit to come; --as-of gives "
                    "another day to judge by.",
                )


RULE = Rule(
    code="FM108",
    name="future-date",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
    needs_date=True,
)

"""A link leads into a lesson that is planned and not written yet.

The manifest announces the lesson with `status: planned`, so its name may be told. But there is no
file to open, and a learner who follows the link finds an error page.

## Bad

```diff
--- tracks/bread/first-loaf/lesson.md
-The dough came from [proofing](../proofing/lesson.md).
+Next comes [sourdough](../sourdough/lesson.md).
```

## Good

```diff
--- tracks/bread/first-loaf/lesson.md
-The dough came from [proofing](../proofing/lesson.md).
+Next comes *Sourdough*.
```

## How to fix

Name the lesson in words, without a link, until it is written. If it is written, correct its status
in the manifest.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course, FileLink, TargetState
from coursekit.model.finding import Finding, Related, Severity
from coursekit.rules.base import Rule


def check(course: Course) -> Iterator[Finding]:
    for link in course.links:
        if link.state is TargetState.MISSING and link.lesson is not None:
            yield from _into_planned(course, link, link.lesson)


def _into_planned(course: Course, link: FileLink, id_: str) -> Iterator[Finding]:
    lesson = course.lessons[id_]
    if lesson.listing is not None and lesson.planned:
        manifest = lesson.listing.place.path
        yield Finding(
            place=link.page.place(link.link.target_span),
            message=f"the link leads into {lesson.label}, which is planned and has no such file yet",
            help="Name the lesson without a link until it is written, or correct its status "
            f"in {manifest}.",
            related=(Related(lesson.listing.place, f"{lesson.label}, planned by its entry here"),),
            subject=link.link.target,
        )


RULE = Rule(
    code="LK905",
    name="planned-link",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)

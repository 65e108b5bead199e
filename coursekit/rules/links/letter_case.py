"""A link is written in another letter case than the file that it leads to.

Windows and macOS find such a file all the same, so the author sees nothing wrong. GitHub, the
servers of most sites and the machines of CI do not find it.

## Bad

```diff
--- tracks/bread/first-loaf/lesson.md
-The dough came from [proofing](../proofing/lesson.md).
+The dough came from [proofing](../Proofing/lesson.md).
```

## Good

```diff
--- tracks/bread/first-loaf/lesson.md
-The dough came from [proofing](../proofing/lesson.md).
+The dough came from [Proofing](../proofing/lesson.md).
```

## How to fix

Write the path as the file is named; the JSON report holds the edit as a safe fix.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from coursekit.model.course import Course, FileLink, TargetState
from coursekit.model.finding import Finding, Fix, Safety, Severity
from coursekit.rules.base import Rule
from coursekit.rules.links import retarget


def check(course: Course) -> Iterator[Finding]:
    for link in course.links:
        if link.state is TargetState.OTHER_CASE:
            yield Finding(
                place=link.page.place(link.link.target_span),
                message=f"the link differs in letter case from what it leads to, {link.path}",
                help=f"Write {link.mended or link.path}, as it is named.",
                fix=_fix(link),
                subject=link.link.target,
            )


def _fix(link: FileLink) -> Fix | None:
    place = link.page.place(link.link.target_span)
    written = link.page.text.cut(place.span)
    # Of a destination with escapes we do not know what may be put in its place.
    if link.mended is None or unquote(written) != unquote(link.link.target):
        return None
    return retarget(place, link.mended, Safety.SAFE)


RULE = Rule(
    code="LK903",
    name="letter-case",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)

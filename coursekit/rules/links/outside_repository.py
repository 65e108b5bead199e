"""A link leads above the root of the repository.

Whoever clones the repository, or reads it on GitHub or on a site, has nothing there. It works, if
at all, on the machine of its author. Links to what GitHub shows beside the files, such as
`../../issues` from a file at the root, are fine.

## Bad

```diff
--- tracks/bread/first-loaf/lesson.md
-The dough came from [proofing](../proofing/lesson.md).
+The dough came from [proofing](../../../../proofing/lesson.md).
```

## Good

```diff
--- tracks/bread/first-loaf/lesson.md
-The dough came from [proofing](../proofing/lesson.md).
+The dough came from [proofing](../../../tracks/bread/proofing/lesson.md).
```

## How to fix

Count the `../` again: each leads one folder up, beginning at the folder of the page. What lies in
another repository needs its full URL.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course, TargetState
from coursekit.model.finding import Finding, Severity
from coursekit.rules.base import Rule


def check(course: Course) -> Iterator[Finding]:
    for link in course.links:
        if link.state is TargetState.OUTSIDE:
            root = "../" * link.page.path.count("/") or "./"
            yield Finding(
                place=link.page.place(link.link.target_span),
                message="the path leads above the repository's root",
                help=f"From this page the root is {root} (what lies elsewhere needs its full URL).",
                subject=link.link.target,
            )


RULE = Rule(
    code="LK906",
    name="outside-repository",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)

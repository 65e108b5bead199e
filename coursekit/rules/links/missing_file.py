"""A link leads to a file or folder that is not there.

The path is looked for from the page's own folder, or from the repository's root where it begins
with `/`. A learner who follows such a link finds an error page.

## Bad

```diff
--- tracks/bread/proofing/lesson.md
-Next comes the oven, in [the first loaf](../first-loaf/lesson.md).
+Next comes the oven, in [the first loaf](../first-lof/lesson.md).
```

## Good

```diff
--- tracks/bread/proofing/lesson.md
-Next comes the oven, in [the first loaf](../first-loaf/lesson.md).
+Next comes the oven, in [the first loaf](../first-loaf/).
```

## How to fix

Correct the path; where a name is near, it is offered. Sites that add an ending to their routes say
so with `suffixes` under `[links]` in the configuration.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course, TargetState
from coursekit.model.finding import Finding, Severity
from coursekit.rules.base import Rule


def check(course: Course) -> Iterator[Finding]:
    for link in course.links:
        planned = link.lesson is not None and course.lessons[link.lesson].planned
        if link.state is TargetState.MISSING and not planned:
            hint = (
                f"Did you mean {link.nearest}?" if link.nearest else "Correct or remove the link."
            )
            yield Finding(
                place=link.page.place(link.link.target_span),
                message=f"there is no file {link.path}",
                help=hint,
                subject=link.link.target,
            )


RULE = Rule(
    code="LK901",
    name="missing-file",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)

"""Two lessons of a track, or one lesson twice, state the same objective.

An objective says what a learner can do afterwards and could not before, so it belongs to one
lesson. The second one was mostly copied with the brief and never rewritten. Letter case, punctuation
and spaces do not count.

## Bad

```diff
--- tracks/bread/first-loaf/brief.md
-  - Produce a loaf from a risen dough
+  - Describe what yeast does in a dough
@@
-- Produce a loaf from a risen dough
+- Describe what yeast does in a dough
```

## Good

```diff
--- tracks/bread/first-loaf/brief.md
-  - Produce a loaf from a risen dough
+  - Describe what yeast does in an oven
@@
-- Produce a loaf from a risen dough
+- Describe what yeast does in an oven
```

## How to fix

Write what the second lesson adds. Where two lessons really practice the same, the later one mostly
does it with more: say with what.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursekit.model.course import Course, Lesson
from coursekit.model.finding import Finding, Related, Severity
from coursekit.model.record import Stated
from coursekit.rules.base import Rule


def check(course: Course) -> Iterator[Finding]:
    first: dict[tuple[str, str], tuple[Lesson, Stated[str]]] = {}
    for lesson in course.lessons.values():
        for objective in lesson.objectives:
            key = (lesson.track, re.sub(r"[\W_]+", "", objective.value.casefold()))
            before, stated = first.setdefault(key, (lesson, objective))
            if stated is objective:
                continue
            where = "this lesson" if before is lesson else before.label
            yield Finding(
                place=objective.place,
                message=f"{where} states this objective already",
                help=f"Write what a learner can do after {lesson.label} and could not before.",
                related=(Related(stated.place, f"the first time, in {before.label}"),),
            )


RULE = Rule(
    code="OB404",
    name="duplicate-objective",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
)

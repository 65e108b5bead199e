"""A lesson needs another that stands later in the same track.

Learners who take the track in its order come to the lesson before they have what it needs.

## Bad

```diff
--- tracks/bread/flour-and-water/brief.md
-prerequisites: []
+prerequisites: [bread/proofing]
--- tracks/bread/proofing/brief.md
-prerequisites: [bread/flour-and-water]
+prerequisites: []
```

## Good

```diff
--- tracks/bread/track.yaml
-      - flour-and-water
       - proofing
+      - flour-and-water
--- tracks/bread/flour-and-water/brief.md
-order: 1
+order: 2
@@
-prerequisites: []
+prerequisites: [bread/proofing]
--- tracks/bread/proofing/brief.md
-order: 2
+order: 1
@@
-prerequisites: [bread/flour-and-water]
+prerequisites: []
```

## How to fix

Move the lesson behind what it needs, or remove the prerequisite and explain what is needed of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Related, Severity
from coursekit.rules.base import Rule
from coursekit.rules.prerequisites import components, graph, is_later


def check(course: Course) -> Iterator[Finding]:
    edges = graph(course)
    component = {id_: found for found in components(edges) for id_ in found}
    for id_, lesson in course.lessons.items():
        for needed, stated in edges[id_].items():
            other = course.lessons[needed]
            if not is_later(lesson, other) or other.listing is None or needed in component[id_]:
                continue
            yield Finding(
                place=stated.place,
                message=f"{lesson.label} needs {other.label}, which comes later",
                help=f"Move {lesson.label} behind {other.label}, or remove the prerequisite.",
                related=(Related(other.listing.place, f"{other.label}, by its position here"),),
            )


RULE = Rule(
    code="PR304",
    name="later-prerequisite",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
    requires=("PL205", "PR303"),
)

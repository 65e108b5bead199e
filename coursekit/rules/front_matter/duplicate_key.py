"""A key stands twice in the same mapping.

YAML forbids it, and programs disagree about it: coursekit takes the first, many others take the
last. Mostly two people added the key on two branches, and git merged both lines.

## Bad

```diff
--- tracks/bread/proofing/brief.md
 difficulty: intro
+difficulty: standard
```

## Good

```diff
--- tracks/bread/proofing/brief.md
-difficulty: intro
+difficulty: standard
```

## How to fix

Decide which of the two is right and remove the other.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Related, Severity
from coursekit.model.record import dotted
from coursekit.model.text import Place
from coursekit.rules.base import Rule


def check(course: Course) -> Iterator[Finding]:
    for record in course.records:
        for duplicate in record.duplicates:
            key = dotted(duplicate.path)
            yield Finding(
                place=Place(record.path, duplicate.again),
                message=f"`{key}` is stated again; this one is not read",
                help="Remove one of the two.",
                related=(Related(Place(record.path, duplicate.first), "the one that is read"),),
                subject=key,
            )


RULE = Rule(
    code="FM103",
    name="duplicate-key",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)

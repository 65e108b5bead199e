"""A value in front matter or in a manifest is not what its schema asks for.

Every file kind has a JSON Schema (`coursekit schema NAME` prints it). A value of another type,
outside its range, or not among the words that are allowed means that whatever reads the course
would have to guess.

## Bad

```diff
--- tracks/bread/proofing/brief.md
-read_minutes: 1
+read_minutes: five
```

## Good

```diff
--- tracks/bread/proofing/brief.md
-read_minutes: 1
+read_minutes: 2
```

## How to fix

Write what the message asks for. Where a word was mistyped, the nearest that is allowed is offered.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Severity
from coursekit.model.record import ViolationKind
from coursekit.rules.base import Rule
from coursekit.rules.front_matter import violated


def check(course: Course) -> Iterator[Finding]:
    return violated(course, ViolationKind.INVALID_VALUE)


RULE = Rule(
    code="FM106",
    name="invalid-value",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)

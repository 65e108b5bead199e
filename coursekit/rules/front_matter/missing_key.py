"""Front matter or a manifest lacks a key that it must have.

Every file kind has a JSON Schema that says which keys must be there. Some depend on others: a brief
needs `published` unless its `status` is `draft`, references that are `derived` need `sources`, a
planned lesson needs a `title`. A finding stands at the mapping that lacks the key.

## Bad

```diff
--- tracks/bread/proofing/brief.md
-difficulty: intro
```

## Good

```diff
--- tracks/bread/proofing/brief.md
-difficulty: intro
+difficulty: standard
```

## How to fix

Add the key. The help says what it holds, and `coursekit schema NAME` prints the whole schema. A key
that is there but mistyped is found by `unknown-key` alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Severity
from coursekit.model.record import ViolationKind
from coursekit.rules.base import Rule
from coursekit.rules.front_matter import violated


def check(course: Course) -> Iterator[Finding]:
    return violated(course, ViolationKind.MISSING_KEY)


RULE = Rule(
    code="FM104",
    name="missing-key",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)

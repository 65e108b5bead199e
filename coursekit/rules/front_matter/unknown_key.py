"""Front matter or a manifest holds a key that nothing reads.

Such a key looks as if it did something. Mostly it is mistyped, and what was meant is missing; or it
was left behind by another tool.

## Bad

```diff
--- tracks/bread/proofing/brief.md
-difficulty: intro
+dificulty: intro
```

## Good

```diff
--- tracks/bread/proofing/brief.md
+# Reviewers: Ada and Björn
 difficulty: intro
```

## How to fix

Correct the key if the finding offers a near one. Otherwise remove it, or make it a comment. Where a
course uses keys of its own for what coursekit knows, name them under `[front_matter.keys]` in the
configuration.
"""

from __future__ import annotations

from collections.abc import Iterator

from coursekit.model.course import Course
from coursekit.model.finding import Finding, Severity
from coursekit.model.record import ViolationKind
from coursekit.rules.base import Rule
from coursekit.rules.front_matter import violated


def check(course: Course) -> Iterator[Finding]:
    return violated(course, ViolationKind.UNKNOWN_KEY)


RULE = Rule(
    code="FM105",
    name="unknown-key",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
)
